import { describe, expect, it } from 'vitest';
import type { Purchases, ToldSale } from '../../shared/domain/lead.ts';
import {
  ORDERS_KEPT,
  type RecordedOrder,
  recordedSince,
  withoutToldSale,
  withRecordedOrder,
  withToldSale,
} from '../../shared/domain/purchases.ts';
import { NOON } from '../support/lead-builders.ts';

const NONE: Purchases = { count: 0, total: 0 };

function anOrder(fields: Partial<RecordedOrder> = {}): RecordedOrder {
  return { orderId: 'A-1', at: NOON, value: 100, ...fields };
}

/** A call of five minutes that ended at NOON. */
function aSale(fields: Partial<ToldSale> = {}): ToldSale {
  return { contactId: 'contact-1', calledAt: NOON.subtract({ minutes: 5 }), endedAt: NOON, value: 90, ...fields };
}

describe("an order of the company's books", () => {
  it('is counted once, and what was told of it first stands', () => {
    const once = withRecordedOrder(NONE, anOrder());

    expect(once).toStrictEqual({
      count: 1,
      total: 100,
      lastAt: NOON,
      recent: [{ at: NOON, value: 100, orderId: 'A-1', recorded: true }],
    });
    expect(withRecordedOrder(once, anOrder({ value: 120 }))).toBe(once);
  });

  it('adds to purchases of which no single order is known', () => {
    const loaded = { count: 1, total: 1250, lastAt: NOON.add({ hours: 1 }) };

    expect(withRecordedOrder(loaded, anOrder())).toEqual({
      count: 2,
      total: 1350,
      lastAt: loaded.lastAt,
      recent: [{ at: NOON, value: 100, orderId: 'A-1', recorded: true }],
    });
  });

  it('confirms the sale that an agent told under its number: moment and value of the books stand', () => {
    const told = withToldSale(NONE, aSale({ orderId: 'A-1' }));
    const late = anOrder({ at: NOON.add({ hours: 24 * 9 }), value: 95 });

    expect(withRecordedOrder(told, late)).toStrictEqual({
      count: 1,
      total: 95,
      lastAt: late.at,
      recent: [{ ...late, recorded: true, contactId: 'contact-1' }],
      told: [aSale({ orderId: 'A-1' })],
    });
  });

  it.each([
    ['the call begins', NOON.subtract({ minutes: 5 }), 1],
    ['just before the call', NOON.subtract({ minutes: 5, nanoseconds: 1 }), 2],
    ['a day after the call', NOON.add({ hours: 24 }), 1],
    ['more than a day after the call', NOON.add({ hours: 24, nanoseconds: 1 }), 2],
  ])('is the sale told without a number when it is of the moment at which %s', (_when, at, count) => {
    expect(withRecordedOrder(withToldSale(NONE, aSale()), anOrder({ at })).count).toBe(count);
  });

  it('is not a sale that was told under another number', () => {
    expect(withRecordedOrder(withToldSale(NONE, aSale({ orderId: 'A-2' })), anOrder()).count).toBe(2);
  });

  it('is the sale of one call only: the earliest call takes the earliest order', () => {
    const second = aSale({ contactId: 'contact-2', calledAt: NOON.add({ hours: 1 }), endedAt: NOON.add({ hours: 2 }) });
    const sold = [aSale(), second].reduce(withToldSale, NONE);
    const orders = [anOrder({ orderId: 'late', at: NOON.add({ hours: 5 }) }), anOrder({ at: NOON.add({ hours: 4 }) })];
    const { count, recent } = orders.reduce(withRecordedOrder, sold);

    expect(count).toBe(2);
    expect(recent?.map(({ orderId, contactId }) => [orderId, contactId])).toEqual([
      ['A-1', 'contact-1'],
      ['late', 'contact-2'],
    ]);
  });

  it('is remembered among the latest, and counted when it is older than they', () => {
    const orders = Array.from({ length: ORDERS_KEPT + 2 }, (_, index) =>
      anOrder({ orderId: `A-${index}`, at: NOON.subtract({ hours: index }), value: 1 }),
    );
    const { count, total, lastAt, recent } = orders.reduce(withRecordedOrder, NONE);

    expect({ count, total, lastAt }).toEqual({ count: ORDERS_KEPT + 2, total: ORDERS_KEPT + 2, lastAt: NOON });
    expect(recent?.map(({ orderId }) => orderId)).toEqual(
      orders
        .slice(0, ORDERS_KEPT)
        .map(({ orderId }) => orderId)
        .toReversed(),
    );
  });
});

describe('a sale that an agent told', () => {
  it('is counted once a call', () => {
    const once = withToldSale(NONE, aSale());

    expect(once).toStrictEqual({
      count: 1,
      total: 90,
      lastAt: NOON,
      recent: [{ at: NOON, value: 90, contactId: 'contact-1' }],
      told: [aSale()],
    });
    expect(withToldSale(once, aSale({ value: 120 }))).toBe(once);
  });

  it('told again of another call under the same number is one purchase', () => {
    const numbered = aSale({ orderId: 'A-1' });
    const again = {
      ...numbered,
      contactId: 'contact-2',
      calledAt: NOON.add({ hours: 1 }),
      endedAt: NOON.add({ hours: 2 }),
    };

    expect([again, numbered].reduce(withToldSale, NONE)).toEqual({
      count: 1,
      total: 90,
      lastAt: again.endedAt,
      recent: [{ at: NOON, value: 90, orderId: 'A-1', contactId: 'contact-1' }],
      told: [numbered, again],
    });
  });

  it('and taken back leaves no trace', () => {
    const before = withRecordedOrder(NONE, anOrder({ at: NOON.subtract({ hours: 700 }) }));

    expect(withoutToldSale(withToldSale(before, aSale()), 'contact-1', before)).toStrictEqual(before);
    expect(withoutToldSale(withToldSale(NONE, aSale()), 'contact-1', NONE)).toStrictEqual(NONE);
  });

  it('and taken back stays a purchase when the books have it', () => {
    const confirmed = withRecordedOrder(withToldSale(NONE, aSale()), anOrder());

    expect(withoutToldSale(confirmed, 'contact-1', NONE)).toStrictEqual(withRecordedOrder(NONE, anOrder()));
  });

  it('of a lead that was stored without its orders is taken back to what was before', () => {
    const before = { count: 1, total: 10, lastAt: NOON.subtract({ hours: 700 }) };

    expect(withoutToldSale({ count: 2, total: 100, lastAt: NOON }, 'contact-1', before)).toBe(before);
  });

  it('and not found changes nothing', () => {
    const sold = withToldSale(NONE, aSale());

    expect(withoutToldSale(sold, 'contact-2', NONE)).toBe(sold);
  });
});

describe('what the books have gained', () => {
  it('is the latest of the orders that were not in them before; told sales are none', () => {
    const before = withRecordedOrder(NONE, anOrder({ orderId: 'old', at: NOON.add({ hours: 2 }) }));
    const sold = withToldSale(before, aSale());

    expect(recordedSince(before, sold)).toBeUndefined();
    expect(recordedSince(before, withRecordedOrder(sold, anOrder({ orderId: 'new' })))).toEqual(NOON);
  });
});
