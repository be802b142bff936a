/** What must hold of a figure: at least or at most so much, in the figure's own unit. */
export type Budget = { readonly kind: 'at-least' | 'at-most'; readonly value: number };

/** One measured number. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** What it counts, as it is printed after the number: `leads/s`. */
  readonly unit: string;
  /** Absent where the figure only helps to read the others. */
  readonly budget?: Budget;
}

/** One number that is the same in every run on every machine. */
export interface Count {
  readonly name: string;
  readonly count: number;
}

/** What one benchmark found: first what it did, then how fast or dear that was. */
export interface BenchResult {
  readonly title: string;
  readonly counts: readonly Count[];
  readonly figures: readonly Figure[];
}

/** A figure without a budget keeps it. */
export function keepsBudget({ value, budget }: Figure): boolean {
  if (budget === undefined) return true;
  return budget.kind === 'at-least' ? value >= budget.value : value <= budget.value;
}
