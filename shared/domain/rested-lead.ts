import { Temporal } from 'temporal-polyfill';
import type { Lead } from './lead.ts';
import { freshPurpose } from './plan-call.ts';

/**
 * The lead resting until a moment that a person chose. What was planned is given up; what a rest leads to stays, and so
 * does its reason where the customer complained.
 */
export function restedLead(lead: Lead, until: Temporal.Instant): Lead {
  const { stage, state } = lead;
  if (state.kind !== 'resting' || state.why === 'unknown-fate' || state.why === 'not-callable') {
    const then = { stage, purpose: freshPurpose(stage) };
    return { ...lead, state: { kind: 'resting', until, why: 'by-hand', then } };
  }
  const why = state.why === 'complaint' ? state.why : 'by-hand';
  return { ...lead, state: { ...state, until, why } };
}

/**
 * The lead as its last call was decided anew, resting at least as long as a person has let it rest since. What ends all
 * calls, asks for a person or was agreed with the customer stands.
 */
export function restingOn({ state: before }: Lead, after: Lead): Lead {
  if (before.kind !== 'resting' || before.why !== 'by-hand') return after;
  const { state } = after;
  switch (state.kind) {
    case 'ready':
      return state.purpose.kind === 'callback' ? after : restedLead(after, before.until);
    case 'resting':
      return Temporal.Instant.compare(state.until, before.until) >= 0 ? after : restedLead(after, before.until);
    case 'dialling':
    case 'wrapping':
    case 'review':
    case 'closed':
    case 'suppressed':
      return after;
  }
}
