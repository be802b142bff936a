import type { RuleRow } from '../../rules/rule-fields.ts';
import { valueInWords } from '../../rules/value-words.ts';
import type { RuleWords } from '../../terms/rule-words.ts';
import { sourceName } from '../../terms/source-name.ts';
import type { Held } from './use-level-rules.ts';
import type { PageWords } from './words.ts';

/** A value that stages may have each by itself: once where they agree, else stage by stage. */
export function heldValue(row: RuleRow, held: readonly Held[], words: RuleWords, page: PageWords): string {
  const texts = held.map(({ stage, value }) => ({ stage, text: valueInWords(row, value, words) }));
  const [first] = texts;
  if (first === undefined) return '';
  if (texts.every(({ text }) => text === first.text)) return first.text;
  return texts.map(({ stage, text }) => page.stageValue(words.stages[stage], text)).join('; ');
}

/** Who set it, each once; empty where nobody did. */
export function heldBy(held: readonly Held[], words: RuleWords, page: PageWords): string {
  const sources = held.flatMap(({ by }) => by);
  const names = new Set(sources.map((source) => sourceName(source, words)));
  if (names.size > 1 && sources.every(({ kind }) => kind === 'default')) return words.sources.defaults;
  return [...names].join(page.and);
}
