import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import type {
  BacklogPart,
  EarliestLeads,
  LeadsPage,
  PendingCalls,
  ReviewList,
  TimerBacklog,
  TimerHeads,
  TimerIndex,
} from '../../application/ports/timer-index.ts';
import type { Lead, LeadStatus } from '../../domain/lead.ts';
import { leadFromItem } from './lead-item.ts';
import { TABLE_DEFINITION } from './table-definition.ts';
import {
  BEFORE_RESTS,
  dueBound,
  keyAfter,
  PENDING_PARTITION,
  pendingBound,
  promisedPartition,
  REVIEW_PARTITION,
  readyPartition,
  timerKey,
} from './timer-key.ts';
import { type OnUnreadable, readableOnly } from './unreadable-item-error.ts';

/**
 * Open calls that the query for pending timers has room for beside ended rests, before it asks for a second page. A page
 * ends at 1 MB by itself; one call more in the air must not cost a request more in every run.
 */
const OPEN_EXPECTED = 900;

/** All that a lead is read from, and the key that names one that cannot be read. */
const READ_MEMBERS = ['pk', 'sk', 'document'];

/** Ends the shard in the text that continues a walk; what follows is the sort key last seen in it. */
const SHARD_END = '/';

type Item = Readonly<Record<string, unknown>>;

/** The index of timers of one DynamoDB table. Each method makes one request for each partition it asks. */
export class DynamoTimerIndex implements TimerIndex, TimerBacklog, TimerHeads, ReviewList {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #onUnreadable: OnUnreadable;
  /** What the last question for open calls and rests brought, by stored text: many runs are shown the same call unchanged. */
  #pendingRead: ReadonlyMap<unknown, Lead> = new Map();

  /** A lead whose item cannot be read stops nothing: it is passed over, and named to `onUnreadable`. */
  constructor(client: DynamoDBDocumentClient, tableName: string, onUnreadable: OnUnreadable) {
    this.#client = client;
    this.#tableName = tableName;
    this.#onUnreadable = onUnreadable;
  }

  async duePromised(campaignId: string, now: Temporal.Instant, limit: number, after?: Lead): Promise<readonly Lead[]> {
    const from = after === undefined ? undefined : keyAfter(after);
    return this.#firstBelow(promisedPartition(campaignId), dueBound(now), limit, from);
  }

  async dueInArea(
    campaignId: string,
    areaKey: string,
    shards: number,
    now: Temporal.Instant,
    limit: number,
    after?: Lead,
  ): Promise<readonly Lead[]> {
    const partitions = shardsOf(campaignId, areaKey, shards);
    const from = after === undefined ? undefined : keyAfter(after);
    const found = await Promise.all(
      partitions.map((partition) => this.#firstBelow(partition, dueBound(now), limit, from)),
    );
    return inKeyOrder(found).slice(0, limit);
  }

  async pending(now: Temporal.Instant, limit: number): Promise<PendingCalls> {
    const found: Lead[] = [];
    const read = new Map<unknown, Lead>();
    for await (const page of this.#pages(PENDING_PARTITION, pendingBound(now), limit + OPEN_EXPECTED)) {
      for (const item of page) {
        const { document } = item;
        const lead = this.#pendingRead.get(document) ?? this.#readable(item).at(0);
        if (lead === undefined) continue;
        read.set(document, lead);
        found.push(lead);
      }
      if (inState(found, 'resting').length >= limit) break;
    }
    this.#pendingRead = read;
    return {
      dialling: inState(found, 'dialling'),
      wrapping: inState(found, 'wrapping'),
      rested: inState(found, 'resting').slice(0, limit),
    };
  }

  async earliest(part: BacklogPart, limit: number): Promise<EarliestLeads> {
    const { campaignId } = part;
    const partitions =
      part.kind === 'promised' ? [promisedPartition(campaignId)] : shardsOf(campaignId, part.areaKey, part.shards);
    const pages = await Promise.all(partitions.map((partition) => this.#pageAfter(partition, limit, undefined)));
    return { leads: pages.flatMap(({ leads }) => leads), isAll: pages.every(({ next }) => next === undefined) };
  }

  async backlog(part: BacklogPart, limit: number, after?: string): Promise<LeadsPage> {
    if (part.kind === 'promised') return this.#pageAfter(promisedPartition(part.campaignId), limit, after);
    const place = placeInShards(after);
    const page = await this.#pageAfter(readyPartition(part.campaignId, part.areaKey, place.shard), limit, place.after);
    if (page.next !== undefined) return { ...page, next: `${place.shard}${SHARD_END}${page.next}` };
    const nextShard = place.shard + 1;
    return nextShard < part.shards ? { ...page, next: `${nextShard}${SHARD_END}` } : page;
  }

  async rests(limit: number, after: string = BEFORE_RESTS): Promise<LeadsPage> {
    return this.#pageAfter(PENDING_PARTITION, limit, after);
  }

  async reviews(limit: number, after?: string): Promise<LeadsPage> {
    return this.#pageAfter(REVIEW_PARTITION, limit, after);
  }

  /** Up to `limit` leads of a partition whose sort keys lie above the one given. */
  async #pageAfter(partition: string, limit: number, after: string | undefined): Promise<LeadsPage> {
    const { name, partitionKey, sortKey } = TABLE_DEFINITION.timerIndex;
    const page = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        IndexName: name,
        KeyConditionExpression: `${partitionKey} = :partition${after === undefined ? '' : ` AND ${sortKey} > :after`}`,
        ProjectionExpression: READ_MEMBERS.join(', '),
        ExpressionAttributeValues: { ':partition': partition, ...(after === undefined ? {} : { ':after': after }) },
        Limit: limit,
      }),
    );
    const leads = (page.Items ?? []).flatMap((item) => this.#readable(item));
    const lastKey: unknown = page.LastEvaluatedKey?.[sortKey];
    return typeof lastKey === 'string' ? { leads, next: lastKey } : { leads };
  }

