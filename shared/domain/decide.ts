import { Temporal } from 'temporal-polyfill';
import { overtakenBy, stepWhenOvertaken } from './after-purchase.ts';
import type { Attempt } from './attempt.ts';
import { afterMissed, promisedCallback } from './callback.ts';
import { plusCivilDays } from './civil-days.ts';
import { countedLead, newCustomer, newCycle } from './counted-lead.ts';
import type { DecisionContext } from './decision-context.ts';
import { settled, spent, stepWhenNever } from './exhausted.ts';
import { type CallPurpose, currentNumber, type Lead, type Urgency } from './lead.ts';
import { withSaid } from './lead-knowledge.ts';
import { isBad } from './lead-number.ts';
import { leadFollowing } from './lead-transitions.ts';
import { lastSaid } from './merge-facts.ts';
import type { NextStep } from './next-step.ts';
import { afterOpenMinutes } from './open-minutes.ts';
import type { Outcome } from './outcome.ts';
import { accountOf } from './outcome-from-facts.ts';
import { type CallPlan, planCall, planTouch } from './plan-call.ts';
import { retryMoment } from './retry-moment.ts';
import { type RetriedCode, retryPlan } from './retry-plan.ts';
import { isTestLead } from './test-lead.ts';
import type { Advance, AdvanceToCare, AdvanceToSelling } from './transitions.ts';

const NOT_PLACED_DELAY_MINUTES = 5;

/**
 * Decides what follows a finished call. Reads no clock and does no work; the same input gives the same step. Every step
 * leaves the lead with one timer, in review, or done. A lead that is suppressed stays so, whatever the call brought.
 */
export function nextStep(attempt: Attempt, outcome: Outcome, context: DecisionContext): NextStep {
  const { state, stage } = attempt.lead;
  if (state.kind === 'suppressed') return { kind: 'suppress', why: state.why };
  const { rules } = context.policyFor(stage);
  const lead = countedLead(attempt, outcome, rules, context);
  const by = overtakenBy(state, attempt.attemptNumber);
  const alone = stepAfter(attempt, outcome, lead, context);
  const step = by === undefined ? alone : stepWhenOvertaken(alone, outcome, lead, by, context);
  if (isTestLead(lead) && step.kind !== 'suppress') return { kind: 'close', why: 'test-over' };
  return context.neverAgainAfterResult === true ? withoutFurtherCycle(step, outcome) : step;
}

/**
 * The lead as the decision leaves it, its version unchanged. Counters, numbers, purchases and the conversation mark
 * come from the outcome, state, stage and keeper from the step, facts and notes from what the agent said last.
 */
export function leadAfter(attempt: Attempt, outcome: Outcome, step: NextStep, context: DecisionContext): Lead {
  const lead = countedLead(attempt, outcome, context.policyFor(attempt.lead.stage).rules, context);
  const after = leadFollowing(withSaid(lead, attempt), step, context);
  return after.state.kind === 'review' ? { ...after, state: { ...after.state, contactId: attempt.contactId } } : after;
}

/** @param lead the attempt's lead with the call counted. */
function stepAfter(attempt: Attempt, outcome: Outcome, lead: Lead, context: DecisionContext): NextStep {
  const transition = context.transitions[lead.stage][outcome.code];
  switch (transition.kind) {
    case 'retry':
      return retried(attempt, transition.as, lead, context);
    case 'call-back':
      return calledBack(attempt, transition.otherwise, lead, context);
    case 'same-call-again':
      return sameCallAgain(attempt, lead, context);
    case 'advance':
      return transition.to === 'selling'
        ? handedOver(attempt, lead, transition, context)
        : madeCustomer(attempt, lead, transition, context);
    case 'exhaust':
    case 'rest':
    case 'next-touch':
    case 'close':
      return settled(lead, transition, context);
    case 'suppress':
      return { kind: 'suppress', why: transition.why };
    case 'review':
      return { kind: 'review', why: transition.why };
  }
}

