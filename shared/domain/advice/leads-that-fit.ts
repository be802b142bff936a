import type { SalesFigures } from './sales-figures.ts';
import { type Workloads, workloadsOf } from './workload.ts';

/** What a quotient of sums may be off by. */
const ROUNDING = 1e-9;

/**
 * How many new leads a day so many people can work, other work being as it is; 0 when that alone is too much.
 * Undefined when the work does not depend on new leads.
 *
 * @param workOf how many people's work is meant, of all workloads.
 */
export function leadsThatFit(
  figures: SalesFigures,
  people: number,
  workOf: (workloads: Workloads) => number,
): number | undefined {
  const without = workOf(workloadsOf(figures, 0));
  const ofOneLead = workOf(workloadsOf(figures, 1)) - without;
  if (ofOneLead <= 0) return undefined;
  return Math.max(0, Math.floor((people - without) / ofOneLead + ROUNDING));
}
