import type { Temporal } from 'temporal-polyfill';
import { stepAfterPurchase } from './after-purchase.ts';
import type { CallPolicy } from './call-policy.ts';
import { newCustomer, newCycle } from './counted-lead.ts';
import type { DecisionContext } from './decision-context.ts';
import { stepWhenNever } from './exhausted.ts';
import type { RuleRefusalCode } from './gate.ts';
import {
  type CallPurpose,
  type CloseReason,
  currentNumber,
  type DialledCall,
  type DiallingState,
  isAttempt,
  type Lead,
  type LeadState,
  type PurchaseMeanwhile,
  type ReadyState,
  type ReviewReason,
  type SkipReason,
  type SuppressReason,
  type Urgency,
} from './lead.ts';
import type { NextStep, PlannedCall } from './next-step.ts';
import { withTouch } from './past-touches.ts';
import {
  type CallPlan,
  freshPurpose,
  planCall,
  planTouch,
  readyState,
  type TouchPlan,
  touchesWith,
} from './plan-call.ts';
import { isUntouched } from './programme.ts';
import { isTooOld, withCall } from './remembered-calls.ts';
import type { Stage } from './stage.ts';
import { isTestLead } from './test-lead.ts';

/** How long a lead is left alone when nobody can tell whether its call was placed. */
const UNKNOWN_FATE_REST_HOURS = 24;

// Every function here returns the lead in its new state with its version unchanged: the repository stores the next one.

/** The lead waiting for the planned call. */
export function readyLead(lead: Lead, call: PlannedCall): Lead {
  return { ...lead, touches: touchesWith(lead, call.purpose), state: readyState(call) };
}

export type ClaimedLead = Lead & { readonly state: DiallingState };

/**
 * The lead claimed for its planned call, under an attempt number never used before.
 * @param offeredTo the agent for whom it is claimed; whoever is free when absent.
 * @throws RangeError when the lead is not ready.
 */
export function claimedLead(lead: Lead, now: Temporal.Instant, leaseSeconds: number, offeredTo?: string): ClaimedLead {
  const planned = stateOf(lead, 'ready');
  const attemptNumber = lead.attemptNumber + 1;
  return {
    ...lead,
    attemptNumber,
    state: {
      kind: 'dialling',
      attemptNumber,
      claimedAt: now,
      leaseEndsAt: now.add({ seconds: leaseSeconds }),
      planned,
      ...(offeredTo !== undefined && { offeredTo }),
      phase: { kind: 'starting' },
    },
  };
}

/**
 * The lead back at its plan because no call exists: nothing is counted, and the attempt number stays used. A customer
 * who bought meanwhile goes on to their next touch.
 * @throws RangeError when the lead is not claimed.
 */
export function givenBackLead(lead: Lead, context: DecisionContext): Lead {
  const { planned, overtakenBy } = stateOf(lead, 'dialling');
  if (overtakenBy !== undefined) return customerAfterPurchase(lead, overtakenBy, context);
  return { ...lead, state: planned };
}

/**
 * The lead whose call was placed: counted for caps and law, not yet for the retry budget.
 * @throws RangeError when the lead is not claimed.
 */
export function inTheAirLead(
  lead: Lead,
  contactId: string,
  startedAt: Temporal.Instant,
  policy: Pick<CallPolicy, 'tier'>,
): Lead {
  const state = stateOf(lead, 'dialling');
  const call: StartedCall = { attemptNumber: state.attemptNumber, contactId, startedAt };
  return {
    ...calledLead(lead, call, policy, startedAt),
    state: { ...state, phase: { kind: 'in-the-air', contactId, startedAt } },
  };
}

/** A call of which somebody told: the attempt that it is, and its first contact. */
export interface StartedCall {
  readonly attemptNumber: number;
  readonly contactId: string;
  readonly startedAt: Temporal.Instant;
}

/**
 * The lead that rests because nobody could tell of its call, now that the call is known: in the air again, and counted
 * under its attempt as it was when the rest began.
 * @param leaseEndsAt when to ask what became of the call; past moments are asked about by the next run.
 * @returns undefined when the lead does not rest for this attempt.
 */
export function foundInTheAirLead(
  lead: Lead,
  call: StartedCall,
  leaseEndsAt: Temporal.Instant,
  policy: Pick<CallPolicy, 'tier'>,
  now: Temporal.Instant,
): Lead | undefined {
  const { state } = lead;
  if (state.kind !== 'resting' || state.why !== 'unknown-fate') return undefined;
  const { unsettled } = state;
  if (unsettled.attemptNumber !== call.attemptNumber) return undefined;
  const { contactId, startedAt } = call;
  return {
    ...calledLead(lead, call, policy, now),
    state: { kind: 'dialling', ...unsettled, leaseEndsAt, phase: { kind: 'in-the-air', contactId, startedAt } },
  };
}

