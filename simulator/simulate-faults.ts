import type { SimulateOptions } from './options.ts';
import { progressOf, StormTally } from './report/storm-summary.ts';
import { stormInput } from './storm-input.ts';
import { seedsFrom, stormRuns } from './storm-runs.ts';

/**
 * Lives through a run of faults for every seed, and shows how often what struck where and which promises were broken.
 * Ends the process with 1 when any was.
 * @param words the command line, handed to the processes that do the work.
 * @throws BadInput when a file that the options name cannot be used.
 */
export async function simulateFaults(options: SimulateOptions, words: readonly string[]): Promise<void> {
  const { faults } = options;
  if (faults === undefined) return;
  await stormInput(options, faults.firstSeed);
  const tally = new StormTally();
  await stormRuns(words, seedsFrom(faults.firstSeed, faults.lastSeed), (report) => {
    tally.add(report);
    process.stderr.write(progressOf(report, tally));
  });
  const totals = tally.totals();
  if (totals.violations.length > 0) process.exitCode = 1;
  const { strikes, ...rest } = totals;
  const byName = Object.fromEntries([...strikes].map(([site, atSite]) => [site, Object.fromEntries(atSite)]));
  process.stdout.write(options.json ? `${JSON.stringify({ ...rest, strikes: byName }, null, 2)}\n` : tally.printed());
}
