import { Temporal } from 'temporal-polyfill';
import { civilDate } from './civil-days.ts';
import type { Programme, ProgrammePurpose } from './dial-rules.ts';
import type { CallPurpose, Lead, SkipReason, TouchPurpose } from './lead.ts';
import { latestTouch, withTouch } from './past-touches.ts';
import { dayWords, purposeOf } from './programme-words.ts';
import { conditionWords, unmetConditions } from './touch-conditions.ts';
import { customerZone, isBegunByPurchase, plusDays, type TouchDate, touchDates } from './touch-dates.ts';
import { boughtBefore, exitAfter, isUsed } from './touch-ends.ts';
import { afterFullQuarter, coolDown, quietDays, type TouchRest } from './touch-rest.ts';

/** A call that a programme plans, before calling hours and the tier's caps move it. */
export interface PlannedTouch {
  readonly programme: string;
  readonly goal: ProgrammePurpose;
  /** Counted from 1 over the customer's life. */
  readonly touch: number;
  readonly step?: string;
  readonly anchor: string;
  /** The date that was promised. */
  readonly plannedAt: Temporal.Instant;
  /** When the call is wanted: the promised date, or later after a cool-down, in another quarter, or now when it has passed. */
  readonly wantedAt: Temporal.Instant;
  /** Rest before the touch after any conversation. */
  readonly delayDays: number;
  /** A sentence with the numbers. */
  readonly why: string;
}

export type NextTouch =
  | { readonly kind: 'touch'; readonly touch: PlannedTouch }
  /** `why` is a sentence with the numbers. */
  | { readonly kind: 'none'; readonly why: string };

export type ChosenTouch =
  | { readonly kind: 'touch'; readonly touch: PlannedTouch; readonly others: readonly NextTouch[] }
  /** What each programme says, in the order of the list. */
  | { readonly kind: 'none'; readonly why: readonly string[] };

/** Of a programme that names none. */
const DEFAULT_PRIORITY = 5;

/** Dates looked at before giving up: ten years of daily ones. */
const MOST_DATES = 3_660;

/**
 * The programme's next touch of the customer, or why there is none. Reads no clock; the same customer, programme and
 * moment give the same answer.
 *
 * Dates are civil days where the customer is, counted from what the trigger names and never from an earlier call: cycles
 * run for years without drift. Each date is made once for each anchor. One that has passed, or that a cool-down or a cap
 * holds back, is made as soon as it may while its successor has not come; otherwise it is left out. Cool-down and cap
 * count the touches of every programme.
 */
export function nextTouch(customer: Lead, programme: Programme, now: Temporal.Instant): NextTouch {
  const { conditions = [] } = programme;
  const unmet = unmetConditions(customer, conditions)[0];
  if (unmet !== undefined) return { kind: 'none', why: `its condition does not hold: ${conditionWords(unmet)}` };
  const found = touchDates(customer, programme, now);
  if (found.kind === 'none') return found;
  const rest = coolDown(customer, programme);
  const latest = latestTouch(customer, programme.id);
  let why = 'all its dates were used or have passed';
  let looked = 0;
  for (const date of found.dates) {
    looked += 1;
    if (looked > MOST_DATES) break;
    if (isUsed(date, latest)) continue;
    const exit = exitAfter(customer, programme, date);
    if (exit !== undefined) {
      why = `it ended by the ${exit.by} of ${dayOf(customer, exit.at)}`;
      if (!date.opensAt.equals(date.at)) break;
      continue;
    }
    if (boughtBefore(customer, programme, date.at)) {
      const { skipIfBoughtWithinDays: days } = programme;
      why = `the touch of ${dayOf(customer, date.at)} is left out, because the customer bought within ${dayWords(days)} of it`;
      continue;
    }
    const placed = place(customer, programme, date, rest, now);
    if (placed.kind === 'touch') return placed;
    why = placed.why;
  }
  return { kind: 'none', why };
}

/**
 * The touch that is made next over all programmes: the soonest by the customer's calendar, of several on one day the one
 * with the highest priority, of equal ones the first in the list. While a programme of silence runs, those that call
 * every so many days leave the customer to it.
 */
export function chosenTouch(customer: Lead, programmes: readonly Programme[], now: Temporal.Instant): ChosenTouch {
  const silentFrom = silenceFrom(customer, programmes);
  const answers = programmes.map((programme): { readonly programme: Programme; readonly next: NextTouch } => {
    const next = nextTouch(customer, programme, now);
    if (programme.trigger.kind !== 'every' || silentFrom === undefined || next.kind === 'none') {
      return { programme, next };
    }
    if (isAfter(silentFrom, next.touch.plannedAt)) return { programme, next };
    const why = `the customer is silent from ${dayOf(customer, silentFrom)} on, and another programme calls then`;
    return { programme, next: { kind: 'none', why } };
  });
  const zone = customerZone(customer);
  const candidates = answers.flatMap(({ programme, next }) =>
    next.kind === 'touch'
      ? [{ next, day: civilDate(next.touch.wantedAt, zone), priority: programme.priority ?? DEFAULT_PRIORITY }]
      : [],
  );
  const chosen = candidates.toSorted((one, other) =>
    one.day === other.day ? other.priority - one.priority : one.day < other.day ? -1 : 1,
  )[0];
  if (chosen === undefined) {
    return {
      kind: 'none',
      why: answers.flatMap(({ programme, next }) => (next.kind === 'none' ? [`${programme.id}: ${next.why}`] : [])),
    };
  }
  const others = answers.flatMap(({ next }) => (next === chosen.next ? [] : [next]));
  return { kind: 'touch', touch: chosen.next.touch, others };
}

