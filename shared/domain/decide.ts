import { Temporal } from 'temporal-polyfill';
import type { Attempt } from './attempt.ts';
import type { CallPolicy } from './call-gate.ts';
import { plusCivilDays } from './civil-days.ts';
import { countedLead, endOf, newCycle } from './counted-lead.ts';
import { type CallPurpose, currentNumber, type Lead, type RestReason, type Urgency } from './lead.ts';
import { isBad } from './lead-number.ts';
import { lastSaid } from './merge-facts.ts';
import type { NextStep } from './next-step.ts';
import type { Outcome } from './outcome.ts';
import { type CallPlan, freshPurpose, planCall, planTouch, readyState, touchesWith } from './plan-call.ts';
import type { TouchOccasion } from './programme.ts';
import { type RetriedCode, retriedAs, retryPlan } from './retry-plan.ts';
import type { Stage } from './stage.ts';

/** What a decision needs beside the attempt. The clock is handed in. */
export interface DecisionContext {
  readonly now: Temporal.Instant;
  readonly policyFor: (stage: Stage) => CallPolicy;
  /** Replaying a trace: a result closes the lead, and no further cycle starts. */
  readonly neverAgainAfterResult?: boolean;
}

const NOT_PLACED_DELAY_MINUTES = 5;

/** A prospect or deal whose rules ask for another cycle at once rests between cycles: no programme spaces them. */
const NEXT_CYCLE_REST_DAYS = 30;

/**
 * Decides what follows a finished call. Reads no clock and does no work; the same input gives the same step. Every step
 * leaves the lead with one timer, in review, or done. A lead that is suppressed stays so, whatever the call brought.
 */
export function nextStep(attempt: Attempt, outcome: Outcome, context: DecisionContext): NextStep {
  const { state, stage } = attempt.lead;
  if (state.kind === 'suppressed') return { kind: 'suppress', why: state.why };
  const { rules } = context.policyFor(stage);
  const step = stepAfter(attempt, outcome, countedLead(attempt, outcome, rules, context.now), context);
  return context.neverAgainAfterResult === true ? withoutFurtherCycle(step, outcome) : step;
}

/**
 * The lead as the decision leaves it, its version unchanged. Counters, numbers, purchases and the conversation mark
 * come from the outcome, state and stage from the step.
 */
export function leadAfter(attempt: Attempt, outcome: Outcome, step: NextStep, context: DecisionContext): Lead {
  const { now } = context;
  const lead = countedLead(attempt, outcome, context.policyFor(attempt.lead.stage).rules, now);
  switch (step.kind) {
    case 'advance': {
      const { campaignId } = context.policyFor(step.to);
      const touches = touchesWith(lead, step.call.purpose);
      return { ...newCycle(lead), stage: step.to, campaignId, touches, state: readyState(step.call) };
    }
    case 'call-again': {
      const touches = touchesWith(lead, step.call.purpose);
      return { ...(step.cycle === 'new' ? newCycle(lead) : lead), touches, state: readyState(step.call) };
    }
    case 'rest':
      return { ...lead, state: { kind: 'resting', until: step.until, why: step.why, then: step.then } };
    case 'close':
      return { ...lead, state: { kind: 'closed', at: now, why: step.why } };
    case 'suppress':
      return lead.state.kind === 'suppressed'
        ? lead
        : { ...lead, state: { kind: 'suppressed', at: now, why: step.why } };
    case 'review':
      return { ...lead, state: { kind: 'review', since: now, why: step.why, contactId: attempt.contactId } };
  }
}

/** @param lead the attempt's lead with the call counted. */
function stepAfter(attempt: Attempt, outcome: Outcome, lead: Lead, context: DecisionContext): NextStep {
  switch (outcome.code) {
    case 'no-answer':
    case 'busy':
    case 'voicemail':
    case 'declined':
    case 'dead-air':
    case 'invalid-number':
    case 'blocked':
    case 'network-failure':
    case 'not-allowed':
    case 'abandoned':
    case 'hung-up-early':
    case 'gatekeeper':
    case 'wrong-person':
    case 'wrong-number':
    case 'follow-up':
      return retried(attempt, outcome.code, lead, context);
    case 'not-placed':
      return sameCallAgain(attempt, lead, context);
    case 'callback-requested':
      return calledBack(attempt, outcome, lead, context);
    case 'interested':
      return lead.stage === 'prospecting' ? handedOver(lead, context) : followedUp(attempt, outcome, lead, context);
    case 'sale':
      return sold(attempt, lead, context);
    case 'not-interested':
      return refused(attempt, lead, context);
    case 'no-need-now':
      return lead.stage === 'account-care' ? nextCycle(attempt, lead, context) : spent(lead, context);
    case 'complaint':
      return resting(lead, 'complaint', context.policyFor(lead.stage).rules.complaintRestDays, lead.stage, context.now);
    case 'not-qualified':
      return { kind: 'close', why: 'not-qualified' };
    case 'do-not-call':
    case 'deceased':
    case 'minor':
      return { kind: 'suppress', why: outcome.code };
    case 'answered-without-disposition':
      return { kind: 'review', why: 'no-disposition' };
    case 'unknown':
      return { kind: 'review', why: 'unknown-outcome' };
  }
}

