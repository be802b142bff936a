import type { OutcomeCode } from './outcome.ts';
import type { PresetId } from './preset-ids.ts';

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Wall-clock times in the customer's own zone, `HH:MM`; `24:00` ends a day. An end at or before its start runs over midnight. */
export interface CallWindow {
  readonly start: string;
  readonly end: string;
}

/** One local date on which nobody is called; everywhere, or only in a country or one of its regions. */
export interface ClosedDate {
  /** `YYYY-MM-DD`, in the customer's own calendar. */
  readonly date: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
  /** ISO 3166-2 subdivision of that country, without the country. */
  readonly region?: string;
}

/** `progressive` dials one line for each free person; `manual` places no call: people dial by hand. */
export type DiallingMode = 'progressive' | 'manual';

/** What a lead must have agreed to before it may be called. */
export type ConsentNeeded = 'not-required' | 'express' | 'written';

/** When an outcome is tried again: the n-th repeat waits the n-th delay, the last delay repeats. */
export interface RetryRule {
  readonly delaysMinutes: readonly number[];
  /** Calls with this outcome in one cycle that follow this rule; further ones go on as `no-answer`, and `no-answer` itself spends the cycle. */
  readonly maxCount: number;
  readonly next: 'same-number' | 'next-number';
  /** `callable` counts the delay in open calling hours only; `wall`, which holds when absent, in all hours. */
  readonly clock?: 'wall' | 'callable';
}

export interface RollingCap {
  readonly count: number;
  readonly windowHours: number;
  /** Over all numbers of the lead, which holds when absent, or for each number on its own. */
  readonly per?: 'lead' | 'number';
}

/** How a call that a customer asked for is kept; see `callback.ts`. */
export interface CallbackRule {
  /** Who calls when the agent's form does not say. */
  readonly with: 'same-agent' | 'anyone';
  /** How long after the agreed moment a call still keeps the promise; none is placed before it. */
  readonly toleranceMinutes: number;
  /** How long the call waits for the agent who promised it once it could be placed. */
  readonly releaseToAnyoneAfterMinutes: number;
  readonly missed: {
    /** Calls of one promise that may fail to reach the customer, the first one counted. */
    readonly tries: number;
    readonly againAfterMinutes: number;
    /** What follows the last of them: as after any call that nobody answered, or a person looks. */
    readonly then: 'no-answer' | 'review';
  };
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

/**
 * What limits a call: by itself, or to numbers of an area where compliance presets add to it. Of several levels that set
 * a limit the strictest holds.
 */
export interface CallLimits {
  readonly dialMode: DiallingMode;
  readonly callWindows: Readonly<Record<Weekday, readonly CallWindow[]>>;
  readonly holidays: 'block' | 'ignore';
  readonly closedDates: readonly ClosedDate[];
  /** Whether a lead is called whose calling area has more than one zone: where all of them allow it, or never. */
  readonly unknownTimezone: 'intersect' | 'block';
  readonly consent: ConsentNeeded;
  readonly maxAttemptsPerCycle: number;
  /** Attempts on one number in one cycle. */
  readonly maxAttemptsPerNumber: number;
  /** Calls over the lead's life; no limit when absent. */
  readonly maxAttemptsEver?: number;
  readonly maxAttemptsPerDay: number;
  readonly rollingCaps: readonly RollingCap[];
  readonly minGapMinutes: number;
  readonly quietAfterConversationDays: number;
  /** After a call that a person answered and no agent was there to take. */
  readonly dropLockoutHours: number;
  /** Further attempts keep away from the hour of day of those that reached nobody; 0 does not mind. */
  readonly avoidSameHourWithinHours: number;
  /** Days since the cycle began after which no further attempt is made. */
  readonly leadTtlDays: number;
}

/** The rules in force for one campaign, every field decided. */
export interface DialRules extends CallLimits {
  readonly version: number;
  readonly compliancePresets: readonly PresetId[];
  /** Parts of the customer's day over which further attempts are spread: a wish, never a limit. */
  readonly dayParts: readonly CallWindow[];
  readonly retry: Readonly<Partial<Record<OutcomeCode, RetryRule>>>;
  readonly callback: CallbackRule;
  readonly exhaust: ExhaustAction;
  /** How long a lost sale rests before the lead may be approached again; 0 closes it for good. Where the transitions name it. */
  readonly lostSaleRestDays: number;
  readonly complaintRestDays: number;
  readonly ringTimeoutSeconds: number;
  readonly wrapUpLimitMinutes: number;
  readonly programmes: readonly Programme[];
  readonly recording: 'off';
}
