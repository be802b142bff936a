import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { contactFromItem } from '../shared/adapters/dynamodb/attempt-item.ts';
import { leadFromItem } from '../shared/adapters/dynamodb/lead-item.ts';
import { orderFromItem } from '../shared/adapters/dynamodb/order-item.ts';
import { counterFromItem, isCounter } from '../shared/adapters/dynamodb/report-items.ts';
import {
  type OnUnreadable,
  readableOnly,
  type UnreadableItemError,
} from '../shared/adapters/dynamodb/unreadable-item-error.ts';
import type { Attempt } from '../shared/domain/attempt.ts';
import type { Lead } from '../shared/domain/lead.ts';
import type { NotedOrder } from '../shared/domain/reports/noted-order.ts';
import type { ReportCounter } from '../shared/domain/reports/report-counter.ts';

/** Everything the product has recorded of leads and calls, as the table holds it at the end of a run. */
export interface RunRecords {
  readonly leads: readonly Lead[];
  readonly attempts: readonly Attempt[];
  /** Orders that the company's own systems told of. */
  readonly orders: readonly NotedOrder[];
  /** The counters of the reports. */
  readonly counters: readonly ReportCounter[];
}

/** An item as the table holds it. */
export type TableItem = Readonly<Record<string, unknown>>;

/**
 * Reads the whole table: for what stands around the product, never for deployed code.
 * @param onUnreadable told of each item that cannot be read, which is then passed over; throws it when absent.
 */
export async function readRecords(
  documents: DynamoDBDocumentClient,
  tableName: string,
  onUnreadable: OnUnreadable = refused,
): Promise<RunRecords> {
  const leads: Lead[] = [];
  const attempts: Attempt[] = [];
  const orders: NotedOrder[] = [];
  const counters: ReportCounter[] = [];
  const take = (item: TableItem) => {
    if (item['sk'] === 'LEAD') leads.push(leadFromItem(item));
    if (isCounter(item)) counters.push(counterFromItem(item));
    const order = orderFromItem(item);
    if (order !== undefined) orders.push(order);
    if (item['sk'] !== 'ATTEMPT') return;
    const contact = contactFromItem(item);
    if (contact.kind === 'linked') attempts.push(contact.attempt);
  };
  for await (const item of itemsOf(documents, tableName)) readableOnly(() => take(item), onUnreadable);
  return { leads, attempts, orders, counters };
}

function refused(error: UnreadableItemError): never {
  throw error;
}

/** Every item of the table in the order of their keys: of a small table, because all of it is kept. */
export async function readTable(documents: DynamoDBDocumentClient, tableName: string): Promise<readonly TableItem[]> {
  const items: TableItem[] = [];
  for await (const item of itemsOf(documents, tableName)) items.push(item);
  return items.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

async function* itemsOf(documents: DynamoDBDocumentClient, tableName: string): AsyncGenerator<TableItem> {
  for await (const page of paginateScan({ client: documents }, { TableName: tableName })) yield* page.Items ?? [];
}

function keyOf(item: TableItem): string {
  return `${item['pk']} ${item['sk']}`;
}
