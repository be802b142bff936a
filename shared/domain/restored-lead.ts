import { Temporal } from 'temporal-polyfill';
import type { DecisionContext } from './decision-context.ts';
import type { Lead, ReadyState } from './lead.ts';
import { replannedLead, reviewedLead, unknownFateLead } from './lead-transitions.ts';

/**
 * More calls than any lead gets within the 35 days that a table can be restored to. Numbers in between stay with the calls
 * that the table has lost: their records, which may still come, never pass for those of later calls.
 */
export const ATTEMPTS_LOST = 1_000;

/** Whoever was due since the restore point may have been called: as long as after a call of which nobody knows. */
const REST_HOURS = 24;

/** Those who were due before are spread over a day after their rest, so that they do not all come at once. */
const SPREAD_MINUTES = 24 * 60;

/**
 * A lead of a table that was restored from an earlier moment, as it may go on. What became of it since nobody can tell:
 * a call that was due is made a day later at the earliest, and is promised no more; a call that was under way is one of
 * unknown fate; a person looks at a callback whose moment has passed, and at a conversation whose outcome is not known.
 * What is due later than now stays. Moved on again, only the attempt numbers grow.
 */
export function restoredLead(lead: Lead, context: DecisionContext): Lead {
  const { now } = context;
  const { state } = lead;
  const numbered = { ...lead, attemptNumber: lead.attemptNumber + ATTEMPTS_LOST };
  switch (state.kind) {
    case 'ready':
      return isAfter(state.dueAt, now) ? numbered : restoredReady(numbered, state, context);
    case 'dialling': {
      const unsettled = unknownFateLead(numbered, now, context.policyFor(lead.stage));
      return { ...unsettled, state: restedUntil(unsettled.state, restEndOf(lead, now)) };
    }
    case 'wrapping': {
      const reviewed = reviewedLead(numbered, now, 'no-disposition');
      return reviewed.state.kind === 'review'
        ? { ...reviewed, state: { ...reviewed.state, contactId: state.contactId } }
        : reviewed;
    }
    case 'resting':
      return isAfter(state.until, now) ? numbered : { ...numbered, state: restedUntil(state, restEndOf(lead, now)) };
    case 'review':
    case 'closed':
    case 'suppressed':
      return numbered;
  }
}

function restoredReady(lead: Lead, state: ReadyState, context: DecisionContext): Lead {
  const { now } = context;
  if (state.purpose.kind === 'callback') return reviewedLead(lead, now, 'callback-missed');
  const wantedAt = restEndOf(lead, now);
  return replannedLead({ ...lead, state: { ...state, urgency: 'normal', wantedAt, dueAt: wantedAt } }, context).lead;
}

function restedUntil(state: Lead['state'], until: Temporal.Instant): Lead['state'] {
  return state.kind === 'resting' ? { ...state, until } : state;
}

/** The same for a lead whenever it is asked at that moment, and different ones for different leads. */
function restEndOf({ id }: Lead, now: Temporal.Instant): Temporal.Instant {
  let spread = 0;
  for (const character of id) spread = (spread * 31 + (character.codePointAt(0) ?? 0)) % SPREAD_MINUTES;
  return now.add({ hours: REST_HOURS, minutes: spread });
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}
