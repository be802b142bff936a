import { describe, expect, it } from 'vitest';
import { weeksFromCounters } from '../../shared/domain/advice/weeks-from-counters.ts';
import type { TierNumber } from '../../shared/domain/tier-number.ts';
import { aTierCounter, COUNTED_TIERS } from '../support/tier-counters.ts';

const ZONE = 'America/New_York';
const WRAP_UP: ReadonlyMap<TierNumber, number> = new Map([
  [1, 20],
  [2, 60],
  [3, 40],
]);

describe('the counters of tiers as counted weeks', () => {
  it('are calls, answers and seconds by stage, with ringing as what is left of the line', () => {
    expect(weeksFromCounters(COUNTED_TIERS, WRAP_UP, ZONE)).toEqual({
      kind: 'weeks',
      weeks: {
        workingDays: 2,
        callsOnBusiestDay: 90,
        prospecting: {
          calls: 100,
          reached: 25,
          reachedSeconds: 2_500 + 25 * (20 + 20),
          failedSeconds: 75 * 20,
          newLeads: 60,
          handovers: 10,
        },
        selling: {
          calls: 20,
          reached: 12,
          reachedSeconds: 2_400 + 12 * (10 + 60),
          failedSeconds: 8 * 10,
          opportunities: 10 + 1 + 2,
          sales: 4,
          orderTotal: 1_200,
        },
        accountCare: {
          calls: 10,
          reached: 5,
          reachedSeconds: 500 + 5 * (15 + 40),
          failedSeconds: 5 * 15,
          touches: 8,
          sales: 1,
          orderTotal: 80,
        },
      },
      taken: {
        ringing: [
          { tier: 1, stage: 'prospecting', seconds: 20 },
          { tier: 2, stage: 'selling', seconds: 10 },
          { tier: 3, stage: 'account-care', seconds: 15 },
        ],
        sales: 5,
        unpricedSales: 1,
      },
    });
  });

  it('belong to the days of the zone', () => {
    expect(weeksFromCounters(COUNTED_TIERS, WRAP_UP, 'UTC')).toMatchObject({ weeks: { workingDays: 2 } });
    const twoHours = [
      aTierCounter('1', { attempts: 1, 'stage#prospecting': 1 }, '2026-01-05T23:00:00Z'),
      aTierCounter('1', { attempts: 1, 'stage#prospecting': 1 }, '2026-01-06T01:00:00Z'),
    ];
    expect(weeksFromCounters(twoHours, WRAP_UP, 'UTC')).toMatchObject({ weeks: { workingDays: 2 } });
    expect(weeksFromCounters(twoHours, WRAP_UP, ZONE)).toMatchObject({ weeks: { workingDays: 1 } });
  });

  it('lose no talk where only machines answered', () => {
    const counters = [
      aTierCounter('1', { attempts: 4, 'stage#prospecting': 4, machines: 4, talkSeconds: 40, lineSeconds: 100 }),
    ];
    expect(weeksFromCounters(counters, WRAP_UP, ZONE)).toMatchObject({
      weeks: { prospecting: { calls: 4, reached: 0, reachedSeconds: 0, failedSeconds: 100 } },
    });
  });

  it('know no value where no sale of a stage has one', () => {
    const counters = [aTierCounter('2', { attempts: 2, 'stage#selling': 2, humans: 2, sales: 2 })];
    expect(weeksFromCounters(counters, WRAP_UP, ZONE)).toMatchObject({
      weeks: { selling: { sales: 2, orderTotal: 0 } },
      taken: { sales: 2, unpricedSales: 0 },
    });
  });

  it('are those of all tiers that worked the same stage', () => {
    const counters = [
      aTierCounter('2', { attempts: 2, 'stage#selling': 2, humans: 1, talkSeconds: 100, lineSeconds: 120 }),
      aTierCounter('3', { attempts: 3, 'stage#selling': 3, humans: 1, talkSeconds: 60, lineSeconds: 150 }),
    ];
    expect(weeksFromCounters(counters, WRAP_UP, ZONE)).toMatchObject({
      weeks: {
        selling: { calls: 5, reached: 2, reachedSeconds: 100 + 10 + 60 + (60 + 30 + 40), failedSeconds: 10 + 2 * 30 },
      },
    });
  });

  it('tell no stages apart where a tier worked several', () => {
    const counters = [
      ...COUNTED_TIERS,
      aTierCounter('2', { attempts: 7, 'stage#account-care': 7 }, '2026-01-06T16:00:00Z'),
    ];
    expect(weeksFromCounters(counters, WRAP_UP, ZONE)).toEqual({
      kind: 'mixed-stages',
      tiers: [{ tier: 2, calls: { selling: 20, 'account-care': 7 } }],
    });
  });

  it('need the wrap-up of every tier that called, and of no other', () => {
    expect(weeksFromCounters(COUNTED_TIERS, new Map([[1, 20]]), ZONE)).toEqual({ kind: 'no-wrap-up', tiers: [2, 3] });
    const first = COUNTED_TIERS.slice(0, 2);
    expect(weeksFromCounters(first, new Map([[1, 20]]), ZONE)).toMatchObject({ kind: 'weeks' });
  });

  it('are none where no call was placed', () => {
    expect(weeksFromCounters([], WRAP_UP, ZONE)).toEqual({ kind: 'no-calls' });
    expect(weeksFromCounters(COUNTED_TIERS.slice(-1), WRAP_UP, ZONE)).toEqual({ kind: 'no-calls' });
  });
});
