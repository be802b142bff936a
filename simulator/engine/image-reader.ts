import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Image, ItemKey } from '../wire/item-changes.ts';
import { engineClient } from './document-client.ts';

/** Reads items in the shape in which DynamoDB's streams carry them. The owner closes it. */
export class ImageReader {
  readonly #client: DynamoDBClient;

  constructor(endpoint: string) {
    this.#client = engineClient(endpoint);
  }

  /**
   * The items of up to a hundred keys, in any order, as last written.
   * @throws Error when the engine did not look for all of them.
   */
  async read(tableName: string, keys: readonly ItemKey[]): Promise<readonly Image[]> {
    const { Responses, UnprocessedKeys = {} } = await this.#client.send(
      new BatchGetItemCommand({
        RequestItems: {
          [tableName]: { Keys: keys.map(({ pk, sk }) => ({ pk: { S: pk }, sk: { S: sk } })), ConsistentRead: true },
        },
      }),
    );
    if (Object.keys(UnprocessedKeys).length > 0) throw new Error(`The engine left out items of ${tableName}.`);
    return JSON.parse(JSON.stringify(Responses?.[tableName] ?? []));
  }

  close(): void {
    this.#client.destroy();
  }
}