/**
 * The lead with the call among its calls and, unless its attempt was counted before, counted as placed; everything else
 * as it was. A call so old that the lead would have forgotten it is taken for counted.
 */
export function calledLead(
  lead: Lead,
  { attemptNumber, contactId, startedAt }: StartedCall,
  { tier }: Pick<CallPolicy, 'tier'>,
  now: Temporal.Instant,
): Lead {
  const known = lead.recentCalls.find((call) => isAttempt(call, attemptNumber));
  if (known === undefined && isTooOld({ at: startedAt }, now)) return lead;
  const call: DialledCall = {
    ...(known ?? { via: 'dialler', attemptNumber, numberKey: currentNumber(lead).key, tier, stage: lead.stage }),
    at: startedAt,
    contactId,
  };
  const others = lead.recentCalls.filter((other) => other !== known);
  return {
    ...lead,
    placed: known === undefined ? lead.placed + 1 : lead.placed,
    recentCalls: withCall(others, call, now),
  };
}

/**
 * The lead whose call still lasts: the same call, asked after again at the new end of the lease.
 */
export function renewedLease(lead: Lead, state: DiallingState, leaseEndsAt: Temporal.Instant): Lead {
  return { ...lead, state: { ...state, leaseEndsAt } };
}

/**
 * The lead whose conversation is over and not yet judged by the agent.
 * @throws RangeError when the lead is not claimed.
 */
export function wrappingLead(
  lead: Lead,
  contactId: string,
  endedAt: Temporal.Instant,
  wrapUpLimitMinutes: number,
): Lead {
  const { attemptNumber, overtakenBy } = stateOf(lead, 'dialling');
  const limitAt = endedAt.add({ minutes: wrapUpLimitMinutes });
  const mark = overtakenBy === undefined ? {} : { overtakenBy };
  return { ...lead, state: { kind: 'wrapping', attemptNumber, contactId, endedAt, limitAt, ...mark } };
}

/**
 * The lead of whose call nobody can tell whether it was placed. Counted as placed, so that caps hold in either case,
 * and not for the retry budget; after a day the same call is planned again, unless evidence of it is found before.
 * @throws RangeError when the lead is not claimed.
 */
export function unknownFateLead(lead: Lead, now: Temporal.Instant, policy: Pick<CallPolicy, 'tier'>): Lead {
  const { attemptNumber, claimedAt, planned, phase, overtakenBy, offeredTo } = stateOf(lead, 'dialling');
  return {
    ...(phase.kind === 'starting' ? possiblyCalledLead(lead, attemptNumber, claimedAt, policy) : lead),
    state: {
      kind: 'resting',
      until: now.add({ hours: UNKNOWN_FATE_REST_HOURS }),
      why: 'unknown-fate',
      unsettled: {
        attemptNumber,
        claimedAt,
        planned,
        ...(overtakenBy !== undefined && { overtakenBy }),
        ...(offeredTo !== undefined && { offeredTo }),
      },
    },
  };
}

/**
 * The lead whose rest is over, with its next call planned: after an unknown fate the call that was planned, or a
 * customer's next touch when they bought meanwhile, and after a rest for rules the call that they did not allow, both within the same cycle unless that call begins one; after any other
 * rest the first call of a new one.
 * @throws RangeError when the lead is not resting.
 */
export function wokenLead(lead: Lead, context: DecisionContext): Lead {
  const state = stateOf(lead, 'resting');
  if (isTestLead(lead)) return closedLead(lead, context.now, 'test-over');
  switch (state.why) {
    case 'unknown-fate': {
      const { overtakenBy } = state.unsettled;
      if (overtakenBy !== undefined) return customerAfterPurchase(lead, overtakenBy, context);
      const { purpose } = state.unsettled.planned;
      const plan = planCall(lead, purpose, 'normal', context.policyFor(lead.stage), context.now);
      return plannedLead(lead, plan, context);
    }
    case 'not-callable': {
      const { stage, purpose, urgency, wantedAt, agentId } = state.stalled;
      const fresh = opensCycle(lead, purpose) ? newCycle(lead, context.now) : lead;
      const moved = movedLead(fresh, stage, context, agentId);
      const from = later(wantedAt, context.now);
      return plannedLead(moved, planCall(moved, purpose, urgency, context.policyFor(stage), from), context);
    }
    case 'nurture':
    case 'lost-sale':
    case 'no-touch':
    case 'complaint':
    case 'by-hand':
      return firstPlan(newCycle(movedLead(lead, state.then.stage, context), context.now), context);
  }
}

/** The lead as a customer whose next touch follows their purchase. */
export function customerAfterPurchase(lead: Lead, by: PurchaseMeanwhile, context: DecisionContext): Lead {
  const after = movedLead(leadFollowing(lead, stepAfterPurchase(lead, by, context), context), 'account-care', context);
  return sinceTheirPurchase(lead, after, by);
}

