import { Temporal } from 'temporal-polyfill';
import type { CallingHours, HoursVerdict } from './calling-hours.ts';
import { plusCivilDays } from './civil-days.ts';
import type { DialRules, RollingCap } from './dial-rules.ts';
import type { Refusal, RefusalCode } from './gate.ts';
import { type CallPurpose, currentNumber, type Lead, type PlacedCall } from './lead.ts';
import { isBad } from './lead-number.ts';
import type { TierNumber } from './sales-structure.ts';

/** Under what a stage is worked: its rules in force, its compiled hours, and who does the work. */
export interface CallPolicy {
  readonly rules: DialRules;
  readonly hours: CallingHours;
  readonly tier: TierNumber;
  readonly campaignId: string;
}

export type GateVerdict =
  /** `overrides` names the company's own rules that the customer's wish for a callback sets aside. */
  | { readonly kind: 'allowed'; readonly overrides: readonly RefusalCode[] }
  /** Every refusal, not only the first; `until` is the earliest moment at which all pass, absent when none is. */
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[]; readonly until?: Temporal.Instant };

export type EarliestCall =
  | { readonly kind: 'at'; readonly at: Temporal.Instant; readonly movedBy: readonly RefusalCode[] }
  | { readonly kind: 'never'; readonly movedBy: readonly RefusalCode[] };

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
  const movedBy = new Set<RefusalCode>();
  let at = wanted;
  for (let move = 0; move < MAX_MOVES; move += 1) {
    const { refusals } = judge(lead, purpose, policy, at);
    if (refusals.length === 0) return { kind: 'at', at, movedBy: [...movedBy] };
    for (const refusal of refusals) {
      movedBy.add(refusal.code);
      if (refusal.until === undefined) return { kind: 'never', movedBy: [...movedBy] };
      at = later(at, refusal.until);
    }
  }
  return { kind: 'never', movedBy: [...movedBy] };
}

interface Judgement {
  readonly refusals: readonly Refusal[];
  readonly overrides: readonly Refusal[];
}

function judge(lead: Lead, purpose: CallPurpose, policy: CallPolicy, at: Temporal.Instant): Judgement {
  const firm = firmRefusals(lead, policy, at);
  if (lead.recentCalls.length === 0) return { refusals: firm, overrides: [] };
  const quiet = quietRefusals(lead, purpose, policy.rules, at);
  const limits = limitRefusals(lead, policy.rules, at);
  if (purpose.kind !== 'callback') return { refusals: [...firm, ...limits, ...quiet], overrides: [] };
  return isPromiseOpen(lead, purpose.agreedAt)
    ? { refusals: firm, overrides: [...limits, ...quiet] }
    : { refusals: [...firm, ...limits], overrides: quiet };
}

/** The call that keeps an agreed moment overrides caps and gaps; once it was placed, they hold for its repeats. */
function isPromiseOpen(lead: Lead, agreedAt: Temporal.Instant): boolean {
  return lead.recentCalls.every((call) => Temporal.Instant.compare(call.at, agreedAt) < 0);
}

/** What nobody's wish overrides. */
function firmRefusals(lead: Lead, policy: CallPolicy, at: Temporal.Instant): readonly Refusal[] {
  const number = currentNumber(lead);
  const refusals: Refusal[] = [];
  const verdict = policy.hours.verdict(number.area, at);
  if (verdict.kind === 'closed') refusals.push(closedRefusal(verdict));
  if (isBad(number)) refusals.push({ code: 'number-bad' });
  return refusals;
}

function closedRefusal(verdict: Extract<HoursVerdict, { kind: 'closed' }>): Refusal {
  return verdict.opensAt === undefined ? { code: verdict.why } : { code: verdict.why, until: verdict.opensAt };
}

function limitRefusals(lead: Lead, rules: DialRules, at: Temporal.Instant): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const { recentCalls } = lead;
  const dayEnd = dayCapEnd(recentCalls, rules.maxAttemptsPerDay, currentNumber(lead).area.zones, at);
  if (dayEnd !== undefined) refusals.push({ code: 'cap-day', until: dayEnd });
  const windowEnd = latest(rules.rollingCaps.map((cap) => rollingCapEnd(recentCalls, cap, at)));
  if (windowEnd !== undefined) refusals.push({ code: 'cap-rolling', until: windowEnd });
  const gapEnd = endAhead(recentCalls.at(-1)?.at, rules.minGapMinutes * MINUTE_MS, at);
  if (gapEnd !== undefined) refusals.push({ code: 'min-gap', until: gapEnd });
  return refusals;
}

/** With N calls allowed per window, the N-th latest call has to be at least a window old. */
function rollingCapEnd(
  calls: readonly PlacedCall[],
  cap: RollingCap,
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  return endAhead(calls.at(-cap.count)?.at, cap.windowHours * HOUR_MS, at);
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
function quietRefusals(lead: Lead, purpose: CallPurpose, rules: DialRules, at: Temporal.Instant): readonly Refusal[] {
  const days = purpose.kind === 'touch' ? purpose.delayDays : rules.quietAfterConversationDays;
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
