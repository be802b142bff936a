import type { Temporal } from 'temporal-polyfill';
import type { EndedFact, Leg, RecordFact } from '../domain/attempt.ts';
import type { IncomingFact } from '../domain/merge-facts.ts';
import { type CallAttributes, callAttributesFrom } from './call-attributes.ts';
import { linkFromEvidence } from './link-attempt.ts';
import { noteLateFact } from './note-late-fact.ts';
import type { ToldContact } from './ports/lead-repository.ts';
import type { ContactDescription, Telephony } from './ports/telephony.ts';

import { type SettleDependencies, type Settled, settleAttempt } from './settle-attempt.ts';

export interface RecordDependencies extends SettleDependencies {
  /** Calls of other deployments on the same instance are left to them. */
  readonly deployment: string;
}

type EventDependencies = RecordDependencies & { readonly telephony: Telephony };

export type Recorded = Settled | { readonly kind: 'not-ours' };

/**
 * Records that a leg has begun: a call that was transferred is not over before its new leg is. A repeat changes
 * nothing. The beginning of a first leg tells nothing, because the call's start is known.
 */
export async function recordLegBegan(deps: EventDependencies, leg: Leg, at: Temporal.Instant): Promise<Recorded> {
  if (leg.contactId === leg.callId) return { kind: 'waiting', for: 'end' };
  return recordFromEvent(deps, leg, (of) => ({ kind: 'began', leg: of, at }), at);
}

/**
 * Records that a leg is over. The event may come twice, late, or before the call was linked: a repeat changes nothing;
 * an unknown call is asked who it is, and linked when it names a lead of ours that waits for it. Its facts are kept in
 * any case, so that a link which comes later finds them.
 */
export async function recordLegEnded(deps: EventDependencies, leg: Leg, told: EndedFact): Promise<Recorded> {
  const fact = await withReason(deps.telephony, leg.contactId, told);
  return recordFromEvent(deps, leg, (of) => ({ kind: 'ended', leg: of, fact }), fact.endedAt);
}

/**
 * Records a contact record, which is delivered again whenever something is added to the contact.
 * A later leg whose record carries no attributes is ours when its call is.
 */
export async function recordContactRecord(
  deps: RecordDependencies,
  leg: Leg,
  fact: RecordFact,
  origin: { readonly attributes: unknown; readonly initiatedAt: Temporal.Instant },
): Promise<Recorded> {
  const said = callAttributesFrom(origin.attributes);
  const isOurs = said === undefined ? await isLegOfOurs(deps, leg) : said.deployment === deps.deployment;
  if (!isOurs) return notOurs(deps, leg.contactId);
  const told = await recorded(deps, leg.callId, { kind: 'record', leg, fact });
  if (told.kind === 'linked') return settleAttempt(deps, told.attempt);
  return settleUnlinked(deps, leg.callId, said, origin.initiatedAt);
}

async function recordFromEvent(
  deps: EventDependencies,
  leg: Leg,
  factOf: (leg: Leg) => IncomingFact,
  at: Temporal.Instant,
): Promise<Recorded> {
  const told = await recorded(deps, leg.callId, factOf(leg));
  if (told.kind === 'linked') return settleAttempt(deps, told.attempt);
  const { callId, description } = await callDescribed(deps, leg.callId);
  const said = callAttributesFrom(description?.attributes);
  if (said?.deployment !== deps.deployment) return notOurs(deps, leg.contactId);
  if (callId !== leg.callId) {
    const moved = await recorded(deps, callId, factOf({ callId, contactId: leg.contactId }));
    if (moved.kind === 'linked') return settleAttempt(deps, moved.attempt);
  }
  return settleUnlinked(deps, callId, said, description?.initiatedAt ?? at);
}

async function recorded(deps: RecordDependencies, callId: string, fact: IncomingFact): Promise<ToldContact> {
  const told = await deps.leads.addFact(callId, fact, deps.clock());
  noteLateFact(deps.journal, callId, fact.kind, told);
  return told;
}

/** The call that a contact belongs to, as the contact centre describes it: a leg leads to its chain's first contact. */
async function callDescribed(
  { telephony }: EventDependencies,
  contactId: string,
): Promise<{ readonly callId: string; readonly description: ContactDescription | undefined }> {
  const description = await telephony.describe(contactId);
  const callId = description?.initialContactId ?? contactId;
  return { callId, description: callId === contactId ? description : await telephony.describe(callId) };
}

/** An unanswered call is judged by its disconnect reason, which contact events often leave out: then it is asked for. */
async function withReason(telephony: Telephony, contactId: string, told: EndedFact): Promise<EndedFact> {
  if (told.connectedAt !== undefined || told.disconnectReason !== undefined) return told;
  const reason = (await telephony.describe(contactId))?.ended?.disconnectReason;
  return reason === undefined ? told : { ...told, disconnectReason: reason };
}

async function isLegOfOurs({ leads }: RecordDependencies, { callId, contactId }: Leg): Promise<boolean> {
  return callId !== contactId && (await leads.getContact(callId))?.kind === 'linked';
}

async function settleUnlinked(
  deps: RecordDependencies,
  callId: string,
  said: CallAttributes | undefined,
  startedAt: Temporal.Instant,
): Promise<Recorded> {
  const attempt = said === undefined ? undefined : await linkFromEvidence(deps, callId, said, startedAt);
  return attempt === undefined ? notOurs(deps, callId) : settleAttempt(deps, attempt);
}

function notOurs(deps: RecordDependencies, contactId: string): Recorded {
  deps.journal.note({ kind: 'contact-not-ours', contactId });
  return { kind: 'not-ours' };
}
