import type { Temporal } from 'temporal-polyfill';

/** How often one person may ask for one thing. */
export interface UseLimit {
  readonly caller: string;
  readonly what: string;
  readonly mostPerMinute: number;
}

/** Counts what each person asks for within a minute of the clock. */
export interface UseLimits {
  /** Counts one more use, if there is one left. Of two who take the last one at once one is refused. */
  take(limit: UseLimit, now: Temporal.Instant): Promise<'taken' | 'used-up'>;
}
