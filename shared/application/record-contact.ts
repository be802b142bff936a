import type { Temporal } from 'temporal-polyfill';
import type { Attempt, EndedFact, RecordFact } from '../domain/attempt.ts';
import type { CallAttributes } from './call-attributes.ts';
import { callAttributesFrom } from './call-attributes.ts';
import { linkFromEvidence } from './link-attempt.ts';
import type { Telephony } from './ports/telephony.ts';
import { type SettleDependencies, type Settled, settleAttempt } from './settle-attempt.ts';

export interface RecordDependencies extends SettleDependencies {
  /** Calls of other deployments on the same instance are left to them. */
  readonly deployment: string;
}

export type Recorded = Settled | { readonly kind: 'not-ours' };

/**
 * Records that a contact is over. The event may come twice, late, or before the call was linked: a repeat changes
 * nothing; an unknown contact is asked who it is, and linked when it names a lead of ours that waits for it.
 * Its facts are kept in any case, so that a link which comes later finds them.
 */
export async function recordContactEnded(
  deps: RecordDependencies & { readonly telephony: Telephony },
  contactId: string,
  told: EndedFact,
): Promise<Recorded> {
  const fact = await withReason(deps.telephony, contactId, told);
  const known = await deps.leads.addFact(contactId, { kind: 'ended', fact }, deps.clock());
  if (known.kind === 'linked') return settleAttempt(deps, known.attempt);
  const description = await deps.telephony.describe(contactId);
  const said = callAttributesFrom(description?.attributes);
  return settleUnlinked(deps, contactId, said, description?.initiatedAt ?? fact.endedAt);
}

/** Records a contact record, which is delivered again whenever something is added to the contact. */
export async function recordContactRecord(
  deps: RecordDependencies,
  contactId: string,
  fact: RecordFact,
  origin: { readonly attributes: unknown; readonly initiatedAt: Temporal.Instant },
): Promise<Recorded> {
  const said = callAttributesFrom(origin.attributes);
  if (said?.deployment !== deps.deployment) return notOurs(deps, contactId);
  const known = await deps.leads.addFact(contactId, { kind: 'record', fact }, deps.clock());
  if (known.kind === 'linked') return settleAttempt(deps, known.attempt);
  return settleUnlinked(deps, contactId, said, origin.initiatedAt);
}

/** An unanswered call is judged by its disconnect reason, which contact events often leave out: then it is asked for. */
async function withReason(telephony: Telephony, contactId: string, told: EndedFact): Promise<EndedFact> {
  if (told.connectedAt !== undefined || told.disconnectReason !== undefined) return told;
  const reason = (await telephony.describe(contactId))?.ended?.disconnectReason;
  return reason === undefined ? told : { ...told, disconnectReason: reason };
}

async function settleUnlinked(
  deps: RecordDependencies,
  contactId: string,
  said: CallAttributes | undefined,
  startedAt: Temporal.Instant,
): Promise<Recorded> {
  if (said?.deployment !== deps.deployment) return notOurs(deps, contactId);
  const attempt: Attempt | undefined = await linkFromEvidence(deps, contactId, said, startedAt);
  return attempt === undefined ? notOurs(deps, contactId) : settleAttempt(deps, attempt);
}

function notOurs(deps: RecordDependencies, contactId: string): Recorded {
  deps.journal.note({ kind: 'contact-not-ours', contactId });
  return { kind: 'not-ours' };
}
