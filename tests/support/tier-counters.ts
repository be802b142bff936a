import { Temporal } from 'temporal-polyfill';
import type { Counts, ReportCounter } from '../../shared/domain/reports/report-counter.ts';

export function aTierCounter(tier: string, counts: Counts, hour = '2026-01-05T16:00:00Z'): ReportCounter {
  return { subject: { dimension: 'tier', key: tier }, hour: Temporal.Instant.from(hour), counts };
}

/**
 * Two days in New York, the second beginning where UTC's third does. Tier 1 called 60 and 40 leads for the first time or
 * again: 25 reached, one of 26 answers abandoned; tier 2 sold 4 of which 3 told a value; tier 3 called by a programme.
 */
export const COUNTED_TIERS: readonly ReportCounter[] = [
  aTierCounter('1', {
    attempts: 60,
    'stage#prospecting': 60,
    humans: 16,
    abandoned: 1,
    talkSeconds: 1_500,
    lineSeconds: 2_700,
    firstCalls: 50,
    handovers: 6,
  }),
  aTierCounter(
    '1',
    {
      attempts: 40,
      'stage#prospecting': 40,
      humans: 10,
      talkSeconds: 1_000,
      lineSeconds: 1_800,
      firstCalls: 10,
      handovers: 4,
    },
    '2026-01-07T02:00:00Z',
  ),
  aTierCounter('2', {
    attempts: 20,
    'stage#selling': 20,
    humans: 12,
    talkSeconds: 2_400,
    lineSeconds: 2_600,
    firstCalls: 2,
    sales: 4,
    pricedSales: 3,
    revenue: 900,
  }),
  aTierCounter('3', {
    attempts: 10,
    'stage#account-care': 10,
    humans: 5,
    talkSeconds: 500,
    lineSeconds: 650,
    touchCalls: 8,
    handovers: 1,
    sales: 1,
    pricedSales: 1,
    revenue: 80,
    repeatSales: 1,
  }),
  aTierCounter('2', { 'outcome#not-placed': 3 }, '2026-01-08T16:00:00Z'),
];
