import { Temporal } from 'temporal-polyfill';
import type { AttemptFacts } from './attempt.ts';
import type { CallbackRule } from './dial-rules.ts';
import type { CallPurpose, Lead } from './lead.ts';
import { lastSaid } from './merge-facts.ts';
import type { OutcomeCode } from './outcome.ts';
import { accountOf } from './outcome-from-facts.ts';

/*
 * A callback is one promise: a call at a moment agreed with the customer. It is kept in time by a call that begins at
 * that moment or within the tolerance after it, and missed by one that finds nobody.
 *
 *   waiting -> due ------------------> offered (claimed) -> kept
 *           -> due for its agent ----> offered to them   -> missed -> waiting for the next try, or given up
 *                             `-> released -> offered
 */

export type CallbackPurpose = Extract<CallPurpose, { readonly kind: 'callback' }>;

/** Where a promise stands before its call is claimed. */
export type CallbackStanding =
  /** Nobody calls before. */
  | { readonly kind: 'waiting'; readonly until: Temporal.Instant }
  /** Whoever is free calls. */
  | { readonly kind: 'due' }
  /** Nobody but the agent who promised it calls before `until`. */
  | { readonly kind: 'due-for-agent'; readonly agentId: string; readonly until: Temporal.Instant }
  /** The agent was not free in time: whoever is free calls. */
  | { readonly kind: 'released'; readonly agentId: string; readonly since: Temporal.Instant };

/** What follows a call that did not reach the customer. */
export type AfterMissed =
  | { readonly kind: 'again'; readonly purpose: CallbackPurpose; readonly at: Temporal.Instant }
  /** The call goes on as after any other that nobody answered, and is promised no more. */
  | { readonly kind: 'given-up'; readonly purpose: CallbackPurpose }
  | { readonly kind: 'review' };

/**
 * Calls that found nobody, and calls that the network failed. Whatever else comes of a call (somebody else answered, the
 * number does not work, no agent was there) goes its own way, which says better when to call again.
 */
const FOUND_NOBODY: ReadonlySet<OutcomeCode> = new Set<OutcomeCode>([
  'no-answer',
  'busy',
  'voicemail',
  'declined',
  'network-failure',
]);

/**
 * The promise as the agent's form and the rules make it: to be kept by the agent of the conversation where the form says
 * so, or where it says nothing and the rules do. Where nobody knows that agent the one who keeps the lead is meant, and
 * without either anyone.
 */
export function promisedCallback(
  facts: AttemptFacts,
  { agentId: keeper }: Pick<Lead, 'agentId'>,
  agreedAt: Temporal.Instant,
  rule: CallbackRule,
): CallbackPurpose {
  const who = lastSaid(facts)?.callbackWith ?? rule.with;
  const agentId = who === 'same-agent' ? (accountOf(facts)?.agentId ?? keeper) : undefined;
  return { kind: 'callback', agreedAt, ...(agentId !== undefined && { agentId }) };
}

/** Whether tries of the promise are left. */
export function isPromised({ missed = 0 }: CallbackPurpose, { missed: { tries } }: CallbackRule): boolean {
  return missed < tries;
}

/**
 * Where the promise stands.
 * @param dueAt the first moment, from the agreed one or that of the next try on, at which the rules allow the call.
 */
export function callbackStanding(
  purpose: CallbackPurpose,
  dueAt: Temporal.Instant,
  rule: CallbackRule,
  now: Temporal.Instant,
): CallbackStanding {
  if (isBefore(now, dueAt)) return { kind: 'waiting', until: dueAt };
  const { agentId } = purpose;
  if (agentId === undefined || !isPromised(purpose, rule)) return { kind: 'due' };
  const releasedAt = dueAt.add({ minutes: rule.releaseToAnyoneAfterMinutes });
  return isBefore(now, releasedAt)
    ? { kind: 'due-for-agent', agentId, until: releasedAt }
    : { kind: 'released', agentId, since: releasedAt };
}

/** Whether a call that began then keeps the promise in time. */
export function isInTime(
  { agreedAt }: Pick<CallbackPurpose, 'agreedAt'>,
  startedAt: Temporal.Instant,
  { toleranceMinutes }: Pick<CallbackRule, 'toleranceMinutes'>,
): boolean {
  return !isBefore(startedAt, agreedAt) && !isBefore(agreedAt.add({ minutes: toleranceMinutes }), startedAt);
}

/** What follows when a call for that purpose ended so; undefined when no promise was missed by it. */
export function afterMissed(
  purpose: CallPurpose,
  code: OutcomeCode,
  rule: CallbackRule,
  now: Temporal.Instant,
): AfterMissed | undefined {
  if (purpose.kind !== 'callback' || !isPromised(purpose, rule) || !FOUND_NOBODY.has(code)) return undefined;
  const { againAfterMinutes, then } = rule.missed;
  const tried: CallbackPurpose = { ...purpose, missed: (purpose.missed ?? 0) + 1 };
  if (isPromised(tried, rule)) return { kind: 'again', purpose: tried, at: now.add({ minutes: againAfterMinutes }) };
  return then === 'review' ? { kind: 'review' } : { kind: 'given-up', purpose: tried };
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
