import type { ReplanProgress } from '../../shared/application/ports/settings-repository.ts';
import type { RulesHistoryEntry } from '../../shared/application/rules-versions.ts';
import { changesInWords } from '../../shared/domain/rules-change-words.ts';
import type { RulesChange } from '../../shared/domain/rules-diff.ts';
import type { RulesProblem } from '../../shared/domain/rules-document.ts';

export function printedChanges(changes: readonly RulesChange[]): string {
  if (changes.length === 0) return '  nothing\n';
  return changesInWords(changes)
    .map((line) => `  ${line}\n`)
    .join('');
}

export function printedProblems(problems: readonly RulesProblem[]): string {
  return problems
    .map(({ path, value, message, mend }) => {
      const where = value === '' ? path : `${path} (${value})`;
      return `  ${where}: ${message}; ${mend}.\n`;
    })
    .join('');
}

/** The newest first, each with what it changed, and how far leads have been moved to where the newest want them. */
export function printedHistory(entries: readonly RulesHistoryEntry[], replan: ReplanProgress | undefined): string {
  if (entries.length === 0) return 'No rules were published yet: the defaults hold.\n';
  return (
    printedReplan(replan) +
    entries
      .map((entry) => {
        if (entry.kind === 'unreadable') return `version ${entry.version} cannot be read: ${entry.reason}\n`;
        const { version, at, author, note, comparedWith, changes } = entry;
        const since = comparedWith === version - 1 ? '' : ` (beside version ${comparedWith})`;
        return `version ${version}, ${at.toString({ smallestUnit: 'second' })}, ${author}: ${note}${since}\n${printedChanges(changes)}`;
      })
      .join('\n')
  );
}

function printedReplan(replan: ReplanProgress | undefined): string {
  if (replan === undefined) return '';
  const { rulesVersion, structureVersion, seen, moved, finishedAt } = replan;
  const state = finishedAt === undefined ? 'goes on' : 'is finished';
  const structure = structureVersion === 0 ? '' : ` and version ${structureVersion} of the sales structure`;
  return `Re-planning under version ${rulesVersion}${structure} ${state}: ${seen} leads looked at, ${moved} moved.\n\n`;
}
