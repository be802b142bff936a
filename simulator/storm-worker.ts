import { parseOptions } from './options.ts';
import { stormInput } from './storm-input.ts';
import { stormRun } from './storm-run.ts';

/** A process of its own for runs of faults: told a seed, it answers with the report, one after the other. */
const parsed = parseOptions(process.argv.slice(2));
if (parsed.kind !== 'run') throw new Error(`The worker was started with words that are no options: ${process.argv}`);

process.on('message', (message) => {
  const seed = Number(message);
  stormInput(parsed.options, seed)
    .then(stormRun)
    .then(
      (report) => process.send?.({ kind: 'report', report: { ...report, strikes: strikeRows(report.strikes) } }),
      (error: unknown) =>
        process.send?.({ kind: 'failed', seed, reason: String(error instanceof Error ? error.stack : error) }),
    );
});

function strikeRows(counts: Awaited<ReturnType<typeof stormRun>>['strikes']) {
  return [...counts].map(([site, atSite]) => [site, [...atSite]] as const);
}
