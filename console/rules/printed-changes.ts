import { changesInWords } from '../../shared/domain/rules-change-words.ts';
import type { RulesChange } from '../../shared/domain/rules-diff.ts';

export function printedChanges(changes: readonly RulesChange[]): string {
  if (changes.length === 0) return '  nothing\n';
  return changesInWords(changes)
    .map((line) => `  ${line}\n`)
    .join('');
}
