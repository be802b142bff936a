import { describe, expect, it } from 'vitest';
import type { Lead, ToldSale } from '../../../shared/domain/lead.ts';
import { withRecordedOrder, withToldSale } from '../../../shared/domain/purchases.ts';
import type { NotedOrder } from '../../../shared/domain/reports/noted-order.ts';
import { checkPurchases } from '../../../simulator/faults/checks/check-purchases.ts';
import type { TruePurchase } from '../../../simulator/ground-truth.ts';
import { aLivedRun } from '../../support/a-lived-run.ts';
import { aLead, NOON } from '../../support/lead-builders.ts';
import { aCall, aTruth } from '../../support/true-call.ts';

const NONE = { count: 0, total: 0 };
const BOUGHT: TruePurchase = {
  personId: 'P1',
  orderId: 'A-1',
  at: NOON.toString(),
  value: 90,
  deliveredAt: NOON.toString(),
};
const ORDER = { orderId: 'A-1', at: NOON, value: 90 };
const SALE: ToldSale = { contactId: 'contact-1', calledAt: NOON, endedAt: NOON.add({ minutes: 2 }), value: 90 };

/** The orders of the books, as they are noted for the reports. */
function notedOf({ recent = [] }: Lead['purchases']): readonly NotedOrder[] {
  return recent.flatMap(({ at, value, orderId, recorded }) =>
    recorded === undefined
      ? []
      : [{ leadId: 'lead-1', name: `ORDER#${orderId}`, at, value, listId: 'list-1', tier: 3, boughtBefore: false }],
  );
}

function breaches(
  purchases: Lead['purchases'],
  told: readonly TruePurchase[],
  boughtBefore: readonly string[] = [],
  orders = notedOf(purchases),
) {
  const truth = aTruth({ purchases: told, calls: [aCall('contact-1', NOON.toString())] });
  const leads = [aLead({ externalId: 'P1', purchases })];
  const run = aLivedRun({ truth, records: { leads, orders }, boughtBefore: new Set(boughtBefore) });
  return checkPurchases(run).map(({ rule, sentence }) => [rule, sentence]);
}

describe('the purchases of a run', () => {
  it.each<[string, Lead['purchases'], readonly TruePurchase[]]>([
    ['nobody bought', NONE, []],
    ['the books tell it', withRecordedOrder(NONE, ORDER), [BOUGHT]],
    ['the books and the agent tell it', withToldSale(withRecordedOrder(NONE, ORDER), SALE), [BOUGHT]],
    [
      'the agent tells of another order than the books',
      withToldSale(withRecordedOrder(NONE, ORDER), { ...SALE, orderId: 'A-2' }),
      [BOUGHT],
    ],
    ['only the agent tells it', withToldSale(NONE, SALE), []],
    ['it is still on its way', NONE, [{ ...BOUGHT, deliveredAt: '' }].map(({ deliveredAt: _, ...rest }) => rest)],
  ])('are right when %s', (_what, purchases, told) => {
    expect(breaches(purchases, told)).toEqual([]);
  });

  it('begin with the one that a list told', () => {
    expect(breaches({ count: 1, total: 0 }, [], ['P1'])).toEqual([]);
    expect(breaches({ count: 1, total: 0 }, [])).toEqual([
      ['purchase-miscounted', 'Lead lead-1 counts 1 purchases of 0; its orders are 0 of 0.'],
    ]);
  });

  it.each<[string, Lead['purchases'], readonly TruePurchase[], string]>([
    ['is missing', NONE, [BOUGHT], 'Lead lead-1 bought A-1; its books hold .'],
    ['was never made', withRecordedOrder(NONE, ORDER), [], 'Lead lead-1 bought ; its books hold A-1.'],
    [
      'has another value',
      withRecordedOrder(NONE, { ...ORDER, value: 9 }),
      [BOUGHT],
      'Lead lead-1 bought A-1; its books hold A-1.',
    ],
  ])('break the books when one %s', (_what, purchases, told, sentence) => {
    expect(breaches(purchases, told)).toContainEqual(['purchase-miscounted', sentence]);
  });

  it('break the books when what is noted of them for the reports is missing, twice there, or of another value', () => {
    const books = withRecordedOrder(NONE, ORDER);
    const [right] = notedOf(books);
    if (right === undefined) throw new Error('Nothing is noted.');
    const has = `Lead lead-1 has orders of 90 at ${NOON} in its books; noted for reports are`;

    expect(
      [[], [right, right], [{ ...right, value: 9 }]].map((orders) => breaches(books, [BOUGHT], [], orders)),
    ).toEqual([
      [['purchase-miscounted', `${has} .`]],
      [['purchase-miscounted', `${has} 90 at ${NOON}, 90 at ${NOON}.`]],
      [['purchase-miscounted', `${has} 9 at ${NOON}.`]],
    ]);
  });

  it('are one too many when a sale and its order stand side by side', () => {
    const recent = [
      { at: NOON.add({ hours: 3 }), value: 90, orderId: 'A-1', recorded: true as const },
      { at: SALE.endedAt, value: 90, contactId: 'contact-1' },
    ];

    expect(breaches({ count: 2, total: 180, recent, told: [SALE] }, [BOUGHT])).toEqual([
      ['purchase-miscounted', 'Lead lead-1 has the sale of call contact-1 and order A-1 as two purchases.'],
    ]);
  });
});
