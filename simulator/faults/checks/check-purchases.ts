import type { Lead, Order } from '../../../shared/domain/lead.ts';
import type { TruePurchase } from '../../ground-truth.ts';
import type { Breach, LivedRun } from './lived-run.ts';

/** How long after its call a sale may reach the books and still be the same purchase. */
const BOOKED_WITHIN_MILLISECONDS = 24 * 3_600_000;

/**
 * Every purchase that was told stands with its lead once, with its value, whoever told of it and however often; sales
 * that only agents told stand beside them. What the reports count by is noted once for each of them. No lead of such a run buys as often as it can remember.
 */
export function checkPurchases(run: LivedRun): readonly Breach[] {
  const byPerson = Map.groupBy(run.truth.purchases, ({ personId }) => personId);
  return run.records.leads.flatMap((lead) => {
    const own = byPerson.get(lead.externalId ?? '') ?? [];
    return [
      ...booksOf(lead, own),
      ...notedOf(lead, run),
      ...twiceOf(lead, run),
      ...sumsOf(lead, run.boughtBefore.has(lead.externalId ?? '')),
    ];
  });
}

function booksOf(lead: Lead, own: readonly TruePurchase[]): readonly Breach[] {
  const recorded = ordersOf(lead).filter(isRecorded);
  const known = ({ orderId, value }: TruePurchase) =>
    recorded.filter((order) => order.orderId === orderId && order.value === value).length;
  const missing = own.filter((purchase) => purchase.deliveredAt !== undefined && known(purchase) !== 1);
  const invented = recorded.length - own.filter((purchase) => known(purchase) > 0).length;
  if (missing.length === 0 && invented === 0) return [];
  const sentence = `Lead ${lead.id} bought ${own.map(({ orderId }) => orderId).join(', ')}; its books hold ${recorded.map(({ orderId }) => orderId).join(', ')}.`;
  return [{ rule: 'purchase-miscounted', leadId: lead.id, sentence }];
}

/** The orders that are noted for the reports are those of the books, each once and with its moment and value. */
function notedOf(lead: Lead, { records }: LivedRun): readonly Breach[] {
  const textOf = ({ at, value }: Pick<Order, 'at' | 'value'>) => `${value} at ${at}`;
  const noted = records.orders.filter(({ leadId }) => leadId === lead.id).map(textOf);
  const booked = ordersOf(lead).filter(isRecorded).map(textOf);
  if (noted.toSorted().join() === booked.toSorted().join()) return [];
  const sentence = `Lead ${lead.id} has orders of ${booked.join(', ')} in its books; noted for reports are ${noted.join(', ')}.`;
  return [{ rule: 'purchase-miscounted', leadId: lead.id, sentence }];
}

/** A sale told without a number beside an order of its time that belongs to no call: one purchase that is counted twice. */
function twiceOf(lead: Lead, { truth }: LivedRun): readonly Breach[] {
  const orders = ordersOf(lead);
  const unsold = orders.filter((order) => isRecorded(order) && order.contactId === undefined);
  return orders
    .filter((order) => !isRecorded(order) && order.orderId === undefined)
    .flatMap(({ contactId }) => {
      const call = truth.calls.find((each) => each.contactId === contactId);
      if (call === undefined) return [];
      const until = Date.parse(call.endedAt) + BOOKED_WITHIN_MILLISECONDS;
      const same = unsold.find(
        ({ at }) => at.epochMilliseconds >= Date.parse(call.startedAt) && at.epochMilliseconds <= until,
      );
      if (same === undefined) return [];
      const sentence = `Lead ${lead.id} has the sale of call ${call.contactId} and order ${same.orderId} as two purchases.`;
      return [{ rule: 'purchase-miscounted' as const, leadId: lead.id, contactId: call.contactId, sentence }];
    });
}

function sumsOf(lead: Lead, hadBought: boolean): readonly Breach[] {
  const orders = ordersOf(lead);
  const { count, total } = lead.purchases;
  const expected = orders.length + (hadBought ? 1 : 0);
  const value = orders.reduce((sum, order) => sum + order.value, 0);
  if (count === expected && total === value) return [];
  const sentence = `Lead ${lead.id} counts ${count} purchases of ${total}; its orders are ${expected} of ${value}.`;
  return [{ rule: 'purchase-miscounted', leadId: lead.id, sentence }];
}

function ordersOf({ purchases: { recent = [] } }: Lead): readonly Order[] {
  return recent;
}

function isRecorded({ recorded }: Order): boolean {
  return recorded === true;
}
