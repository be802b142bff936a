import { Temporal } from 'temporal-polyfill';
import type { AreaLimits, CallPolicy } from './call-policy.ts';
import { type CallbackPurpose, isPromised } from './callback.ts';
import type { CallingHours, HoursVerdict } from './calling-hours.ts';
import { plusCivilDaysMs } from './civil-days.ts';
import type { CallbackRule, ConsentNeeded, RollingCap } from './dial-rules.ts';
import type { Refusal, RuleRefusalCode } from './gate.ts';
import { type GateFacts, gateFacts, LONG_AGO_MS } from './gate-facts.ts';
import type { CallPurpose, Lead } from './lead.ts';
import type { LawfulLimits } from './rules-in-force.ts';
import { type LocalDay, zoneOffsets } from './zone-offsets.ts';

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
 * Moments count in whole milliseconds.
 */
export function gate(lead: Lead, purpose: CallPurpose, policy: CallPolicy, now: Temporal.Instant): GateVerdict {
  const question = questionAbout(lead, purpose, policy);
  const refusals = refusalsAt(question, now, now.epochMilliseconds);
  if (refusals.length === 0) return { kind: 'allowed', overrides: overridesAt(question, now) };
  const next = firstPassing(question, now, refusals);
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
  const question = questionAbout(lead, purpose, policy);
  return firstPassing(question, wanted, refusalsAt(question, wanted, wanted.epochMilliseconds));
}

/** What stays the same at every moment that is looked at. */
interface Question {
  readonly facts: GateFacts;
  readonly purpose: CallPurpose;
  readonly hours: CallingHours;
  readonly wishedHours: CallingHours | undefined;
  readonly inArea: AreaLimits;
  readonly callback: CallbackRule;
}

function questionAbout(lead: Lead, purpose: CallPurpose, policy: CallPolicy): Question {
  const facts = gateFacts(lead);
  const { area, wishedWindow } = facts;
  return {
    facts,
    purpose,
    hours: policy.hours,
    wishedHours: wishedWindow === undefined ? undefined : policy.wishedHours(wishedWindow),
    inArea: policy.limitsIn(area),
    callback: policy.rules.callback,
  };
}

/** Goes from the end of one refusal to the next until none is left; `refusals` are those at the wanted moment. */
function firstPassing(question: Question, wanted: Temporal.Instant, refusals: readonly Refusal[]): EarliestCall {
  const movedBy: RuleRefusalCode[] = [];
  let at = wanted;
  let atMs = at.epochMilliseconds;
  let standing = refusals;
  for (let move = 0; move < MAX_MOVES; move += 1) {
    if (standing.length === 0) return { kind: 'at', at, movedBy };
    if (standing.some(isLasting)) return { kind: 'never', movedBy: standing.filter(isLasting).map(({ code }) => code) };
    for (const { code, until } of standing) {
      if (!movedBy.includes(code)) movedBy.push(code);
      if (until === undefined) continue;
      const untilMs = until.epochMilliseconds;
      if (untilMs <= atMs) continue;
      at = until;
      atMs = untilMs;
    }
    standing = refusalsAt(question, at, atMs);
  }
  return { kind: 'never', movedBy };
}

function isLasting({ until }: Refusal): boolean {
  return until === undefined;
}

function refusalsAt(question: Question, at: Temporal.Instant, atMs: number): readonly Refusal[] {
  const { purpose, inArea } = question;
  const refusals: Refusal[] = [];
  addFirm(refusals, question, at);
  addUntil(refusals, 'customer-calls', question.facts.heldMs, atMs);
  addWish(refusals, question, at);
  if (purpose.kind === 'callback') {
    if (isPromiseOpen(question, purpose)) addLimits(refusals, question, inArea.lawful, atMs);
    else addOwnLimits(refusals, question, atMs);
    return refusals;
  }
  addAge(refusals, question, atMs);
  addOwnLimits(refusals, question, atMs);
  addQuiet(refusals, question, atMs);
  return refusals;
}

const NO_OVERRIDES: readonly RuleRefusalCode[] = [];

/** What the customer's wish sets aside in a call that may be placed. */
function overridesAt(question: Question, at: Temporal.Instant): readonly RuleRefusalCode[] {
  const { purpose } = question;
  if (purpose.kind !== 'callback') return NO_OVERRIDES;
  const atMs = at.epochMilliseconds;
  const aside: Refusal[] = [];
  if (isPromiseOpen(question, purpose)) addOwnLimits(aside, question, atMs);
  addQuiet(aside, question, atMs);
  return aside.map(({ code }) => code);
}

/**
 * The calls that keep an agreed moment, the tries after missed ones among them, override the company's own caps and gaps.
 * They hold again once there was any other call since, and when the tries are used up.
 */
function isPromiseOpen({ facts, callback }: Question, purpose: CallbackPurpose): boolean {
  const { agreedAt, missed = 0 } = purpose;
  return isPromised(purpose, callback) && nthLatest(facts.callsMs, missed + 1) < agreedAt.epochMilliseconds;
}

/** What no wish for a callback overrides, the lead's own wished hours following beside it. */
function addFirm(refusals: Refusal[], { facts, hours, inArea }: Question, at: Temporal.Instant): void {
  const { area, isNumberBad } = facts;
  const { dialMode, consent, unknownTimezone } = inArea.limits;
  if (dialMode === 'manual') refusals.push({ code: 'dialled-by-hand' });
  if (!hasConsent(facts, consent)) refusals.push({ code: 'no-consent' });
  if (unknownTimezone === 'block' && area.zones.length > 1) refusals.push({ code: 'timezone-unknown' });
  if (isNumberBad) refusals.push({ code: 'number-bad' });
  const verdict = hours.verdict(area, at);
  if (verdict.kind === 'closed') refusals.push(closedRefusal(verdict.why, verdict));
}

