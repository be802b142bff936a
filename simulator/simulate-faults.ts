import type { SimulateOptions } from './options.ts';
import { stormInput } from './storm-input.ts';
import { seedsFrom } from './storm-runs.ts';
import { toldStormRuns } from './told-storm-runs.ts';

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
  const tally = await toldStormRuns(words, seedsFrom(faults.firstSeed, faults.lastSeed));
  const { strikes, ...rest } = tally.totals();
  const byName = Object.fromEntries([...strikes].map(([site, atSite]) => [site, Object.fromEntries(atSite)]));
  process.stdout.write(options.json ? `${JSON.stringify({ ...rest, strikes: byName }, null, 2)}\n` : tally.printed());
}
