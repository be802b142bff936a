import type { Temporal } from 'temporal-polyfill';
import { earliestCall } from './call-gate.ts';
import type { CallPolicy } from './call-policy.ts';
import type { CallingArea } from './calling-area.ts';
import type { CallWindow } from './dial-rules.ts';
import { type CallPurpose, currentNumber, type Lead } from './lead.ts';
import { afterOpenMinutes } from './open-minutes.ts';
import type { RetriedCode, RetryPlan } from './retry-plan.ts';
import { minuteIsWithin, minuteOfDay } from './weekly-windows.ts';

type Again = Extract<RetryPlan, { readonly kind: 'again' }>;

/** After these nobody was there at that time of day: another time is worth more than the same one again. */
const NOBODY_THERE: ReadonlySet<RetriedCode> = new Set<RetriedCode>(['no-answer', 'voicemail', 'declined']);

const DAY_MINUTES = 1_440;
/** A better time of day is looked for so far ahead; where none comes, the first moment does. */
const SPREAD_DAYS = 3;

/**
 * When a call is wanted again: after the delay of its rule, counted as the rule says, and, where nobody was there, at
 * another time of day than the last attempt and in the part of the day that was tried least in this cycle. The time of
 * day is a wish: where rules leave no such moment within three days, the delay alone counts.
 * Rules may still move the moment, and are to be asked: nothing here is a limit.
 */
export function retryMoment(
  lead: Lead,
  code: RetriedCode,
  plan: Again,
  purpose: CallPurpose,
  policy: CallPolicy,
  now: Temporal.Instant,
): Temporal.Instant {
  const { area } = currentNumber(lead);
  const wanted =
    plan.clock === 'callable'
      ? afterOpenMinutes(policy.hours, area, now, plan.delayMinutes)
      : now.add({ minutes: plan.delayMinutes });
  return NOBODY_THERE.has(code) ? atAnotherTimeOfDay(lead, purpose, policy, wanted) : wanted;
}

function atAnotherTimeOfDay(
  lead: Lead,
  purpose: CallPurpose,
  policy: CallPolicy,
  wanted: Temporal.Instant,
): Temporal.Instant {
  const tried = triedMinutes(lead);
  const last = tried.at(-1);
  if (last === undefined) return wanted;
  const { area } = currentNumber(lead);
  const avoidMinutes = policy.limitsIn(area).limits.avoidSameHourWithinHours * 60;
  const parts = leastTried(policy.rules.dayParts, tried);
  const limit = wanted.add({ hours: SPREAD_DAYS * 24 });
  let at = wanted;
  let found = earliestCall(lead, purpose, policy, at);
  while (found.kind === 'at' && found.at.epochMilliseconds <= limit.epochMilliseconds) {
    const minute = localMinute(found.at, area);
    const waitMinutes = Math.max(untilFar(minute, last, avoidMinutes), untilIn(minute, parts));
    if (waitMinutes === 0) return at;
    at = found.at.add({ minutes: waitMinutes });
    found = earliestCall(lead, purpose, policy, at);
  }
  return wanted;
}

/** The times of day, in minutes where the customer is, of this cycle's calls that came to no conversation. */
function triedMinutes(lead: Lead): readonly number[] {
  const { area } = currentNumber(lead);
  return lead.recentCalls
    .filter(({ at, conversationEndedAt }) => {
      return conversationEndedAt === undefined && at.epochMilliseconds >= lead.cycleStartedAt.epochMilliseconds;
    })
    .map(({ at }) => localMinute(at, area));
}

/** The parts of the day in which the fewest attempts lie; a time outside all parts counts for none. */
function leastTried(parts: readonly CallWindow[], tried: readonly number[]): readonly CallWindow[] {
  const counted = parts.map((part) => ({ part, tries: tried.filter((minute) => minuteIsWithin(minute, part)).length }));
  const fewest = Math.min(...counted.map(({ tries }) => tries));
  return counted.filter(({ tries }) => tries === fewest).map(({ part }) => part);
}

/** Minutes until the time of day lies at least so far from the other one, whichever way round the clock. */
function untilFar(minute: number, other: number, apartMinutes: number): number {
  const after = (minute - other + DAY_MINUTES) % DAY_MINUTES;
  // Stryker disable next-line EqualityOperator: exactly far enough after is far enough before, too.
  if (after < apartMinutes) return apartMinutes - after;
  const before = DAY_MINUTES - after;
  return before < apartMinutes ? before + apartMinutes : 0;
}

/** Minutes until the time of day lies in one of the parts; none when there are no parts. */
function untilIn(minute: number, parts: readonly CallWindow[]): number {
  if (parts.length === 0 || parts.some((part) => minuteIsWithin(minute, part))) return 0;
  return Math.min(...parts.map(({ start }) => (minuteOfDay(start) - minute + DAY_MINUTES) % DAY_MINUTES));
}

function localMinute(at: Temporal.Instant, { zones }: CallingArea): number {
  // Stryker disable next-line StringLiteral: an area has at least one zone, the other one satisfies the compiler.
  const local = at.toZonedDateTimeISO(zones[0] ?? 'UTC');
  return local.hour * 60 + local.minute;
}