/** Consent in writing is express consent, too. */
function hasConsent({ consent }: GateFacts, needed: ConsentNeeded): boolean {
  switch (needed) {
    case 'not-required':
      return true;
    case 'express':
      return consent !== undefined;
    case 'written':
      return consent === 'written';
  }
}

function addWish(refusals: Refusal[], { facts, wishedHours }: Question, at: Temporal.Instant): void {
  const verdict = wishedHours?.verdict(facts.area, at);
  if (verdict?.kind === 'closed') refusals.push(closedRefusal('outside-wished-hours', verdict));
}

function closedRefusal(code: RuleRefusalCode, { opensAt }: Extract<HoursVerdict, { kind: 'closed' }>): Refusal {
  return opensAt === undefined ? { code } : { code, until: opensAt };
}

/** An agreed callback is kept however old the cycle is, and a programme's touch has all its time from its own day on. */
function addAge(refusals: Refusal[], { facts, purpose, inArea }: Question, atMs: number): void {
  const ttlMs = inArea.limits.leadTtlDays * 24 * HOUR_MS;
  if (atMs <= facts.cycleStartedMs + ttlMs) return;
  if (purpose.kind === 'touch' && atMs <= purpose.plannedAt.epochMilliseconds + ttlMs) return;
  refusals.push({ code: 'lead-expired' });
}

/** Counts that no waiting lowers. */
function addCounts(refusals: Refusal[], { facts, inArea }: Question): void {
  const { maxAttemptsEver, maxAttemptsPerNumber } = inArea.limits;
  if (maxAttemptsEver !== undefined && facts.placed >= maxAttemptsEver) refusals.push({ code: 'cap-lifetime' });
  if (facts.countedOnNumber >= maxAttemptsPerNumber) refusals.push({ code: 'cap-number' });
}

/** The company's own limits and those that presets ask. */
function addOwnLimits(refusals: Refusal[], question: Question, atMs: number): void {
  addCounts(refusals, question);
  addLimits(refusals, question, question.inArea.limits, atMs);
}

/** What the latest calls forbid for a while. */
function addLimits(refusals: Refusal[], { facts }: Question, limits: LawfulLimits, atMs: number): void {
  const lastMs = nthLatest(facts.callsMs, 1);
  if (lastMs === LONG_AGO_MS) return;
  const dayEnd = dayCapEnd(facts.callsMs, limits.maxAttemptsPerDay, facts.area.zones, atMs);
  if (dayEnd !== undefined) refusals.push({ code: 'cap-day', until: dayEnd });
  addUntil(refusals, 'cap-rolling', rollingCapsEndMs(facts, limits.rollingCaps), atMs);
  addUntil(refusals, 'min-gap', lastMs + limits.minGapMinutes * MINUTE_MS, atMs);
  addUntil(refusals, 'drop-lockout', facts.abandonedMs + limits.dropLockoutHours * HOUR_MS, atMs);
}

function addUntil(refusals: Refusal[], code: RuleRefusalCode, endMs: number, atMs: number): void {
  if (endMs > atMs) refusals.push({ code, until: Temporal.Instant.fromEpochMilliseconds(endMs) });
}

/** With N calls allowed per window, the N-th latest call has to be at least a window old. */
function rollingCapsEndMs(facts: GateFacts, caps: readonly RollingCap[]): number {
  let endMs = LONG_AGO_MS;
  for (const { count, windowHours, per } of caps) {
    const spendingMs = nthLatest(per === 'number' ? facts.numberCallsMs : facts.callsMs, count);
    endMs = Math.max(endMs, spendingMs + windowHours * HOUR_MS);
  }
  return endMs;
}

/** The end of the customer's day when its calls are spent: judged in every zone of the number, the last one counts. */
function dayCapEnd(
  callsMs: readonly number[],
  maxPerDay: number,
  zones: readonly string[],
  atMs: number,
): Temporal.Instant | undefined {
  const spendingMs = nthLatest(callsMs, maxPerDay);
  if (spendingMs < atMs - DAY_REACH_MS) return undefined;
  let last: LocalDay | undefined;
  for (const zone of zones) {
    const day = zoneOffsets(zone).dayAt(atMs);
    if (spendingMs >= day.startMs && (last === undefined || day.endMs > last.endMs)) last = day;
  }
  return last?.endsAt;
}

/** The moment of the call from which on there are so many, itself included. */
function nthLatest(callsMs: readonly number[], count: number): number {
  return count > callsMs.length ? LONG_AGO_MS : (callsMs[callsMs.length - count] ?? LONG_AGO_MS);
}

/** Conversations of the lead's present stage start a quiet period; a programme's touch brings its own. */
function addQuiet(refusals: Refusal[], { facts, purpose, inArea }: Question, atMs: number): void {
  const days = purpose.kind === 'touch' ? purpose.delayDays : inArea.limits.quietAfterConversationDays;
  const { talkEndedMs, area } = facts;
  if (days === 0 || talkEndedMs + (days + 2) * 24 * HOUR_MS < atMs) return;
  addUntil(refusals, 'quiet-after-conversation', plusCivilDaysMs(talkEndedMs, days, area), atMs);
}
