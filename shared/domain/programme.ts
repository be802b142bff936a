import { Temporal } from 'temporal-polyfill';
import { civilDate } from './civil-days.ts';
import type { Programme, ProgrammePurpose } from './dial-rules.ts';
import type { CallPurpose, Lead, SkipReason, TouchPurpose } from './lead.ts';
import { latestTouch, withTouch } from './past-touches.ts';
import { purposeOf } from './programme-words.ts';
import { unmetConditions } from './touch-conditions.ts';
import { customerZone, isBegunByPurchase, plusDays, type TouchDate, touchDates } from './touch-dates.ts';
import { boughtBefore, exitAfter, isUsed } from './touch-ends.ts';
import type { NoTouch, TouchMove, TouchReason, TouchShift } from './touch-reason.ts';
import { touchReasonWords } from './touch-reason-words.ts';
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
  /** Why then. */
  readonly because: TouchReason;
}

export type NextTouch =
  | { readonly kind: 'touch'; readonly touch: PlannedTouch }
  | { readonly kind: 'none'; readonly why: NoTouch };

export type ChosenTouch =
  | { readonly kind: 'touch'; readonly touch: PlannedTouch; readonly others: readonly NextTouch[] }
  /** What each programme says, in the order of the list. */
  | { readonly kind: 'none'; readonly why: readonly { readonly programme: string; readonly why: NoTouch }[] };

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
  if (unmet !== undefined) return { kind: 'none', why: { kind: 'condition-unmet', condition: unmet } };
  const found = touchDates(customer, programme, now);
  if (found.kind === 'none') return found;
  const rest = coolDown(customer, programme);
  const latest = latestTouch(customer, programme.id);
  let why: NoTouch = { kind: 'dates-over' };
  let looked = 0;
  for (const date of found.dates) {
    looked += 1;
    if (looked > MOST_DATES) break;
    if (isUsed(date, latest)) continue;
    const exit = exitAfter(customer, programme, date);
    if (exit !== undefined) {
      why = { kind: 'ended', by: exit.by, on: dayOf(customer, exit.at) };
      if (!date.opensAt.equals(date.at)) break;
      continue;
    }
    if (boughtBefore(customer, programme, date.at)) {
      const { skipIfBoughtWithinDays: days } = programme;
      why = { kind: 'bought-before', of: dayOf(customer, date.at), days };
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
    return { programme, next: { kind: 'none', why: { kind: 'left-to-silence', from: dayOf(customer, silentFrom) } } };
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
      why: answers.flatMap(({ programme, next }) =>
        next.kind === 'none' ? [{ programme: programme.id, why: next.why }] : [],
      ),
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
  const { programme, touch, plannedAt, step, anchor, goal, because, delayDays } = planned;
  return {
    kind: 'touch',
    programme,
    touch,
    plannedAt,
    ...(step !== undefined && { step }),
    anchor,
    goal,
    why: touchReasonWords(because),
    because,
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
  const moves: TouchMove[] = [];
  let wantedAt = date.at;
  if (isAfter(now, wantedAt)) wantedAt = now;
  if (rest !== undefined && isAfter(rest.until, wantedAt)) {
    wantedAt = rest.until;
    moves.push({ kind: 'rest', days: rest.days, after: rest.after, of: rest.of });
  }
  const capped = afterFullQuarter(customer, programme, wantedAt);
  if (capped !== undefined) {
    wantedAt = capped.from;
    moves.push({ kind: 'full-quarter', most: capped.most });
  }
  const { until } = date;
  if (until !== undefined && !isAfter(until, wantedAt)) {
    return { kind: 'none', why: { kind: 'time-over', of: dayOf(customer, date.at), by: moves } };
  }
  return { kind: 'touch', touch: planned(customer, programme, date, wantedAt, moves, now) };
}

function planned(
  customer: Lead,
  programme: Programme,
  date: TouchDate,
  wantedAt: Temporal.Instant,
  moves: readonly TouchMove[],
  now: Temporal.Instant,
): PlannedTouch {
  const { step, anchor, at, because } = date;
  const shift = shiftOf(dayOf(customer, at), dayOf(customer, wantedAt), moves, isAfter(now, at));
  return {
    programme: programme.id,
    goal: purposeOf(programme),
    touch: customer.touches + 1,
    ...(step !== undefined && { step }),
    anchor,
    plannedAt: at,
    wantedAt,
    delayDays: quietDays(customer, programme),
    because: { origin: because, ...(shift !== undefined && { shift }) },
  };
}

function shiftOf(from: string, to: string, by: readonly TouchMove[], hasPassed: boolean): TouchShift | undefined {
  if (by.length > 0) return { kind: 'moved', from, to, by };
  return hasPassed && from !== to ? { kind: 'made-up', from, to } : undefined;
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
