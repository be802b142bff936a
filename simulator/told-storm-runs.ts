import { progressOf, StormTally } from './report/storm-summary.ts';
import { stormRuns } from './storm-runs.ts';

/**
 * Lives through a run of faults for each seed, telling on the error output how far it is and at once what was broken.
 * The process will end with 1 when anything was.
 * @param words the options of `simulate`, with `--faults` among them.
 */
export async function toldStormRuns(words: readonly string[], seeds: Iterator<number>): Promise<StormTally> {
  const tally = new StormTally();
  await stormRuns(words, seeds, (report) => {
    tally.add(report);
    process.stderr.write(progressOf(report, tally));
    if (report.violations.length > 0) process.exitCode = 1;
  });
  return tally;
}
