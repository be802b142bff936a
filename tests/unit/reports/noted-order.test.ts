import { describe, expect, it } from 'vitest';
import { countersOfOrder, type NotedOrder } from '../../../shared/domain/reports/noted-order.ts';
import { NOON } from '../../support/lead-builders.ts';

const ORDER: NotedOrder = {
  leadId: 'lead-1',
  name: 'ORDER#1',
  at: NOON.add({ minutes: 59 }),
  value: 90,
  listId: 'list-1',
  source: 'fair',
  tier: 3,
  boughtBefore: true,
};

describe('an order that the company told of', () => {
  it('counts in the hour of the purchase for its tier, list and source, and never as a sale', () => {
    const counts = { recordedOrders: 1, recordedRevenue: 90, recordedRepeatOrders: 1 };

    expect(countersOfOrder(ORDER)).toEqual([
      { subject: { dimension: 'tier', key: '3' }, hour: NOON, counts },
      { subject: { dimension: 'list', key: 'list-1' }, hour: NOON, counts },
      { subject: { dimension: 'source', key: 'fair' }, hour: NOON, counts },
    ]);
  });

  it('of nothing, the first of a customer without a source, counts as an order alone', () => {
    const { source: _, ...order } = ORDER;

    expect(countersOfOrder({ ...order, value: 0, boughtBefore: false }).at(-1)).toEqual({
      subject: { dimension: 'source', key: '(none)' },
      hour: NOON,
      counts: { recordedOrders: 1 },
    });
  });
});
