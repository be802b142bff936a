import type { Temporal } from 'temporal-polyfill';
import type { DiallingState, Lead, WrappingState } from '../../domain/lead.ts';
import { renewedLease, unknownFateLead, wokenLead } from '../../domain/lead-transitions.ts';
import type { PendingCalls } from '../ports/timer-index.ts';
import { recordContactEnded } from '../record-contact.ts';
import { decisionContext, settleAttempt } from '../settle-attempt.ts';
import type { PlaceDependencies } from './place-call.ts';

/** How long a call that still lasts is left alone before it is asked after again. */
const RENEWED_LEASE_SECONDS = 600;

/**
 * Answers every timer that has ended: a lease asks the contact centre what became of the call, a wrap-up limit sends
 * the lead to review, a rest that is over plans the next call. Nobody is dialled to find out. Each lead is settled on
 * its own: one that cannot be settled stops no other and is tried again by the next run.
 */
export async function settleTimers(deps: PlaceDependencies, pending: PendingCalls): Promise<void> {
  for (const lead of [...pending.dialling, ...pending.wrapping, ...pending.rested]) {
    try {
      await settleTimer(deps, lead, deps.clock());
    } catch (error) {
      deps.journal.note({ kind: 'work-failed', what: 'settle-timer', leadId: lead.id, error });
    }
  }
}

async function settleTimer(deps: PlaceDependencies, lead: Lead, now: Temporal.Instant): Promise<void> {
  const { state } = lead;
  switch (state.kind) {
    case 'dialling':
      return hasCome(state.leaseEndsAt, now) ? settleLease(deps, lead, state, now) : undefined;
    case 'wrapping':
      return hasCome(state.limitAt, now) ? endWrapUp(deps, state) : undefined;
    case 'resting':
      return hasCome(state.until, now) ? wake(deps, lead, now) : undefined;
    case 'ready':
    case 'review':
    case 'closed':
    case 'suppressed':
      return undefined;
  }
}

async function settleLease(
  deps: PlaceDependencies,
  lead: Lead,
  state: DiallingState,
  now: Temporal.Instant,
): Promise<void> {
  if (state.phase.kind === 'starting') {
    deps.journal.note({ kind: 'lease-ended', leadId: lead.id, answer: 'unknown-fate' });
    const policy = (await deps.settings.current()).policyFor(lead.stage, lead.campaignId);
    await deps.leads.save(unknownFateLead(lead, now, policy));
    return;
  }
  const { contactId } = state.phase;
  const description = await deps.telephony.describe(contactId);
  if (description !== undefined && description.ended === undefined) {
    deps.journal.note({ kind: 'lease-ended', leadId: lead.id, answer: 'still-talking' });
    await deps.leads.save(renewedLease(lead, state, now.add({ seconds: RENEWED_LEASE_SECONDS })));
    return;
  }
  deps.journal.note({ kind: 'lease-ended', leadId: lead.id, answer: 'over' });
  await recordContactEnded(deps, contactId, description?.ended ?? { endedAt: now });
}

async function endWrapUp(deps: PlaceDependencies, state: WrappingState): Promise<void> {
  const contact = await deps.leads.getContact(state.contactId);
  if (contact?.kind === 'linked') await settleAttempt(deps, contact.attempt, { limitReached: true });
}

async function wake(deps: PlaceDependencies, lead: Lead, now: Temporal.Instant): Promise<void> {
  const context = decisionContext(await deps.settings.current(), lead, now, deps.storyEndsWithResult);
  const woken = wokenLead(lead, now, context);
  await deps.settings.ensureAreas(woken);
  await deps.leads.save(woken);
}

function hasCome(moment: Temporal.Instant, now: Temporal.Instant): boolean {
  return moment.epochMilliseconds <= now.epochMilliseconds;
}
