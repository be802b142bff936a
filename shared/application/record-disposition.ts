import type { DispositionFact } from '../domain/attempt.ts';
import type { Lead, SuppressReason } from '../domain/lead.ts';
import type { OutcomeCode } from '../domain/outcome.ts';
import type { CallAttributes } from './call-attributes.ts';
import { LeadMissingError } from './errors.ts';
import { linkFromEvidence } from './link-attempt.ts';
import type { KnownContact } from './ports/lead-repository.ts';
import type { RecordDependencies } from './record-contact.ts';
import { type Settled, settleAttempt } from './settle-attempt.ts';

const SUPPRESSING: ReadonlyMap<OutcomeCode, SuppressReason> = new Map([
  ['do-not-call', 'do-not-call'],
  ['deceased', 'deceased'],
  ['minor', 'minor'],
]);

/**
 * Records what the agent says came of a call. The first disposition stands; a repeat answers as the first did.
 * A guide may run under a contact of its own: the call is then found through the lead that the attributes name.
 * A customer who must not be called again is suppressed before anything else is written.
 *
 * @throws LeadMissingError when the attributes name a lead that is not stored.
 */
export async function recordDisposition(
  deps: RecordDependencies,
  contactId: string,
  said: CallAttributes,
  fact: DispositionFact,
): Promise<Settled> {
  const why = SUPPRESSING.get(fact.code);
  if (why !== undefined) {
    const lead = await leadNamed(deps, said);
    await deps.leads.suppressNumbers(
      lead.numbers.map((number) => number.key),
      why,
      fact.givenAt,
    );
  }
  const known = await addToCall(deps, contactId, said, fact);
  if (known.kind === 'linked') return settleAttempt(deps, known.attempt);
  const attempt = await linkFromEvidence(deps, contactId, said, fact.givenAt);
  return attempt === undefined ? { kind: 'waiting', for: 'end' } : settleAttempt(deps, attempt);
}

async function addToCall(
  deps: RecordDependencies,
  contactId: string,
  said: CallAttributes,
  fact: DispositionFact,
): Promise<KnownContact> {
  const given = { kind: 'disposition', fact } as const;
  const known = await deps.leads.addFact(contactId, given, deps.clock());
  if (known.kind === 'linked') return known;
  const callId = contactInState(await leadNamed(deps, said), said.attemptNumber);
  if (callId === undefined || callId === contactId) return known;
  return deps.leads.addFact(callId, given, deps.clock());
}

/** The contact under which the lead's present attempt is known. */
function contactInState({ state }: Lead, attemptNumber: number): string | undefined {
  if (state.kind === 'wrapping' && state.attemptNumber === attemptNumber) return state.contactId;
  if (state.kind !== 'dialling' || state.attemptNumber !== attemptNumber) return undefined;
  return state.phase.kind === 'in-the-air' ? state.phase.contactId : undefined;
}

async function leadNamed(deps: RecordDependencies, said: CallAttributes): Promise<Lead> {
  const lead = await deps.leads.get(said.leadId);
  if (lead === undefined) throw new LeadMissingError(said.leadId);
  return lead;
}
