import { Temporal } from 'temporal-polyfill';
import { agreedInstant, type SaidDisposition, zoneOfCustomer } from '../domain/agreed-moment.ts';
import type { Attempt, DispositionFact } from '../domain/attempt.ts';
import { type CallbackReminder, callbackReminder } from '../domain/callback-reminder.ts';
import { isTooLate } from '../domain/correction.ts';
import { isAttempt, type Lead, type SuppressReason } from '../domain/lead.ts';
import type { NotAgreedReason } from '../domain/not-agreed.ts';
import type { OutcomeCode } from '../domain/outcome.ts';
import { accountOf } from '../domain/outcome-from-facts.ts';
import { missingForCall, missingInStage } from '../domain/required-facts.ts';
import { STAGES } from '../domain/stage.ts';
import { type CallAttributes, CUSTOMERS_CALL } from './call-attributes.ts';
import { type CustomersCallSettled, settleCustomersCall } from './disposition-of-customers-call.ts';
import { CallNotLinkedError, LeadMissingError } from './errors.ts';
import { linkFromEvidence } from './link-attempt.ts';
import { noteLateFact } from './note-late-fact.ts';
import type { CallsUnderWay } from './ports/telephony.ts';
import type { RecordDependencies } from './record-contact.ts';
import { type Settled, settleAttempt } from './settle-attempt.ts';

export type DispositionDependencies = RecordDependencies & { readonly telephony: CallsUnderWay };

/** The contact that a form was sent under. */
interface FormContact {
  readonly contactId: string;
  readonly initialContactId?: string;
}

/** A hand-over needs facts that neither the lead nor the form has: nothing of the form was stored. */
export interface FactsMissing {
  readonly kind: 'refused';
  readonly missing: readonly string[];
}

const SUPPRESSING: ReadonlyMap<OutcomeCode, SuppressReason> = new Map([
  ['do-not-call', 'do-not-call'],
  ['deceased', 'deceased'],
  ['minor', 'minor'],
]);

/** Nothing can be promised for the moment of the callback: nothing of the form was stored. */
export interface NotAgreed {
  readonly kind: 'not-agreed';
  readonly reason: NotAgreedReason;
}

/** The form is stored. */
type Stored = (Settled | CustomersCallSettled) & {
  /** There when a callback was agreed on that somebody can be reminded of. */
  readonly reminder?: CallbackReminder;
};

export type DispositionSettled = Stored | FactsMissing | NotAgreed;

/** How Connect names a contact that was started through its API, as every call of ours is. */
const STARTED_BY_API = 'API';

/**
 * Records what the agent says came of a call. What is said differently later corrects it; a repeat answers as the first
 * did. A guide may run under a contact of its own: the call is found by the contact, by the first of its chain, or
 * through the lead that the attributes name; a guide's contact is never taken for the call.
 * A customer who must not be called again is suppressed before anything else is written. A saying that would hand the lead
 * over without the facts that the next tier needs is refused as if it had never come; an earlier one stands.
 *
 * What is said of a call that the customer placed is carried out by {@link settleCustomersCall}.
 *
 * A callback agreed by the customer's own clock is read in the zone of the lead; one in the past, or too far ahead, is
 * refused and changes nothing.
 *
 * @throws LeadMissingError when the attributes name a lead that is not stored; CallNotLinkedError when the call cannot
 *   be found yet.
 */
export async function recordDisposition(
  deps: DispositionDependencies,
  from: FormContact,
  said: CallAttributes,
  given: SaidDisposition,
): Promise<DispositionSettled> {
  const read = await factFrom(deps, said, given);
  if (read.kind === 'not-agreed') return read;
  const { fact } = read;
  const why = SUPPRESSING.get(fact.code);
  if (why !== undefined) {
    const lead = await leadNamed(deps, said);
    await deps.leads.suppressNumbers(
      lead.numbers.map((number) => number.key),
      why,
      fact.givenAt,
    );
  }
  if (said.attemptNumber === CUSTOMERS_CALL) {
    const settled = await settleCustomersCall(deps, said.leadId, contactsOf(from, undefined), fact, why);
    return reminding(settled, fact, undefined, deps.clock());
  }
  const missing = await missingFor(deps, from, said, fact);
  if (missing.length > 0) return { kind: 'refused', missing };
  const attempt = (await toldToKnownCall(deps, from, said, fact)) ?? (await toldToUnlinkedCall(deps, from, said, fact));
  if (attempt === undefined) throw new CallNotLinkedError(said.leadId, said.attemptNumber);
  return reminding(await settleAttempt(deps, attempt), fact, accountOf(attempt.facts)?.agentId, deps.clock());
}

