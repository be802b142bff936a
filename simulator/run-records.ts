import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { contactFromItem } from '../shared/adapters/dynamodb/attempt-item.ts';
import { leadFromItem } from '../shared/adapters/dynamodb/lead-item.ts';
import type { Attempt } from '../shared/domain/attempt.ts';
import type { Lead } from '../shared/domain/lead.ts';

/** Everything the product has recorded of leads and calls, as the table holds it at the end of a run. */
export interface RunRecords {
  readonly leads: readonly Lead[];
  readonly attempts: readonly Attempt[];
  /** The items themselves, in the order of their keys. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** Reads the whole table: for the end of a run, never for deployed code. */
export async function readRecords(documents: DynamoDBDocumentClient, tableName: string): Promise<RunRecords> {
  const leads: Lead[] = [];
  const attempts: Attempt[] = [];
  const items: Record<string, unknown>[] = [];
  for await (const page of paginateScan({ client: documents }, { TableName: tableName })) {
    for (const item of page.Items ?? []) {
      items.push(item);
      if (item['sk'] === 'LEAD') leads.push(leadFromItem(item));
      if (item['sk'] !== 'ATTEMPT') continue;
      const contact = contactFromItem(item);
      if (contact.kind === 'linked') attempts.push(contact.attempt);
    }
  }
  items.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return { leads, attempts, items };
}

function keyOf(item: Readonly<Record<string, unknown>>): string {
  return `${item['pk']} ${item['sk']}`;
}
