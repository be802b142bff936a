import { Temporal } from 'temporal-polyfill';
import type { AreaLimits, CallPolicy } from './call-policy.ts';
import type { HoursVerdict } from './calling-hours.ts';
import { plusCivilDays } from './civil-days.ts';
import type { ConsentNeeded, RollingCap } from './dial-rules.ts';
import type { Refusal, RuleRefusalCode } from './gate.ts';
import { type CallPurpose, currentNumber, type Lead, type LeadNumber, type PlacedCall } from './lead.ts';
import { isBad } from './lead-number.ts';
import type { LawfulLimits } from './rules-in-force.ts';

export type GateVerdict =
  /** `overrides` names the company's own rules that the customer's wish for a callback sets aside. */
  | { readonly kind: 'allowed'; readonly overrides: readonly RuleRefusalCode[] }
  /** Every refusal, not only the first; `until` is the earliest moment at which all pass, absent when none is. */
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[]; readonly until?: Temporal.Instant };

export type EarliestCall =
  | { readonly kind: 'at'; readonly at: Temporal.Instant; readonly movedBy: readonly RuleRefusalCode[] }
  /** `movedBy` names all the rules that stand in the way and do not end by themselves. */
  | { readonly kind: 'never'; readonly movedBy: readonly RuleRefusalCode[] };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Longer than any day with a clock change, so that older calls need no calendar. */
const DAY_REACH_MS = 26 * HOUR_MS;

/** Refusals lift one after another; a lead that meets more than this is never callable. */
const MAX_MOVES = 1_000;

/**
 * May this lead be called now, on its current number, for this purpose? Judges the lead alone: hours and holidays in
 * every zone of the number, caps, gaps and quiet periods over all of the lead's calls, and whether the number works.
 */
export function gate(lead: Lead, purpose: CallPurpose, policy: CallPolicy, now: Temporal.Instant): GateVerdict {
  const { refusals, overrides } = judge(lead, purpose, policy, now);
  if (refusals.length === 0) return { kind: 'allowed', overrides: overrides.map((refusal) => refusal.code) };
  const next = earliestCall(lead, purpose, policy, now);
  return next.kind === 'at' ? { kind: 'refused', refusals, until: next.at } : { kind: 'refused', refusals };
}

/**
 * The first moment at or after `wanted` at which {@link gate} allows the call if nothing but time changes, and the
 * rules that moved it there, in the order in which they did.
 */
export function earliestCall(
  lead: Lead,
  purpose: CallPurpose,
  policy: CallPolicy,
  wanted: Temporal.Instant,
): EarliestCall {
  const movedBy = new Set<RuleRefusalCode>();
  let at = wanted;
  for (let move = 0; move < MAX_MOVES; move += 1) {
    const { refusals } = judge(lead, purpose, policy, at);
    if (refusals.length === 0) return { kind: 'at', at, movedBy: [...movedBy] };
    const lasting = refusals.filter(({ until }) => until === undefined);
    if (lasting.length > 0) return { kind: 'never', movedBy: lasting.map(({ code }) => code) };
    for (const { code, until } of refusals) {
      movedBy.add(code);
      if (until !== undefined) at = later(at, until);
    }
  }
  return { kind: 'never', movedBy: [...movedBy] };
}

interface Judgement {
  readonly refusals: readonly Refusal[];
  readonly overrides: readonly Refusal[];
}

function judge(lead: Lead, purpose: CallPurpose, policy: CallPolicy, at: Temporal.Instant): Judgement {
  const number = currentNumber(lead);
  const inArea = policy.limitsIn(number.area);
  const firm = firmRefusals(lead, number, policy, inArea, at);
  const wish = wishRefusals(lead, number, policy, at);
  const age = ageRefusals(lead, purpose, inArea, at);
  const hasCalls = lead.recentCalls.length > 0;
  const limits = hasCalls ? limitRefusals(lead, number, inArea.limits, at) : [];
  const quiet = hasCalls ? quietRefusals(lead, purpose, inArea.limits.quietAfterConversationDays, at) : [];
  const counted = countRefusals(lead, number, inArea);
  if (purpose.kind !== 'callback') {
    return { refusals: [...firm, ...wish, ...age, ...counted, ...limits, ...quiet], overrides: [] };
  }
  if (!isPromiseOpen(lead, purpose.agreedAt)) {
    return { refusals: [...firm, ...wish, ...counted, ...limits], overrides: quiet };
  }
  const lawful = hasCalls ? limitRefusals(lead, number, inArea.lawful, at) : [];
  const aside = [...counted, ...limits].filter(({ code }) => !lawful.some((other) => other.code === code));
  return { refusals: [...firm, ...wish, ...lawful], overrides: [...aside, ...quiet] };
}

