import { Temporal } from 'temporal-polyfill';
import { earliestCall, gate } from './call-gate.ts';
import type { DecisionContext } from './decision-context.ts';
import { dueSlot } from './due-slot.ts';
import type { RefusalCode, RuleRefusalCode } from './gate.ts';
import type { Lead, LeadState, ReadyState, RestingState } from './lead.ts';
import { leadAfterSkippedTouch, replannedLead, wokenLead } from './lead-transitions.ts';
import { touchStillFits } from './programme.ts';
import { waitingCallback } from './waiting-callback.ts';

/** Something that stands in the way of a call now. */
export interface StandingReason {
  readonly code: RefusalCode;
  /** When it ends by itself; absent when it does not. */
  readonly until?: Temporal.Instant;
}

/** The next call as the rules in force would have it. */
export interface NextCall {
  readonly at: Temporal.Instant;
  /** The moment wished for before rules moved the call. */
  readonly wantedAt: Temporal.Instant;
  /** The rules that move it, from the wished moment or from now when that is past. */
  readonly movedBy: readonly RuleRefusalCode[];
}

/** Where a lead stands by itself, whatever its campaign may do. */
export interface LeadStanding {
  /** Everything that stands in the way now; empty when the lead can be called. */
  readonly reasons: readonly StandingReason[];
  /** The company's own rules that a customer's wish for a callback sets aside. */
  readonly overrides: readonly RuleRefusalCode[];
  /** Absent when no call is planned, or none is ever allowed. */
  readonly next?: NextCall;
  /** What becomes of a ready lead whose call is never allowed, as soon as the dialler looks at it. */
  readonly becomes?: LeadState;
}

type ReadyLead = Lead & { readonly state: ReadyState };
type RestingLead = Lead & { readonly state: RestingState };

/**
 * Why a lead is not called now, and when it is next. A normal call is offered from the half hour that follows its moment.
 * @param notBefore no call is possible before, for reasons outside the lead; now when absent.
 */
export function standingOf(lead: Lead, context: DecisionContext, notBefore = context.now): LeadStanding {
  switch (lead.state.kind) {
    case 'ready':
      return readyStanding({ ...lead, state: lead.state }, context, notBefore);
    case 'resting':
      return restingStanding({ ...lead, state: lead.state }, context, notBefore);
    case 'dialling':
    case 'wrapping':
      return { reasons: [{ code: 'in-a-call' }], overrides: [] };
    case 'review':
      return { reasons: [{ code: 'in-review' }], overrides: [] };
    case 'closed':
      return { reasons: [{ code: 'done' }], overrides: [] };
    case 'suppressed':
      return { reasons: [{ code: 'suppressed' }], overrides: [] };
  }
}

/**
 * The one reason by which a lead is counted, or undefined when it can be called: what never ends before what does; of
 * rules that end the one that lasts longest; and that it is not due yet where nobody wishes to call it yet.
 */
export function mainReason({ state }: Lead, { reasons }: LeadStanding, now: Temporal.Instant): RefusalCode | undefined {
  const rules = reasons.filter(({ code }) => code !== 'not-due' && code !== 'resting');
  const lasting = rules.find(({ until }) => until === undefined);
  if (lasting !== undefined) return lasting.code;
  const isWished = state.kind !== 'ready' || Temporal.Instant.compare(state.wantedAt, now) <= 0;
  const longest = rules.toSorted((one, other) => endMs(one) - endMs(other)).at(-1);
  return (isWished ? longest?.code : undefined) ?? reasons[0]?.code;
}

function readyStanding(lead: ReadyLead, context: DecisionContext, notBefore: Temporal.Instant): LeadStanding {
  const { now } = context;
  const { purpose } = lead.state;
  const policy = context.policyFor(lead.stage);
  const fit = touchStillFits(lead, purpose, policy.rules.programmes, now);
  if (fit.kind === 'skipped') {
    const following = leadAfterSkippedTouch(lead, fit.why, context);
    const code = fit.why === 'bought-recently' ? fit.why : 'touch-left-out';
    return { reasons: [{ code }], overrides: [], ...nextCall(following, context, notBefore) };
  }
  const offeredAt = offerOf(lead.state);
  const notDue: readonly StandingReason[] = isAfter(offeredAt, now) ? [{ code: 'not-due', until: offeredAt }] : [];
  const verdict = gate(lead, purpose, policy, now);
  const refusals = verdict.kind === 'refused' ? verdict.refusals : [];
  const own = [...notDue, ...refusals];
  const found = {
    reasons: own.length > 0 ? own : agentReasons(lead, context),
    overrides: verdict.kind === 'allowed' ? verdict.overrides : [],
    ...nextCall(lead, context, notBefore),
  };
  if (found.next !== undefined) return found;
  const { lead: replanned } = replannedLead(lead, context);
  return { ...found, becomes: replanned.state, ...nextCall(replanned, context, notBefore) };
}

/** Whether that agent is free nobody knows here: the call may begin at any moment, and anyone places it later. */
function agentReasons(lead: ReadyLead, { policyFor, now }: DecisionContext): readonly StandingReason[] {
  const standing = waitingCallback(lead, policyFor(lead.stage), now);
  return standing?.kind === 'due-for-agent' ? [{ code: 'waits-for-agent', until: standing.until }] : [];
}

function restingStanding(lead: RestingLead, context: DecisionContext, notBefore: Temporal.Instant): LeadStanding {
  const { state } = lead;
  const woken = wokenLead(lead, { ...context, now: later(state.until, context.now) });
  return {
    reasons: [{ code: 'resting', until: state.until }, ...stallingReasons(lead, context)],
    overrides: [],
    ...nextCall(woken, context, later(state.until, notBefore)),
  };
}

/** What would stand in the way now of a call that the rules did not allow. */
function stallingReasons(lead: RestingLead, context: DecisionContext): readonly StandingReason[] {
  const { state } = lead;
  if (state.why !== 'not-callable') return [];
  const { stage, purpose } = state.stalled;
  const verdict = gate({ ...lead, stage }, purpose, context.policyFor(stage), context.now);
  return verdict.kind === 'refused' ? verdict.refusals : [];
}

function nextCall(lead: Lead, context: DecisionContext, notBefore: Temporal.Instant): { readonly next?: NextCall } {
  const { state } = lead;
  if (state.kind !== 'ready') return {};
  const { purpose, wantedAt } = state;
  const policy = context.policyFor(lead.stage);
  const found = earliestCall(lead, purpose, policy, later(offerOf(state), notBefore));
  if (found.kind === 'never') return {};
  const { movedBy } = earliestCall(lead, purpose, policy, later(wantedAt, context.now));
  return { next: { at: found.at, wantedAt, movedBy } };
}

/** From when on the dialler is shown the call. */
function offerOf({ dueAt, urgency }: ReadyState): Temporal.Instant {
  return urgency === 'normal' ? dueSlot(dueAt) : dueAt;
}

function endMs({ until }: StandingReason): number {
  return until?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isAfter(one, other) ? one : other;
}
