import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import type { AuditEntry, ChangedVersions, SignedChange } from '../../application/ports/audit-log.ts';
import type { CallOfLead } from '../../application/ports/lead-archive.ts';
import type { LeadEdits } from '../../application/ports/lead-edits.ts';
import type {
  AddLeadResult,
  ClaimResult,
  DecideResult,
  KnownContact,
  LeadRepository,
  LinkResult,
  RecordOrderResult,
  ToldAttempt,
  ToldContact,
} from '../../application/ports/lead-repository.ts';
import type { Attempt, Decision } from '../../domain/attempt.ts';
import { erasedAttempt } from '../../domain/erased-person.ts';
import type { Lead, SuppressReason } from '../../domain/lead.ts';
import { type IncomingFact, mergeFact } from '../../domain/merge-facts.ts';
import type { RecordedOrder } from '../../domain/purchases.ts';
import type { TierNumber } from '../../domain/tier-number.ts';
import {
  attemptKey,
  attributeChanged,
  contactFromItem,
  type FactAttribute,
  factAsKept,
  factCountOf,
  factsFromItem,
  isLinked,
  linkedMembers,
  personalMembers,
  textFromDecision,
} from './attempt-item.ts';
import { itemFromAuditEntry } from './audit-items.ts';
import { callItem } from './call-item.ts';
import { type ConflictRetry, retryingConflicts, wroteIfAllowed } from './conflict-retry.ts';
import { externalIdKey, leadIdFromItem } from './external-id-item.ts';
import { instantText } from './instant-text.ts';
import { itemFromLead, leadFromItem, leadKey, leadWritten, textFromLead } from './lead-item.ts';
import { holderFromItem, numberKeyOf, suppressionFromItem } from './number-item.ts';
import { orderItem } from './order-item.ts';
import { between, queryItems } from './query-items.ts';
import { itemFromLeadChange, leadChangeSortKey, signedChangesFromItem } from './signed-change-items.ts';
import { TABLE_DEFINITION } from './table-definition.ts';
import { type FoundItem, type Refusals, type TransactionWrites, transact } from './transaction.ts';

type Write = TransactionWrites[number];
type Put = NonNullable<Write['Put']>;
type Update = NonNullable<Write['Update']>;

const UNLINKED_FACTS_KEPT_SECONDS = 7 * 24 * 3_600;
/** Stands where a number would let the item be forgotten: time to live passes over anything that is no number. */
const NEVER = 'never';
/** Facts arrive once or twice in a call; a writer that is overtaken more often meets something else. */
const MAX_FACT_TRIES = 8;

/** How many index partitions a campaign spreads the normal calls of one area over. */
export type ShardsOf = (campaignId: string) => number;

export interface DynamoLeadRepositoryOptions extends ConflictRetry {
  /**
   * Must never answer more than the campaign asks for when it dials; fewer is always found, because shards are asked
   * from 0 on. One shard each unless told otherwise.
   */
  readonly shardsOf?: ShardsOf;
  /** What signs every change of a lead that is written; nobody signs when absent. */
  readonly signature?: AuditEntry;
}

/** Leads, numbers and attempts in one DynamoDB table, and what people sign of them. */
export class DynamoLeadRepository implements LeadRepository, LeadEdits {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #shardsOf: ShardsOf;
  readonly #signature: AuditEntry | undefined;
  readonly #retry: ConflictRetry;

  constructor(client: DynamoDBDocumentClient, tableName: string, options: DynamoLeadRepositoryOptions = {}) {
    const { shardsOf = () => 1, signature, ...retry } = options;
    this.#signature = signature;
    this.#client = client;
    this.#tableName = tableName;
    this.#shardsOf = shardsOf;
    this.#retry = retry;
  }

