import { AsyncLocalStorage } from 'node:async_hooks';
import type { ToldContact } from '../../shared/application/ports/lead-repository.ts';
import type { CallToStart } from '../../shared/application/ports/telephony.ts';
import type { Attempt } from '../../shared/domain/attempt.ts';
import { isAttempt, type Lead } from '../../shared/domain/lead.ts';
import type { StandIns } from '../../simulator/deployed-functions.ts';
import { standOnWire, type WireAnswer } from '../../simulator/wire/wire.ts';
import { delegating, delegatingTelephony } from './delegating-ports.ts';

// Defects of dialling systems in the field, one factory each, to be put in the place of parts of the product.

/** A start without an answer is sent once more under its token when the call may be over, still within the same run. */
export function tokenSentAgain(): StandIns {
  const secondsUntilOver = 35;
  return {
    telephony: (own, sleep) => ({
      ...delegatingTelephony(own),
      start: async (call) => {
        const result = await own.start(call);
        if (result.kind !== 'unknown') return result;
        await sleep(secondsUntilOver * 1_000);
        return own.start(call);
      },
    }),
  };
}

/** A start without an answer is taken for one that never took place. */
export function givenBackAfterTimeOut(): StandIns {
  return {
    telephony: (own) => ({
      ...delegatingTelephony(own),
      start: async (call) => {
        const result = await own.start(call);
        return result.kind === 'unknown' ? { kind: 'throttled' } : result;
      },
    }),
  };
}

/** What the bus has refused is taken for told. */
export function refusedEventsForgotten(): StandIns {
  return {
    bus: (own) => ({
      put: async (events) => {
        await own.put(events);
        return [];
      },
    }),
  };
}

/** A lease that ends soon, before anybody has heard of the call, puts the lead back to its plan. */
export function leaseEndRedials(): StandIns {
  return {
    leads: (own) => ({
      ...delegating(own),
      claim: (lead) => own.claim(withShortLease(lead)),
      save: (lead) => own.save(putBackUncounted(lead)),
    }),
  };
}

function withShortLease(lead: Lead): Lead {
  const { state } = lead;
  if (state.kind !== 'dialling') return lead;
  return { ...lead, state: { ...state, leaseEndsAt: state.claimedAt.add({ seconds: 20 }) } };
}

function putBackUncounted(lead: Lead): Lead {
  const { state } = lead;
  if (state.kind !== 'resting' || state.why !== 'unknown-fate') return lead;
  const { attemptNumber, planned } = state.unsettled;
  const recentCalls = lead.recentCalls.filter((call) => !isAttempt(call, attemptNumber));
  return { ...lead, state: planned, recentCalls, placed: lead.placed - 1 };
}

/** Input that comes again finds no decision, is decided as if it were new, and the decision that stands is replaced. */
export function decidedAfreshOnReplay(): StandIns {
  return {
    leads: (own) => ({
      ...delegating(own),
      addFact: async (...told) => undecided(await own.addFact(...told)),
      getContact: async (contactId) => {
        const contact = await own.getContact(contactId);
        return contact?.kind === 'linked' ? undecided(contact) : contact;
      },
      decide: async (attempt, decision, lead) => {
        const result = await own.decide(attempt, decision, lead);
        if (result.kind !== 'decided-before') return result;
        const standing = { ...attempt, decision: result.decision };
        return own.correct(standing, { ...decision, version: result.decision.version + 1 }, lead);
      },
    }),
  };
}

function undecided<Contact extends { readonly kind: 'linked'; readonly attempt: Attempt } | ToldContact>(
  contact: Contact,
): Contact {
  if (contact.kind !== 'linked') return contact;
  const { decision: _, earlierDecisions: _earlier, ...attempt } = contact.attempt;
  return { ...contact, attempt };
}

