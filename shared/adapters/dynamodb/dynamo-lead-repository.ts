import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import type {
  AddLeadResult,
  ClaimResult,
  DecideResult,
  KnownContact,
  LeadRepository,
  LinkResult,
} from '../../application/ports/lead-repository.ts';
import type { Attempt, AttemptFacts, Decision } from '../../domain/attempt.ts';
import type { Lead, SuppressReason } from '../../domain/lead.ts';
import type { IncomingFact } from '../../domain/merge-facts.ts';
import {
  attemptKey,
  attributeFromFact,
  contactFromItem,
  factsFromItem,
  isLinked,
  linkedMembers,
  textFromDecision,
} from './attempt-item.ts';
import { retryingConflicts, wroteIfAllowed } from './conflict-retry.ts';
import { instantText } from './instant-text.ts';
import { itemFromLead, leadFromItem, leadKey, leadWritten, textFromLead } from './lead-item.ts';
import { numberKeyOf } from './number-item.ts';
import { TABLE_DEFINITION } from './table-definition.ts';
import { type FoundItem, type TransactionWrites, transact } from './transaction.ts';

type Write = TransactionWrites[number];
type Put = NonNullable<Write['Put']>;
type Update = NonNullable<Write['Update']>;

const UNLINKED_FACTS_KEPT_SECONDS = 7 * 24 * 3_600;
/** Stands where a number would let the item be forgotten: time to live passes over anything that is no number. */
const NEVER = 'never';
/** Facts arrive once or twice in a call; a link that is overtaken more often meets something else. */
const MAX_LINK_TRIES = 5;

/** How many index partitions a campaign spreads the normal calls of one area over. */
export type ShardsOf = (campaignId: string) => number;

/** Leads, numbers and attempts in one DynamoDB table. */
export class DynamoLeadRepository implements LeadRepository {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #shardsOf: ShardsOf;

  /**
   * @param shardsOf must never answer more than the campaign asks for when it dials; fewer is always found, because
   *   shards are asked from 0 on.
   */
  constructor(client: DynamoDBDocumentClient, tableName: string, shardsOf: ShardsOf = () => 1) {
    this.#client = client;
    this.#tableName = tableName;
    this.#shardsOf = shardsOf;
  }