function reminding(
  settled: Settled | CustomersCallSettled,
  fact: DispositionFact,
  agentId: string | undefined,
  now: Temporal.Instant,
): Stored {
  const reminder = callbackReminder(fact, agentId, now);
  return reminder === undefined ? settled : { ...settled, reminder };
}

/** Reads the call and its lead only where some stage asks for facts that the saying itself does not bring. */
async function missingFor(
  deps: DispositionDependencies,
  from: FormContact,
  said: CallAttributes,
  fact: DispositionFact,
): Promise<readonly string[]> {
  const { transitions } = await deps.settings.current();
  if (STAGES.every((stage) => missingInStage(stage, {}, fact, transitions).length === 0)) return [];
  const lead = await leadNamed(deps, said);
  const callId = contactOf(lead, said.attemptNumber);
  for (const contactId of contactsOf(from, callId)) {
    const contact = await deps.leads.getContact(contactId);
    if (contact?.kind === 'linked') return missingForCall(contact.attempt, lead, fact, transitions);
  }
  return missingInStage(lead.stage, lead, fact, transitions);
}

function contactsOf({ contactId, initialContactId }: FormContact, callId: string | undefined): ReadonlySet<string> {
  return new Set([contactId, initialContactId, callId].filter((id) => id !== undefined));
}

type FactReading = { readonly kind: 'read'; readonly fact: DispositionFact } | NotAgreed;

async function factFrom(
  deps: RecordDependencies,
  said: CallAttributes,
  { callbackAt, talkedUntil, ...others }: SaidDisposition,
): Promise<FactReading> {
  if (callbackAt === undefined) return { kind: 'read', fact: others };
  const isWorldClock = callbackAt instanceof Temporal.Instant;
  const zone = isWorldClock ? 'UTC' : zoneOfCustomer(await leadNamed(deps, said), said.attemptNumber);
  const agreed = agreedInstant(callbackAt, zone, talkedUntil ?? others.givenAt);
  if (agreed.kind === 'refused') return { kind: 'not-agreed', reason: agreed.reason };
  return { kind: 'read', fact: { ...others, callbackAt: agreed.at } };
}

async function toldToKnownCall(
  deps: DispositionDependencies,
  { contactId, initialContactId }: FormContact,
  said: CallAttributes,
  fact: DispositionFact,
): Promise<Attempt | undefined> {
  const under = new Set(initialContactId === undefined ? [contactId] : [contactId, initialContactId]);
  for (const callId of under) {
    const attempt = await told(deps, callId, fact);
    if (attempt !== undefined) return attempt;
  }
  const callId = contactOf(await leadNamed(deps, said), said.attemptNumber);
  return callId === undefined || under.has(callId) ? undefined : told(deps, callId, fact);
}

/** The attempt with the fact taken in, or undefined when the contact is linked to none. */
async function told(
  deps: DispositionDependencies,
  callId: string,
  fact: DispositionFact,
): Promise<Attempt | undefined> {
  const known = await deps.leads.addFactToLinked(callId, { kind: 'disposition', fact }, deps.clock());
  if (known === undefined) return undefined;
  noteLateFact(deps.journal, callId, 'disposition', known);
  if (known.isNews && isTooLate(known.attempt, fact)) {
    const { leadId, attemptNumber } = known.attempt;
    deps.journal.note({ kind: 'correction-too-late', leadId, attemptNumber, contactId: callId });
  }
  return known.attempt;
}

/** Links the call by what the form says of it, if the form came under the call itself or under a leg of it. */
async function toldToUnlinkedCall(
  deps: DispositionDependencies,
  { contactId, initialContactId }: FormContact,
  said: CallAttributes,
  fact: DispositionFact,
): Promise<Attempt | undefined> {
  const description = await deps.telephony.describe(contactId);
  const callId = description?.initialContactId ?? initialContactId ?? contactId;
  const first = callId === contactId ? description : await deps.telephony.describe(callId);
  if (first?.initiationMethod !== STARTED_BY_API) return undefined;
  await deps.leads.addFact(callId, { kind: 'disposition', fact }, deps.clock());
  return linkFromEvidence(deps, callId, said, first.initiatedAt);
}

/** The contact under which the lead's call of that attempt is known. */
function contactOf({ recentCalls }: Lead, attemptNumber: number): string | undefined {
  return recentCalls.find((call) => isAttempt(call, attemptNumber))?.contactId;
}

async function leadNamed(deps: RecordDependencies, said: CallAttributes): Promise<Lead> {
  const lead = await deps.leads.get(said.leadId);
  if (lead === undefined) throw new LeadMissingError(said.leadId);
  return lead;
}
