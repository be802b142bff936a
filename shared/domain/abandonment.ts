import type { Counts } from './reports/report-counter.ts';

/** Days over which a campaign's abandoned calls are held against {@link ABANDONMENT_LIMIT_PERCENT}. */
export const ABANDONMENT_DAYS = 30;

/**
 * Percent of the calls answered by a person for which no agent was there within two seconds. The United States allow so
 * much for each campaign and 30 days (Telemarketing Sales Rule, 16 CFR 310.4(b)(4)); docs/compliance-presets.md tells of
 * other countries. It holds for every campaign, because no dial rule sets another.
 */
export const ABANDONMENT_LIMIT_PERCENT = 3;

/** Whose limit it is. */
export const ABANDONMENT_REGULATION = { country: 'US', regulation: '16 CFR 310.4(b)(4)' } as const;

/** Fewer answered calls than these say nothing: one abandoned call would be more than the limit. */
export const ENOUGH_ANSWERED = 100;

/** How the calls of some days stand to the limit. */
export interface Abandonment {
  readonly abandoned: number;
  readonly answered: number;
  /** To a tenth; absent while too few were answered. */
  readonly percent?: number;
  readonly verdict: 'within' | 'over' | 'too-few';
}

export function abandonmentOf({ abandoned = 0, humans: answered = 0 }: Counts): Abandonment {
  if (answered < ENOUGH_ANSWERED) return { abandoned, answered, verdict: 'too-few' };
  const isOver = abandoned * 100 > answered * ABANDONMENT_LIMIT_PERCENT;
  const percent = Math.round((abandoned * 1_000) / answered) / 10;
  return { abandoned, answered, percent, verdict: isOver ? 'over' : 'within' };
}
