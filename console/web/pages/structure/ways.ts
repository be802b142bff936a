import type { Box, TransitionRow } from './structure-answers.ts';

/** All transitions that lead from one stage to the same place. */
export interface Way {
  readonly from: TransitionRow['from'];
  readonly to: Box;
  readonly rows: readonly TransitionRow[];
  readonly isOwn: boolean;
}

/** The ways of a lead, in the order of the rows. */
export function waysOf(rows: readonly TransitionRow[]): readonly Way[] {
  const names = [...new Set(rows.map(({ from, to }) => `${from} ${to}`))];
  return names.flatMap((name) => {
    const here = rows.filter(({ from, to }) => `${from} ${to}` === name);
    const [first] = here;
    if (first === undefined) return [];
    return [{ from: first.from, to: first.to, rows: here, isOwn: here.some(({ isOwn }) => isOwn) }];
  });
}
