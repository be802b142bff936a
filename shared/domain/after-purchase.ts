import type { Temporal } from 'temporal-polyfill';
import { newCustomer } from './counted-lead.ts';
import type { DecisionContext } from './decision-context.ts';
import { stepWhenNever, touchedAgain } from './exhausted.ts';
import type { CallPurpose, Lead, LeadState, PurchaseMeanwhile } from './lead.ts';
import type { NextStep } from './next-step.ts';
import type { Outcome } from './outcome.ts';
import { freshPurpose, planCall, planTouch } from './plan-call.ts';
import { touchStillFits } from './programme.ts';

/**
 * Whether a purchase leaves the call without a purpose: every call that was to win them as a customer, and a
 * touch that does not fit so soon after they bought. A callback that a customer asked for is kept.
 * @param lead with the purchase among its purchases.
 */
export function isOvertaken(lead: Lead, purpose: CallPurpose, at: Temporal.Instant, context: DecisionContext): boolean {
  if (lead.stage !== 'account-care') return true;
  const { programmes } = context.policyFor('account-care').rules;
  return touchStillFits(lead, purpose, programmes, at).kind === 'skipped';
}

/** What overtook the attempt while the lead waited for it, if anything did. */
export function overtakenBy(state: LeadState, attemptNumber: number): PurchaseMeanwhile | undefined {
  switch (state.kind) {
    case 'dialling':
    case 'wrapping':
      return state.attemptNumber === attemptNumber ? state.overtakenBy : undefined;
    case 'ready':
    case 'resting':
    case 'review':
    case 'closed':
    case 'suppressed':
      return undefined;
  }
}

/** What the purchase plans for the lead once no call is under way: a customer's next touch. */
export function stepAfterPurchase(lead: Lead, { boughtAt }: PurchaseMeanwhile, context: DecisionContext): NextStep {
  const { now } = context;
  if (lead.stage === 'account-care') return touchedAgain(lead, context);
  const customer: Lead = { ...newCustomer(lead, now), customerSince: boughtAt };
  const plan = planTouch(customer, context.policyFor('account-care'), now);
  switch (plan.kind) {
    case 'call':
      return { kind: 'advance', to: 'account-care', call: plan.call, ...keeperOf(lead, context) };
    case 'rest':
      return plan.rest;
    case 'never':
      return stepWhenNever(customer, plan, context);
  }
}

/**
 * What follows a call during which the customer bought, in place of the step that its outcome alone would bring: what
 * stops all calls, what a person must look at and what the talk itself agreed or sold stand; anything that would go on
 * winning a customer who is won gives way to their next touch.
 */
export function stepWhenOvertaken(
  step: NextStep,
  outcome: Outcome,
  lead: Lead,
  by: PurchaseMeanwhile,
  context: DecisionContext,
): NextStep {
  switch (step.kind) {
    case 'suppress':
    case 'review':
      return step;
    case 'close':
      return step.why === 'no-working-number' ? step : stepAfterPurchase(lead, by, context);
    case 'rest':
      if (step.why !== 'complaint') return stepAfterPurchase(lead, by, context);
      return { ...step, then: { stage: 'account-care', purpose: freshPurpose('account-care') } };
    case 'advance':
      return step.to === 'account-care' ? step : stepAfterPurchase(lead, by, context);
    case 'call-again':
      if (step.call.purpose.kind === 'callback' && outcome.code === 'callback-requested') {
        return calledBackAsCustomer(step, lead, context);
      }
      return step.cycle === 'new' ? step : stepAfterPurchase(lead, by, context);
  }
}

function calledBackAsCustomer(
  step: Extract<NextStep, { readonly kind: 'call-again' }>,
  lead: Lead,
  context: DecisionContext,
): NextStep {
  if (lead.stage === 'account-care') return step;
  const { purpose, urgency, wantedAt } = step.call;
  const customer = newCustomer(lead, context.now);
  const plan = planCall(customer, purpose, urgency, context.policyFor('account-care'), wantedAt);
  if (plan.kind === 'never') return stepWhenNever(customer, plan, context);
  return { kind: 'advance', to: 'account-care', call: plan.call, ...keeperOf(lead, context) };
}

/** The agent who kept the lead until now, where the company's transitions leave buyers with them. */
function keeperOf({ stage, agentId }: Lead, { transitions }: DecisionContext): Pick<Lead, 'agentId'> {
  const { sale } = transitions[stage];
  return sale.kind === 'advance' && sale.keepsAgent && agentId !== undefined ? { agentId } : {};
}
