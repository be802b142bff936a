import { OUTCOME_CODES, type OutcomeCode } from '../../domain/outcome.ts';
import type { Counts } from '../../domain/reports/report-counter.ts';

/** How far the calls of a tier led. */
export interface FunnelCounts {
  /** Leads called for the first time. */
  readonly newLeads: number;
  readonly called: number;
  /** By a person. */
  readonly answered: number;
  readonly rightParty: number;
  /** Handed over to selling, or sold to. */
  readonly advanced: number;
  readonly handedOver: number;
  readonly sold: number;
  /** Of those sold to, customers before. */
  readonly soldAgain: number;
  readonly saidStop: number;
}

export function funnelCounts(counts: Counts): FunnelCounts {
  const { firstCalls = 0, attempts = 0, humans = 0, rightParties = 0, handovers = 0, sales = 0 } = counts;
  return {
    newLeads: firstCalls,
    called: attempts,
    answered: humans,
    rightParty: rightParties,
    advanced: handovers + sales,
    handedOver: handovers,
    sold: sales,
    soldAgain: counts.repeatSales ?? 0,
    saidStop: counts.optOuts ?? 0,
  };
}

/** Calls by how they ended, most first; outcomes without a call are left out. */
export function outcomeCounts(counts: Counts): readonly { readonly outcome: OutcomeCode; readonly calls: number }[] {
  return OUTCOME_CODES.map((outcome) => ({ outcome, calls: counts[`outcome#${outcome}`] ?? 0 }))
    .filter(({ calls }) => calls > 0)
    .toSorted((one, other) => other.calls - one.calls);
}