/** The call that keeps an agreed moment overrides the company's own caps and gaps; once it was placed, they hold for its repeats. */
function isPromiseOpen(lead: Lead, agreedAt: Temporal.Instant): boolean {
  return lead.recentCalls.every((call) => Temporal.Instant.compare(call.at, agreedAt) < 0);
}

/** What nobody's wish overrides. */
function firmRefusals(
  lead: Lead,
  number: LeadNumber,
  policy: CallPolicy,
  { limits }: AreaLimits,
  at: Temporal.Instant,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (limits.dialMode === 'manual') refusals.push({ code: 'dialled-by-hand' });
  if (!hasConsent(lead, limits.consent)) refusals.push({ code: 'no-consent' });
  if (limits.unknownTimezone === 'block' && number.area.zones.length > 1) refusals.push({ code: 'timezone-unknown' });
  if (isBad(number)) refusals.push({ code: 'number-bad' });
  const verdict = policy.hours.verdict(number.area, at);
  if (verdict.kind === 'closed') refusals.push(closedRefusal(verdict.why, verdict));
  return refusals;
}

/** Consent in writing is express consent, too. */
function hasConsent({ consent }: Lead, needed: ConsentNeeded): boolean {
  switch (needed) {
    case 'not-required':
      return true;
    case 'express':
      return consent !== undefined;
    case 'written':
      return consent === 'written';
  }
}

function wishRefusals(
  { wishes }: Lead,
  { area }: LeadNumber,
  policy: CallPolicy,
  at: Temporal.Instant,
): readonly Refusal[] {
  if (wishes?.callWindow === undefined) return [];
  const verdict = policy.wishedHours(wishes.callWindow).verdict(area, at);
  return verdict.kind === 'closed' ? [closedRefusal('outside-wished-hours', verdict)] : [];
}

function closedRefusal(code: RuleRefusalCode, { opensAt }: Extract<HoursVerdict, { kind: 'closed' }>): Refusal {
  return opensAt === undefined ? { code } : { code, until: opensAt };
}

/** An agreed callback is kept however old the cycle is, and a programme's touch has all its time from its own day on. */
function ageRefusals(
  { cycleStartedAt }: Lead,
  purpose: CallPurpose,
  { limits: { leadTtlDays } }: AreaLimits,
  at: Temporal.Instant,
): readonly Refusal[] {
  if (purpose.kind === 'callback') return [];
  const from = purpose.kind === 'touch' ? later(cycleStartedAt, purpose.plannedAt) : cycleStartedAt;
  const endsAtMs = from.epochMilliseconds + leadTtlDays * 24 * HOUR_MS;
  return at.epochMilliseconds > endsAtMs ? [{ code: 'lead-expired' }] : [];
}

/** Counts that no waiting lowers. */
function countRefusals(
  { placed, countedByNumber }: Lead,
  { key }: LeadNumber,
  { limits }: AreaLimits,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (limits.maxAttemptsEver !== undefined && placed >= limits.maxAttemptsEver) refusals.push({ code: 'cap-lifetime' });
  if ((countedByNumber[key] ?? 0) >= limits.maxAttemptsPerNumber) refusals.push({ code: 'cap-number' });
  return refusals;
}

