import { Temporal } from 'temporal-polyfill';
import type { ClosedCase } from './lead.ts';

/** How many closed cases a lead remembers: more than a programme asks after. */
export const CASES_KEPT = 12;

/**
 * The cases with one more, in its place by moment; the very same list when the case is among them, or is older than all
 * that are remembered. What was told of a case first stands. Cases may come in any turn and any number of times.
 */
export function withClosedCase(cases: readonly ClosedCase[], closed: ClosedCase): readonly ClosedCase[] {
  if (cases.some(({ caseId }) => caseId === closed.caseId)) return cases;
  const kept = [...cases, closed].toSorted(byMoment).slice(-CASES_KEPT);
  return kept.includes(closed) ? kept : cases;
}

function byMoment(one: ClosedCase, other: ClosedCase): number {
  const order = Temporal.Instant.compare(one.at, other.at);
  return order === 0 && one.caseId !== other.caseId ? (one.caseId < other.caseId ? -1 : 1) : order;
}
