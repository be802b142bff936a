import { type DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { RestoredTable, RestoreProgress, WalkedLeads } from '../../application/ports/restored-table.ts';
import { storedInstant } from './instant-text.ts';
import { jsonText } from './json-text.ts';
import { leadFromItem } from './lead-item.ts';
import { readableOnly, readItem } from './unreadable-item-error.ts';

/** Where a scan goes on: the key of the last item that it has seen. */
const place = jsonText(z.object({ pk: z.string(), sk: z.string() }));

const storedProgress = z.object({
  started_at: storedInstant,
  cursor: z.string().exactOptional(),
  moved: z.int().min(0),
  unreadable: z.int().min(0),
  is_walked: z.boolean(),
});

/** A restored table, walked with scans, as only an operator's own rights allow. */
export class DynamoRestoredTable implements RestoredTable {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async leadsAfter(cursor: string | undefined): Promise<WalkedLeads> {
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new ScanCommand({
        TableName: this.#tableName,
        ConsistentRead: true,
        FilterExpression: 'sk = :lead',
        ExpressionAttributeValues: { ':lead': 'LEAD' },
        ...(cursor !== undefined && { ExclusiveStartKey: place.parse(cursor) }),
      }),
    );
    const unreadable: string[] = [];
    const leads = Items.flatMap((item) =>
      readableOnly(
        () => leadFromItem(item),
        ({ message }) => unreadable.push(message),
      ),
    );
    const next = LastEvaluatedKey === undefined ? undefined : JSON.stringify(LastEvaluatedKey);
    return { leads, unreadable, ...(next !== undefined && { next }) };
  }

  async readProgress(): Promise<RestoreProgress | undefined> {
    const command = new GetCommand({ TableName: this.#tableName, Key: this.#key(), ConsistentRead: true });
    const { Item } = await this.#client.send(command);
    if (Item === undefined) return undefined;
    const { started_at: startedAt, is_walked: isWalked, ...sums } = readItem(storedProgress, Item);
    return { ...sums, startedAt, isWalked };
  }

  async saveProgress({ startedAt, isWalked, ...sums }: RestoreProgress): Promise<void> {
    const members = z.encode(storedProgress, { ...sums, started_at: startedAt, is_walked: isWalked });
    await this.#client.send(new PutCommand({ TableName: this.#tableName, Item: { ...this.#key(), ...members } }));
  }

  #key(): { readonly pk: string; readonly sk: string } {
    return { pk: 'RESTORE', sk: `TABLE#${this.#tableName}` };
  }
}
