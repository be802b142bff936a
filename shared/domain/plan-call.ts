import type { Temporal } from 'temporal-polyfill';
import { earliestCall } from './call-gate.ts';
import type { CallPolicy } from './call-policy.ts';
import { plusCivilDays } from './civil-days.ts';
import type { RuleRefusalCode } from './gate.ts';
import { type CallPurpose, currentNumber, type Lead, type ReadyState, type StalledCall, type Urgency } from './lead.ts';
import type { NextStep, PlannedCall } from './next-step.ts';
import { chosenTouch, touchPurpose } from './programme.ts';
import type { Stage } from './stage.ts';

/** A customer for whom no programme plans anything is looked at again after so many days: the rules may have changed. */
const NO_PROGRAMME_REST_DAYS = 30;

export type CallPlan =
  | { readonly kind: 'call'; readonly call: PlannedCall }
  /** No moment comes at which the rules allow the call: those that stand in the way, and the call that is not made. */
  | { readonly kind: 'never'; readonly refusals: readonly RuleRefusalCode[]; readonly stalled: StalledCall };

/** The call at the first moment from `wanted` on that rules and hours allow, with what moved it there. */
export function planCall(
  lead: Lead,
  purpose: CallPurpose,
  urgency: Urgency,
  policy: CallPolicy,
  wanted: Temporal.Instant,
): CallPlan {
  const found = earliestCall(lead, purpose, policy, wanted);
  if (found.kind === 'never') {
    return {
      kind: 'never',
      refusals: found.movedBy,
      stalled: { stage: lead.stage, purpose, urgency, wantedAt: wanted },
    };
  }
  return { kind: 'call', call: { at: found.at, wantedAt: wanted, urgency, purpose, movedBy: found.movedBy } };
}

export type TouchPlan = CallPlan | { readonly kind: 'rest'; readonly rest: Extract<NextStep, { kind: 'rest' }> };

/** The customer's next touch as a call; a rest when no programme plans one, so that a change of rules finds the lead. */
export function planTouch(lead: Lead, policy: CallPolicy, now: Temporal.Instant): TouchPlan {
  const chosen = chosenTouch(lead, policy.rules.programmes, now);
  if (chosen.kind === 'touch') {
    return planCall(lead, touchPurpose(chosen.touch), 'normal', policy, chosen.touch.wantedAt);
  }
  const until = plusCivilDays(now, NO_PROGRAMME_REST_DAYS, currentNumber(lead).area);
  const then = { stage: 'account-care', purpose: freshPurpose('account-care') } as const;
  return { kind: 'rest', rest: { kind: 'rest', until, why: 'no-touch', then } };
}

/** Why a lead of the stage is called when nothing more particular is planned; programmes name a customer's calls. */
export function freshPurpose(stage: Stage): CallPurpose {
  switch (stage) {
    case 'prospecting':
    case 'account-care':
      return { kind: 'approach' };
    case 'selling':
      return { kind: 'handover' };
  }
}

/** The planned call as the lead's state. */
export function readyState({ at, wantedAt, urgency, purpose }: PlannedCall): ReadyState {
  return { kind: 'ready', dueAt: at, wantedAt, urgency, purpose };
}

/** Touches planned so far, when this call is planned too. */
export function touchesWith(lead: Lead, purpose: CallPurpose): number {
  return purpose.kind === 'touch' ? Math.max(lead.touches, purpose.touch) : lead.touches;
}
