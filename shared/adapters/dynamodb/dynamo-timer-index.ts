import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import type { PendingCalls, TimerIndex } from '../../application/ports/timer-index.ts';
import type { Lead, LeadStatus } from '../../domain/lead.ts';
import { leadFromItem } from './lead-item.ts';
import { TABLE_DEFINITION } from './table-definition.ts';
import { dueBound, PENDING_PARTITION, pendingBound, promisedPartition, readyPartition, timerKey } from './timer-key.ts';
import { UnreadableItemError } from './unreadable-item-error.ts';

/** Open calls that the query for pending timers has room for beside ended rests, before it asks for a second page. */
const OPEN_EXPECTED = 100;

/** Told of a lead that is passed over because its item cannot be read. */
export type OnUnreadable = (error: UnreadableItemError) => void;

/** The index of timers of one DynamoDB table. Each method makes one request for each partition it asks. */
export class DynamoTimerIndex implements TimerIndex {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #onUnreadable: OnUnreadable;

  /** A lead whose item cannot be read stops nothing: it is passed over, and named to `onUnreadable`. */
  constructor(
    client: DynamoDBDocumentClient,
    tableName: string,
    onUnreadable: OnUnreadable = (error) => console.error(error.message),
  ) {
    this.#client = client;
    this.#tableName = tableName;
    this.#onUnreadable = onUnreadable;
  }

  async duePromised(campaignId: string, now: Temporal.Instant, limit: number): Promise<readonly Lead[]> {
    return this.#firstBelow(promisedPartition(campaignId), dueBound(now), limit);
  }

  async dueInArea(
    campaignId: string,
    areaKey: string,
    shards: number,
    now: Temporal.Instant,
    limit: number,
  ): Promise<readonly Lead[]> {
    const partitions = Array.from({ length: shards }, (_, shard) => readyPartition(campaignId, areaKey, shard));
    const found = await Promise.all(partitions.map((partition) => this.#firstBelow(partition, dueBound(now), limit)));
    return inKeyOrder(found).slice(0, limit);
  }

  async pending(now: Temporal.Instant, limit: number): Promise<PendingCalls> {
    const found: Lead[] = [];
    for await (const page of this.#pages(PENDING_PARTITION, pendingBound(now), limit + OPEN_EXPECTED)) {
      found.push(...page);
      if (inState(found, 'resting').length >= limit) break;
    }
    return {
      dialling: inState(found, 'dialling'),
      wrapping: inState(found, 'wrapping'),
      rested: inState(found, 'resting').slice(0, limit),
    };
  }

  async #firstBelow(partition: string, bound: string, limit: number): Promise<readonly Lead[]> {
    const leads: Lead[] = [];
    for await (const page of this.#pages(partition, bound, limit)) {
      leads.push(...page);
      if (leads.length >= limit) break;
    }
    return leads.slice(0, limit);
  }

  async *#pages(partition: string, bound: string, pageSize: number): AsyncGenerator<readonly Lead[]> {
    const { name, partitionKey, sortKey } = TABLE_DEFINITION.timerIndex;
    let startKey: Record<string, unknown> | undefined;
    do {
      const page = await this.#client.send(
        new QueryCommand({
          TableName: this.#tableName,
          IndexName: name,
          KeyConditionExpression: `${partitionKey} = :partition AND ${sortKey} < :bound`,
          ExpressionAttributeValues: { ':partition': partition, ':bound': bound },
          Limit: pageSize,
          ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
        }),
      );
      yield (page.Items ?? []).flatMap((item) => this.#readable(item));
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined);
  }

  #readable(item: Record<string, unknown>): readonly Lead[] {
    try {
      return [leadFromItem(item)];
    } catch (error) {
      if (!(error instanceof UnreadableItemError)) throw error;
      this.#onUnreadable(error);
      return [];
    }
  }
}

function inKeyOrder(found: readonly (readonly Lead[])[]): Lead[] {
  const keyed = found.flat().map((lead) => ({ lead, key: timerKey(lead, 1)?.timer_sk ?? '' }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ lead }) => lead);
}

function inState(leads: readonly Lead[], status: LeadStatus): readonly Lead[] {
  return leads.filter((lead) => lead.state.kind === status);
}
