import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Purchases, ToldSale } from '../../shared/domain/lead.ts';
import {
  ORDERS_KEPT,
  type RecordedOrder,
  withoutToldSale,
  withRecordedOrder,
  withToldSale,
} from '../../shared/domain/purchases.ts';
import { NOON } from '../support/lead-builders.ts';

type Told = { readonly order: RecordedOrder } | { readonly sale: ToldSale };

const LOADED: Purchases = { count: 1, total: 500, lastAt: NOON.subtract({ hours: 24 * 200 }) };

const orders = fc
  .uniqueArray(
    fc.record({ id: fc.integer({ min: 1, max: 9 }), hour: fc.integer({ min: 0, max: 90 }), value: fc.nat(500) }),
    {
      maxLength: 6,
      selector: ({ id }) => id,
    },
  )
  .map((given) =>
    given.map(({ id, hour, value }): Told => ({ order: { orderId: `A-${id}`, at: NOON.add({ hours: hour }), value } })),
  );

/** Calls of half an hour, one after the other; some agents give the number of the order. */
const sales = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 40 }),
      value: fc.nat(500),
      id: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    {
      maxLength: 5,
    },
  )
  .map((given) => {
    let hours = 0;
    return given.map(({ gap, value, id }, index): Told => {
      hours += gap;
      const calledAt = NOON.add({ hours });
      const orderId = id === null ? {} : { orderId: `A-${id}` };
      return {
        sale: { contactId: `contact-${index}`, calledAt, endedAt: calledAt.add({ minutes: 30 }), value, ...orderId },
      };
    });
  });

const everything = fc.tuple(orders, sales).map(([recorded, told]) => [...recorded, ...told]);

function heard(told: readonly Told[], from: Purchases = LOADED): Purchases {
  return told.reduce(
    (purchases, each) =>
      'order' in each ? withRecordedOrder(purchases, each.order) : withToldSale(purchases, each.sale),
    from,
  );
}

describe('purchases', () => {
  it('come to the same in any turn and with any repetition', () => {
    fc.assert(
      fc.property(
        everything.chain((told) =>
          fc.tuple(
            fc.constant(told),
            fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2, maxLength: told.length * 2 }),
          ),
        ),
        ([told, shuffled]) => {
          expect(heard(shuffled)).toStrictEqual(heard(told));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('come to the same in any turn when there are more than a lead remembers', () => {
    const many = fc.shuffledSubarray(
      Array.from(
        { length: ORDERS_KEPT + 12 },
        (_, index): Told => ({
          order: { orderId: `A-${index}`, at: NOON.add({ hours: (index * 7) % 31 }), value: index },
        }),
      ),
    );
    fc.assert(
      fc.property(
        many.chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length }))),
        ([told, shuffled]) => {
          const purchases = heard(told);

          expect(heard(shuffled)).toStrictEqual(purchases);
          expect(purchases.count).toBe(LOADED.count + told.length);
          expect(purchases.recent ?? []).toHaveLength(Math.min(told.length, ORDERS_KEPT));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('count and add up what they remember, and never less than the books have', () => {
    fc.assert(
      fc.property(everything, (told) => {
        const { count, total, recent = [] } = heard(told);
        const recorded = told.filter((each) => 'order' in each);

        expect(count).toBe(LOADED.count + recent.length);
        expect(total).toBe(recent.reduce((sum, { value }) => sum + value, LOADED.total));
        expect(recent.filter((order) => order.recorded === true)).toHaveLength(recorded.length);
        expect(count).toBeLessThanOrEqual(LOADED.count + told.length);
      }),
      { numRuns: 300 },
    );
  });

  it('without a sale taken back are what they would be had it never been told', () => {
    const withOneSale = fc.tuple(orders, sales).filter(([, told]) => told.length > 0);
    fc.assert(
      fc.property(withOneSale, fc.nat(), ([recorded, told], pick) => {
        const taken = told[pick % told.length];
        if (taken === undefined || !('sale' in taken)) throw new Error('there is a sale to take back');
        const others = told.filter((each) => each !== taken);
        const before = heard(others);
        const { contactId } = taken.sale;

        expect(withoutToldSale(heard([...others, taken, ...recorded]), contactId, before)).toStrictEqual(
          heard([...others, ...recorded]),
        );
      }),
      { numRuns: 300 },
    );
  });
});