  async add(lead: Lead): Promise<AddLeadResult> {
    const numberKeys = numberKeysOf(lead);
    const refusals = await this.#transact([
      ...numberKeys.map((key) => ({ Update: this.#takeNumber(key, lead.id) })),
      { Put: { ...this.#put(lead), ConditionExpression: 'attribute_not_exists(pk)' } },
      ...(lead.externalId === undefined ? [] : [{ Update: this.#takeExternalId(lead.externalId, lead.id) }]),
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

  async leadWithNumber(numberKey: string): Promise<Lead | undefined> {
    const item = await this.#read(numberKeyOf(numberKey));
    const holder = item === undefined ? undefined : holderFromItem(item);
    return holder === undefined ? undefined : this.get(holder);
  }

  async suppressionOf(numberKey: string): Promise<SuppressReason | undefined> {
    const item = await this.#read(numberKeyOf(numberKey));
    return item === undefined ? undefined : suppressionFromItem(item)?.why;
  }

  async leadWithExternalId(externalId: string): Promise<Lead | undefined> {
    const item = await this.#read(externalIdKey(externalId));
    return item === undefined ? undefined : this.get(leadIdFromItem(item));
  }

  async recordOrder(lead: Lead, noted: RecordedOrder, tier: TierNumber): Promise<RecordOrderResult> {
    const order = { TableName: this.#tableName, Item: orderItem(lead, noted, tier) };
    const refusals = await this.#transact([
      { Put: { ...order, ConditionExpression: 'attribute_not_exists(pk)' } },
      { Put: this.#putIfUnchanged(lead) },
      ...this.#signed(lead),
    ]);
    if (refusals === undefined) return { kind: 'recorded' };
    return { kind: refusals[0] === undefined ? 'stale' : 'recorded-before' };
  }

  async save(lead: Lead): Promise<'saved' | 'stale'> {
    const put = this.#putIfUnchanged(lead);
    const signed = this.#signed(lead);
    if (signed.length > 0) return (await this.#transact([{ Put: put }, ...signed])) === undefined ? 'saved' : 'stale';
    const command = new PutCommand(put);
    return (await wroteIfAllowed(() => this.#client.send(command), this.#retry)) ? 'saved' : 'stale';
  }

  async saveSigned(
    lead: Lead,
    entry: AuditEntry,
    was: Pick<Lead, 'externalId'> = lead,
  ): Promise<'saved' | 'stale' | 'external-id-taken'> {
    const refusals = await this.#transact([
      { Put: this.#putIfUnchanged(lead) },
      { Put: { TableName: this.#tableName, Item: itemFromAuditEntry(entry) } },
      ...this.#signed(lead, entry),
      ...(was.externalId === lead.externalId ? [] : await this.#moveExternalId(lead, was.externalId)),
    ]);
    if (refusals === undefined) return 'saved';
    return refusals[0] === undefined ? 'external-id-taken' : 'stale';
  }

  signedAs(signature: AuditEntry): LeadRepository {
    const options = { ...this.#retry, shardsOf: this.#shardsOf, signature };
    return new DynamoLeadRepository(this.#client, this.#tableName, options);
  }

  async signedBetween(leadId: string, { from, to }: ChangedVersions, limit: number): Promise<readonly SignedChange[]> {
    const keys = between(leadKey(leadId).pk, leadChangeSortKey(from + 1), leadChangeSortKey(to));
    const query = { TableName: this.#tableName, ...keys, ScanIndexForward: false };
    const items = await queryItems(this.#client, query, limit);
    return items.flatMap(signedChangesFromItem);
  }

  /** The former id is taken back only where it leads to this lead: another may have had it first. */
  async #moveExternalId({ id, externalId }: Lead, former: string | undefined): Promise<TransactionWrites> {
    const isOwn = {
      ConditionExpression: 'attribute_not_exists(lead_id) OR lead_id = :lead',
      ExpressionAttributeValues: { ':lead': id },
    };
    const take = { TableName: this.#tableName, UpdateExpression: 'SET lead_id = :lead', ...isOwn };
    const leads = former === undefined ? undefined : await this.#read(externalIdKey(former));
    const isHeld = former !== undefined && leads !== undefined && leadIdFromItem(leads) === id;
    return [
      ...(externalId === undefined ? [] : [{ Update: { ...take, Key: externalIdKey(externalId) } }]),
      ...(isHeld ? [{ Delete: { TableName: this.#tableName, Key: externalIdKey(former), ...isOwn } }] : []),
    ];
  }

  async eraseAttempt(contactId: string): Promise<void> {
    for (let tried = 0; tried < MAX_FACT_TRIES; tried += 1) {
      const item = await this.#read(attemptKey(contactId));
      const contact = item === undefined ? undefined : contactFromItem(item);
      if (item === undefined || contact?.kind !== 'linked') return;
      const members = Object.entries(personalMembers(erasedAttempt(contact.attempt)));
      const count = factCountOf(item);
      const version = contact.attempt.decision?.version;
      const isUndecided = 'attribute_not_exists(decision_version)';
      const command = new UpdateCommand({
        TableName: this.#tableName,
        Key: attemptKey(contactId),
        UpdateExpression: `SET ${members.map((_, index) => `#m${index} = :m${index}`).join(', ')}`,
        ConditionExpression: `${factsCount(count)} AND ${version === undefined ? isUndecided : 'decision_version = :version'}`,
        ExpressionAttributeNames: {
          '#facts': 'facts',
          ...Object.fromEntries(members.map(([name], index) => [`#m${index}`, name])),
        },
        ExpressionAttributeValues: {
          ...Object.fromEntries(members.map(([, value], index) => [`:m${index}`, value])),
          ...(count > 0 && { ':count': count }),
          ...(version !== undefined && { ':version': version }),
        },
      });
      if (await wroteIfAllowed(() => this.#client.send(command), this.#retry)) return;
    }
    throw new Error(`Facts of contact ${contactId} kept arriving while it was erased; try again.`);
  }

  async claim(lead: Lead): Promise<ClaimResult> {
    const numberKeys = numberKeysOf(lead);
    const refusals = await this.#transact([
      ...numberKeys.map((key) => ({
        ConditionCheck: {
          TableName: this.#tableName,
          Key: numberKeyOf(key),
          ConditionExpression: 'lead_id = :lead AND attribute_not_exists(suppressed_at)',
          ExpressionAttributeValues: { ':lead': lead.id },
        },
      })),
      { Put: this.#putIfUnchanged(lead) },
      ...this.#signed(lead),
    ]);
    if (refusals === undefined) return { kind: 'claimed' };
    const isNumberRefused = refusals.slice(0, numberKeys.length).some((refusal) => refusal !== undefined);
    return { kind: isNumberRefused ? 'suppressed' : 'stale' };
  }

  async link(attempt: Attempt): Promise<LinkResult> {
    const lead = leadWritten(attempt.lead);
    const text = textFromLead(lead);
    let found: FoundItem = {};
    for (let tried = 0; tried < MAX_FACT_TRIES; tried += 1) {
      const refusals = await this.#transact([
        { Update: this.#linkIfFactsCount(factCountOf(found), attempt, text) },
        { Put: this.#putIfUnchanged(attempt.lead, text) },
        { Put: { TableName: this.#tableName, Item: callItem(attempt.leadId, callOf(attempt)) } },
        ...this.#signed(attempt.lead),
      ]);
      if (refusals === undefined) {
        return { kind: 'linked', attempt: withoutDecision({ ...attempt, lead, facts: factsFromItem(found) }) };
      }
      const [standing, leadRefused] = refusals;
      if (standing === undefined || leadRefused !== undefined || isLinked(standing)) return { kind: 'stale' };
      found = { ...standing, ...attemptKey(attempt.contactId) };
    }
    throw new Error(`Facts of contact ${attempt.contactId} kept arriving while it was linked; try again.`);
  }

  async addFact(callId: string, fact: IncomingFact, now: Temporal.Instant): Promise<ToldContact> {
    const told = await this.#addFact(callId, fact, now, 'any');
    if (told === undefined) throw new Error(`The table refused a fact of contact ${callId} and showed no item.`);
    return told;
  }

  async addFactToLinked(callId: string, fact: IncomingFact, now: Temporal.Instant): Promise<ToldAttempt | undefined> {
    const told = await this.#addFact(callId, fact, now, 'linked');
    return told?.kind === 'linked' ? told : undefined;
  }

  /**
   * The first fact of its kind is written at once. A later one is merged with what the refused write found, and written
   * only if nothing has changed since, as often as others are quicker.
   */
  async #addFact(
    callId: string,
    incoming: IncomingFact,
    now: Temporal.Instant,
    to: 'any' | 'linked',
  ): Promise<ToldContact | undefined> {
    const fact = factAsKept(incoming);
    let found: FoundItem | undefined;
    for (let tried = 0; tried < MAX_FACT_TRIES; tried += 1) {
      const facts = found === undefined ? {} : factsFromItem(found);
      const merged = mergeFact(facts, fact);
      if (merged === facts) {
        if (found === undefined) return this.#withoutNews(callId, to);
        return { ...contactFromItem(found), isNews: false };
      }
      const written = await this.#writeFact(callId, attributeChanged(fact, merged), found, now, to);
      if (written === undefined) return undefined;
      if (written.kind === 'written') return { ...contactFromItem(written.item), isNews: true };
      found = written.item;
      if (to === 'linked' && !isLinked(found)) return undefined;
    }
    throw new Error(`Facts of contact ${callId} kept arriving while one was added; try again.`);
  }

  /** What a fact that is kept nowhere is answered with. */
  async #withoutNews(callId: string, to: 'any' | 'linked'): Promise<ToldContact | undefined> {
    const known = (await this.getContact(callId)) ?? ({ kind: 'unlinked', facts: {} } as const);
    return to === 'linked' && known.kind !== 'linked' ? undefined : { ...known, isNews: false };
  }

  /**
   * Keeps a fact: the first of its kind when `found` is undefined, else in place of what stood there, if no fact has
   * changed the item since.
   * @returns undefined when only a linked item was to be written and there is no item at all.
   */
  async #writeFact(
    callId: string,
    { name, value }: FactAttribute,
    found: FoundItem | undefined,
    now: Temporal.Instant,
    to: 'any' | 'linked',
  ): Promise<{ readonly kind: 'written' | 'refused'; readonly item: FoundItem } | undefined> {
    const count = found === undefined ? undefined : factCountOf(found);
    const isUnchanged = count === undefined ? 'attribute_not_exists(#fact)' : factsCount(count);
    const command = new UpdateCommand({
      TableName: this.#tableName,
      Key: attemptKey(callId),
      UpdateExpression:
        'SET #fact = :fact, #forget = if_not_exists(#forget, :forget), #facts = if_not_exists(#facts, :none) + :one',
      ConditionExpression: to === 'linked' ? `attribute_exists(leadId) AND ${isUnchanged}` : isUnchanged,
      ExpressionAttributeNames: { '#fact': name, '#forget': TABLE_DEFINITION.timeToLiveAttribute, '#facts': 'facts' },
      ExpressionAttributeValues: {
        ':fact': value,
        ':forget': Math.floor(now.epochMilliseconds / 1_000) + UNLINKED_FACTS_KEPT_SECONDS,
        ':none': 0,
        ':one': 1,
        ...(count !== undefined && count > 0 && { ':count': count }),
      },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      const { Attributes } = await retryingConflicts(() => this.#client.send(command), this.#retry);
      return { kind: 'written', item: Attributes ?? {} };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item === undefined
        ? undefined
        : { kind: 'refused', item: { ...unmarshall(error.Item), ...attemptKey(callId) } };
    }
  }

  async getContact(contactId: string): Promise<KnownContact | undefined> {
    const item = await this.#read(attemptKey(contactId));
    return item === undefined ? undefined : contactFromItem(item);
  }

  async saveProgress(attempt: Attempt): Promise<'saved' | 'stale'> {
    const text = textFromLead(leadWritten(attempt.lead));
    const refusals = await this.#transact([
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
      ...this.#signed(attempt.lead),
    ]);
    return refusals === undefined ? 'saved' : 'stale';
  }

  async decide(attempt: Attempt, decision: Decision, lead: Lead): Promise<DecideResult> {
    const refusals = await this.#transact([
      {
        Update: {
          TableName: this.#tableName,
          Key: attemptKey(attempt.contactId),
          UpdateExpression: 'SET #decision = :decision, decision_version = :version',
          ConditionExpression: 'leadId = :leadId AND attribute_not_exists(#decision)',
          ExpressionAttributeNames: { '#decision': 'decision' },
          ExpressionAttributeValues: {
            ':decision': textFromDecision(decision),
            ':version': decision.version,
            ':leadId': attempt.leadId,
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      { Put: this.#putIfUnchanged(lead) },
      ...this.#signed(lead),
    ]);
    return decideResult(refusals, attempt, decision);
  }

  async correct(attempt: Attempt, decision: Decision, lead?: Lead): Promise<DecideResult> {
    const { decision: replaced } = attempt;
    if (replaced === undefined) return { kind: 'stale' };
    const refusals = await this.#transact([
      {
        Update: {
          TableName: this.#tableName,
          Key: attemptKey(attempt.contactId),
          UpdateExpression:
            'SET #decision = :decision, decision_version = :version, earlier_decisions = list_append(if_not_exists(earlier_decisions, :none), :replaced)',
          ConditionExpression: 'leadId = :leadId AND decision_version = :replacedVersion',
          ExpressionAttributeNames: { '#decision': 'decision' },
          ExpressionAttributeValues: {
            ':decision': textFromDecision(decision),
            ':version': decision.version,
            ':none': [],
            ':replaced': [textFromDecision(replaced)],
            ':leadId': attempt.leadId,
            ':replacedVersion': replaced.version,
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      ...(lead === undefined ? [] : [{ Put: this.#putIfUnchanged(lead) }, ...this.#signed(lead)]),
    ]);
    return decideResult(refusals, attempt, decision);
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
    await retryingConflicts(() => this.#client.send(command), this.#retry);
  }

  #transact(writes: TransactionWrites): Promise<Refusals | undefined> {
    return transact(this.#client, writes, this.#retry);
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

  /** Never refused: the first lead keeps the id. */
  #takeExternalId(externalId: string, leadId: string): Update {
    return {
      TableName: this.#tableName,
      Key: externalIdKey(externalId),
      UpdateExpression: 'SET lead_id = if_not_exists(lead_id, :lead)',
      ExpressionAttributeValues: { ':lead': leadId },
    };
  }

  /** Refused, with the item as it stands, when the contact is linked or facts have changed it another number of times. */
  #linkIfFactsCount(count: number, attempt: Attempt, leadText: string): Update {
    const members = Object.entries(linkedMembers(attempt, leadText));
    const { timeToLiveAttribute } = TABLE_DEFINITION;
    return {
      TableName: this.#tableName,
      Key: attemptKey(attempt.contactId),
      UpdateExpression: `SET ${[...members.map(([name]) => `#${name} = :${name}`), '#forget = :never'].join(', ')}`,
      ConditionExpression: `attribute_not_exists(#leadId) AND ${factsCount(count)}`,
      ExpressionAttributeNames: {
        ...Object.fromEntries(members.map(([name]) => [`#${name}`, name])),
        '#forget': timeToLiveAttribute,
        '#facts': 'facts',
      },
      ExpressionAttributeValues: {
        ...Object.fromEntries(members.map(([name, value]) => [`:${name}`, value])),
        ':never': NEVER,
        ...(count > 0 && { ':count': count }),
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    };
  }

  /** Who signs the write of a lead, where somebody does. Never refused: stands behind all that may be. */
  #signed({ id, version }: Lead, entry = this.#signature): TransactionWrites {
    if (entry === undefined) return [];
    return [{ Put: { TableName: this.#tableName, Item: itemFromLeadChange(id, entry, version + 1) } }];
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
}

function numberKeysOf(lead: Lead): readonly string[] {
  return [...new Set(lead.numbers.map((number) => number.key))];
}

/** Holds while facts have changed the item so many times; `:count` is needed for more than none. */
function factsCount(count: number): string {
  return count === 0 ? 'attribute_not_exists(#facts)' : '#facts = :count';
}

function callOf({ contactId, placement }: Attempt): CallOfLead {
  return { at: placement.startedAt, contactId };
}

function withoutDecision({ decision: _, earlierDecisions: _earlier, ...attempt }: Attempt): Attempt {
  return attempt;
}

function decideResult(refusals: Refusals | undefined, { contactId }: Attempt, decision: Decision): DecideResult {
  if (refusals === undefined) return { kind: 'decided', decision };
  const standing = decisionIn(refusals[0], contactId);
  return standing === undefined ? { kind: 'stale' } : { kind: 'decided-before', decision: standing };
}

function decisionIn(found: FoundItem | undefined, contactId: string): Decision | undefined {
  if (found === undefined || !isLinked(found)) return undefined;
  const contact = contactFromItem({ ...found, ...attemptKey(contactId) });
  return contact.kind === 'linked' ? contact.attempt.decision : undefined;
}
