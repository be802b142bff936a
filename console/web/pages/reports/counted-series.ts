import type { REPORTS_WORDS } from './words.ts';

/** What the chart draws of a row's counters, in this order. */
export const SERIES = ['attempts', 'humans', 'rightParties', 'sales'] as const satisfies readonly (keyof Words)[];

/** What the table beside it tells besides. */
export const MORE_COUNTS = ['handovers', 'optOuts'] as const;

type Words = (typeof REPORTS_WORDS)['en']['series'];

/** A row of the report as it is drawn. */
export interface DrawnRow {
  readonly name: string;
  readonly counts: Readonly<Record<string, number>>;
}