  async add(lead: Lead): Promise<AddLeadResult> {
    const numberKeys = numberKeysOf(lead);
    const refusals = await transact(this.#client, [
      ...numberKeys.map((key) => ({ Update: this.#takeNumber(key, lead.id) })),
      { Put: { ...this.#put(lead), ConditionExpression: 'attribute_not_exists(pk)' } },
    ]);
    if (refusals === undefined) return { kind: 'added' };
    if (refusals[numberKeys.length] !== undefined) return { kind: 'number-taken', byLeadId: lead.id };
    const holder = refusals.find((refusal) => refusal !== undefined);
    return { kind: 'number-taken', byLeadId: String(holder?.['lead_id']) };
  }

  async get(leadId: string): Promise<Lead | undefined> {
    const item = await this.#read(leadKey(leadId));
    return item === undefined ? undefined : leadFromItem(item);
  }

  async save(lead: Lead): Promise<'saved' | 'stale'> {
    const command = new PutCommand(this.#putIfUnchanged(lead));
    return (await wroteIfAllowed(() => this.#client.send(command))) ? 'saved' : 'stale';
  }

  async claim(lead: Lead): Promise<ClaimResult> {
    const numberKeys = numberKeysOf(lead);
    const refusals = await transact(this.#client, [
      ...numberKeys.map((key) => ({
        ConditionCheck: {
          TableName: this.#tableName,
          Key: numberKeyOf(key),
          ConditionExpression: 'lead_id = :lead AND attribute_not_exists(suppressed_at)',
          ExpressionAttributeValues: { ':lead': lead.id },
        },
      })),
      { Put: this.#putIfUnchanged(lead) },
    ]);
    if (refusals === undefined) return { kind: 'claimed' };
    const isNumberRefused = refusals.slice(0, numberKeys.length).some((refusal) => refusal !== undefined);
    return { kind: isNumberRefused ? 'suppressed' : 'stale' };
  }

  async link(attempt: Attempt): Promise<LinkResult> {
    const lead = leadWritten(attempt.lead);
    const text = textFromLead(lead);
    let facts: AttemptFacts = {};
    for (let tried = 0; tried < MAX_LINK_TRIES; tried += 1) {
      const refusals = await transact(this.#client, [
        { Update: this.#linkIfFactsAre(facts, attempt, text) },
        { Put: this.#putIfUnchanged(attempt.lead, text) },
      ]);
      if (refusals === undefined) return { kind: 'linked', attempt: withoutDecision({ ...attempt, lead, facts }) };
      const [found, leadRefused] = refusals;
      if (found === undefined || leadRefused !== undefined || isLinked(found)) return { kind: 'stale' };
      facts = factsFromItem({ ...found, ...attemptKey(attempt.contactId) });
    }
    throw new Error(`Facts of contact ${attempt.contactId} kept arriving while it was linked; try again.`);
  }

  async addFact(contactId: string, fact: IncomingFact, now: Temporal.Instant): Promise<KnownContact> {
    const { name, value } = attributeFromFact(fact);
    const isRecord = fact.kind === 'record';
    const forgetAt = Math.floor(now.epochMilliseconds / 1_000) + UNLINKED_FACTS_KEPT_SECONDS;
    const item = await this.#update({
      TableName: this.#tableName,
      Key: attemptKey(contactId),
      UpdateExpression: `SET #fact = ${isRecord ? ':fact' : 'if_not_exists(#fact, :fact)'}, #forget = if_not_exists(#forget, :forget)`,
      ExpressionAttributeNames: { '#fact': name, '#forget': TABLE_DEFINITION.timeToLiveAttribute },
      ExpressionAttributeValues: {
        ':fact': value,
        ':forget': forgetAt,
        ...(isRecord ? { ':updated': instantText(fact.fact.lastUpdatedAt) } : {}),
      },
      ...(isRecord ? { ConditionExpression: 'attribute_not_exists(#fact) OR #fact.lastUpdatedAt < :updated' } : {}),
    });
    return contactFromItem(item);
  }

  async getContact(contactId: string): Promise<KnownContact | undefined> {
    const item = await this.#read(attemptKey(contactId));
    return item === undefined ? undefined : contactFromItem(item);
  }

  async saveProgress(attempt: Attempt): Promise<'saved' | 'stale'> {
    const text = textFromLead(leadWritten(attempt.lead));
    const refusals = await transact(this.#client, [
      {
        Update: {
          TableName: this.#tableName,
          Key: attemptKey(attempt.contactId),
          UpdateExpression: 'SET #lead = :lead',
          ConditionExpression: 'leadId = :leadId',
          ExpressionAttributeNames: { '#lead': 'lead' },
          ExpressionAttributeValues: { ':lead': text, ':leadId': attempt.leadId },
        },
      },
      { Put: this.#putIfUnchanged(attempt.lead, text) },
    ]);
    return refusals === undefined ? 'saved' : 'stale';
  }

  async decide(attempt: Attempt, decision: Decision, lead: Lead): Promise<DecideResult> {
    const text = textFromLead(leadWritten(lead));
    const refusals = await transact(this.#client, [
      {
        Update: {
          TableName: this.#tableName,
          Key: attemptKey(attempt.contactId),
          UpdateExpression: 'SET #decision = :decision, #lead = :lead',
          ConditionExpression: 'leadId = :leadId AND attribute_not_exists(#decision)',
          ExpressionAttributeNames: { '#decision': 'decision', '#lead': 'lead' },
          ExpressionAttributeValues: {
            ':decision': textFromDecision(decision),
            ':lead': text,
            ':leadId': attempt.leadId,
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      { Put: this.#putIfUnchanged(lead, text) },
    ]);
    if (refusals === undefined) return { kind: 'decided', decision };
    const standing = decisionIn(refusals[0], attempt.contactId);
    return standing === undefined ? { kind: 'stale' } : { kind: 'decided-before', decision: standing };
  }

  async suppressNumbers(numberKeys: readonly string[], why: SuppressReason, at: Temporal.Instant): Promise<void> {
    const results = await Promise.allSettled(numberKeys.map((key) => this.#suppress(key, why, at)));
    const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    if (failures.length > 0) {
      throw new AggregateError(failures, `${failures.length} of ${numberKeys.length} numbers could not be suppressed.`);
    }
  }

  async #suppress(numberKey: string, why: SuppressReason, at: Temporal.Instant): Promise<void> {
    const command = new UpdateCommand({
      TableName: this.#tableName,
      Key: numberKeyOf(numberKey),
      UpdateExpression:
        'SET suppressed_at = if_not_exists(suppressed_at, :at), suppressed_why = if_not_exists(suppressed_why, :why)',
      ExpressionAttributeValues: { ':at': instantText(at), ':why': why },
    });
    await retryingConflicts(() => this.#client.send(command));
  }

  #takeNumber(numberKey: string, leadId: string): Update {
    return {
      TableName: this.#tableName,
      Key: numberKeyOf(numberKey),
      UpdateExpression: 'SET lead_id = :lead',
      ConditionExpression: 'attribute_not_exists(lead_id)',
      ExpressionAttributeValues: { ':lead': leadId },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    };
  }

  /** Refused, with the item as it stands, when the contact is linked or its facts are not (or no longer) these. */
  #linkIfFactsAre(facts: AttemptFacts, attempt: Attempt, leadText: string): Update {
    const members = Object.entries(linkedMembers(attempt, leadText));
    const { timeToLiveAttribute } = TABLE_DEFINITION;
    const { record } = facts;
    return {
      TableName: this.#tableName,
      Key: attemptKey(attempt.contactId),
      UpdateExpression: `SET ${[...members.map(([name]) => `#${name} = :${name}`), '#forget = :never'].join(', ')}`,
      ConditionExpression: [
        'attribute_not_exists(#leadId)',
        presence('fact_ended', facts.ended),
        presence('fact_disposition', facts.disposition),
        presence('fact_opt_out', facts.optOut),
        record === undefined ? presence('fact_record', record) : 'fact_record.lastUpdatedAt = :recordUpdated',
      ].join(' AND '),
      ExpressionAttributeNames: {
        ...Object.fromEntries(members.map(([name]) => [`#${name}`, name])),
        '#forget': timeToLiveAttribute,
      },
      ExpressionAttributeValues: {
        ...Object.fromEntries(members.map(([name, value]) => [`:${name}`, value])),
        ':never': NEVER,
        ...(record === undefined ? {} : { ':recordUpdated': instantText(record.lastUpdatedAt) }),
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    };
  }

  #put(lead: Lead, text = textFromLead(leadWritten(lead))): Put {
    const item = itemFromLead(leadWritten(lead), text, this.#shardsOf(lead.campaignId));
    return { TableName: this.#tableName, Item: item };
  }

  #putIfUnchanged(lead: Lead, text?: string): Put {
    return {
      ...this.#put(lead, text),
      ConditionExpression: '#version = :read',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':read': lead.version },
    };
  }

  async #read(key: { readonly pk: string; readonly sk: string }): Promise<FoundItem | undefined> {
    const command = new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true });
    return (await this.#client.send(command)).Item;
  }

  /** The item as the update left it, or as it stood when the update's condition did not hold. */
  async #update(input: UpdateCommandInput): Promise<FoundItem> {
    const command = { ...input, ReturnValues: 'ALL_NEW', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
    try {
      const { Attributes } = await retryingConflicts(() => this.#client.send(new UpdateCommand(command)));
      return Attributes ?? {};
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException && error.Item !== undefined) return unmarshall(error.Item);
      throw error;
    }
  }
}

function numberKeysOf(lead: Lead): readonly string[] {
  return [...new Set(lead.numbers.map((number) => number.key))];
}

function presence(attribute: string, fact: unknown): string {
  return fact === undefined ? `attribute_not_exists(${attribute})` : `attribute_exists(${attribute})`;
}

function withoutDecision({ decision: _, ...attempt }: Attempt): Attempt {
  return attempt;
}

function decisionIn(found: FoundItem | undefined, contactId: string): Decision | undefined {
  if (found === undefined || !isLinked(found)) return undefined;
  const contact = contactFromItem({ ...found, ...attemptKey(contactId) });
  return contact.kind === 'linked' ? contact.attempt.decision : undefined;
}