/** Whether a planned touch still makes sense; asked again right before each of its calls. */
export function touchStillFits(
  customer: Lead,
  purpose: CallPurpose,
  programmes: readonly Programme[],
  now: Temporal.Instant,
): { readonly kind: 'fits' } | { readonly kind: 'skipped'; readonly why: SkipReason } {
  if (purpose.kind !== 'touch') return { kind: 'fits' };
  const programme = programmes.find(({ id }) => id === purpose.programme);
  const why = programme === undefined ? 'programme-gone' : whyNotFitting(customer, purpose, programme, now);
  return why === undefined ? { kind: 'fits' } : { kind: 'skipped', why };
}

/** The purpose that carries a planned touch to its call. */
export function touchPurpose(planned: PlannedTouch): TouchPurpose {
  const { programme, touch, plannedAt, step, anchor, goal, why, delayDays } = planned;
  return {
    kind: 'touch',
    programme,
    touch,
    plannedAt,
    ...(step !== undefined && { step }),
    anchor,
    goal,
    why,
    delayDays,
  };
}

/** When the customer's touch is neither called nor left out yet, so that another may be chosen in its place. */
export function isUntouched({ pastTouches = [] }: Pick<Lead, 'pastTouches'>, purpose: TouchPurpose): boolean {
  return !pastTouches.some(
    ({ programme, plannedAt }) => programme === purpose.programme && plannedAt.equals(purpose.plannedAt),
  );
}

function place(
  customer: Lead,
  programme: Programme,
  date: TouchDate,
  rest: TouchRest | undefined,
  now: Temporal.Instant,
): NextTouch {
  const moves: string[] = [];
  let wantedAt = date.at;
  if (isAfter(now, wantedAt)) wantedAt = now;
  if (rest !== undefined && isAfter(rest.until, wantedAt)) {
    wantedAt = rest.until;
    moves.push(`${dayWords(rest.days)} of rest after ${rest.after}`);
  }
  const capped = afterFullQuarter(customer, programme, wantedAt);
  if (capped !== undefined) {
    wantedAt = capped;
    moves.push(`the quarter has its ${programme.maxPerQuarter} touches`);
  }
  const { until } = date;
  if (until !== undefined && !isAfter(until, wantedAt)) {
    const because =
      moves.length === 0 ? 'its time is over' : `${moves.join(' and ')} hold it back until its time is over`;
    return { kind: 'none', why: `the touch of ${dayOf(customer, date.at)} is left out: ${because}` };
  }
  return { kind: 'touch', touch: planned(customer, programme, date, wantedAt, moves, now) };
}

function planned(
  customer: Lead,
  programme: Programme,
  date: TouchDate,
  wantedAt: Temporal.Instant,
  moves: readonly string[],
  now: Temporal.Instant,
): PlannedTouch {
  const { step, anchor, at, because } = date;
  const promised = dayOf(customer, at);
  const day = dayOf(customer, wantedAt);
  const isMissed = moves.length === 0 && isAfter(now, at) && promised !== day;
  const moved = moves.length > 0 ? `, moved from ${promised} to ${day}: ${moves.join(', ')}` : '';
  return {
    programme: programme.id,
    goal: purposeOf(programme),
    touch: customer.touches + 1,
    ...(step !== undefined && { step }),
    anchor,
    plannedAt: at,
    wantedAt,
    delayDays: quietDays(customer, programme),
    why: `${because}${isMissed ? `, made up for ${promised} on ${day}` : moved}`,
  };
}

function whyNotFitting(
  customer: Lead,
  purpose: TouchPurpose,
  programme: Programme,
  now: Temporal.Instant,
): SkipReason | undefined {
  if (unmetConditions(customer, programme.conditions ?? []).length > 0) return 'conditions-not-met';
  if (boughtBefore(customer, programme, purpose.plannedAt)) return 'bought-recently';
  if (purpose.anchor === undefined) return undefined;
  const touched = { ...customer, pastTouches: withTouch(customer, purpose, now) };
  const found = touchDates(touched, programme, now);
  if (found.kind === 'none') return 'date-changed';
  return whyDateIsOver(customer, purpose, programme, found.dates, now);
}

/** Looks at the dates that have come: whether the touch's own is among them, or was followed by another. */
function whyDateIsOver(
  customer: Lead,
  purpose: TouchPurpose,
  programme: Programme,
  dates: Iterable<TouchDate>,
  now: Temporal.Instant,
): SkipReason | undefined {
  for (const date of dates) {
    if (date.anchor !== purpose.anchor) {
      return isBegunByPurchase(programme.trigger) ? 'bought-recently' : 'date-changed';
    }
    const exit = exitAfter(customer, programme, date);
    if (exit !== undefined && !isAfter(purpose.plannedAt, date.at)) return `ended-by-${exit.by}`;
    if (date.at.equals(purpose.plannedAt)) {
      return date.until !== undefined && !isAfter(date.until, now) ? 'next-date-came' : undefined;
    }
    if (isAfter(date.at, purpose.plannedAt)) return isAfter(date.at, now) ? 'date-changed' : 'next-date-came';
  }
  return 'date-changed';
}

/** From when on a programme of silence calls the customer. */
function silenceFrom(customer: Lead, programmes: readonly Programme[]): Temporal.Instant | undefined {
  const { lastAt } = customer.purchases;
  if (lastAt === undefined) return undefined;
  return programmes
    .flatMap(({ trigger, conditions = [] }) =>
      trigger.kind === 'after-silence' && unmetConditions(customer, conditions).length === 0
        ? [plusDays(customer, lastAt, trigger.days)]
        : [],
    )
    .toSorted(Temporal.Instant.compare)[0];
}

function dayOf(customer: Lead, at: Temporal.Instant): string {
  return civilDate(at, customerZone(customer));
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}
