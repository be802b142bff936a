import { describe, expect, it } from 'vitest';
import { StormTally } from '../../simulator/report/storm-summary.ts';
import type { StormReport } from '../../simulator/storm-run.ts';
import { seedsFrom, stormRuns } from '../../simulator/storm-runs.ts';

const MINUTES = 60_000;
const TIMES = 20;
/** Needs a customer who calls in the very seconds in which a call of ours rings them: few do in eighty runs. */
const SELDOM = new Set(['look-up-caller DescribeContact']);

async function reportsOf(words: readonly string[], seeds: Iterator<number>): Promise<readonly StormReport[]> {
  const reports: StormReport[] = [];
  await stormRuns(words, seeds, (report) => reports.push(report));
  return reports.toSorted((one, other) => one.seed - other.seed);
}

describe('a company that everything goes wrong for', () => {
  it(
    'keeps every promise and every book through eighty runs of all faults, each fault having struck each frequent call site twenty times',
    async () => {
      const tally = new StormTally();
      for (const report of await reportsOf(['--faults', 'all'], seedsFrom(1, 80))) tally.add(report);
      const { runs, calls, strikes, violations } = tally.totals();
      expect(violations).toEqual([]);
      expect(runs).toBe(80);
      expect(calls).toBeGreaterThan(12_000);
      const tooFew = [...strikes].flatMap(([site, atSite]) =>
        SELDOM.has(site) ? [] : [...atSite].filter(([, times]) => times < TIMES).map(([strike]) => `${site} ${strike}`),
      );
      expect(tooFew).toEqual([]);
    },
    30 * MINUTES,
  );

  it(
    'lives through the same calls to the same final table with the same seed, and through others with another',
    async () => {
      const [first] = await reportsOf(['--faults', 'all'], seedsFrom(81, 81));
      const [again] = await reportsOf(['--faults', 'all'], seedsFrom(81, 81));
      const [other] = await reportsOf(['--faults', 'all'], seedsFrom(82, 82));
      expect(again).toEqual(first);
      expect(other?.digest).not.toBe(first?.digest);
    },
    5 * MINUTES,
  );
});
