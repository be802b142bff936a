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

/** What a programme's calls are for. */
export const PROGRAMME_PURPOSES = ['welcome', 'health-check', 'cross-sell', 'upsell', 'renewal', 'win-back'] as const;
export type ProgrammePurpose = (typeof PROGRAMME_PURPOSES)[number];

/** What a programme counts its dates from. Days are civil days where the customer is; attributes hold dates `YYYY-MM-DD`. */
export type TouchTrigger =
  /** Once, after the sale that made the lead a customer. */
  | { readonly kind: 'after-sale'; readonly days: number }
  /** Once after every purchase. */
  | { readonly kind: 'after-purchase'; readonly days: number }
  /** Again and again, counted from the last purchase. */
  | { readonly kind: 'every'; readonly days: number }
  /** When the last purchase lies so far back, and again every `againDays`; every `days` when absent. Stands in place of `every`. */
  | { readonly kind: 'after-silence'; readonly days: number; readonly againDays?: number }
  /** At so many times the customer's own order interval after the last purchase; `fallbackDays` stands in for an interval that too few orders tell. */
  | {
      readonly kind: 'order-interval';
      readonly times: readonly number[];
      readonly atLeastOrders: number;
      readonly fallbackDays?: number;
    }
  | { readonly kind: 'contract-end'; readonly daysBefore: readonly number[]; readonly attribute: string }
  /** After the latest service case was closed: so many hours, or so many days. */
  | { readonly kind: 'after-case'; readonly hours?: number; readonly days?: number }
  | {
      readonly kind: 'on-date';
      readonly attribute: string;
      readonly daysBefore?: number;
      readonly yearly?: boolean;
    };

/** What must be true of a customer whom a programme calls. An attribute that the customer lacks is no number and equals nothing. */
export type TouchCondition =
  | { readonly kind: 'attribute-is'; readonly attribute: string; readonly value: string }
  | { readonly kind: 'attribute-is-not'; readonly attribute: string; readonly value: string }
  | { readonly kind: 'attribute-in'; readonly attribute: string; readonly values: readonly string[] }
  | { readonly kind: 'attribute-exists'; readonly attribute: string }
  | { readonly kind: 'attribute-at-least'; readonly attribute: string; readonly value: number }
  | { readonly kind: 'attribute-at-most'; readonly attribute: string; readonly value: number }
  | { readonly kind: 'orders-at-least'; readonly value: number }
  | { readonly kind: 'order-total-at-least'; readonly value: number };

/** What ends the open dates of a programme until it is counted from something new. */
export const PROGRAMME_EXITS = ['purchase', 'objection', 'complaint'] as const;
export type ProgrammeExit = (typeof PROGRAMME_EXITS)[number];

/** When and why existing customers are called again by themselves. */
export interface Programme {
  readonly id: string;
  /** Follows from the trigger when absent. */
  readonly purpose?: ProgrammePurpose;
  readonly trigger: TouchTrigger;
  /** All of them must hold. */
  readonly conditions?: readonly TouchCondition[];
  /** The script that its calls name to flow and agent. */
  readonly script?: string;
  /** Of touches that fall on one day the one with the highest is made; 5 when absent. */
  readonly priority?: number;
  /** Days of rest before a touch, counted from the last touch or conversation of any programme. */
  readonly coolDownDays?: number;
  /** So many touches of all programmes are allowed in the calendar quarter in which one of this programme is made. */
  readonly maxPerQuarter?: number;
  readonly exitOn?: readonly ProgrammeExit[];
  /** A touch is left out when the customer bought within this many days before its date, or since; 0 never leaves out. */
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