/** The lead as a customer, in the state in which it waits: for a person, or for the end of a complaint's rest. */
export function customerAsTheyStand(lead: Lead, by: PurchaseMeanwhile, context: DecisionContext): Lead {
  return sinceTheirPurchase(lead, movedLead(lead, 'account-care', context), by);
}

function sinceTheirPurchase({ stage }: Lead, customer: Lead, { boughtAt }: PurchaseMeanwhile): Lead {
  return stage === 'account-care' ? customer : { ...customer, customerSince: boughtAt };
}

/** Whether a call that the rules did not allow is the first of its cycle: all of its time is still to come. */
function opensCycle({ counted, touches }: Lead, purpose: CallPurpose): boolean {
  return counted === 0 || (purpose.kind === 'touch' && purpose.touch > touches);
}

/**
 * The lead in the stage, as the campaign that works it there. Where the stage is another one a new cycle begins, and only
 * the agent named keeps the lead.
 */
function movedLead(lead: Lead, stage: Stage, context: DecisionContext, agentId?: string): Lead {
  if (stage === lead.stage) return homeLead(lead, context);
  const { now } = context;
  const { agentId: _former, ...moved } = stage === 'account-care' ? newCustomer(lead, now) : newCycle(lead, now);
  return homeLead({ ...moved, stage, ...(agentId !== undefined && { agentId }) }, context);
}

/**
 * The lead in the campaign that works its stage now, which a new sales structure may have changed; the lead itself when it
 * is there. Every plan puts the lead there, so that no lead waits where nobody dials it.
 */
export function homeLead(lead: Lead, context: Pick<DecisionContext, 'policyFor'>): Lead {
  const { campaignId } = context.policyFor(lead.stage);
  return campaignId === lead.campaignId ? lead : { ...lead, campaignId };
}

/**
 * The first call of a lead that has just been loaded: prospects are approached, open deals taken up, customers called
 * by their programmes.
 * @param urgency `promised` for a lead that has just asked for it; customers wait for their touch in any case.
 */
export function firstPlan(lead: Lead, context: DecisionContext, urgency: Urgency = 'normal'): Lead {
  const { now } = context;
  const policy = context.policyFor(lead.stage);
  const plan =
    lead.stage === 'account-care'
      ? planTouch(lead, policy, now)
      : planCall(lead, freshPurpose(lead.stage), urgency, policy, now);
  return plannedLead(lead, plan, context);
}

/**
 * The customer whose touch was left out: remembered as such, and a new cycle with the touch that follows.
 * @throws RangeError when the lead is not ready.
 */
export function leadAfterSkippedTouch(lead: Lead, why: SkipReason, context: DecisionContext): Lead {
  const { now } = context;
  const { purpose } = stateOf(lead, 'ready');
  const pastTouches = purpose.kind === 'touch' ? withTouch(lead, purpose, now, why) : lead.pastTouches;
  const fresh = { ...newCycle(lead, now), ...(pastTouches !== undefined && { pastTouches }) };
  return plannedLead(fresh, planTouch(fresh, context.policyFor(lead.stage), now), context);
}

/**
 * A customer who waits for a touch of which no call was made yet, or rests because no programme planned one, with the
 * touch chosen anew: the rules, or what is known of the customer, may have changed. Any other lead, and one for whom the
 * same is chosen, stays as it is.
 */
export function rechosenLead(lead: Lead, context: DecisionContext): Lead {
  const { state, stage } = lead;
  if (state.kind === 'resting' && state.why === 'no-touch' && state.then.stage === stage) {
    const fresh = newCycle(lead, context.now);
    const plan = planTouch(fresh, context.policyFor(stage), context.now);
    return plan.kind === 'rest' ? lead : plannedLead(fresh, plan, context);
  }
  if (state.kind !== 'ready' || state.purpose.kind !== 'touch' || !isUntouched(lead, state.purpose)) return lead;
  const plan = planTouch({ ...lead, touches: state.purpose.touch - 1 }, context.policyFor(stage), context.now);
  const isSame = plan.kind === 'call' && isSameTouch(plan.call, state, context.now);
  return isSame ? lead : plannedLead(lead, plan, context);
}

function isSameTouch(
  { purpose: chosen, wantedAt }: PlannedCall,
  { purpose, ...planned }: ReadyState,
  now: Temporal.Instant,
) {
  if (chosen.kind !== 'touch' || purpose.kind !== 'touch') return false;
  const isDue = isPast(wantedAt, now) && isPast(planned.wantedAt, now);
  return (
    chosen.programme === purpose.programme &&
    chosen.plannedAt.equals(purpose.plannedAt) &&
    (isDue || wantedAt.equals(planned.wantedAt))
  );
}

