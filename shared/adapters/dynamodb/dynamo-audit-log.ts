import { type DynamoDBDocumentClient, PutCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type {
  AuditEntries,
  AuditEntry,
  AuditLog,
  AuditPage,
  ChangedVersions,
  SignedChange,
} from '../../application/ports/audit-log.ts';
import { AUDIT_PARTITION, auditEntryFromItem, itemFromAuditEntry } from './audit-items.ts';
import { inPartition, queryItems } from './query-items.ts';
import { itemFromPersonChange, personChangesPartition, signedChangesFromItem } from './signed-change-items.ts';
import { transact } from './transaction.ts';
import { readableOnly } from './unreadable-item-error.ts';

/** The log of changes and exports in the one table. */
export class DynamoAuditLog implements AuditLog {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async record(entry: AuditEntry, versions?: ChangedVersions): Promise<void> {
    const logged = { TableName: this.#tableName, Item: itemFromAuditEntry(entry) };
    if (versions === undefined || entry.id === undefined) {
      await this.#client.send(new PutCommand(logged));
      return;
    }
    const change = { TableName: this.#tableName, Item: itemFromPersonChange(entry.id, entry, versions) };
    await transact(this.#client, [{ Put: logged }, { Put: change }]);
  }

  async changesOf(personId: string, limit: number): Promise<readonly SignedChange[]> {
    const partition = inPartition(personChangesPartition(personId));
    const query = { TableName: this.#tableName, ...partition, ScanIndexForward: false };
    const items = await queryItems(this.#client, query, limit);
    return items.flatMap(signedChangesFromItem);
  }

  async entries({ limit, after, ...wanted }: AuditPage): Promise<AuditEntries> {
    const query = {
      TableName: this.#tableName,
      ...narrowed(inPartition(AUDIT_PARTITION, after), wanted),
      ScanIndexForward: false,
    };
    const found = await queryItems(this.#client, query, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      entries: page.flatMap((item) => readableOnly(() => auditEntryFromItem(item))),
      ...(found.length > limit && last !== undefined && { next: String(last['sk']) }),
    };
  }
}

function narrowed(
  partition: ReturnType<typeof inPartition>,
  { subject, author }: Pick<AuditPage, 'subject' | 'author'>,
): Pick<QueryCommandInput, 'KeyConditionExpression' | 'FilterExpression' | 'ExpressionAttributeValues'> {
  const wanted = Object.entries({ subject, author }).filter(([, value]) => value !== undefined);
  if (wanted.length === 0) return partition;
  return {
    ...partition,
    FilterExpression: wanted.map(([name]) => `${name} = :${name}`).join(' AND '),
    ExpressionAttributeValues: {
      ...partition.ExpressionAttributeValues,
      ...Object.fromEntries(wanted.map(([name, value]) => [`:${name}`, value])),
    },
  };
}
