import { join } from 'node:path';
import { BadInput } from './bad-input.ts';
import { EngineMissingError, startEngine } from './engine/embedded-engine.ts';
import { prepareOutFolder } from './input-files.ts';
import { keepCompany, prepareDataFolder } from './kept-company.ts';
import { parseOptions, type SimulateOptions } from './options.ts';
import { printedSummary } from './report/print-summary.ts';
import { ProgressLine } from './report/progress.ts';
import { summarise } from './report/summary.ts';
import { writeRunFiles } from './run-files.ts';
import { readRunInput } from './run-input.ts';
import { simulateFaults } from './simulate-faults.ts';
import { endOf, firstMoment, type SimulationOutcome, simulate } from './simulation.ts';

/** Lives through what the command line asks for, writes the files and shows the result. */
async function run(options: SimulateOptions): Promise<void> {
  const input = await readRunInput(options, firstMoment(options));
  await prepareOutFolder(options.out);
  if (options.data !== undefined) await prepareDataFolder(options.data);
  const engine = await startEngine(options.data === undefined ? {} : { dataDir: options.data });
  const progress = new ProgressLine(process.stderr, () => performance.now());
  try {
    const outcome = await simulate({ ...input, options, engine, onProgress: (at) => progress.show(at) });
    progress.done();
    const summary = summarise(outcome.result);
    await writeRunFiles(options.out, outcome.result, summary, outcome.eventsOut.events, outcome.transcripts);
    if (options.data !== undefined) {
      await keepCompany(options.data, { moment: endOf(options), peopleSeed: options.seed });
    }
    reportFailures(outcome);
    const look = ['report.html', 'calls.csv', 'leads.csv', 'rejected.csv'].map((name) => join(options.out, name));
    const tryNext = `npm run simulate -- ${options.structure === 'one' ? '--structure two' : '--structure one'}`;
    const shown = options.json ? `${JSON.stringify(summary, null, 2)}\n` : printedSummary(summary, { look, tryNext });
    process.stdout.write(shown);
  } finally {
    await engine.stop();
  }
}

/** What went wrong inside the functions is no part of the result, and is never kept quiet. */
function reportFailures({ journal, deadLetters, flowAnswers, rejected }: SimulationOutcome): void {
  for (const { what, leadId, error } of journal.failures()) {
    const reason = error instanceof Error ? error.stack : String(error);
    process.stderr.write(`Failed: ${what}${leadId === undefined ? '' : `, ${leadId}`}: ${reason}\n`);
  }
  for (const { functionName, status, at } of flowAnswers) {
    if (status === 'error-branch') process.stderr.write(`Failed: ${functionName} never answered its flow, at ${at}.\n`);
  }
  for (const { source, reason } of rejected) process.stderr.write(`Rejected: ${source}: ${reason}\n`);
  if (deadLetters.length > 0) process.stderr.write(`${deadLetters.length} messages ended as dead letters.\n`);
}

const parsed = parseOptions(process.argv.slice(2));
try {
  if (parsed.kind === 'bad') throw new BadInput(parsed.message);
  if (parsed.kind === 'help') process.stdout.write(parsed.text);
  else if (parsed.options.faults !== undefined) await simulateFaults(parsed.options, process.argv.slice(2));
  else await run(parsed.options);
} catch (error) {
  if (!(error instanceof BadInput || error instanceof EngineMissingError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