/** A start that was over the rate costs the lead one of its calls. */
export function throttleCounted(): StandIns {
  const throttled = new Set<string>();
  return {
    telephony: (own) => ({
      ...delegatingTelephony(own),
      start: async (call) => {
        const result = await own.start(call);
        if (result.kind === 'throttled') throttled.add(leadIdOf(call));
        return result;
      },
    }),
    leads: (own) => ({
      ...delegating(own),
      save: (lead) => {
        const isGivenBack = lead.state.kind === 'ready' && throttled.delete(lead.id);
        return own.save(isGivenBack ? { ...lead, counted: lead.counted + 1 } : lead);
      },
    }),
  };
}

function leadIdOf({ attributes }: CallToStart): string {
  return attributes['tierline_lead'] ?? '';
}

/** What is told of a call that nobody linked is dropped: no lead is looked for. */
export function unknownContactDropped(): StandIns {
  const recording = new AsyncLocalStorage<true>();
  const dropped = new Set<string>();
  return {
    functions: (own) => ({
      ...own,
      recordContactEvent: (event) => recording.run(true, () => own.recordContactEvent(event)),
      recordContactRecord: (event) => recording.run(true, () => own.recordContactRecord(event)),
      recordDisposition: (event) => recording.run(true, () => own.recordDisposition(event)),
    }),
    leads: (own) => ({
      ...delegating(own),
      link: async (attempt) => {
        if (recording.getStore() === undefined) return own.link(attempt);
        dropped.add(attempt.leadId);
        return { kind: 'stale' };
      },
      get: async (leadId) => (dropped.delete(leadId) ? undefined : own.get(leadId)),
    }),
  };
}

/** Whoever writes last wins: no write asks whether the lead is still as it was read, or the call still undecided. */
export function noVersionCondition(): StandIns {
  return changingWrites(({ Put: put, Update: update, ...others }) => ({
    ...others,
    ...(put !== undefined && { Put: unversioned(put) }),
    ...(update !== undefined && { Update: withoutAskingForDecision(update) }),
  }));
}

function unversioned(put: Members): Members {
  const { ConditionExpression, ExpressionAttributeNames: _, ExpressionAttributeValues: _values, ...always } = put;
  return ConditionExpression === '#version = :read' ? always : put;
}

function withoutAskingForDecision(update: Members): Members {
  const condition = update['ConditionExpression'];
  if (typeof condition !== 'string') return update;
  return { ...update, ConditionExpression: condition.replace(' AND attribute_not_exists(#decision)', '') };
}

/** What is told of a call before its link was stored is lost, and the contact centre is taken to be still on it. */
export function eventBeforeLinkLost(): StandIns {
  const lost = new Set<string>();
  return {
    leads: (own) => ({
      ...delegating(own),
      addFact: async (callId, fact, now) => {
        if ((await own.getContact(callId))?.kind === 'linked') return own.addFact(callId, fact, now);
        lost.add(callId);
        return { kind: 'unlinked', facts: {}, isNews: true };
      },
    }),
    telephony: (own) => ({
      ...delegatingTelephony(own),
      describe: async (contactId) => {
        const description = await own.describe(contactId);
        if (description === undefined || !lost.has(contactId)) return description;
        const { ended: _, ...lasting } = description;
        return lasting;
      },
    }),
  };
}

/** Once it has called somebody, only the end of one of its own calls makes the dialler look for the next lead. */
export function lostWakeUpStalls(): StandIns {
  const started = new Set<string>();
  return {
    telephony: (own) => ({
      ...delegatingTelephony(own),
      start: async (call) => {
        const result = await own.start(call);
        if (result.kind === 'started') started.add(result.contactId);
        return result;
      },
    }),
    functions: (own) => ({
      ...own,
      dialDueLeads: async (event) => {
        const isWokenByCall = event.Records.some(({ body }) => [...started].some((id) => body.includes(id)));
        return started.size > 0 && !isWokenByCall ? { batchItemFailures: [] } : own.dialDueLeads(event);
      },
    }),
  };
}

