import type { Temporal } from 'temporal-polyfill';
import type { Attempt, EndedFact, Leg } from '../../domain/attempt.ts';
import { type DiallingState, type Lead, timerAt, type WrappingState } from '../../domain/lead.ts';
import { renewedLease, unknownFateLead, wokenLead } from '../../domain/lead-transitions.ts';
import { openLaterLegs } from '../../domain/legs.ts';
import type { PendingCalls } from '../ports/timer-index.ts';
import { recordLegEnded } from '../record-contact.ts';
import { decisionContext, settleAttempt } from '../settle-attempt.ts';
import { pacedTelephony } from './paced-telephony.ts';
import type { PlaceDependencies } from './place-call.ts';

/** How long a call that still lasts is left alone before it is asked after again. */
const RENEWED_LEASE_SECONDS = 600;

/** A run keeps the rest of its time for dialling. */
const SETTLE_SECONDS = 15;

/**
 * Answers the timers that have ended, those that ended first first: a lease asks the contact centre what became of the
 * call, a wrap-up limit sends the lead to review, a rest that is over plans the next call. Nobody is dialled to find
 * out. Questions are spaced, and after 15 s the rest is left to the next run. Each lead is settled on its own: one that
 * cannot be settled stops no other and is tried again by the next run.
 */
export async function settleTimers(deps: PlaceDependencies, pending: PendingCalls): Promise<void> {
  const startedAt = deps.clock();
  const paced = { ...deps, telephony: pacedTelephony(deps) };
  for (const lead of endedFirst([...pending.dialling, ...pending.wrapping, ...pending.rested])) {
    const now = deps.clock();
    if (now.since(startedAt).total('seconds') >= SETTLE_SECONDS) return;
    try {
      await settleTimer(paced, lead, now);
    } catch (error) {
      deps.journal.note({ kind: 'work-failed', what: 'settle-timer', leadId: lead.id, error });
    }
  }
}

function endedFirst(leads: readonly Lead[]): readonly Lead[] {
  const endOf = ({ state }: Lead) => timerAt(state)?.epochMilliseconds ?? 0;
  return leads.toSorted((one, other) => endOf(one) - endOf(other));
}

async function settleTimer(deps: PlaceDependencies, lead: Lead, now: Temporal.Instant): Promise<void> {
  const { state } = lead;
  switch (state.kind) {
    case 'dialling':
      return hasCome(state.leaseEndsAt, now) ? settleLease(deps, lead, state, now) : undefined;
    case 'wrapping':
      return hasCome(state.limitAt, now) ? endWrapUp(deps, state, now) : undefined;
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
  const call = { leadId: lead.id, attemptNumber: state.attemptNumber };
  if (state.phase.kind === 'starting') {
    deps.journal.note({ kind: 'lease-ended', ...call, answer: 'unknown-fate' });
    const caller = (await deps.settings.current()).callerOf(lead);
    await deps.leads.save(unknownFateLead(lead, now, caller));
    return;
  }
  const callId = state.phase.contactId;
  const contact = await deps.leads.getContact(callId);
  if (contact?.kind !== 'linked') throw new Error(`Call ${callId} of lead ${lead.id} is not linked.`);
  const legs = openLegs(contact.attempt);
  const { over, lasts } = await askAfter(deps, legs);
  if (lasts) {
    deps.journal.note({ kind: 'lease-ended', ...call, contactId: callId, answer: 'still-talking' });
    await deps.leads.save(renewedLease(lead, state, now.add({ seconds: RENEWED_LEASE_SECONDS })));
  } else {
    deps.journal.note({ kind: 'lease-ended', ...call, contactId: callId, answer: 'over' });
  }
  for (const { leg, ended } of over) await recordLegEnded(deps, leg, ended ?? { endedAt: now });
  if (legs.length === 0) await settleAttempt(deps, contact.attempt);
}

/** The legs of whose end nobody told yet. */
function openLegs({ contactId: callId, facts }: Attempt): readonly Leg[] {
  const isFirstOver = facts.ended !== undefined || facts.record !== undefined;
  return [...(isFirstOver ? [] : [callId]), ...openLaterLegs(facts)].map((contactId) => ({ callId, contactId }));
}

interface LegOver {
  readonly leg: Leg;
  /** Absent when the contact centre does not know the contact: it is over as of now, nobody knows why. */
  readonly ended: EndedFact | undefined;
}

async function askAfter(
  { telephony }: PlaceDependencies,
  legs: readonly Leg[],
): Promise<{ readonly over: readonly LegOver[]; readonly lasts: boolean }> {
  const over: LegOver[] = [];
  for (const leg of legs) {
    const description = await telephony.describe(leg.contactId);
    if (description === undefined || description.ended !== undefined) over.push({ leg, ended: description?.ended });
  }
  return { over, lasts: over.length < legs.length };
}

/** A leg that was told of only now may still go on: it is asked after first, and a later run ends the waiting. */
async function endWrapUp(deps: PlaceDependencies, state: WrappingState, now: Temporal.Instant): Promise<void> {
  const contact = await deps.leads.getContact(state.contactId);
  if (contact?.kind !== 'linked') return;
  const legs = openLegs(contact.attempt);
  const { over } = await askAfter(deps, legs);
  for (const { leg, ended } of over) await recordLegEnded(deps, leg, ended ?? { endedAt: now });
  if (legs.length === 0) await settleAttempt(deps, contact.attempt, { limitReached: true });
}

async function wake(deps: PlaceDependencies, lead: Lead, now: Temporal.Instant): Promise<void> {
  const context = decisionContext(await deps.settings.current(), lead, now, deps.storyEndsWithResult);
  const woken = wokenLead(lead, context);
  await deps.settings.ensureAreas(woken);
  await deps.leads.save(woken);
}

function hasCome(moment: Temporal.Instant, now: Temporal.Instant): boolean {
  return moment.epochMilliseconds <= now.epochMilliseconds;
}
