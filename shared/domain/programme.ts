import { Temporal } from 'temporal-polyfill';
import { plusCivilDays } from './civil-days.ts';
import type { Programme, TouchTrigger } from './dial-rules.ts';
import { type CallPurpose, currentNumber, type Lead } from './lead.ts';

/** A call that a programme plans, before calling hours and caps move it; `why` says it in a sentence. */
export interface PlannedTouch {
  readonly programme: string;
  /** Counted from 1 over the customer's life. */
  readonly touch: number;
  readonly plannedAt: Temporal.Instant;
  readonly delayDays: number;
  readonly why: string;
}

/** What the next touch is counted from. */
export type TouchOccasion =
  /** The sale that made the lead a customer. */
  | { readonly kind: 'sale'; readonly at: Temporal.Instant }
  /** A talk with the customer, whether they bought again or not. */
  | { readonly kind: 'conversation'; readonly at: Temporal.Instant }
  /** The retry budget ran out before anybody was reached. */
  | { readonly kind: 'cycle-spent'; readonly at: Temporal.Instant }
  /** A customer whose history lies outside: just loaded, or back from a rest. */
  | { readonly kind: 'loaded'; readonly at: Temporal.Instant }
  /** A touch that was left out because the customer had bought. */
  | { readonly kind: 'skipped'; readonly at: Temporal.Instant };

/** Who needs nothing now is left alone for so many times the usual delay. */
const NO_NEED_STRETCH = 1.5;

/**
 * The next touch of a customer, or undefined when no programme plans one. Days are civil days where the customer's
 * current number is: the same time of day, whatever the clocks do.
 *
 * After the sale that made the lead a customer comes the welcome; from then on the repeat, counted from the latest
 * talk, purchase or spent cycle. It is a win-back instead when the last purchase will by then lie further back than
 * that programme's silence. Where nothing repeats, the win-back follows the same occasions by its own delay. A touch
 * that is overdue or whose occasion is unknown is planned for `now`.
 */
export function nextTouch(
  lead: Lead,
  programmes: readonly Programme[],
  after: TouchOccasion,
  now: Temporal.Instant,
): PlannedTouch | undefined {
  const welcome = soonest(programmes, 'after-sale');
  if (after.kind === 'sale' && welcome !== undefined) {
    const { days } = welcome.trigger;
    return planned(lead, welcome, plusDays(lead, after.at, days), days, `${days} days after the sale`);
  }
  return regularTouch(lead, programmes, after, now);
}

/** Whether a planned touch still makes sense; asked again right before each of its calls. */
export function touchStillFits(
  lead: Lead,
  purpose: CallPurpose,
  programmes: readonly Programme[],
  now: Temporal.Instant,
): { readonly kind: 'fits' } | { readonly kind: 'skipped'; readonly why: 'bought-recently' } {
  // Stryker disable next-line ConditionalExpression: other purposes name no programme, so that none is found; the compiler wants to hear it.
  if (purpose.kind !== 'touch' || lead.purchases.lastAt === undefined) return { kind: 'fits' };
  const programme = programmes.find(({ id }) => id === purpose.programme);
  if (programme === undefined || programme.skipIfBoughtWithinDays === 0) return { kind: 'fits' };
  const fitsFrom = plusDays(lead, lead.purchases.lastAt, programme.skipIfBoughtWithinDays);
  return isAfter(fitsFrom, now) ? { kind: 'skipped', why: 'bought-recently' } : { kind: 'fits' };
}

/** The purpose that carries a planned touch to its call. */
export function touchPurpose({ programme, touch, plannedAt, delayDays }: PlannedTouch): CallPurpose {
  return { kind: 'touch', programme, touch, plannedAt, delayDays };
}

function regularTouch(
  lead: Lead,
  programmes: readonly Programme[],
  after: TouchOccasion,
  now: Temporal.Instant,
): PlannedTouch | undefined {
  const winBack = soonest(programmes, 'after-silence');
  const regular = soonest(programmes, 'every') ?? winBack;
  if (regular === undefined) return undefined;
  const isUnneeded = after.kind === 'conversation' && lead.lastOutcome === 'no-need-now';
  const days = isUnneeded ? Math.round(regular.trigger.days * NO_NEED_STRETCH) : regular.trigger.days;
  const plannedAt = regularMoment(lead, after, days, now);
  if (winBack !== undefined && isSilent(lead, winBack.trigger.days, plannedAt)) {
    return planned(lead, winBack, plannedAt, days, `no purchase for ${winBack.trigger.days} days`);
  }
  return planned(lead, regular, plannedAt, days, `${days} days after ${OCCASION_WORDS[after.kind]}`);
}

const OCCASION_WORDS: Readonly<Record<TouchOccasion['kind'], string>> = {
  sale: 'the sale',
  conversation: 'the last talk',
  'cycle-spent': 'the last attempt to reach the customer',
  loaded: 'the last contact known',
  skipped: 'the last purchase',
};

function regularMoment(lead: Lead, after: TouchOccasion, days: number, now: Temporal.Instant): Temporal.Instant {
  switch (after.kind) {
    case 'sale':
    case 'conversation':
    case 'cycle-spent':
      return plusDays(lead, after.at, days);
    case 'loaded': {
      const lastContact = latest(lead.purchases.lastAt, lead.lastCalledAt);
      return lastContact === undefined ? now : (latest(plusDays(lead, lastContact, days), now) ?? now);
    }
    case 'skipped': {
      const sincePurchase = plusDays(lead, lead.purchases.lastAt ?? after.at, days);
      return isAfter(sincePurchase, now) ? sincePurchase : plusDays(lead, now, days);
    }
  }
}

function isSilent(lead: Lead, days: number, at: Temporal.Instant): boolean {
  const { lastAt } = lead.purchases;
  return lastAt !== undefined && !isAfter(plusDays(lead, lastAt, days), at);
}

function planned(
  lead: Lead,
  programme: Programme,
  plannedAt: Temporal.Instant,
  delayDays: number,
  why: string,
): PlannedTouch {
  return { programme: programme.id, touch: lead.touches + 1, plannedAt, delayDays, why: `${programme.id}: ${why}` };
}

function soonest(programmes: readonly Programme[], kind: TouchTrigger['kind']): Programme | undefined {
  return programmes
    .filter(({ trigger }) => trigger.kind === kind)
    .toSorted((one, other) => one.trigger.days - other.trigger.days)[0];
}

function plusDays(lead: Lead, at: Temporal.Instant, days: number): Temporal.Instant {
  return plusCivilDays(at, days, currentNumber(lead).area);
}

function latest(...moments: readonly (Temporal.Instant | undefined)[]): Temporal.Instant | undefined {
  return moments
    .filter((moment) => moment !== undefined)
    .toSorted(Temporal.Instant.compare)
    .at(-1);
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}
