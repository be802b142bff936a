import type { OutcomeCode } from './outcome.ts';

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Wall-clock times in the customer's own zone, `HH:MM`; `24:00` ends a day. An end at or before its start runs over midnight. */
export interface CallWindow {
  readonly start: string;
  readonly end: string;
}

/** When an outcome is tried again: the n-th repeat waits the n-th delay, the last delay repeats. */
export interface RetryRule {
  readonly delaysMinutes: readonly number[];
  /** Calls with this outcome in one cycle that follow this rule; further ones go on as `no-answer`, and `no-answer` itself spends the cycle. */
  readonly maxCount: number;
  readonly next: 'same-number' | 'next-number';
}

export interface RollingCap {
  readonly count: number;
  readonly windowHours: number;
}

export type ExhaustAction =
  | { readonly kind: 'close' }
  | { readonly kind: 'nurture'; readonly days: number }
  | { readonly kind: 'next-cycle' };

/** One planned kind of call of a re-engagement programme. */
export type TouchTrigger =
  | { readonly kind: 'after-sale'; readonly days: number }
  | { readonly kind: 'every'; readonly days: number }
  | { readonly kind: 'after-silence'; readonly days: number };

export interface Programme {
  readonly id: string;
  readonly trigger: TouchTrigger;
  /** The touch is skipped when the customer bought within this many days before it; 0 never skips. */
  readonly skipIfBoughtWithinDays: number;
}

/** The rules in force for one campaign, every field decided: organisation, then tier, then campaign. */
export interface DialRules {
  readonly version: number;
  readonly callWindows: Readonly<Record<Weekday, readonly CallWindow[]>>;
  readonly holidays: 'block' | 'ignore';
  readonly maxAttemptsPerCycle: number;
  readonly maxAttemptsPerDay: number;
  readonly rollingCaps: readonly RollingCap[];
  readonly minGapMinutes: number;
  readonly quietAfterConversationDays: number;
  readonly retry: Readonly<Partial<Record<OutcomeCode, RetryRule>>>;
  readonly exhaust: ExhaustAction;
  /** How long a lost sale rests before the lead may be approached again; 0 closes it for good. A prospect's refusal always closes. */
  readonly lostSaleRestDays: number;
  readonly complaintRestDays: number;
  readonly ringTimeoutSeconds: number;
  readonly wrapUpLimitMinutes: number;
  readonly programmes: readonly Programme[];
}
