import * as z from 'zod';
import type { KnownContact } from '../../application/ports/lead-repository.ts';
import type { Attempt, AttemptFacts, Decision, LaterLegFacts, Leg } from '../../domain/attempt.ts';
import type { IncomingFact } from '../../domain/merge-facts.ts';
import { storedInstant } from './instant-text.ts';
import { jsonText } from './json-text.ts';
import {
  storedCloseReason,
  storedLeadText,
  storedOutcomeCode,
  storedPurpose,
  storedRests,
  storedReviewReason,
  storedRuleRefusals,
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
  nextContactId: z.string().exactOptional(),
});
/** By name, in the order of the names: DynamoDB keeps none among the members of a map, and what is stored twice has to be alike. */
const namedTexts = z.codec(z.record(z.string(), z.string()), z.record(z.string(), z.string()), {
  decode: inOrderOfNames,
  encode: inOrderOfNames,
});

function inOrderOfNames(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

const dispositionFact = z.object({
  code: storedOutcomeCode,
  givenAt: storedInstant,
  orderValue: z.number().exactOptional(),
  orderId: z.string().exactOptional(),
  callbackAt: storedInstant.exactOptional(),
  callbackWith: z.enum(['same-agent', 'anyone']).exactOptional(),
  objection: z.string().exactOptional(),
  facts: namedTexts.exactOptional(),
  note: z.string().exactOptional(),
});
const optOutFact = z.object({ at: storedInstant });

/**
 * Each fact has an attribute of its own, so that facts merge in any order without a read. `facts` counts the changes
 * that facts made: whoever acts on facts can tell that none came since.
 */
const storedFacts = z.object({
  fact_ended: endedFact.exactOptional(),
  fact_record: recordFact.exactOptional(),
  fact_disposition: dispositionFact.exactOptional(),
  fact_corrections: z.array(dispositionFact).readonly().exactOptional(),
  fact_opt_out: optOutFact.exactOptional(),
});
const laterLeg = z.object({
  beganAt: storedInstant.exactOptional(),
  ended: endedFact.exactOptional(),
  record: recordFact.exactOptional(),
});
const factCount = z.object({ facts: z.int().min(0).default(0) });

/** The facts of a later leg, in attributes that end with its contact id. */
const LATER_LEG = /^leg_(?:began|ended|record)#(?<contactId>.+)$/s;

const storedPlacement = z.object({
  campaignId: z.string(),
  tier: storedTier,
  stage: storedStage,
  numberKey: z.string(),
  purpose: storedPurpose,
  offeredTo: z.string().exactOptional(),
  dueAt: storedInstant,
  claimedAt: storedInstant,
  startedAt: storedInstant,
  rulesVersion: z.int().min(0),
  callbackToleranceMinutes: z.int().min(1).exactOptional(),
});

const plannedCall = z.object({
  at: storedInstant,
  wantedAt: storedInstant,
  urgency: storedUrgency,
  purpose: storedPurpose,
  movedBy: storedRuleRefusals,
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
    z.object({
      kind: z.literal('advance'),
      to: storedStage,
      call: plannedCall,
      agentId: z.string().exactOptional(),
    }),
    z.object({ kind: z.literal('call-again'), call: plannedCall, cycle: z.enum(['same', 'new']) }),
    z.discriminatedUnion('why', [...storedRests]),
    z.object({ kind: z.literal('close'), why: storedCloseReason }),
    z.object({ kind: z.literal('suppress'), why: storedSuppressReason }),
    z.object({ kind: z.literal('review'), why: storedReviewReason }),
  ]),
  decidedAt: storedInstant,
  version: z.int().min(1),
  because: z.enum(['facts', 'limit', 'correction']),
  said: dispositionFact.exactOptional(),
  leadVersion: z.int().exactOptional(),
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
  earlier_decisions: z.array(decisionText).readonly().exactOptional(),
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

/** The fact as it is read again after it was kept: no moment is finer than the table keeps it. */
export function factAsKept(incoming: IncomingFact): IncomingFact {
  switch (incoming.kind) {
    case 'began':
      return { ...incoming, at: asKept(storedInstant, incoming.at) };
    case 'ended':
      return { ...incoming, fact: asKept(endedFact, incoming.fact) };
    case 'record':
      return { ...incoming, fact: asKept(recordFact, incoming.fact) };
    case 'disposition':
      return { ...incoming, fact: asKept(dispositionFact, incoming.fact) };
    case 'opt-out':
      return { ...incoming, fact: asKept(optOutFact, incoming.fact) };
  }
}

/**
 * The attribute that an incoming fact has changed, with what the merged facts hold in it.
 * @throws RangeError when they hold nothing of the kind.
 */
export function attributeChanged(incoming: IncomingFact, merged: AttemptFacts): FactAttribute {
  switch (incoming.kind) {
    case 'began':
    case 'ended':
    case 'record':
      return legAttribute(incoming, merged);
    case 'disposition': {
      const { disposition, corrections } = merged;
      return corrections === undefined
        ? attribute('fact_disposition', dispositionFact, disposition)
        : attribute('fact_corrections', z.array(dispositionFact).readonly(), corrections);
    }
    case 'opt-out':
      return attribute('fact_opt_out', optOutFact, merged.optOut);
  }
}

/** Every attribute of a linked attempt's item that may tell of the person, in the place of what stood there. */
export function personalMembers({
  lead,
  facts,
  decision,
  earlierDecisions,
}: Attempt): Readonly<Record<string, unknown>> {
  const { record, disposition, corrections, laterLegs = {} } = facts;
  const legs = Object.entries(laterLegs).flatMap(([contactId, leg]) =>
    leg.record === undefined ? [] : [[`leg_record#${contactId}`, z.encode(recordFact, leg.record)]],
  );
  return {
    lead: z.encode(storedLeadText, lead),
    ...Object.fromEntries(legs),
    ...(record !== undefined && { fact_record: z.encode(recordFact, record) }),
    ...(disposition !== undefined && { fact_disposition: z.encode(dispositionFact, disposition) }),
    ...(corrections !== undefined && { fact_corrections: corrections.map((said) => z.encode(dispositionFact, said)) }),
    ...(decision !== undefined && { decision: textFromDecision(decision) }),
    ...(earlierDecisions !== undefined && { earlier_decisions: earlierDecisions.map(textFromDecision) }),
  };
}

export interface FactAttribute {
  readonly name: string;
  readonly value: unknown;
}

function legAttribute(
  { kind, leg: { callId, contactId } }: Extract<IncomingFact, { readonly leg: Leg }>,
  merged: AttemptFacts,
): FactAttribute {
  const isFirst = contactId === callId;
  const leg: LaterLegFacts | undefined = isFirst ? merged : merged.laterLegs?.[contactId];
  const name = isFirst ? `fact_${kind}` : `leg_${kind}#${contactId}`;
  switch (kind) {
    case 'began':
      return attribute(name, storedInstant, leg?.beganAt);
    case 'ended':
      return attribute(name, endedFact, leg?.ended);
    case 'record':
      return attribute(name, recordFact, leg?.record);
  }
}

function attribute<Stored extends z.ZodType>(
  name: string,
  stored: Stored,
  fact: z.output<Stored> | undefined,
): FactAttribute {
  if (fact === undefined) throw new RangeError(`The facts hold nothing for ${name}.`);
  return { name, value: z.encode(stored, fact) };
}

function asKept<Stored extends z.ZodType>(stored: Stored, fact: z.output<Stored>): z.output<Stored> {
  return z.decode(stored, z.encode(stored, fact));
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

/** How often facts have changed the item. */
export function factCountOf(item: Item): number {
  return readItem(factCount, item).facts;
}

/** @throws UnreadableItemError when the item holds facts of another shape. */
export function factsFromItem(item: Item): AttemptFacts {
  const stored = readItem(storedFacts, item);
  const { fact_ended: ended, fact_record: record, fact_disposition: disposition, fact_opt_out: optOut } = stored;
  const { fact_corrections: corrections } = stored;
  const laterLegs = laterLegsFrom(item);
  return {
    ...(ended === undefined ? {} : { ended }),
    ...(record === undefined ? {} : { record }),
    ...(laterLegs === undefined ? {} : { laterLegs }),
    ...(disposition === undefined ? {} : { disposition }),
    ...(corrections === undefined ? {} : { corrections }),
    ...(optOut === undefined ? {} : { optOut }),
  };
}

function laterLegsFrom(item: Item): AttemptFacts['laterLegs'] {
  const contactIds = Object.keys(item).flatMap((name) => LATER_LEG.exec(name)?.groups?.['contactId'] ?? []);
  if (contactIds.length === 0) return undefined;
  return Object.fromEntries([...new Set(contactIds)].map((contactId) => [contactId, laterLegFrom(item, contactId)]));
}

function laterLegFrom(item: Item, contactId: string): LaterLegFacts {
  const key = { pk: item['pk'], sk: item['sk'] };
  const members = { beganAt: 'began', ended: 'ended', record: 'record' };
  const found = Object.entries(members).flatMap(([member, kind]) => {
    const value = item[`leg_${kind}#${contactId}`];
    return value === undefined ? [] : [[member, value]];
  });
  return readItem(laterLeg, { ...key, ...Object.fromEntries(found) });
}

function attemptFromItem(item: Item): Attempt {
  const read = readItem(linkedAttempt, item);
  const { contactId, leadId, attemptNumber, placement, lead, decision, earlier_decisions: earlierDecisions } = read;
  return {
    contactId,
    leadId,
    attemptNumber,
    placement,
    lead,
    facts: factsFromItem(item),
    ...(decision === undefined ? {} : { decision }),
    ...(earlierDecisions === undefined ? {} : { earlierDecisions }),
  };
}
