import { Temporal } from 'temporal-polyfill';
import type { Order, Purchases, ToldSale } from './lead.ts';

/** How many orders a lead remembers one by one: two years of a monthly buyer. */
export const ORDERS_KEPT = 24;

/** How long after its call a sale may reach the company's books: a day's work, entered the next morning. */
export const BOOKED_WITHIN_HOURS = 24;

/** An order as the company's own systems tell it. */
export interface RecordedOrder {
  readonly orderId: string;
  readonly at: Temporal.Instant;
  /** Whole units of the company's currency. */
  readonly value: number;
}

/**
 * The purchases with an order of the company's books; the very same object when the order was recorded before, whatever
 * is told of it now: what was told first stands.
 *
 * A sale that an agent told and a recorded order are one purchase when they have the same order number, or when the
 * agent gave none and the order is of a moment within the call or the day after it, and of no other call; the earliest
 * call takes the earliest order. Of one purchase the books' moment and value stand.
 *
 * Orders and sales may come in any turn and any number of times with the same result, as long as an order and its sale
 * are both among the latest {@link ORDERS_KEPT}; an older order that comes again must be kept away from here.
 */
export function withRecordedOrder(purchases: Purchases, order: RecordedOrder): Purchases {
  const recorded = recordedIn(purchases);
  if (recorded.some(({ orderId }) => orderId === order.orderId)) return purchases;
  const { orderId, at, value } = order;
  return purchasesOf(purchases, [...recorded, { at, value, orderId, recorded: true }], purchases.told ?? []);
}

/** The purchases with a sale that an agent told; the very same object when that call's sale is among them. */
export function withToldSale(purchases: Purchases, sale: ToldSale): Purchases {
  const { told = [] } = purchases;
  if (told.some(({ contactId }) => contactId === sale.contactId)) return purchases;
  return purchasesOf(purchases, recordedIn(purchases), [...told, sale]);
}

/**
 * The purchases without the sale told of a call, because it was none; an order of the company's books stays.
 * @param before the purchases as they were before the sale was told, to which nothing else may have been done but what
 *   these still hold.
 */
export function withoutToldSale(purchases: Purchases, contactId: string, before: Purchases): Purchases {
  const { told, lastAt: _, ...others } = purchases;
  const left = told?.filter((sale) => sale.contactId !== contactId);
  if (left === undefined || left.length === told?.length) return purchases.recent === undefined ? before : purchases;
  const known: Purchases = { ...others, ...(before.lastAt !== undefined && { lastAt: before.lastAt }) };
  return purchasesOf(known, recordedIn(purchases), left);
}

/** When the customer last bought by the company's books, of the orders that were not in them before. */
export function recordedSince(before: Purchases, now: Purchases): Temporal.Instant | undefined {
  const known = new Set(recordedIn(before).map(({ orderId }) => orderId));
  return latest(recordedIn(now).flatMap(({ at, orderId }) => (known.has(orderId) ? [] : [at])));
}

function recordedIn({ recent = [] }: Purchases): readonly Order[] {
  return recent.flatMap(({ contactId: _, ...order }) => (order.recorded === undefined ? [] : [order]));
}

/** @param known the purchases of which these orders and sales take the place of the remembered ones. */
function purchasesOf(known: Purchases, recorded: readonly Order[], told: readonly ToldSale[]): Purchases {
  const sales = told.toSorted(byCall);
  const all = matched(recorded.toSorted(byMoment), sales).toSorted(byMoment);
  const recent = all.slice(-ORDERS_KEPT);
  const { recent: remembered = [] } = known;
  const lastAt = latest([
    ...(known.lastAt === undefined ? [] : [known.lastAt]),
    ...recorded.map(({ at }) => at),
    ...told.map(({ endedAt }) => endedAt),
  ]);
  const keptSales = sales.filter((sale) => recent.some((order) => isOf(order, sale)));
  return {
    count: known.count - remembered.length + all.length,
    total: known.total - sumOf(remembered) + sumOf(all),
    ...(lastAt !== undefined && { lastAt }),
    ...(recent.length > 0 && { recent }),
    ...(keptSales.length > 0 && { told: keptSales }),
  };
}

/** The orders, each once: the recorded ones with the calls in which they were sold, and the sales that are in no book. */
function matched(recorded: readonly Order[], sales: readonly ToldSale[]): readonly Order[] {
  const orders = [...recorded];
  for (const sale of sales.filter(({ orderId }) => orderId !== undefined)) sell(orders, sale, isOf);
  for (const sale of sales.filter(({ orderId }) => orderId === undefined)) sell(orders, sale, mayBeOf);
  return orders;
}

function sell(orders: Order[], sale: ToldSale, fits: (order: Order, sale: ToldSale) => boolean): void {
  const { contactId, endedAt, value, orderId } = sale;
  const index = orders.findIndex((order) => fits(order, sale));
  const order = orders[index];
  if (order === undefined) orders.push({ at: endedAt, value, ...(orderId !== undefined && { orderId }), contactId });
  else if (order.contactId === undefined) orders[index] = { ...order, contactId };
}

function isOf(order: Order, { orderId, contactId }: ToldSale): boolean {
  return order.contactId === contactId || (orderId !== undefined && order.orderId === orderId);
}

function mayBeOf({ at, contactId, recorded }: Order, { calledAt, endedAt }: ToldSale): boolean {
  return (
    recorded === true &&
    contactId === undefined &&
    Temporal.Instant.compare(at, calledAt) >= 0 &&
    Temporal.Instant.compare(at, endedAt.add({ hours: BOOKED_WITHIN_HOURS })) <= 0
  );
}

function sumOf(orders: readonly Order[]): number {
  return orders.reduce((total, { value }) => total + value, 0);
}

function byMoment(one: Order, other: Order): number {
  return Temporal.Instant.compare(one.at, other.at) || compareTexts(nameOf(one), nameOf(other));
}

function nameOf({ orderId, contactId }: Order): string {
  return orderId ?? contactId ?? '';
}

function byCall(one: ToldSale, other: ToldSale): number {
  return Temporal.Instant.compare(one.calledAt, other.calledAt) || compareTexts(one.contactId, other.contactId);
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function latest(moments: readonly Temporal.Instant[]): Temporal.Instant | undefined {
  return moments.toSorted(Temporal.Instant.compare).at(-1);
}
