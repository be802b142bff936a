import { describe, expect, it } from 'vitest';
import { type CountedWeeks, figuresOfWeeks, type OwnConditions } from '../../shared/domain/advice/counted-weeks.ts';
import type { SalesFigures } from '../../shared/domain/advice/sales-figures.ts';
import { workloadsOf } from '../../shared/domain/advice/workload.ts';
import { roundFigures, total } from '../support/sales-figures.ts';

const CONDITIONS: OwnConditions = { working: roundFigures().working, people: total(6), isWithoutBreaks: false };
const NOTHING = { calls: 0, reached: 0, reachedSeconds: 0, failedSeconds: 0 };

/** Twenty days of 50 new leads, 2 calls each, half of them reached by one; 100 handed over, 130 worked, 40 bought. */
const WEEKS: CountedWeeks = {
  workingDays: 20,
  callsOnBusiestDay: 300,
  prospecting: {
    calls: 2_000,
    reached: 500,
    reachedSeconds: 60_000,
    failedSeconds: 37_500,
    newLeads: 1_000,
    handovers: 100,
  },
  selling: {
    calls: 520,
    reached: 390,
    reachedSeconds: 117_000,
    failedSeconds: 2_600,
    opportunities: 130,
    sales: 40,
    orderTotal: 12_000,
  },
  accountCare: {
    calls: 300,
    reached: 200,
    reachedSeconds: 66_000,
    failedSeconds: 2_000,
    touches: 220,
    sales: 30,
    orderTotal: 3_000,
  },
};

function figures(weeks: CountedWeeks): SalesFigures {
  const found = figuresOfWeeks(weeks, CONDITIONS);
  if (found.kind === 'no-calls') throw new Error('There are no calls.');
  return found.figures;
}

describe('the figures of counted weeks', () => {
  it('are what happened on an average day', () => {
    expect(figures(WEEKS)).toEqual({
      source: { kind: 'counted', workingDays: 20, callsOnBusiestDay: 300, isWithoutBreaks: false },
      prospecting: {
        newLeadsPerDay: 50,
        reach: { kind: 'counted', attemptsEach: 2, reachedEach: 0.5 },
        contactSeconds: 120,
        failedAttemptSeconds: 25,
        qualifiedShare: { share: 0.2, outOf: 500 },
      },
      selling: {
        callbacksPerDay: 1.5,
        reach: { kind: 'counted', attemptsEach: 4, reachedEach: 3 },
        contactSeconds: 300,
        failedAttemptSeconds: 20,
        wonShare: { share: 40 / 130, outOf: 130 },
      },
      accountCare: {
        demand: { kind: 'counted', touchesPerDay: 11 },
        reach: { kind: 'counted', attemptsEach: 300 / 220, reachedEach: 200 / 220 },
        contactSeconds: 330,
        failedAttemptSeconds: 20,
        boughtShare: { share: 0.15, outOf: 200 },
      },
      working: CONDITIONS.working,
      people: total(6),
      orderValue: { first: 300, repeat: 100 },
    });
  });

  it('give back the work that was counted', () => {
    const workloads = workloadsOf(figures(WEEKS));
    expect([workloads.prospecting, workloads.selling, workloads['account-care']].map(({ seconds }) => seconds)).toEqual(
      [expect.closeTo(97_500 / 20, 6), expect.closeTo(119_600 / 20, 6), expect.closeTo(68_000 / 20, 6)],
    );
  });

  it('lose no calls to leads that came before these weeks', () => {
    const weeks = {
      ...WEEKS,
      prospecting: { ...WEEKS.prospecting, newLeads: 0 },
      accountCare: { ...WEEKS.accountCare, touches: 0 },
    };
    const workloads = workloadsOf(figures(weeks));
    expect(workloads.prospecting.seconds).toBeCloseTo(97_500 / 20, 6);
    expect(workloads['account-care'].seconds).toBeCloseTo(68_000 / 20, 6);
  });

  it('know no value of orders and no shares where nothing was sold and nobody was reached', () => {
    const found = figures({
      ...WEEKS,
      selling: { ...NOTHING, opportunities: 0, sales: 0, orderTotal: 0 },
      accountCare: { ...NOTHING, calls: 5, failedSeconds: 100, touches: 5, sales: 0, orderTotal: 0 },
    });
    expect(found).not.toHaveProperty('orderValue');
    expect(found.selling).not.toHaveProperty('wonShare');
    expect(found.accountCare).not.toHaveProperty('boughtShare');
    expect(found.accountCare).toMatchObject({ contactSeconds: 0, failedAttemptSeconds: 20 });
  });

  it('take no lead as won more than once', () => {
    expect(figures({ ...WEEKS, selling: { ...WEEKS.selling, sales: 150 } }).selling.wonShare).toEqual({
      share: 1,
      outOf: 130,
    });
  });

  it('are none when nobody was called', () => {
    const none = {
      workingDays: 0,
      callsOnBusiestDay: 0,
      prospecting: { ...NOTHING, newLeads: 0, handovers: 0 },
      selling: { ...NOTHING, opportunities: 0, sales: 0, orderTotal: 0 },
      accountCare: { ...NOTHING, touches: 0, sales: 0, orderTotal: 0 },
    };
    expect(figuresOfWeeks(none, CONDITIONS)).toEqual({ kind: 'no-calls' });
    expect(figuresOfWeeks({ ...none, workingDays: 5 }, CONDITIONS)).toEqual({ kind: 'no-calls' });
  });
});
