import { Temporal } from 'temporal-polyfill';
import { civilDate, civilDateFrom, civilDaysBetween, startOfCivilDay } from './civil-days.ts';
import type { Programme, TouchTrigger } from './dial-rules.ts';
import type { Lead, Order } from './lead.ts';
import { latestTouch } from './past-touches.ts';
import type { NoTouch, TouchBeginning, TouchOrigin } from './touch-reason.ts';
import { zoneOffsets } from './zone-offsets.ts';

/** One date of a programme for one customer, as promised: before cool-down, caps and calling hours move its call. */
export interface TouchDate {
  readonly at: Temporal.Instant;
  /** From then on the touch is not made any more: its successor's date, or when it has lost its sense; never when absent. */
  readonly until?: Temporal.Instant;
  /** Where a programme has several dates, which one. */
  readonly step?: string;
  /** What the date is counted from. Each date comes once for each anchor. */
  readonly anchor: string;
  /** What happens after this moment can end the programme for the anchor. */
  readonly opensAt: Temporal.Instant;
  readonly because: TouchOrigin;
}

export type TouchDates =
  /** Ascending, from the latest that is not in the future; without end where the trigger repeats. */
  { readonly kind: 'dates'; readonly dates: Iterable<TouchDate> } | { readonly kind: 'none'; readonly why: NoTouch };

/** How long after its date a touch that has no successor is still worth a call. */
const WORTHWHILE_DAYS = 30;

/** The zone by whose calendar a customer's dates are told, whichever number is called next. */
export function customerZone({ numbers }: Pick<Lead, 'numbers'>): string {
  return numbers[0]?.area.zones[0] ?? 'UTC';
}

/** The dates of the programme for the customer, as the trigger and what is known now have them. */
export function touchDates(customer: Lead, programme: Programme, now: Temporal.Instant): TouchDates {
  const { trigger } = programme;
  switch (trigger.kind) {
    case 'after-sale':
      return afterSale(customer, trigger.days);
    case 'after-purchase':
      return afterPurchase(customer, trigger.days);
    case 'every':
      return regular(customer, programme.id, trigger.days, now);
    case 'after-silence':
      return afterSilence(customer, trigger, now);
    case 'order-interval':
      return byOrderInterval(customer, trigger);
    case 'contract-end':
      return beforeContractEnd(customer, trigger);
    case 'after-case':
      return afterCase(customer, trigger);
    case 'on-date':
      return onDate(customer, trigger, now);
  }
}

/** Whether every purchase begins the programme anew, which ends its open dates. */
export function isBegunByPurchase({ kind }: TouchTrigger): boolean {
  return kind === 'after-purchase' || kind === 'every' || kind === 'after-silence' || kind === 'order-interval';
}

/** The same time of day so many days later where the customer is. */
export function plusDays(customer: Pick<Lead, 'numbers'>, at: Temporal.Instant, days: number): Temporal.Instant {
  const ms = zoneOffsets(customerZone(customer)).plusDays(at.epochMilliseconds, days);
  return at.add({ milliseconds: ms - at.epochMilliseconds });
}

function afterSale(customer: Lead, days: number): TouchDates {
  const { customerSince } = customer;
  if (customerSince === undefined) return none({ kind: 'no-sale' });
  return once(customer, customerSince, 'sale', days);
}

function afterPurchase(customer: Lead, days: number): TouchDates {
  const { lastAt } = customer.purchases;
  if (lastAt === undefined) return none({ kind: 'no-purchase' });
  return once(customer, lastAt, 'purchase', days);
}

function once(customer: Lead, anchor: Temporal.Instant, from: TouchBeginning, days: number): TouchDates {
  const at = plusDays(customer, anchor, days);
  const date = civilDate(anchor, customerZone(customer));
  return dates([
    {
      at,
      until: plusDays(customer, at, WORTHWHILE_DAYS),
      anchor: date,
      opensAt: anchor,
      because: { kind: 'days-after', days, from, of: date },
    },
  ]);
}

/**
 * Counted from the last purchase. Where a later contact is known from a list, or no purchase at all, from that contact
 * or from now: the anchor then is the moment itself, and stays the anchor of all further dates until a purchase. Touches
 * of old that name no anchor count from their own date.
 */