function retried(attempt: Attempt, code: RetriedCode, lead: Lead, context: DecisionContext): NextStep {
  if (isBad(currentNumber(lead))) return { kind: 'close', why: 'no-working-number' };
  const policy = context.policyFor(lead.stage);
  const missed = afterMissed(attempt.placement.purpose, code, policy.rules.callback, context.now);
  if (missed?.kind === 'again') return again(lead, missed.purpose, 'promised', context, missed.at);
  if (missed?.kind === 'review') return { kind: 'review', why: 'callback-missed' };
  const { purpose } = missed ?? attempt.placement;
  const retriedCode = missed === undefined ? code : 'no-answer';
  const plan = retryPlan(lead, retriedCode, policy.rules);
  if (plan.kind === 'spent') return spent(lead, context);
  return again(lead, purpose, 'normal', context, retryMoment(lead, retriedCode, plan, purpose, policy, context.now));
}

function sameCallAgain(attempt: Attempt, lead: Lead, context: DecisionContext): NextStep {
  const urgency = lead.state.kind === 'dialling' ? lead.state.planned.urgency : 'normal';
  const wanted = context.now.add({ minutes: NOT_PLACED_DELAY_MINUTES });
  return again(lead, attempt.placement.purpose, urgency, context, wanted);
}

function calledBack(attempt: Attempt, otherwise: RetriedCode, lead: Lead, context: DecisionContext): NextStep {
  const agreedAt = lastSaid(attempt.facts)?.callbackAt;
  if (agreedAt === undefined) return retried(attempt, otherwise, lead, context);
  const wanted = Temporal.Instant.compare(agreedAt, context.now) > 0 ? agreedAt : context.now;
  const { callback } = context.policyFor(lead.stage).rules;
  return again(lead, promisedCallback(attempt.facts, lead, agreedAt, callback), 'promised', context, wanted);
}

/** The first call is promised from the moment on at which rules and hours of the next stage allow it. */
function handedOver(attempt: Attempt, lead: Lead, transition: AdvanceToSelling, context: DecisionContext): NextStep {
  const { now } = context;
  const { to, delay, promisedMinutes, urgency } = transition;
  const { area } = currentNumber(lead);
  const wanted = delay.kind === 'days' ? plusCivilDays(now, delay.days, area) : now.add({ minutes: delay.minutes });
  const policy = context.policyFor(to);
  const moved = { ...newCycle(lead, now), stage: to } as const;
  const purpose = { kind: 'handover', handedOverAt: now } as const;
  const plan = planCall(moved, purpose, urgency, policy, wanted);
  const keeper = keptAgent(attempt, transition);
  if (plan.kind === 'never') return advanced(moved, plan, keeper, context);
  const promisedBy = afterOpenMinutes(policy.hours, area, plan.call.at, promisedMinutes);
  const call = { ...plan.call, purpose: { ...purpose, promisedBy } };
  return advanced(moved, { kind: 'call', call }, keeper, context);
}

function madeCustomer(attempt: Attempt, lead: Lead, transition: AdvanceToCare, context: DecisionContext): NextStep {
  const moved = newCustomer(lead, context.now);
  const plan = planTouch(moved, context.policyFor(transition.to), context.now);
  return plan.kind === 'rest' ? plan.rest : advanced(moved, plan, keptAgent(attempt, transition), context);
}

/** Who talked with the lead, or kept it before, where the transition leaves the lead with them. */
function keptAgent({ facts, lead }: Attempt, { keepsAgent }: Advance): Pick<Lead, 'agentId'> {
  const agentId = accountOf(facts)?.agentId ?? lead.agentId;
  return keepsAgent && agentId !== undefined ? { agentId } : {};
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
function advanced(lead: Lead, plan: CallPlan, keeper: Pick<Lead, 'agentId'>, context: DecisionContext): NextStep {
  if (plan.kind === 'never') {
    return stepWhenNever(lead, { ...plan, stalled: { ...plan.stalled, ...keeper } }, context);
  }
  return { kind: 'advance', to: lead.stage, call: plan.call, ...keeper };
}

function withoutFurtherCycle(step: NextStep, outcome: Outcome): NextStep {
  const startsCycle =
    step.kind === 'rest' ||
    (step.kind === 'advance' && step.to === 'account-care') ||
    (step.kind === 'call-again' && step.cycle === 'new');
  if (!startsCycle) return step;
  return { kind: 'close', why: outcome.flags.rightParty ? 'trace-ended' : 'attempts-spent' };
}
