import { Temporal } from 'temporal-polyfill';
import type { LeadState } from '../domain/lead.ts';
import { restedLead } from '../domain/rested-lead.ts';
import {
  type ChangedLead,
  type ChangeLeadDependencies,
  IN_A_CALL,
  type LeadChangeBy,
  leadSeen,
  type NotChanged,
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
    return { kind: 'refused', why: 'The moment lies in the past.', mend: 'give a later one' };
  }
  if (Temporal.Instant.compare(until, now.add({ hours: 24 * LONGEST_REST_DAYS })) > 0) {
    return {
      kind: 'refused',
      why: `The moment lies more than ${LONGEST_REST_DAYS} days ahead.`,
      mend: 'give an earlier one, or close the lead',
    };
  }
  const seen = await leadSeen(deps, leadId, by);
  if (seen.kind !== 'seen') return seen;
  const { lead } = seen;
  const refused = restRefused(lead.state);
  if (refused !== undefined) return refused;
  if (lead.state.kind === 'resting' && lead.state.until.equals(until)) return { kind: 'unchanged', lead };
  return storeChanged(deps, restedLead(lead, until), by, { kind: 'lead-rested', until: String(until) });
}

function restRefused(state: LeadState): NotChanged | undefined {
  switch (state.kind) {
    case 'ready':
      return undefined;
    case 'resting':
      return state.why === 'unknown-fate'
        ? {
            kind: 'refused',
            why: 'Nobody can tell yet whether its last call was placed.',
            mend: 'wait until it is known',
          }
        : undefined;
    case 'dialling':
    case 'wrapping':
      return IN_A_CALL;
    case 'review':
      return { kind: 'refused', why: 'The lead waits for a person.', mend: 'settle its review' };
    case 'closed':
    case 'suppressed':
      return { kind: 'refused', why: `The lead is ${state.kind}: nobody calls it.`, mend: 'nothing is to be done' };
  }
}
