import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import type { ObservationLog, ObservedSpan } from '../../application/ports/observation-log.ts';
import type { ObservedCall, ObservedHolds } from '../../domain/observation.ts';
import type { ConflictRetry } from './conflict-retry.ts';
import {
  forgetAt,
  holdAttribute,
  holdsFromItem,
  holdsKey,
  holdsMembers,
  itemFromObservedCall,
  OBSERVED_CALLS_PARTITION,
  OBSERVED_HOLDS_PARTITION,
  observedCallFromItem,
} from './observation-items.ts';
import { inPartition, queryItems } from './query-items.ts';
import { TABLE_DEFINITION } from './table-definition.ts';
import { type TransactionWrites, transact } from './transaction.ts';

/** DynamoDB takes up to a hundred writes in one transaction; one request keeps what nearly every run finds. */
const MOST_WRITES = 100;

/** What a deployment would have done while it only observed, in the one table. */
export class DynamoObservationLog implements ObservationLog {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #retry: ConflictRetry;

  constructor(client: DynamoDBDocumentClient, tableName: string, retry: ConflictRetry = {}) {
    this.#client = client;
    this.#tableName = tableName;
    this.#retry = retry;
  }

  async keep(calls: readonly ObservedCall[], holds: readonly ObservedHolds[], now: Temporal.Instant): Promise<void> {
    const items = new Map(calls.map((call) => itemFromObservedCall(call, now)).map((item) => [item['sk'], item]));
    const writes = [
      ...[...items.values()].map((Item) => ({ Put: { TableName: this.#tableName, Item } })),
      ...holds.map((hold) => this.#add(hold, now)),
    ];
    for (let start = 0; start < writes.length; start += MOST_WRITES) {
      await transact(this.#client, writes.slice(start, start + MOST_WRITES), this.#retry);
    }
  }

  async calls(span: ObservedSpan): Promise<readonly ObservedCall[]> {
    const items = await this.#all(OBSERVED_CALLS_PARTITION);
    return items
      .map(observedCallFromItem)
      .filter(({ at }) => isIn(span, at))
      .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.leadId < b.leadId ? -1 : 1));
  }

  async holds(span: ObservedSpan): Promise<readonly ObservedHolds[]> {
    const items = await this.#all(OBSERVED_HOLDS_PARTITION);
    return items.map(holdsFromItem).filter(({ hour }) => isIn(span, hour));
  }

  #all(partition: string) {
    return queryItems(this.#client, { TableName: this.#tableName, ...inPartition(partition) });
  }

  #add(holds: ObservedHolds, now: Temporal.Instant): TransactionWrites[number] {
    const counts = Object.entries(holds.counts);
    const members = Object.entries({ ...holdsMembers(holds), [TABLE_DEFINITION.timeToLiveAttribute]: forgetAt(now) });
    return {
      Update: {
        TableName: this.#tableName,
        Key: holdsKey(holds),
        UpdateExpression: `SET ${members.map((_, at) => `#m${at} = :m${at}`).join(', ')} ADD ${counts.map((_, at) => `#n${at} :n${at}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries([
          ...members.map(([name], at) => [`#m${at}`, name]),
          ...counts.map(([reason], at) => [`#n${at}`, holdAttribute(reason)]),
        ]),
        ExpressionAttributeValues: Object.fromEntries([
          ...members.map(([, value], at) => [`:m${at}`, value]),
          ...counts.map(([, count], at) => [`:n${at}`, count]),
        ]),
      },
    };
  }
}

function isIn({ from, to }: ObservedSpan, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, to) <= 0;
}
