import type { Temporal } from 'temporal-polyfill';
import type { Attempt } from './attempt.ts';
import { earliestCall } from './call-gate.ts';
import { leadAfter, nextStep } from './decide.ts';
import type { DecisionContext } from './decision-context.ts';
import type { RuleRefusalCode } from './gate.ts';
import { currentNumber, type Lead, type ReadyState } from './lead.ts';
import { claimedLead, inTheAirLead } from './lead-transitions.ts';
import type { NextStep } from './next-step.ts';
import { OUTCOMES } from './outcome.ts';
import { retryPlan } from './retry-plan.ts';

/** The lead as a call leaves it that rang and was not answered, and the rules that moved the next one. */
export interface UnreachedLead {
  readonly lead: Lead;
  readonly movedBy: readonly RuleRefusalCode[];
}

/**
 * Plays a call that nobody answers, without placing it: claimed, in the air, over and decided by the same functions that
 * do so for a real one.
 * @param context its `now` is the end of the call.
 */
export function unreachedLead(
  lead: Lead & { readonly state: ReadyState },
  startedAt: Temporal.Instant,
  context: DecisionContext,
): UnreachedLead {
  const { tier, rules } = context.policyFor(lead.stage);
  const claimed = claimedLead(lead, startedAt, 0);
  const contactId = `played ${lead.id} ${claimed.attemptNumber}`;
  const attempt: Attempt = {
    contactId,
    leadId: lead.id,
    attemptNumber: claimed.attemptNumber,
    placement: {
      campaignId: lead.campaignId,
      tier,
      stage: lead.stage,
      numberKey: currentNumber(lead).key,
      purpose: lead.state.purpose,
      dueAt: lead.state.dueAt,
      claimedAt: startedAt,
      startedAt,
      rulesVersion: rules.version,
    },
    lead: inTheAirLead(claimed, contactId, startedAt, { tier }),
    facts: { ended: { endedAt: context.now } },
  };
  const step = nextStep(attempt, OUTCOMES['no-answer'], context);
  const after = leadAfter(attempt, OUTCOMES['no-answer'], step, context);
  return { lead: after, movedBy: step.kind === 'call-again' ? movesOf(after, step, context) : [] };
}

/** From the end of the delay, which comes before the wish for another time of day. */
function movesOf(
  lead: Lead,
  { call, cycle }: Extract<NextStep, { readonly kind: 'call-again' }>,
  { now, policyFor }: DecisionContext,
): readonly RuleRefusalCode[] {
  if (call.urgency === 'promised') return call.movedBy;
  const policy = policyFor(lead.stage);
  const plan = retryPlan(lead, 'no-answer', policy.rules);
  if (cycle === 'new' || plan.kind === 'spent' || plan.clock === 'callable') return call.movedBy;
  const wished = now.add({ minutes: plan.delayMinutes });
  return call.wantedAt.equals(wished) ? call.movedBy : earliestCall(lead, call.purpose, policy, wished).movedBy;
}
