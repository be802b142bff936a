import { type DynamoDBDocumentClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import type { Erasure, Suppression, SuppressionSource } from '../../application/ports/suppression-log.ts';
import { instantText } from './instant-text.ts';
import { erasureFromItem } from './lead-item.ts';
import { suppressionFromItem } from './number-item.ts';

/** The suppressed numbers and erased people of a table, found by a scan of all of it. */
export class DynamoSuppressions implements SuppressionSource {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  /** @throws UnreadableItemError at a suppressed number that cannot be read. */
  async *since(at: Temporal.Instant): AsyncGenerator<Suppression> {
    for await (const item of this.#scan('sk = :sk AND suppressed_at >= :at', 'NUMBER', at)) {
      const suppression = suppressionFromItem(item);
      if (suppression !== undefined) yield suppression;
    }
  }

  /** @throws UnreadableItemError at an erased lead that cannot be read. */
  async *erasuresSince(at: Temporal.Instant): AsyncGenerator<Erasure> {
    for await (const item of this.#scan('sk = :sk AND erased_at >= :at', 'LEAD', at)) {
      const erasure = erasureFromItem(item);
      if (erasure !== undefined) yield erasure;
    }
  }

  async *#scan(filter: string, sortKey: string, at: Temporal.Instant): AsyncGenerator<Record<string, unknown>> {
    let startKey: Record<string, unknown> | undefined;
    do {
      const page: ScanCommandOutput = await this.#client.send(
        new ScanCommand({
          TableName: this.#tableName,
          ConsistentRead: true,
          FilterExpression: filter,
          ExpressionAttributeValues: { ':sk': sortKey, ':at': instantText(at) },
          ...(startKey !== undefined && { ExclusiveStartKey: startKey }),
        }),
      );
      yield* page.Items ?? [];
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined);
  }
}
