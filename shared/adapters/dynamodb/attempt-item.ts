import * as z from 'zod';
import type { KnownContact } from '../../application/ports/lead-repository.ts';
import type { Attempt, AttemptFacts, Decision } from '../../domain/attempt.ts';
import { REFUSAL_CODES } from '../../domain/gate.ts';
import type { IncomingFact } from '../../domain/merge-facts.ts';
import { storedInstant } from './instant-text.ts';
import { jsonText } from './json-text.ts';
import {
  storedCloseReason,
  storedLeadText,
  storedOutcomeCode,
  storedPurpose,
  storedRestEnd,
  storedRestReason,
  storedReviewReason,
  storedStage,
  storedSuppressReason,
  storedTier,
  storedUrgency,
} from './lead-item.ts';
import { readItem } from './unreadable-item-error.ts';

const endedMembers = {
  endedAt: storedInstant,
  connectedAt: storedInstant.exactOptional(),
  agentConnectedAt: storedInstant.exactOptional(),
  agentId: z.string().exactOptional(),
  disconnectReason: z.string().exactOptional(),
  machineDetection: z.string().exactOptional(),
};
const endedFact = z.object(endedMembers);
const recordFact = z.object({
  ...endedMembers,
  lastUpdatedAt: storedInstant,
  recordingLocation: z.string().exactOptional(),
});
const dispositionFact = z.object({
  code: storedOutcomeCode,
  givenAt: storedInstant,
  orderValue: z.number().exactOptional(),
  callbackAt: storedInstant.exactOptional(),
});
const optOutFact = z.object({ at: storedInstant });

/** Each kind of fact has an attribute of its own, so that facts merge in any order without a read. */
export const FACT_ATTRIBUTES = ['fact_ended', 'fact_record', 'fact_disposition', 'fact_opt_out'] as const;

export type FactAttribute = (typeof FACT_ATTRIBUTES)[number];

const storedFacts = z.object({
  fact_ended: endedFact.exactOptional(),
  fact_record: recordFact.exactOptional(),
  fact_disposition: dispositionFact.exactOptional(),
  fact_opt_out: optOutFact.exactOptional(),
});

const storedPlacement = z.object({
  campaignId: z.string(),
  tier: storedTier,
  stage: storedStage,
  numberKey: z.string(),
  purpose: storedPurpose,
  dueAt: storedInstant,
  claimedAt: storedInstant,
  startedAt: storedInstant,
  rulesVersion: z.int().min(0),
});

const plannedCall = z.object({
  at: storedInstant,
  urgency: storedUrgency,
  purpose: storedPurpose,
  movedBy: z.array(z.enum(REFUSAL_CODES)).readonly(),
});

const storedDecision = z.object({
  outcome: z.object({
    code: storedOutcomeCode,
    flags: z.object({
      answeredBy: z.enum(['human', 'machine', 'nobody']),
      rightParty: z.boolean(),
      conversation: z.boolean(),
      business: z.enum(['success', 'neutral', 'failure', 'none']),
      countsAsAttempt: z.boolean(),
      numberSuspect: z.boolean(),
      leadUncallable: z.boolean(),
      abandoned: z.boolean(),
    }),
  }),
  nextStep: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('advance'), to: storedStage, call: plannedCall }),
    z.object({ kind: z.literal('call-again'), call: plannedCall, cycle: z.enum(['same', 'new']) }),
    z.object({ kind: z.literal('rest'), why: storedRestReason, until: storedInstant, then: storedRestEnd }),
    z.object({ kind: z.literal('close'), why: storedCloseReason }),
    z.object({ kind: z.literal('suppress'), why: storedSuppressReason }),
    z.object({ kind: z.literal('review'), why: storedReviewReason }),
  ]),
  decidedAt: storedInstant,
});

const placementText = jsonText(storedPlacement);
const decisionText = jsonText(storedDecision);

const placedCall = z.object({
  contactId: z.string(),
  leadId: z.string(),
  attemptNumber: z.int().min(1),
  placement: placementText,
});

const linkedAttempt = z.object({
  ...placedCall.shape,
  lead: storedLeadText,
  decision: decisionText.exactOptional(),
  ...storedFacts.shape,
});

type Item = Readonly<Record<string, unknown>>;

export function attemptKey(contactId: string): { readonly pk: string; readonly sk: string } {
  return { pk: `CONTACT#${contactId}`, sk: 'ATTEMPT' };
}

/** What the link adds to a contact's item; facts stay as they came. */
export function linkedMembers(attempt: Attempt, leadText: string): Record<string, unknown> {
  return { ...z.encode(placedCall, attempt), lead: leadText };
}

export function textFromDecision(decision: Decision): string {
  return z.encode(decisionText, decision);
}

/** The attribute a fact is kept in, and the fact as it is kept there. */
export function attributeFromFact(incoming: IncomingFact): { readonly name: FactAttribute; readonly value: Item } {
  switch (incoming.kind) {
    case 'ended':
      return { name: 'fact_ended', value: z.encode(endedFact, incoming.fact) };
    case 'record':
      return { name: 'fact_record', value: z.encode(recordFact, incoming.fact) };
    case 'disposition':
      return { name: 'fact_disposition', value: z.encode(dispositionFact, incoming.fact) };
    case 'opt-out':
      return { name: 'fact_opt_out', value: z.encode(optOutFact, incoming.fact) };
  }
}

/** @throws UnreadableItemError when the item is neither a linked attempt nor facts that wait for their link. */
export function contactFromItem(item: Item): KnownContact {
  return isLinked(item)
    ? { kind: 'linked', attempt: attemptFromItem(item) }
    : { kind: 'unlinked', facts: factsFromItem(item) };
}

export function isLinked(item: Item): boolean {
  return item['leadId'] !== undefined;
}

/** @throws UnreadableItemError when the item holds facts of another shape. */
export function factsFromItem(item: Item): AttemptFacts {
  return factsFrom(readItem(storedFacts, item));
}

function attemptFromItem(item: Item): Attempt {
  const { contactId, leadId, attemptNumber, placement, lead, decision, ...facts } = readItem(linkedAttempt, item);
  return {
    contactId,
    leadId,
    attemptNumber,
    placement,
    lead,
    facts: factsFrom(facts),
    ...(decision === undefined ? {} : { decision }),
  };
}

function factsFrom(stored: z.output<typeof storedFacts>): AttemptFacts {
  const { fact_ended: ended, fact_record: record, fact_disposition: disposition, fact_opt_out: optOut } = stored;
  return {
    ...(ended === undefined ? {} : { ended }),
    ...(record === undefined ? {} : { record }),
    ...(disposition === undefined ? {} : { disposition }),
    ...(optOut === undefined ? {} : { optOut }),
  };
}