function retried(attempt: Attempt, code: RetriedCode, lead: Lead, context: DecisionContext): NextStep {
  if (isBad(currentNumber(lead))) return { kind: 'close', why: 'no-working-number' };
  const policy = context.policyFor(lead.stage);
  const plan = retryPlan(lead, code, policy.rules);
  if (plan.kind === 'spent') return spent(lead, context);
  const wanted = context.now.add({ minutes: plan.delayMinutes });
  return again(lead, attempt.placement.purpose, 'normal', policy, wanted);
}

function followedUp(attempt: Attempt, outcome: Outcome, lead: Lead, context: DecisionContext): NextStep {
  return retried(attempt, retriedAs(attempt, outcome) ?? 'follow-up', lead, context);
}

function sameCallAgain(attempt: Attempt, lead: Lead, context: DecisionContext): NextStep {
  const urgency = lead.state.kind === 'dialling' ? lead.state.planned.urgency : 'normal';
  const wanted = context.now.add({ minutes: NOT_PLACED_DELAY_MINUTES });
  return again(lead, attempt.placement.purpose, urgency, context.policyFor(lead.stage), wanted);
}

function calledBack(attempt: Attempt, outcome: Outcome, lead: Lead, context: DecisionContext): NextStep {
  const agreedAt = lastSaid(attempt.facts)?.callbackAt;
  if (agreedAt === undefined) return followedUp(attempt, outcome, lead, context);
  const wanted = Temporal.Instant.compare(agreedAt, context.now) > 0 ? agreedAt : context.now;
  return again(lead, { kind: 'callback', agreedAt }, 'promised', context.policyFor(lead.stage), wanted);
}

function handedOver(lead: Lead, context: DecisionContext): NextStep {
  const to = 'selling';
  const plan = planCall({ ...lead, stage: to }, { kind: 'handover' }, 'promised', context.policyFor(to), context.now);
  return advanced(to, plan);
}

function sold(attempt: Attempt, lead: Lead, context: DecisionContext): NextStep {
  if (lead.stage === 'account-care') return nextCycle(attempt, lead, context);
  const to = 'account-care';
  const occasion = { kind: 'sale', at: endOf(attempt, context.now) } as const;
  const plan = planTouch({ ...lead, stage: to }, occasion, context.policyFor(to), context.now);
  return plan.kind === 'rest' ? plan.rest : advanced(to, plan);
}

function refused(attempt: Attempt, lead: Lead, context: DecisionContext): NextStep {
  switch (lead.stage) {
    case 'prospecting':
      return { kind: 'close', why: 'not-interested' };
    case 'selling': {
      const days = context.policyFor('selling').rules.lostSaleRestDays;
      if (days === 0) return { kind: 'close', why: 'not-interested' };
      return resting(lead, 'lost-sale', days, 'prospecting', context.now);
    }
    case 'account-care':
      return nextCycle(attempt, lead, context);
  }
}

function nextCycle(attempt: Attempt, lead: Lead, context: DecisionContext): NextStep {
  return touchedAgain(lead, { kind: 'conversation', at: endOf(attempt, context.now) }, context);
}

function touchedAgain(lead: Lead, occasion: TouchOccasion, context: DecisionContext): NextStep {
  const plan = planTouch(lead, occasion, context.policyFor(lead.stage), context.now);
  switch (plan.kind) {
    case 'call':
      return { kind: 'call-again', call: plan.call, cycle: 'new' };
    case 'rest':
      return plan.rest;
    case 'never':
      return { kind: 'review', why: 'never-callable' };
  }
}

function spent(lead: Lead, context: DecisionContext): NextStep {
  const { exhaust } = context.policyFor(lead.stage).rules;
  switch (exhaust.kind) {
    case 'close':
      return { kind: 'close', why: 'attempts-spent' };
    case 'nurture':
      return resting(lead, 'nurture', exhaust.days, lead.stage, context.now);
    case 'next-cycle':
      return lead.stage === 'account-care'
        ? touchedAgain(lead, { kind: 'cycle-spent', at: context.now }, context)
        : resting(lead, 'nurture', NEXT_CYCLE_REST_DAYS, lead.stage, context.now);
  }
}

function again(
  lead: Lead,
  purpose: CallPurpose,
  urgency: Urgency,
  policy: CallPolicy,
  wanted: Temporal.Instant,
): NextStep {
  const plan = planCall(lead, purpose, urgency, policy, wanted);
  if (plan.kind === 'never') return { kind: 'review', why: 'never-callable' };
  return { kind: 'call-again', call: plan.call, cycle: 'same' };
}

function advanced(to: Stage, plan: CallPlan): NextStep {
  if (plan.kind === 'never') return { kind: 'review', why: 'never-callable' };
  return { kind: 'advance', to, call: plan.call };
}

function resting(lead: Lead, why: RestReason, days: number, stage: Stage, now: Temporal.Instant): NextStep {
  const until = plusCivilDays(now, days, currentNumber(lead).area);
  return { kind: 'rest', why, until, then: { stage, purpose: freshPurpose(stage) } };
}

function withoutFurtherCycle(step: NextStep, outcome: Outcome): NextStep {
  const startsCycle =
    step.kind === 'rest' ||
    (step.kind === 'advance' && step.to === 'account-care') ||
    (step.kind === 'call-again' && step.cycle === 'new');
  if (!startsCycle) return step;
  return { kind: 'close', why: outcome.flags.rightParty ? 'trace-ended' : 'attempts-spent' };
}
