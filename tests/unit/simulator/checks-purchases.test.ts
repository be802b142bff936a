import { describe, expect, it } from 'vitest';
import type { Lead, ToldSale } from '../../../shared/domain/lead.ts';
import { withRecordedOrder, withToldSale } from '../../../shared/domain/purchases.ts';
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

function breaches(purchases: Lead['purchases'], told: readonly TruePurchase[], boughtBefore: readonly string[] = []) {
  const truth = aTruth({ purchases: told, calls: [aCall('contact-1', NOON.toString())] });
  const leads = [aLead({ externalId: 'P1', purchases })];
  const run = aLivedRun({ truth, records: { leads }, boughtBefore: new Set(boughtBefore) });
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