/**
 * A lead that waits for a call, with the call planned anew under the rules and the structure in force: at the first moment
 * that they allow from the one wished for, or from now when that is past, in the campaign that works its stage.
 * @returns the lead, and the rules that moved the call; the lead itself when its moment and campaign stay.
 * @throws RangeError when the lead is not ready.
 */
export function replannedLead(
  lead: Lead,
  context: DecisionContext,
): { readonly lead: Lead; readonly movedBy: readonly RuleRefusalCode[] } {
  const state = stateOf(lead, 'ready');
  const { purpose, urgency, wantedAt } = state;
  const plan = planCall(lead, purpose, urgency, context.policyFor(lead.stage), later(wantedAt, context.now));
  if (plan.kind === 'never') {
    return { lead: leadFollowing(lead, stepWhenNever(lead, plan, context), context), movedBy: plan.refusals };
  }
  const home = homeLead(lead, context);
  const { at, movedBy } = plan.call;
  const staysDue = isPast(at, context.now) && isPast(state.dueAt, context.now);
  if (staysDue || at.equals(state.dueAt)) return { lead: home, movedBy };
  return { lead: { ...home, state: { ...state, dueAt: at } }, movedBy };
}

/** The lead as a decided step leaves it, its version and counters as they were but for a cycle that begins. */
export function leadFollowing(lead: Lead, step: NextStep, context: DecisionContext): Lead {
  const { now } = context;
  switch (step.kind) {
    case 'advance':
      return readyLead(movedLead(lead, step.to, context, step.agentId), step.call);
    case 'call-again':
      return readyLead(homeLead(step.cycle === 'new' ? newCycle(lead, now) : lead, context), step.call);
    case 'rest':
      return { ...homeLead(lead, context), state: restingState(step) };
    case 'close':
      return closedLead(lead, now, step.why);
    case 'suppress':
      return suppressedLead(lead, now, step.why);
    case 'review':
      return reviewedLead(lead, now, step.why);
  }
}

function restingState(step: Extract<NextStep, { readonly kind: 'rest' }>): LeadState {
  const { until } = step;
  if (step.why === 'not-callable') {
    const { why, refusals, stalled } = step;
    return { kind: 'resting', until, why, refusals, stalled };
  }
  return { kind: 'resting', until, why: step.why, then: step.then };
}

/** The lead done with, unless it is suppressed: that outlasts everything. */
export function closedLead(lead: Lead, now: Temporal.Instant, why: CloseReason): Lead {
  return lead.state.kind === 'suppressed' ? lead : { ...lead, state: { kind: 'closed', at: now, why } };
}

/** The lead never to be called again; the first moment and reason stand. */
export function suppressedLead(lead: Lead, now: Temporal.Instant, why: SuppressReason): Lead {
  return lead.state.kind === 'suppressed' ? lead : { ...lead, state: { kind: 'suppressed', at: now, why } };
}

/** The lead that a person must look at, unless it is suppressed. */
export function reviewedLead(lead: Lead, now: Temporal.Instant, why: ReviewReason): Lead {
  return lead.state.kind === 'suppressed' ? lead : { ...lead, state: { kind: 'review', since: now, why } };
}

function plannedLead(lead: Lead, plan: CallPlan | TouchPlan, context: DecisionContext): Lead {
  switch (plan.kind) {
    case 'call':
      return readyLead(homeLead(lead, context), plan.call);
    case 'rest':
      return { ...homeLead(lead, context), state: restingState(plan.rest) };
    case 'never':
      return leadFollowing(lead, stepWhenNever(lead, plan, context), context);
  }
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isPast(one, other) ? other : one;
}

function isPast(moment: Temporal.Instant, now: Temporal.Instant): boolean {
  return moment.epochMilliseconds <= now.epochMilliseconds;
}

function possiblyCalledLead(
  lead: Lead,
  attemptNumber: number,
  at: Temporal.Instant,
  { tier }: Pick<CallPolicy, 'tier'>,
): Lead {
  const { stage } = lead;
  const call: DialledCall = { via: 'dialler', at, attemptNumber, numberKey: currentNumber(lead).key, tier, stage };
  return { ...lead, placed: lead.placed + 1, recentCalls: withCall(lead.recentCalls, call, at) };
}

function stateOf<Kind extends LeadState['kind']>(lead: Lead, kind: Kind): Extract<LeadState, { kind: Kind }> {
  const { state } = lead;
  if (isOf(state, kind)) return state;
  throw new RangeError(`A ${kind} lead is wanted here; this one is ${state.kind}.`);
}

function isOf<Kind extends LeadState['kind']>(
  state: LeadState,
  kind: Kind,
): state is Extract<LeadState, { kind: Kind }> {
  return state.kind === kind;
}
