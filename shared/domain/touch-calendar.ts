import { Temporal } from 'temporal-polyfill';
import { civilDate } from './civil-days.ts';
import type { Programme, ProgrammePurpose } from './dial-rules.ts';
import type { Lead, Order } from './lead.ts';
import { withTouch } from './past-touches.ts';
import { chosenTouch, nextTouch, type PlannedTouch, touchPurpose } from './programme.ts';
import type { CalendarSilence, TouchReason } from './touch-reason.ts';

/** A customer who is thought up to see when programmes would call. Dates are theirs. */
export interface AssumedCustomer {
  /** IANA zone of their calendar. */
  readonly zone: string;
  /** When they last bought, in the sale that made them a customer. */
  readonly purchasedOn: Temporal.PlainDate;
  /** How regularly they bought before that; only the one purchase is known when absent. */
  readonly orderEveryDays?: number;
  /** When their latest service case was closed; none was when absent. */
  readonly caseClosedOn?: Temporal.PlainDate;
  /** Dates in attributes, such as the end of a contract. */
  readonly dates: Readonly<Record<string, Temporal.PlainDate>>;
}

/** One call that would be wanted, with dates in the customer's calendar as `2026-03-31`. */
export interface CalendarTouch {
  readonly programme: string;
  readonly goal: ProgrammePurpose;
  readonly step?: string;
  /** The date that the programme promises. */
  readonly promisedOn: string;
  /** The day of the call: later than promised where rest or a full quarter moves it. */
  readonly wantedOn: string;
  readonly because: TouchReason;
}

export interface TouchCalendar {
  /** In the order of their calls. */
  readonly touches: readonly CalendarTouch[];
  /** Programmes that would not call at all until then, each with its reason at the beginning. */
  readonly silent: readonly { readonly programme: string; readonly why: CalendarSilence }[];
}

/** More calls than anybody would stand; a calendar that is longer ends there. */
const MOST_TOUCHES = 400;

/** Orders of a customer who buys regularly: as many as any programme asks for. */
const REGULAR_ORDERS = 24;

/**
 * The touches of a customer from the day of the purchase on, as if every one were made on the day it is wanted and
 * nothing else happened: nobody buys again, objects or complains. Rest between touches, quarters and priorities count;
 * calling hours, holidays and caps do not, and every condition is taken to hold.
 */
export function touchCalendar(
  programmes: readonly Programme[],
  assumed: AssumedCustomer,
  untilDay: Temporal.PlainDate,
): TouchCalendar {
  const unconditional = programmes.map(({ conditions: _, ...programme }): Programme => programme);
  const beginning = assumedLead(assumed);
  const start = noonOf(assumed.purchasedOn, assumed.zone);
  const until = noonOf(untilDay, assumed.zone).add({ hours: 12 });
  const touches: CalendarTouch[] = [];
  let customer = beginning;
  let now = start;
  while (touches.length < MOST_TOUCHES) {
    const chosen = chosenTouch(customer, unconditional, now);
    if (chosen.kind === 'none' || Temporal.Instant.compare(chosen.touch.wantedAt, until) > 0) break;
    touches.push(calendarTouch(chosen.touch, assumed.zone));
    now = chosen.touch.wantedAt;
    customer = madeTouch(customer, chosen.touch);
  }
  const silent = unconditional
    .filter(({ id }) => !touches.some(({ programme }) => programme === id))
    .map((programme) => ({ programme: programme.id, why: whySilent(beginning, programme, start) }));
  return { touches, silent };
}

function whySilent(customer: Lead, programme: Programme, now: Temporal.Instant): CalendarSilence {
  const alone = nextTouch(customer, programme, now);
  return alone.kind === 'touch' ? { kind: 'others-first', touch: alone.touch.because } : alone.why;
}

function calendarTouch(
  { programme, goal, step, plannedAt, wantedAt, because }: PlannedTouch,
  zone: string,
): CalendarTouch {
  return {
    programme,
    goal,
    ...(step !== undefined && { step }),
    promisedOn: civilDate(plannedAt, zone),
    wantedOn: civilDate(wantedAt, zone),
    because,
  };
}

function madeTouch(customer: Lead, touch: PlannedTouch): Lead {
  const pastTouches = withTouch(customer, touchPurpose(touch), touch.wantedAt);
  return { ...customer, touches: customer.touches + 1, placed: customer.placed + 1, pastTouches };
}

function assumedLead({ zone, purchasedOn, orderEveryDays, caseClosedOn, dates }: AssumedCustomer): Lead {
  const purchasedAt = noonOf(purchasedOn, zone);
  const recent: readonly Order[] = Array.from(
    { length: orderEveryDays === undefined ? 1 : REGULAR_ORDERS },
    (_, ago) => ({
      at: noonOf(purchasedOn.subtract({ days: ago * (orderEveryDays ?? 0) }), zone),
      value: 0,
    }),
  ).reverse();
  return {
    id: 'assumed',
    generation: 1,
    version: 1,
    listId: 'assumed',
    attributes: Object.fromEntries(Object.entries(dates).map(([name, date]) => [name, date.toString()])),
    numbers: [{ e164: '', key: '', area: { key: zone, country: 'ZZ', zones: [zone] }, badSignals: 0 }],
    numberIndex: 0,
    stage: 'account-care',
    campaignId: 'assumed',
    state: { kind: 'closed', at: purchasedAt, why: 'nothing-follows' },
    attemptNumber: 0,
    placed: 0,
    counted: 0,
    countedByOutcome: {},
    countedByNumber: {},
    cycleStartedAt: purchasedAt,
    recentCalls: [],
    purchases: { count: recent.length, total: 0, lastAt: purchasedAt, recent },
    customerSince: purchasedAt,
    touches: 0,
    ...(caseClosedOn !== undefined && { closedCases: [{ caseId: 'assumed', at: noonOf(caseClosedOn, zone) }] }),
  };
}

function noonOf(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant();
}
