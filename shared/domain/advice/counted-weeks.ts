import type { CallTimes, PeopleAtHand, RepeatPurchases, SalesFigures, Share } from './sales-figures.ts';

/** What was counted of the calls of one stage. */
export interface CountedCalls {
  readonly calls: number;
  /** Of them, those that reached a person who had an agent on the line. */
  readonly reached: number;
  /** Agents' time for those calls, from dialling to the end of the wrap-up. */
  readonly reachedSeconds: number;
  /** Agents' time for the others. */
  readonly failedSeconds: number;
}

/** The figures of some weeks as they were counted, of one company. Sums over all its lists and campaigns. */
export interface CountedWeeks {
  /** Days on which people worked. */
  readonly workingDays: number;
  /** Of all stages together, to tell a rush from a steady stream. */
  readonly callsOnBusiestDay: number;
  readonly prospecting: CountedCalls & {
    /** Leads whose first call in prospecting fell into these weeks. */
    readonly newLeads: number;
    /** Leads that were handed over to selling. */
    readonly handovers: number;
  };
  readonly selling: CountedCalls & {
    /** Leads that were called in selling. */
    readonly opportunities: number;
    readonly sales: number;
    readonly orderTotal: number;
  };
  readonly accountCare: CountedCalls & {
    /** Planned calls of programmes that were made, however many attempts each took. */
    readonly touches: number;
    readonly sales: number;
    readonly orderTotal: number;
  };
  readonly purchases?: RepeatPurchases;
}

/** What no counter knows: it has to be said. */
export interface OwnConditions {
  readonly working: SalesFigures['working'];
  readonly people?: PeopleAtHand;
  /** The people took no breaks and were never away, as those of a simulated company. */
  readonly isWithoutBreaks: boolean;
}

export type FiguresOfWeeks =
  | { readonly kind: 'figures'; readonly figures: SalesFigures }
  /** Nobody was called: there is nothing to learn from. */
  | { readonly kind: 'no-calls' };

/**
 * The figures that advice is worked out from, as they were counted. Nothing is modelled: attempts, conversations and
 * times are those that happened, so that the work comes out as it was. Order values are averages of what was sold.
 */
export function figuresOfWeeks(
  weeks: CountedWeeks,
  { working, people, isWithoutBreaks }: OwnConditions,
): FiguresOfWeeks {
  const { workingDays, callsOnBusiestDay, prospecting, selling, accountCare, purchases } = weeks;
  const newLeads = itemsOf(prospecting.newLeads, prospecting);
  const opportunities = itemsOf(selling.opportunities, selling);
  const touches = itemsOf(accountCare.touches, accountCare);
  if (workingDays === 0 || prospecting.calls + selling.calls + accountCare.calls === 0) return { kind: 'no-calls' };
  const fromElsewhere = Math.max(0, opportunities - prospecting.handovers);
  const orderValue = orderValueOf(weeks);
  return {
    kind: 'figures',
    figures: {
      source: { kind: 'counted', workingDays, callsOnBusiestDay, isWithoutBreaks },
      prospecting: {
        ...callTimes(prospecting, newLeads),
        newLeadsPerDay: newLeads / workingDays,
        qualifiedShare: counted(prospecting.handovers, prospecting.reached),
      },
      selling: {
        ...callTimes(selling, opportunities),
        callbacksPerDay: fromElsewhere / workingDays,
        ...(opportunities > 0 && { wonShare: counted(selling.sales, opportunities) }),
      },
      accountCare: {
        ...callTimes(accountCare, touches),
        demand: { kind: 'counted', touchesPerDay: touches / workingDays },
        ...(accountCare.reached > 0 && { boughtShare: counted(accountCare.sales, accountCare.reached) }),
      },
      working,
      ...(people !== undefined && { people }),
      ...(purchases !== undefined && { purchases }),
      ...(orderValue !== undefined && { orderValue }),
    },
  };
}

/** Where there were calls there is somebody called, although they may have come before these weeks. */
function itemsOf(items: number, { calls }: CountedCalls): number {
  return calls === 0 ? 0 : Math.max(1, items);
}

function callTimes({ calls, reached, reachedSeconds, failedSeconds }: CountedCalls, items: number): CallTimes {
  return {
    reach: { kind: 'counted', attemptsEach: ratio(calls, items), reachedEach: ratio(reached, items) },
    contactSeconds: ratio(reachedSeconds, reached),
    failedAttemptSeconds: ratio(failedSeconds, calls - reached),
  };
}

/** One lead may be handed over and sold to only once for each time it is reached; more is cut to all of them. */
function counted(part: number, whole: number): Share {
  return { share: Math.min(1, ratio(part, whole)), outOf: whole };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function orderValueOf({ selling, accountCare }: CountedWeeks): SalesFigures['orderValue'] {
  const first = ratio(selling.orderTotal, selling.sales);
  const repeat = ratio(accountCare.orderTotal, accountCare.sales);
  return first > 0 && repeat > 0 ? { first, repeat } : undefined;
}
