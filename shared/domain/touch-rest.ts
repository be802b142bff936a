import { Temporal } from 'temporal-polyfill';
import { civilDate, nextQuarterOf, startOfCivilDay } from './civil-days.ts';
import type { Programme, TouchTrigger } from './dial-rules.ts';
import type { Lead } from './lead.ts';
import { calledTouches } from './past-touches.ts';
import { customerZone, plusDays } from './touch-dates.ts';
import type { TouchMove } from './touch-reason.ts';

/** Who needs nothing now is left alone for so many times the usual delay. */
const NO_NEED_STRETCH = 1.5;

/** A programme that says nothing of its cool-down rests a week, or half the time between two dates of its own if that is shorter. */
const COOL_DOWN_DAYS = 7;

/** Days of rest before a touch of the programme, counted from the last touch or conversation of any. */
export function coolDownDays({ coolDownDays: own, trigger }: Programme): number {
  return own ?? Math.min(COOL_DOWN_DAYS, Math.floor(shortestGapDays(trigger) / 2));
}

/** The days between two dates of one anchor, or from the anchor to its only date; endless where customers differ. */
export function shortestGapDays(trigger: TouchTrigger): number {
  switch (trigger.kind) {
    case 'after-sale':
    case 'after-purchase':
    case 'every':
      return trigger.days;
    case 'after-silence':
      return trigger.againDays ?? trigger.days;
    case 'contract-end': {
      const before = trigger.daysBefore.toSorted((one, other) => one - other);
      return Math.min(...before.slice(1).map((days, index) => days - (before[index] ?? 0)));
    }
    case 'after-case':
      return trigger.days ?? (trigger.hours ?? 0) / 24;
    case 'order-interval':
    case 'on-date':
      return Number.POSITIVE_INFINITY;
  }
}

/** Why a touch has to wait, and until when. */
export interface TouchRest {
  readonly days: number;
  readonly until: Temporal.Instant;
  readonly after: Extract<TouchMove, { readonly kind: 'rest' }>['after'];
  /** The civil day from which it is counted. */
  readonly of: string;
}

/** Days of rest after the customer's last conversation: longer after one in which nothing was needed. */
export function quietDays(customer: Lead, programme: Programme): number {
  return Math.max(coolDownDays(programme), noNeedDays(customer, programme));
}

/** The rest that the programme keeps from its customer's last touch, conversation or contact told by a list. */
export function coolDown(customer: Lead, programme: Programme): TouchRest | undefined {
  const days = coolDownDays(programme);
  const talkedAt = customer.recentCalls.findLast(
    ({ stage, conversationEndedAt }) => stage === customer.stage && conversationEndedAt !== undefined,
  )?.conversationEndedAt;
  const contactAt = customer.placed === 0 ? customer.lastCalledAt : undefined;
  const rests = [
    restAfter(customer, 'touch', calledTouches(customer).at(-1)?.at, days),
    restAfter(customer, 'conversation', talkedAt, quietDays(customer, programme)),
    restAfter(customer, 'contact', contactAt, days),
  ].filter((rest) => rest !== undefined);
  return rests.toSorted((one, other) => Temporal.Instant.compare(one.until, other.until)).at(-1);
}

function restAfter(
  customer: Lead,
  after: TouchRest['after'],
  at: Temporal.Instant | undefined,
  days: number,
): TouchRest | undefined {
  if (at === undefined) return undefined;
  return {
    days,
    until: plusDays(customer, at, days),
    after,
    of: civilDate(at, customerZone(customer)),
  };
}

/** How long programmes that call again and again leave a customer alone who just said that nothing is needed. */
function noNeedDays({ lastOutcome }: Lead, { trigger }: Programme): number {
  const isRepeated = trigger.kind === 'every' || trigger.kind === 'after-silence';
  if (!isRepeated || lastOutcome !== 'no-need-now') return 0;
  return Math.round(shortestGapDays(trigger) * NO_NEED_STRETCH);
}

/** The first moment of the next quarter when that of the given one has as many touches as the programme allows, and how many. */
export function afterFullQuarter(
  customer: Lead,
  { maxPerQuarter }: Programme,
  at: Temporal.Instant,
): { readonly from: Temporal.Instant; readonly most: number } | undefined {
  if (maxPerQuarter === undefined) return undefined;
  const zone = customerZone(customer);
  const nextQuarter = (moment: Temporal.Instant) => nextQuarterOf(moment.toZonedDateTimeISO(zone).toPlainDate());
  const next = nextQuarter(at);
  const touches = calledTouches(customer).filter((touch) => nextQuarter(touch.at).equals(next));
  return touches.length < maxPerQuarter ? undefined : { from: startOfCivilDay(next, zone), most: maxPerQuarter };
}