/** An opt-out outside a call whose second half, the suppression of the lead, is never stored: its numbers must hold. */
export function leadSuppressionUnsaved(): StandIns {
  const refusedAtClaim = new Set<string>();
  return {
    leads: (own) => ({
      ...delegating(own),
      claim: async (lead) => {
        const result = await own.claim(lead);
        if (result.kind === 'suppressed') refusedAtClaim.add(lead.id);
        return result;
      },
      save: async (lead) =>
        lead.state.kind === 'suppressed' && !refusedAtClaim.has(lead.id) ? 'saved' : own.save(lead),
    }),
  };
}

/** The same, and no claim asks whether a number is suppressed. */
export function optOutUncheckedAtClaim(): StandIns {
  const unchecked = changingWrites((write) => (write.ConditionCheck === undefined ? write : undefined));
  return { ...leadSuppressionUnsaved(), ...unchecked };
}

/** A start waits in a queue after its claim. */
export function startLongAfterClaim(): StandIns {
  const secondsInQueue = 30;
  return {
    telephony: (own, sleep) => ({
      ...delegatingTelephony(own),
      start: async (call) => {
        await sleep(secondsInQueue * 1_000);
        return own.start(call);
      },
    }),
  };
}

/** A lead that waits for its disposition stands in no index. */
export function timerLost(): StandIns {
  return changingWrites((write) => {
    const item = write.Put?.['Item'];
    if (!isRecord(item) || !isRecord(item['status']) || item['status']['S'] !== 'wrapping') return write;
    const { timer_pk: _, timer_sk: _sort, ...timeless } = item;
    return { ...write, Put: { ...write.Put, Item: timeless } };
  });
}

/** The switches are read when the dialler starts up, and never again. */
export function emergencyStopReadOnce(): StandIns {
  const dialling = new AsyncLocalStorage<true>();
  let first: WireAnswer | undefined;
  return {
    functions: (own) => ({ ...own, dialDueLeads: (event) => dialling.run(true, () => own.dialDueLeads(event)) }),
    onWire: (documents) =>
      standOnWire(documents, 'plantedBug', async ({ operation, body }, carryOut) => {
        const readsControls = operation === 'GetItem' && body.includes('"CONTROLS"');
        if (!readsControls || dialling.getStore() === undefined) return carryOut();
        first ??= await carryOut();
        return first;
      }),
  };
}

/** Corrections are answered like first words and kept nowhere. */
export function correctionsIgnored(): StandIns {
  return {
    leads: (own) => ({
      ...delegating(own),
      correct: async (_attempt, decision) => ({ kind: 'decided', decision }),
    }),
  };
}

type Members = Readonly<Record<string, unknown>>;

/** One write as a transaction holds it. */
type Write = Readonly<Partial<Record<'Put' | 'Update' | 'ConditionCheck', Members>>>;

/** Changes every whole item written, on its own or in a transaction, and everything else in transactions; or drops it. */
function changingWrites(change: (write: Write) => Write | undefined): StandIns {
  const changed = (operation: string, request: Members): Members => {
    if (operation === 'PutItem') return change({ Put: request })?.Put ?? request;
    const writes = request['TransactItems'];
    return Array.isArray(writes)
      ? { ...request, TransactItems: writes.flatMap((write) => change(write) ?? []) }
      : request;
  };
  return {
    onWire: (documents) =>
      standOnWire(documents, 'plantedBug', ({ operation, body }, carryOut) => {
        const request: unknown = CHANGED.has(operation) ? JSON.parse(body) : undefined;
        return isRecord(request) ? carryOut(JSON.stringify(changed(operation, request))) : carryOut();
      }),
  };
}

const CHANGED: ReadonlySet<string> = new Set(['PutItem', 'TransactWriteItems']);

function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a batch comes to is added without the marks of what it holds. */
export function countedWithoutMarks(): StandIns {
  return {
    ledger: (own) => ({
      mostPerEntry: own.mostPerEntry,
      enter: (entry, now) => own.enter({ ...entry, marks: [] }, now),
      counters: (dimension, span) => own.counters(dimension, span),
      recordings: (query) => own.recordings(query),
    }),
  };
}
