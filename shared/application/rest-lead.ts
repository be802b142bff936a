import { Temporal } from 'temporal-polyfill';
import type { LeadState } from '../domain/lead.ts';
import type { LeadRefusal } from '../domain/lead-refusal.ts';
import { restedLead } from '../domain/rested-lead.ts';
import {
  type ChangedLead,
  type ChangeLeadDependencies,
  type LeadChangeBy,
  leadSeen,
  refused,
  storeChanged,
} from './changed-lead.ts';

/** Nobody means a rest that is longer. */
export const LONGEST_REST_DAYS = 730;

/**
 * Lets a lead rest until a moment: it is called by nobody before, and then from the beginning of its stage's plan, as
 * after any rest that a decision gives. What was planned is given up, a promised callback among it. A lead that rests already
 * rests until then instead; the same moment again changes nothing. New rules, purchases and corrected words end no such rest sooner.
 */
export async function restLead(
  deps: ChangeLeadDependencies,
  leadId: string,
  until: Temporal.Instant,
  by: LeadChangeBy,
): Promise<ChangedLead> {
  const now = deps.clock();
  if (Temporal.Instant.compare(until, now) <= 0) {
    return refused({ kind: 'rest-in-past' });
  }
  if (Temporal.Instant.compare(until, now.add({ hours: 24 * LONGEST_REST_DAYS })) > 0) {
    return refused({ kind: 'rest-too-far', days: LONGEST_REST_DAYS });
  }
  const seen = await leadSeen(deps, leadId, by);
  if (seen.kind !== 'seen') return seen;
  const { lead } = seen;
  const reason = restRefused(lead.state);
  if (reason !== undefined) return refused(reason);
  if (lead.state.kind === 'resting' && lead.state.until.equals(until)) return { kind: 'unchanged', lead };
  return storeChanged(deps, restedLead(lead, until), by, { kind: 'lead-rested', until: String(until) });
}

function restRefused(state: LeadState): LeadRefusal | undefined {
  switch (state.kind) {
    case 'ready':
      return undefined;
    case 'resting':
      return state.why === 'unknown-fate' ? { kind: 'placing-unknown' } : undefined;
    case 'dialling':
    case 'wrapping':
      return { kind: 'in-a-call' };
    case 'review':
      return { kind: 'waits-for-person' };
    case 'closed':
    case 'suppressed':
      return { kind: 'called-no-more', state: state.kind };
  }
}
