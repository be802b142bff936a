import { alignedRows } from '../report/aligned-rows.ts';
import { type BenchResult, type Figure, keepsBudget } from './figure.ts';

const NUMBER = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const COUNT = new Intl.NumberFormat('en-US');

/** What a benchmark found as text: the counts, then each figure with its budget beside it and whether it is kept. */
export function printedResult({ title, counts, figures }: BenchResult): string {
  const countRows = alignedRows(
    counts.map(({ name, count }) => [name, COUNT.format(count)]),
    ['left', 'right'],
  );
  const figureRows = alignedRows(
    figures.map((figure) => [figure.name, NUMBER.format(figure.value), figure.unit, budgetText(figure)]),
    ['left', 'right', 'left', 'left'],
  );
  return [title, ...indented(countRows), '', ...indented(figureRows), ''].join('\n');
}

function budgetText(figure: Figure): string {
  const { budget } = figure;
  if (budget === undefined) return '';
  const bound = budget.kind === 'at-least' ? 'at least' : 'at most';
  return `budget ${bound} ${COUNT.format(budget.value)}: ${keepsBudget(figure) ? 'kept' : 'MISSED'}`;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