function limitRefusals(
  { recentCalls }: Lead,
  number: LeadNumber,
  limits: LawfulLimits,
  at: Temporal.Instant,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const dayEnd = dayCapEnd(recentCalls, limits.maxAttemptsPerDay, number.area.zones, at);
  if (dayEnd !== undefined) refusals.push({ code: 'cap-day', until: dayEnd });
  const windowEnd = latest(limits.rollingCaps.map((cap) => rollingCapEnd(recentCalls, number.key, cap, at)));
  if (windowEnd !== undefined) refusals.push({ code: 'cap-rolling', until: windowEnd });
  const gapEnd = endAhead(recentCalls.at(-1)?.at, limits.minGapMinutes * MINUTE_MS, at);
  if (gapEnd !== undefined) refusals.push({ code: 'min-gap', until: gapEnd });
  const abandonedAt = limits.dropLockoutHours === 0 ? undefined : recentCalls.findLast((call) => call.abandoned)?.at;
  const lockoutEnd = endAhead(abandonedAt, limits.dropLockoutHours * HOUR_MS, at);
  if (lockoutEnd !== undefined) refusals.push({ code: 'drop-lockout', until: lockoutEnd });
  return refusals;
}

/** With N calls allowed per window, the N-th latest call has to be at least a window old. */
function rollingCapEnd(
  calls: readonly PlacedCall[],
  numberKey: string,
  cap: RollingCap,
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  const counting = cap.per === 'number' ? calls.filter((call) => call.numberKey === numberKey) : calls;
  return endAhead(counting.at(-cap.count)?.at, cap.windowHours * HOUR_MS, at);
}

/** The end of a span, when it is still ahead. Most spans are long over, which whole milliseconds tell at little cost. */
function endAhead(
  start: Temporal.Instant | undefined,
  spanMs: number,
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  if (start === undefined || start.epochMilliseconds + spanMs < at.epochMilliseconds) return undefined;
  const end = start.add({ milliseconds: spanMs });
  return isAhead(end, at) ? end : undefined;
}

/** The end of the customer's day when its calls are spent: judged in every zone of the number, the last one counts. */
function dayCapEnd(
  calls: readonly PlacedCall[],
  maxPerDay: number,
  zones: readonly string[],
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  const reachMs = at.epochMilliseconds - DAY_REACH_MS;
  const near = calls.filter((call) => call.at.epochMilliseconds >= reachMs);
  if (near.length < maxPerDay) return undefined;
  return latest(zones.map((zone) => dayCapEndIn(zone, near, maxPerDay, at)));
}

function dayCapEndIn(
  zone: string,
  calls: readonly PlacedCall[],
  maxPerDay: number,
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  const dayStart = at.toZonedDateTimeISO(zone).startOfDay();
  const today = calls.filter((call) => call.at.epochMilliseconds >= dayStart.epochMilliseconds);
  return today.length < maxPerDay ? undefined : dayStart.add({ days: 1 }).startOfDay().toInstant();
}

/** Conversations of the lead's present stage start a quiet period; a programme's touch brings its own. */
function quietRefusals(lead: Lead, purpose: CallPurpose, quietDays: number, at: Temporal.Instant): readonly Refusal[] {
  const days = purpose.kind === 'touch' ? purpose.delayDays : quietDays;
  if (days === 0) return [];
  const talk = lead.recentCalls.findLast((call) => call.stage === lead.stage && call.conversationEndedAt !== undefined);
  if (talk?.conversationEndedAt === undefined) return [];
  if (talk.conversationEndedAt.epochMilliseconds + (days + 2) * 24 * HOUR_MS < at.epochMilliseconds) return [];
  const end = plusCivilDays(talk.conversationEndedAt, days, currentNumber(lead).area);
  return isAhead(end, at) ? [{ code: 'quiet-after-conversation', until: end }] : [];
}

function isAhead(moment: Temporal.Instant | undefined, at: Temporal.Instant): moment is Temporal.Instant {
  return moment !== undefined && Temporal.Instant.compare(moment, at) > 0;
}

function latest(moments: readonly (Temporal.Instant | undefined)[]): Temporal.Instant | undefined {
  let found: Temporal.Instant | undefined;
  for (const moment of moments) {
    if (moment !== undefined) found = found === undefined ? moment : later(found, moment);
  }
  return found;
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) >= 0 ? one : other;
}
