import { Temporal } from 'temporal-polyfill';
import { plusCivilDays } from './civil-days.ts';
import { newCycle } from './counted-lead.ts';
import type { DecisionContext } from './decision-context.ts';
import { currentNumber, type Lead, type RestReason } from './lead.ts';
import type { NextStep } from './next-step.ts';
import { type CallPlan, freshPurpose, planTouch } from './plan-call.ts';
import type { Stage } from './stage.ts';
import type { Rest, SpentTransition } from './transitions.ts';

type Never = Extract<CallPlan, { readonly kind: 'never' }>;

/** A prospect or deal whose rules ask for another cycle at once rests between cycles: no programme spaces them. */
const NEXT_CYCLE_REST_DAYS = 30;

/**
 * A lead that the rules never allow to be called is looked at again after so many days, or when its call is wanted if that
 * is later still; when nothing changes sooner.
 */
const NOT_CALLABLE_REST_DAYS = 30;

/** What follows when the present cycle has no attempt left, by the transitions of the stage. */
export function spent(lead: Lead, context: DecisionContext): NextStep {
  return settled(lead, context.transitions[lead.stage]['attempts-spent'], context);
}

/** What a transition comes to that hands the lead to nobody. */
export function settled(lead: Lead, transition: SpentTransition, context: DecisionContext): NextStep {
  switch (transition.kind) {
    case 'exhaust':
      return exhausted(lead, context);
    case 'rest':
      return rested(lead, transition, context);
    case 'next-touch':
      return touchedAgain(lead, context);
    case 'close':
      return { kind: 'close', why: transition.why };
  }
}

function rested(lead: Lead, { why, days, to }: Rest, context: DecisionContext): NextStep {
  const restDays = typeof days === 'number' ? days : context.policyFor(lead.stage).rules[days];
  if (typeof days === 'number' || restDays > 0) return resting(lead, why, restDays, to, context.now);
  return { kind: 'close', why: why === 'lost-sale' ? 'not-interested' : 'nothing-follows' };
}

/** The exhaust action of the stage's dial rules. */
function exhausted(lead: Lead, context: DecisionContext): NextStep {
  const { exhaust } = context.policyFor(lead.stage).rules;
  switch (exhaust.kind) {
    case 'close':
      return { kind: 'close', why: 'attempts-spent' };
    case 'nurture':
      return resting(lead, 'nurture', exhaust.days, lead.stage, context.now);
    case 'next-cycle':
      return lead.stage === 'account-care'
        ? touchedAgain(lead, context)
        : resting(lead, 'nurture', NEXT_CYCLE_REST_DAYS, lead.stage, context.now);
  }
}

/** A new cycle with the customer's next touch. */
export function touchedAgain(lead: Lead, context: DecisionContext): NextStep {
  const { now } = context;
  const plan = planTouch(newCycle(lead, now), context.policyFor(lead.stage), now);
  switch (plan.kind) {
    case 'call':
      return { kind: 'call-again', call: plan.call, cycle: 'new' };
    case 'rest':
      return plan.rest;
    case 'never':
      return closedForGood(plan) ?? stalled(plan, now);
  }
}

/**
 * What follows when no moment comes at which the rules allow a call. A number that does not work, and calls that are
 * used up for good, close the lead; a cycle that has no attempt or no time left is exhausted; whatever else stands in
 * the way may change, and lets the lead rest until then.
 */
export function stepWhenNever(lead: Lead, plan: Never, context: DecisionContext): NextStep {
  const isOver = plan.refusals.includes('lead-expired') || plan.refusals.includes('cap-number');
  return closedForGood(plan) ?? (isOver ? spent(lead, context) : stalled(plan, context.now));
}

/** A rest of so many days, after which the work of that stage begins anew. */
export function resting(
  lead: Lead,
  why: RestReason,
  days: number,
  stage: Stage,
  now: Temporal.Instant,
): Extract<NextStep, { readonly kind: 'rest' }> {
  const until = plusCivilDays(now, days, currentNumber(lead).area);
  return { kind: 'rest', why, until, then: { stage, purpose: freshPurpose(stage) } };
}

/** What no other rule, and no other cycle, would change. */
function closedForGood({ refusals }: Never): NextStep | undefined {
  if (refusals.includes('number-bad')) return { kind: 'close', why: 'no-working-number' };
  return refusals.includes('cap-lifetime') ? { kind: 'close', why: 'attempts-spent' } : undefined;
}

function stalled({ refusals, stalled: call }: Never, now: Temporal.Instant): NextStep {
  const again = now.add({ hours: 24 * NOT_CALLABLE_REST_DAYS });
  // Stryker disable next-line EqualityOperator: of two equal moments either will do.
  const until = Temporal.Instant.compare(call.wantedAt, again) > 0 ? call.wantedAt : again;
  return { kind: 'rest', why: 'not-callable', until, refusals, stalled: call };
}