  async #firstBelow(partition: string, bound: string, limit: number, from?: string): Promise<readonly Lead[]> {
    const leads: Lead[] = [];
    for await (const page of this.#pages(partition, bound, limit, from)) {
      leads.push(...page.flatMap((item) => this.#readable(item)));
      if (leads.length >= limit) break;
    }
    return leads.slice(0, limit);
  }

  /** @param from no key that is found equals `bound`, so that a range which would include it serves as well. */
  async *#pages(partition: string, bound: string, pageSize: number, from?: string): AsyncGenerator<readonly Item[]> {
    const { name, partitionKey, sortKey } = TABLE_DEFINITION.timerIndex;
    let startKey: Record<string, unknown> | undefined;
    do {
      const page = await this.#client.send(
        new QueryCommand({
          TableName: this.#tableName,
          IndexName: name,
          KeyConditionExpression: `${partitionKey} = :partition AND ${sortKey} ${from === undefined ? '< :bound' : 'BETWEEN :from AND :bound'}`,
          ProjectionExpression: READ_MEMBERS.join(', '),
          ExpressionAttributeValues: {
            ':partition': partition,
            ':bound': bound,
            ...(from === undefined ? {} : { ':from': from }),
          },
          Limit: pageSize,
          ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
        }),
      );
      yield page.Items ?? [];
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined);
  }

  #readable(item: Item): readonly Lead[] {
    return readableOnly(() => leadFromItem(item), this.#onUnreadable);
  }
}

function shardsOf(campaignId: string, areaKey: string, shards: number): readonly string[] {
  return Array.from({ length: shards }, (_, shard) => readyPartition(campaignId, areaKey, shard));
}

/** @throws RangeError when the text was not given out by a walk over shards. */
function placeInShards(text: string | undefined): { readonly shard: number; readonly after?: string } {
  if (text === undefined) return { shard: 0 };
  const end = text.indexOf(SHARD_END);
  if (!/^\d+$/.test(text.slice(0, Math.max(end, 0)))) throw new RangeError('This text continues no walk over shards.');
  const after = text.slice(end + 1);
  return { shard: Number(text.slice(0, end)), ...(after === '' ? {} : { after }) };
}

function inKeyOrder(found: readonly (readonly Lead[])[]): Lead[] {
  const keyed = found.flat().map((lead) => ({ lead, key: timerKey(lead, 1)?.timer_sk ?? '' }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ lead }) => lead);
}

function inState(leads: readonly Lead[], status: LeadStatus): readonly Lead[] {
  return leads.filter((lead) => lead.state.kind === status);
}