function regular(customer: Lead, programme: string, days: number, now: Temporal.Instant): TouchDates {
  const { lastAt } = customer.purchases;
  const latest = latestTouch(customer, programme);
  const earlier = momentIn(latest?.anchor) ?? (lastAt === undefined ? latest?.plannedAt : undefined);
  const own = earlier !== undefined && isAfter(earlier, lastAt) ? earlier : contactBefore(customer);
  if (own !== undefined && isAfter(own, lastAt)) {
    const from = earlier === own ? 'programme-began' : 'last-contact';
    return repeated(customer, { anchor: own.toString(), base: own, firstDays: days, days, from }, now);
  }
  if (lastAt !== undefined) {
    const anchor = civilDate(lastAt, customerZone(customer));
    return repeated(customer, { anchor, base: lastAt, firstDays: days, days, from: 'purchase' }, now);
  }
  const start = customer.cycleStartedAt;
  const taken = { anchor: start.toString(), base: start, firstDays: 0, days, from: 'taken-in' } as const;
  return repeated(customer, taken, now);
}

/** The last contact that a list told of: once Tierline has called, talks and touches say more. */
function contactBefore({ placed, lastCalledAt }: Lead): Temporal.Instant | undefined {
  return placed === 0 ? lastCalledAt : undefined;
}

function afterSilence(
  customer: Lead,
  { days, againDays = days }: Extract<TouchTrigger, { kind: 'after-silence' }>,
  now: Temporal.Instant,
): TouchDates {
  const { lastAt } = customer.purchases;
  if (lastAt === undefined) return none({ kind: 'no-purchase' });
  const anchor = civilDate(lastAt, customerZone(customer));
  const silence = { anchor, base: lastAt, firstDays: days, days: againDays, from: 'last-purchase' } as const;
  return repeated(customer, silence, now);
}

interface Repetition {
  readonly anchor: string;
  readonly base: Temporal.Instant;
  readonly firstDays: number;
  readonly days: number;
  readonly from: TouchBeginning;
}

function repeated(customer: Lead, repetition: Repetition, now: Temporal.Instant): TouchDates {
  const { anchor, base, firstDays, days, from } = repetition;
  const zone = customerZone(customer);
  const nth = (n: number) => plusDays(customer, base, firstDays + n * days);
  let first = Math.max(0, Math.floor((civilDaysBetween(base, now, zone) - firstDays) / days));
  if (first > 0 && isAfter(nth(first), now)) first -= 1;
  function* endlessly(): Generator<TouchDate> {
    for (let n = first; ; n += 1) {
      const because = { kind: 'days-after', days: firstDays + n * days, from, of: civilDate(base, zone) } as const;
      yield { at: nth(n), until: nth(n + 1), anchor, opensAt: base, because };
    }
  }
  return { kind: 'dates', dates: { [Symbol.iterator]: endlessly } };
}

function byOrderInterval(
  customer: Lead,
  { times, atLeastOrders, fallbackDays }: Extract<TouchTrigger, { kind: 'order-interval' }>,
): TouchDates {
  const { lastAt, recent = [] } = customer.purchases;
  if (lastAt === undefined) return none({ kind: 'no-purchase' });
  const zone = customerZone(customer);
  const own = orderIntervalDays(recent, atLeastOrders, zone);
  const interval = own ?? fallbackDays;
  if (interval === undefined) {
    return none({ kind: 'too-few-orders', needed: atLeastOrders, known: orderDays(recent, zone).length });
  }
  const anchor = civilDate(lastAt, zone);
  const moments = times.map((factor) => plusDays(customer, lastAt, Math.round(factor * interval)));
  return dates(
    moments.map((at, index) => {
      const factor = times[index] ?? 1;
      const until = moments[index + 1];
      return {
        at,
        ...(until !== undefined && { until }),
        step: `x${factor}`,
        anchor,
        opensAt: lastAt,
        because: {
          kind: 'order-interval',
          days: interval,
          ...(own === undefined && { standsInFor: atLeastOrders }),
          factor,
          on: civilDate(at, zone),
        },
      };
    }),
  );
}

/**
 * The customer's own order interval: the median of the days between orders, orders of one day being one; of an even
 * number of gaps the mean of the two in the middle. Undefined with orders on fewer days than asked for.
 */
