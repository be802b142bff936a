import { Temporal } from 'temporal-polyfill';
import type { Attempt } from './attempt.ts';
import { countedLead, endOf, newCycle } from './counted-lead.ts';
import type { DecisionContext } from './decision-context.ts';
import { resting, spent, stepWhenNever, touchedAgain } from './exhausted.ts';
import { type CallPurpose, currentNumber, type Lead, type Urgency } from './lead.ts';
import { isBad } from './lead-number.ts';
import { leadFollowing } from './lead-transitions.ts';
import { lastSaid } from './merge-facts.ts';
import type { NextStep } from './next-step.ts';
import type { Outcome } from './outcome.ts';
import { type CallPlan, planCall, planTouch } from './plan-call.ts';
import { retryMoment } from './retry-moment.ts';
import { type RetriedCode, retriedAs, retryPlan } from './retry-plan.ts';

const NOT_PLACED_DELAY_MINUTES = 5;

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
  const lead = countedLead(attempt, outcome, context.policyFor(attempt.lead.stage).rules, context.now);
  const after = leadFollowing(lead, step, context);
  return after.state.kind === 'review' ? { ...after, state: { ...after.state, contactId: attempt.contactId } } : after;
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
  const { purpose } = attempt.placement;
  return again(lead, purpose, 'normal', context, retryMoment(lead, code, plan, purpose, policy, context.now));
}

function followedUp(attempt: Attempt, outcome: Outcome, lead: Lead, context: DecisionContext): NextStep {
  return retried(attempt, retriedAs(attempt, outcome) ?? 'follow-up', lead, context);
}

function sameCallAgain(attempt: Attempt, lead: Lead, context: DecisionContext): NextStep {
  const urgency = lead.state.kind === 'dialling' ? lead.state.planned.urgency : 'normal';
  const wanted = context.now.add({ minutes: NOT_PLACED_DELAY_MINUTES });
  return again(lead, attempt.placement.purpose, urgency, context, wanted);
}

function calledBack(attempt: Attempt, outcome: Outcome, lead: Lead, context: DecisionContext): NextStep {
  const agreedAt = lastSaid(attempt.facts)?.callbackAt;
  if (agreedAt === undefined) return followedUp(attempt, outcome, lead, context);
  const wanted = Temporal.Instant.compare(agreedAt, context.now) > 0 ? agreedAt : context.now;
  return again(lead, { kind: 'callback', agreedAt }, 'promised', context, wanted);
}

function handedOver(lead: Lead, context: DecisionContext): NextStep {
  const to = 'selling';
  const moved = { ...newCycle(lead, context.now), stage: to } as const;
  const plan = planCall(moved, { kind: 'handover' }, 'promised', context.policyFor(to), context.now);
  return advanced(moved, plan, context);
}

function sold(attempt: Attempt, lead: Lead, context: DecisionContext): NextStep {
  if (lead.stage === 'account-care') return nextCycle(attempt, lead, context);
  const to = 'account-care';
  const moved = { ...newCycle(lead, context.now), stage: to } as const;
  const occasion = { kind: 'sale', at: endOf(attempt, context.now) } as const;
  const plan = planTouch(moved, occasion, context.policyFor(to), context.now);
  return plan.kind === 'rest' ? plan.rest : advanced(moved, plan, context);
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

function again(
  lead: Lead,
  purpose: CallPurpose,
  urgency: Urgency,
  context: DecisionContext,
  wanted: Temporal.Instant,
): NextStep {
  const plan = planCall(lead, purpose, urgency, context.policyFor(lead.stage), wanted);
  if (plan.kind === 'never') return stepWhenNever(lead, plan, context);
  return { kind: 'call-again', call: plan.call, cycle: 'same' };
}

/** @param lead the lead in its new stage. */
function advanced(lead: Lead, plan: CallPlan, context: DecisionContext): NextStep {
  if (plan.kind === 'never') return stepWhenNever(lead, plan, context);
  return { kind: 'advance', to: lead.stage, call: plan.call };
}

function withoutFurtherCycle(step: NextStep, outcome: Outcome): NextStep {
  const startsCycle =
    step.kind === 'rest' ||
    (step.kind === 'advance' && step.to === 'account-care') ||
    (step.kind === 'call-again' && step.cycle === 'new');
  if (!startsCycle) return step;
  return { kind: 'close', why: outcome.flags.rightParty ? 'trace-ended' : 'attempts-spent' };
}
