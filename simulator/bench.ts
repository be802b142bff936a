import { parseArgs } from 'node:util';
import { type BenchResult, keepsBudget } from './bench/figure.ts';
import { gateRate } from './bench/gate-rate.ts';
import { printedResult } from './bench/print-result.ts';

const HELP = `Measures what has a budget and prints the budget beside the figure. Ends with 1 when one is missed, with 2
when the options cannot be read. Rates are of processor time: other programs disturb them little, not at all is too much
to ask. docs/performance.md tells how each figure comes about.

  npm run bench -- [--json]

  --json    print the figures as JSON
  --help    this text
`;

/** Each measures one thing and says what it found. */
const BENCHMARKS: readonly (() => BenchResult)[] = [() => gateRate(100_000)];

try {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help === true) process.stdout.write(HELP);
  else measure(values.json === true);
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n${HELP}`);
  process.exitCode = 2;
}

function measure(asJson: boolean): void {
  const results = BENCHMARKS.map((benchmark) => {
    const result = benchmark();
    if (!asJson) process.stdout.write(`${printedResult(result)}\n`);
    return result;
  });
  if (asJson) process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
  const isKept = results.every(({ figures }) => figures.every(keepsBudget));
  process.exitCode = isKept ? 0 : 1;
}