export function orderIntervalDays(orders: readonly Order[], atLeastOrders: number, zone: string): number | undefined {
  const days = orderDays(orders, zone);
  if (days.length < Math.max(2, atLeastOrders)) return undefined;
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day));
  const sorted = gaps.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return Math.round((lower + upper) / 2);
}

/** The dates of the orders as days after 1 January 1970, ascending, each once. */
function orderDays(orders: readonly Order[], zone: string): readonly number[] {
  const offsets = zoneOffsets(zone);
  const days = orders.map(({ at }) => offsets.dateAt(at.epochMilliseconds));
  return [...new Set(days)].sort((one, other) => one - other);
}

/** The last of the dates is made up to and with the day on which the contract ends. */
function beforeContractEnd(
  customer: Lead,
  { attribute, daysBefore }: Extract<TouchTrigger, { kind: 'contract-end' }>,
): TouchDates {
  const end = civilDateFrom(customer.attributes[attribute]);
  if (end === undefined) return none({ kind: 'no-date', attribute });
  const zone = customerZone(customer);
  const before = daysBefore.toSorted((one, other) => other - one);
  const moments = [...before, -1].map((days) => startOfCivilDay(end.subtract({ days }), zone));
  return dates(
    before.flatMap((days, index) => {
      const [at, until, opensAt] = [moments[index], moments[index + 1], moments[0]];
      if (at === undefined || until === undefined || opensAt === undefined) return [];
      const because = { kind: 'before-contract-end', days, ends: end.toString() } as const;
      return [{ at, until, step: `-${days}`, anchor: end.toString(), opensAt, because }];
    }),
  );
}

function afterCase(customer: Lead, trigger: Extract<TouchTrigger, { kind: 'after-case' }>): TouchDates {
  const latest = customer.closedCases?.at(-1);
  if (latest === undefined) return none({ kind: 'no-case' });
  const { hours, days = 0 } = trigger;
  const at = hours === undefined ? plusDays(customer, latest.at, days) : latest.at.add({ hours });
  const closed = civilDate(latest.at, customerZone(customer));
  return dates([
    {
      at,
      until: plusDays(customer, at, WORTHWHILE_DAYS),
      anchor: latest.caseId,
      opensAt: latest.at,
      because:
        hours === undefined
          ? { kind: 'days-after-case', count: days, closed }
          : { kind: 'hours-after-case', count: hours, closed },
    },
  ]);
}

/** Of a 29 February the 28th is kept in years that have none; each year is counted from the date itself. */
function onDate(
  customer: Lead,
  { attribute, daysBefore = 0, yearly = false }: Extract<TouchTrigger, { kind: 'on-date' }>,
  now: Temporal.Instant,
): TouchDates {
  const date = civilDateFrom(customer.attributes[attribute]);
  if (date === undefined) return none({ kind: 'no-date', attribute });
  const zone = customerZone(customer);
  const occurrence = (years: number): TouchDate => {
    const day = date.add({ years });
    const at = startOfCivilDay(day.subtract({ days: daysBefore }), zone);
    return {
      at,
      until: plusDays(customer, at, WORTHWHILE_DAYS),
      ...(yearly && { step: String(day.year) }),
      anchor: date.toString(),
      opensAt: at,
      because: { kind: 'before-date', days: daysBefore, attribute, date: day.toString() },
    };
  };
  if (!yearly) return dates([occurrence(0)]);
  const thisYear = now.toZonedDateTimeISO(zone).year - date.year;
  let first = Math.max(0, thisYear + 2 + Math.ceil(daysBefore / 365));
  while (first > 0 && isAfter(occurrence(first).at, now)) first -= 1;
  function* yearByYear(): Generator<TouchDate> {
    for (let years = first; ; years += 1) yield occurrence(years);
  }
  return { kind: 'dates', dates: { [Symbol.iterator]: yearByYear } };
}

function dates(list: readonly TouchDate[]): TouchDates {
  return { kind: 'dates', dates: list };
}

function none(why: NoTouch): TouchDates {
  return { kind: 'none', why };
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** The moment that an anchor names which is no date. */
function momentIn(anchor: string | undefined): Temporal.Instant | undefined {
  return anchor !== undefined && MOMENT.test(anchor) ? Temporal.Instant.from(anchor) : undefined;
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant | undefined): boolean {
  return other === undefined || Temporal.Instant.compare(one, other) > 0;
}
