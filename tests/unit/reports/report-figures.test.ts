import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Counts, ReportCounter } from '../../../shared/domain/reports/report-counter.ts';
import { isFew, reportFigures } from '../../../shared/domain/reports/report-figures.ts';
import { byPeriod, bySubject, total } from '../../../shared/domain/reports/report-periods.ts';

function figuresOf(counts: Counts, about: string, cost?: number) {
  const group = reportFigures(counts, cost).find((one) => one.about === about);
  return Object.fromEntries((group?.figures ?? []).map(({ name, ...figure }) => [name, figure]));
}

function aCounter(key: string, hour: string, counts: Counts = { attempts: 1 }): ReportCounter {
  return { subject: { dimension: 'tier', key }, hour: Temporal.Instant.from(hour), counts };
}

describe('the figures of a report', () => {
  it('are those of all calls, and of each stage that was called in', () => {
    const about = (counts: Counts) => reportFigures(counts).map((group) => group.about);

    expect(about({})).toEqual(['all calls']);
    expect(about({ 'stage#prospecting': 2 })).toEqual(['all calls', 'prospecting']);
    expect(about({ 'stage#account-care': 1, 'stage#selling': 1 })).toEqual(['all calls', 'selling', 'account-care']);
  });

  it('tell what each share is of', () => {
    const counts = { attempts: 200, humans: 80, rightParties: 60, abandoned: 2, callbacksKept: 9, callbacksLate: 1 };

    expect(figuresOf(counts, 'all calls')).toMatchObject({
      attempts: { kind: 'count', count: 200 },
      'contact rate': { kind: 'share', part: 80, of: 200, what: 'attempts' },
      'right-party rate': { kind: 'share', part: 60, of: 80, what: 'answered by people' },
      abandoned: { kind: 'share', part: 2, of: 80, what: 'answered by people' },
      'callbacks kept': { kind: 'share', part: 9, of: 10, what: 'promised callbacks' },
    });
  });

  it('tell what a qualified lead costs when an hour has a price', () => {
    const counts = { 'stage#prospecting': 900, attempts: 900, handovers: 30, lineSeconds: 36_000 };

    expect(figuresOf(counts, 'prospecting', 30)).toMatchObject({
      'cost of a qualified lead': { kind: 'mean', sum: 300, of: 30, unit: 'money' },
      'attempts for a hand-over': { sum: 900, of: 30 },
    });
    expect(figuresOf(counts, 'prospecting')).not.toHaveProperty('cost of a qualified lead');
  });

  it('of selling tell its speed, what it won, and objections, the commonest first', () => {
    const counts: Counts = {
      ...{ 'stage#selling': 100, attempts: 100, rightParties: 60, sales: 20, pricedSales: 19, revenue: 5_700 },
      ...{ 'outcome#not-interested': 25, 'outcome#not-qualified': 5, 'outcome#follow-up': 9 },
      ...{ handoverCalls: 30, handoverWaitSeconds: 5_400, handoversPromised: 30, handoversInTime: 27 },
      ...{ 'objection#timing': 3, 'objection#price': 12 },
    };
    const figures = figuresOf(counts, 'selling');

    expect(figures).toMatchObject({
      'from hand-over to first call': { sum: 90, of: 30, unit: 'minutes' },
      'first calls in the promised time': { part: 27, of: 30 },
      'win rate': { part: 20, of: 50 },
      'calls for a deal': { sum: 100, of: 20 },
      'average deal': { sum: 5_700, of: 19 },
    });
    expect(Object.keys(figures).slice(-2)).toEqual(['objected: price', 'objected: timing']);
  });

  it('of account care tell regular customers, orders, repeats, win-backs, complaints and stops', () => {
    const counts: Counts = {
      ...{ 'stage#account-care': 50, attempts: 50, rightParties: 40, repeatSales: 8, newRegulars: 3 },
      ...{ pricedSales: 8, revenue: 960, winBackTalks: 10, winBackSales: 1, complaints: 2, optOuts: 1 },
    };

    expect(figuresOf(counts, 'account-care')).toMatchObject({
      'repeat sales': { count: 8 },
      'new regular customers (second order)': { count: 3 },
      'average order': { sum: 960, of: 8 },
      'repeat rate': { part: 8, of: 40 },
      'win-back rate': { part: 1, of: 10 },
      complaints: { part: 2, of: 40 },
      'said stop': { part: 1, of: 40 },
    });
  });

  it('are few below twenty', () => {
    expect([19, 20].map((of) => isFew({ of }))).toEqual([true, false]);
  });
});

describe('counters', () => {
  it('add up by subject, and over all', () => {
    const counters = [
      aCounter('2', '2026-01-05T14:00:00Z'),
      aCounter('1', '2026-01-05T14:00:00Z', { attempts: 2, sales: 1 }),
      aCounter('2', '2026-01-06T14:00:00Z', { attempts: 5 }),
    ];

    expect(bySubject(counters)).toEqual([
      { name: '1', counts: { attempts: 2, sales: 1 } },
      { name: '2', counts: { attempts: 6 } },
    ]);
    expect(total(counters)).toEqual({ attempts: 8, sales: 1 });
  });

  it('add up by the days and hours of a zone, whatever its clocks do', () => {
    const hours = ['2026-03-08T04:00:00Z', '2026-03-08T06:00:00Z', '2026-03-08T07:00:00Z', '2026-03-09T03:00:00Z'];
    const counters = hours.map((hour) => aCounter('1', hour));
    const days = byPeriod(counters, 'day', 'America/New_York');

    expect(days.map(({ name, counts }) => [name, counts.attempts])).toEqual([
      ['2026-03-07', 1],
      ['2026-03-08', 3],
    ]);
    expect(byPeriod(counters, 'hour', 'America/New_York').map(({ name }) => name)).toEqual([
      '2026-03-07 23:00',
      '2026-03-08 01:00',
      '2026-03-08 03:00',
      '2026-03-08 23:00',
    ]);
  });

  it('of an hour in which a day begins count for the day before it', () => {
    const [day] = byPeriod([aCounter('1', '2026-01-05T18:00:00Z')], 'day', 'Asia/Kolkata');

    expect(day?.name).toBe('2026-01-05');
  });
});
