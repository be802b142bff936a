import { describe, expect, it } from 'vitest';
import { backlog } from '../../../simulator/bench/backlog.ts';
import { median } from '../../../simulator/bench/cpu-time.ts';
import { keepsBudget } from '../../../simulator/bench/figure.ts';
import { answeredKinds } from '../../../simulator/bench/gate-rate.ts';
import { printedResult } from '../../../simulator/bench/print-result.ts';
import { yardstick } from '../../../simulator/bench/yardstick.ts';

const LEADS = 3_000;

function countsOf(seed: number): Readonly<Record<string, number>> {
  return Object.fromEntries([...answeredKinds(backlog(LEADS, seed))].map(([kind, asked]) => [kind, asked.length]));
}

describe('the backlog that the gate is measured with', () => {
  const counts = countsOf(1);
  const { allowed = 0, 'outside-hours': outsideHours = 0 } = counts;

  it('counts every lead once, the same in every run', () => {
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(LEADS);
    expect(countsOf(1)).toEqual(counts);
    expect(countsOf(2)).not.toEqual(counts);
  });

  it('meets every kind of answer that a lead of its own can give', () => {
    expect(Object.keys(counts).toSorted()).toEqual([
      ...['allowed', 'cap-day', 'cap-number', 'cap-rolling', 'closed-date', 'drop-lockout', 'lead-expired', 'min-gap'],
      ...['no-consent', 'number-bad', 'outside-hours', 'outside-wished-hours', 'quiet-after-conversation'],
    ]);
  });

  it('is allowed in part, outside hours in part, and held back by other rules in part', () => {
    for (const count of [allowed, outsideHours, LEADS - allowed - outsideHours]) {
      expect(count / LEADS).toBeGreaterThan(0.25);
      expect(count / LEADS).toBeLessThan(0.45);
    }
  });
});

describe('a figure', () => {
  it('keeps its budget up to the last unit, and without one always', () => {
    const atLeast = { kind: 'at-least', value: 10 } as const;
    const atMost = { kind: 'at-most', value: 10 } as const;
    const kept = (value: number, budget?: typeof atLeast | typeof atMost) =>
      keepsBudget({ name: 'figure', value, unit: 'leads/s', ...(budget === undefined ? {} : { budget }) });

    expect([kept(10, atLeast), kept(9.9, atLeast), kept(10, atMost), kept(10.1, atMost), kept(0)]).toEqual([
      ...[true, false, true, false, true],
    ]);
  });

  it('is printed with its budget beside it, after the counts', () => {
    const text = printedResult({
      title: 'Judged',
      counts: [{ name: 'allowed', count: 1_200 }],
      figures: [
        { name: 'all', value: 412_345, unit: 'leads/s', budget: { kind: 'at-least', value: 500_000 } },
        { name: 'requests', value: 8.25, unit: 'a call', budget: { kind: 'at-most', value: 8.5 } },
      ],
    });

    expect(text.split('\n')).toEqual([
      'Judged',
      '  allowed  1,200',
      '',
      '  all       412,000  leads/s  budget at least 500,000: MISSED',
      '  requests     8.25  a call   budget at most 8.5: kept',
      '',
    ]);
  });

  it('is the middle one of its rounds', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2]);
  });
});

describe('the yardstick', () => {
  it('finds in every list the first number above the one it looks for', () => {
    const { units, work } = yardstick(10);

    expect([units, work()]).toEqual([10, 310]);
  });
});
