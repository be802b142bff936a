import type { SalesStructureKind, TierNumber } from '../sales-structure.ts';
import type { Stage } from '../stage.ts';

/** Usual occupancy of workforce planning (workload method of the SWPP): cold calls leave less to do between two. */
export const OCCUPANCY: Readonly<Record<Stage, number>> = { prospecting: 0.8, selling: 0.75, 'account-care': 0.75 };
/** What breaks, training, holidays and illness usually take, by the same method. */
export const SHRINKAGE = 0.3;

/** A share from 0 to 1, and how many cases it was counted on, when somebody counted. */
export interface Share {
  readonly share: number;
  readonly outOf?: number;
}

/** What was found in the records of some weeks, as far as advice has to say how it came about. */
export interface CountedSource {
  readonly kind: 'counted';
  readonly workingDays: number;
  readonly callsOnBusiestDay: number;
  /** The people took no breaks and were never away, as those of a simulated company. */
  readonly isWithoutBreaks: boolean;
}

/** Where the figures come from: what somebody believes, or what was counted. */
export type FiguresSource = { readonly kind: 'entered' } | CountedSource;

/** How many calls one lead, opportunity or touch takes, and how many of them reach a person. */
export type Reach =
  /** Called until reached, at most so many times. */
  | { readonly kind: 'until-reached'; readonly answerShare: Share; readonly mostAttempts: number }
  /** Talked with so many times; calls that fail in between are known only with the share that is answered. */
  | { readonly kind: 'conversations'; readonly each: number; readonly answerShare?: Share }
  | { readonly kind: 'counted'; readonly attemptsEach: number; readonly reachedEach: number };

/** What the calls of a stage take of an agent's time. */
export interface CallTimes {
  readonly reach: Reach;
  /** From dialling to the end of the wrap-up, for a call that reaches a person. */
  readonly contactSeconds: number;
  /** For a call that reaches nobody: the line rings and somebody is kept for it. */
  readonly failedAttemptSeconds: number;
}

/** Customers who are called alike. */
export interface CustomerSegment {
  readonly name: string;
  readonly customers: number;
  /** Calendar days between two touches of the same customer. */
  readonly cycleDays: number;
}

/** Calls that account care has to make. */
export type CareDemand =
  | { readonly kind: 'planned'; readonly segments: readonly CustomerSegment[] }
  | { readonly kind: 'counted'; readonly touchesPerDay: number };

export type PeopleAtHand =
  | { readonly kind: 'total'; readonly people: number }
  | {
      readonly kind: 'by-tier';
      readonly structure: SalesStructureKind;
      readonly byTier: Readonly<Partial<Record<TierNumber, number>>>;
    };

/** Customers who bought at least once, long enough ago that they could have bought again. */
export interface RepeatPurchases {
  readonly everBought: number;
  readonly boughtAgain: number;
  /** Of all of them together, the first ones included. */
  readonly orders: number;
}

/**
 * What advice on staffing and structure is worked out from. Everything "per day" is per working day. Figures that are
 * optional change what can be said: advice names what is missing instead of guessing it.
 */
export interface SalesFigures {
  readonly source: FiguresSource;
  readonly prospecting: CallTimes & {
    readonly newLeadsPerDay: number;
    /** Of the people reached, those handed over to selling. */
    readonly qualifiedShare: Share;
  };
  readonly selling: CallTimes & {
    /** Opportunities that come from elsewhere than the day's prospecting: callbacks agreed earlier, enquiries. */
    readonly callbacksPerDay: number;
    /** Of the opportunities, those that buy in the end. */
    readonly wonShare?: Share;
  };
  readonly accountCare: CallTimes & {
    readonly demand: CareDemand;
    /** Of the customers reached, those who order in that call. */
    readonly boughtShare?: Share;
  };
  readonly working: {
    readonly shiftHours: number;
    readonly daysPerWeek: number;
    /** The share of the working time that may go into calls and wrap-up. */
    readonly occupancy: Readonly<Record<Stage, number>>;
    /** The share of the paid time that breaks, training, holidays and illness take. */
    readonly shrinkage: number;
  };
  readonly people?: PeopleAtHand;
  readonly purchases?: RepeatPurchases;
  /** Margin or value of an average order, in any one currency. */
  readonly orderValue?: { readonly first: number; readonly repeat: number };
}
