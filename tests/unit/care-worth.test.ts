import { describe, expect, it } from 'vitest';
import { careWorth } from '../../shared/domain/advice/care-worth.ts';
import type { SalesFigures, Share } from '../../shared/domain/advice/sales-figures.ts';
import { workloadsOf } from '../../shared/domain/advice/workload.ts';
import { roundFigures } from '../support/sales-figures.ts';

const worthOf = (figures: SalesFigures) => careWorth(figures, workloadsOf(figures));
const NO_CUSTOMERS = { demand: { kind: 'planned', segments: [] } } as const;

describe('an hour of calls to customers beside an hour of prospecting and selling', () => {
  /*
   * Prospecting and selling: 75,600 s = 21 h a day; 36 opportunities x 0.25 won = 9 orders x 280 = 2,520: 120 an hour.
   * Account care: 10,800 s = 3 h; 36 reached x 0.1 x 100 = 360: 120 an hour. So 0.1 is where it turns.
   */
  const figures = (boughtShare: SalesFigures['accountCare']['boughtShare'], wonShare: Share = { share: 0.25 }) =>
    roundFigures({
      selling: { wonShare },
      accountCare: { ...(boughtShare !== undefined && { boughtShare }) },
      orderValue: { first: 280, repeat: 100 },
    });

  it.each([
    [0.2, 240, 'worth-it'],
    [0.1, 120, 'worth-it'],
    [0.05, 60, 'not-worth-it'],
  ])('with %d of the conversations ending in an order brings %i, beside 120', (share, brings, verdict) => {
    expect(worthOf(figures({ share }))).toEqual({
      kind: 'hours-compared',
      by: 'value',
      careHour: { low: expect.closeTo(brings, 9), high: expect.closeTo(brings, 9) },
      newBusinessHour: { low: expect.closeTo(120, 9), high: expect.closeTo(120, 9) },
      breakEvenShare: expect.closeTo(0.1, 9),
      boughtShare: { share },
      verdict,
    });
  });

  it('is not better as long as the ranges of what was counted meet', () => {
    // 4 of 20 lie between 0.081 and 0.416 (Wilson): 97 to 499. 250 of 1,000 between 0.224 and 0.278: 108 to 133.
    const few = worthOf(figures({ share: 0.2, outOf: 20 }, { share: 0.25, outOf: 1_000 }));
    expect(few).toMatchObject({
      careHour: { low: expect.closeTo(96.8, 1), high: expect.closeTo(499.3, 0) },
      newBusinessHour: { low: expect.closeTo(107.6, 1), high: expect.closeTo(133.3, 0) },
      verdict: 'cannot-tell',
    });
    expect(worthOf(figures({ share: 0.2, outOf: 400 }, { share: 0.25, outOf: 1_000 }))).toMatchObject({
      verdict: 'worth-it',
    });
    expect(worthOf(figures({ share: 0.05, outOf: 400 }, { share: 0.25, outOf: 1_000 }))).toMatchObject({
      verdict: 'not-worth-it',
    });
  });

  it('is told in orders when nobody knows what they are worth', () => {
    // 9 orders in 21 h beside 36 x 0.2 = 7.2 in 3 h; it turns at 9/21 x 3 / 36.
    const { orderValue: _, ...unvalued } = figures({ share: 0.2 });
    expect(worthOf(unvalued)).toMatchObject({
      by: 'orders',
      careHour: { low: expect.closeTo(2.4, 9) },
      newBusinessHour: { low: expect.closeTo(9 / 21, 9) },
      breakEvenShare: expect.closeTo(9 / 21 / 12, 9),
      verdict: 'worth-it',
    });
  });
});

describe('when hours cannot be compared', () => {
  it.each([
    // Wilson's 95 %: 940 of 2,000 are 0.448 to 0.492; 12 of 400 are 0.017 to 0.052; 200 of 1,000 are 0.176 to 0.226.
    [940, 2_000, 4_460, 'worth-it'],
    [12, 400, 412, 'not-worth-it'],
    [200, 1_000, 1_300, 'cannot-tell'],
    // The same shares of few customers say nothing: 7 of 15 are 0.248 to 0.699; 0 of 20 are 0 to 0.161.
    [7, 15, 30, 'cannot-tell'],
    [0, 20, 20, 'cannot-tell'],
  ])('%i of %i customers who bought again, with %i orders, say: %5$s', (boughtAgain, everBought, orders, verdict) => {
    expect(worthOf(roundFigures({ purchases: { everBought, boughtAgain, orders } }))).toMatchObject({
      kind: 'repeat-share',
      share: { share: boughtAgain / everBought, outOf: everBought },
      ordersPerCustomer: orders / everBought,
      verdict,
      missing: ['accountCare.boughtShare', 'selling.wonShare', 'orderValue'],
    });
  });

  it('names every figure that is missing', () => {
    expect(worthOf(roundFigures({ selling: { wonShare: { share: 0.2 } } }))).toEqual({
      kind: 'unknown',
      missing: ['accountCare.boughtShare', 'orderValue', 'purchases'],
    });
  });

  it('has no hour to compare with where nobody is sold to', () => {
    const figures = roundFigures({
      prospecting: { newLeadsPerDay: 0 },
      selling: { wonShare: { share: 0.2 } },
      accountCare: { boughtShare: { share: 0.1 } },
      orderValue: { first: 1, repeat: 1 },
    });
    expect(worthOf(figures)).toEqual({ kind: 'unknown', missing: ['purchases'] });
  });

  const valued = (changed: Partial<SalesFigures['prospecting']>, care: Partial<SalesFigures['accountCare']> = {}) =>
    roundFigures({
      prospecting: changed,
      selling: { callbacksPerDay: 0, wonShare: { share: 0.2 } },
      accountCare: { boughtShare: { share: 0.1 }, ...care },
      orderValue: { first: 1, repeat: 1 },
    });
  const answeredBy = (share: number) => ({ kind: 'until-reached', answerShare: { share }, mostAttempts: 1 }) as const;

  it('has no hour to compare with where all the work of a day is less than a second', () => {
    expect(worthOf(valued({}))).toMatchObject({ kind: 'hours-compared' });
    const hardlyAny = { reach: answeredBy(1e-300), newLeadsPerDay: 1, failedAttemptSeconds: 0 };
    expect(worthOf(valued(hardlyAny))).toEqual({ kind: 'unknown', missing: ['purchases'] });
    expect(worthOf(valued({}, { reach: answeredBy(1e-300), failedAttemptSeconds: 0 }))).toEqual({
      kind: 'unknown',
      missing: ['purchases'],
    });
  });

  it('names no share at which it turns where hardly any customer answers', () => {
    const unanswered = { reach: answeredBy(5e-324), failedAttemptSeconds: 60 };
    expect(worthOf(valued({}, unanswered))).toEqual({ kind: 'unknown', missing: ['purchases'] });
  });

  it('has nobody to call where there are no customers', () => {
    expect(worthOf(roundFigures({ accountCare: NO_CUSTOMERS }))).toEqual({ kind: 'no-customers' });
  });

  it('judges customers who are not called yet by their purchases', () => {
    const purchases = { everBought: 2_000, boughtAgain: 940, orders: 4_460 };
    const boughtShare = { share: 0.2 };
    const figures = roundFigures({
      accountCare: { ...NO_CUSTOMERS, boughtShare },
      selling: { wonShare: { share: 0.2 } },
      purchases,
    });
    expect(worthOf(figures)).toMatchObject({ kind: 'repeat-share', verdict: 'worth-it', missing: ['orderValue'] });
  });
});
