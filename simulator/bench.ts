import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bundleSize } from './bench/bundle-size.ts';
import { burst } from './bench/burst.ts';
import { callUse } from './bench/call-use.ts';
import { COUNTED_USE, COUNTED_USE_FILE, type CountedUse } from './bench/counted-use.ts';
import { ALL_SIZES, diallerTicks, SIZES } from './bench/dialler-ticks.ts';
import { type BenchResult, keepsBudget } from './bench/figure.ts';
import { gateRate } from './bench/gate-rate.ts';
import { printedResult } from './bench/print-result.ts';
import { whatIfTime } from './bench/what-if-time.ts';

const HELP = `Measures what has a budget and prints the budget beside the figure. Counts come first: they are the same on every
machine. Ends with 1 when a budget is missed, with 2 when the options cannot be read. Rates are of processor time: other
programs disturb them little, not at all is too much to ask. docs/performance.md tells how each figure comes about.

  npm run bench -- [calls] [ticks] [burst] [bundles] [gate] [what-if] [options]

  calls, ticks, ...  only these; all of them when none is named
  --full    a million leads as well, which takes some minutes
  --keep    writes down what calls and ticks use, for the cost estimate
  --json    print the figures as JSON
  --help    this text
`;

const NAMES = ['calls', 'ticks', 'burst', 'bundles', 'gate', 'what-if'] as const;
type Name = (typeof NAMES)[number];

const PACE = 60;

try {
  const { values, positionals } = parseArgs({
    options: {
      json: { type: 'boolean' },
      full: { type: 'boolean' },
      keep: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  const stray = positionals.find((word) => !NAMES.some((name) => name === word));
  if (stray !== undefined) throw new TypeError(`"${stray}" is no part of the bench: ${NAMES.join(', ')}.`);
  if (values.help === true) process.stdout.write(HELP);
  else await measure(new Set(positionals.length === 0 ? NAMES : positionals), values);
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n${HELP}`);
  process.exitCode = 2;
}

interface Options {
  readonly json?: boolean | undefined;
  readonly full?: boolean | undefined;
  readonly keep?: boolean | undefined;
}

async function measure(
  wanted: ReadonlySet<string>,
  { json = false, full = false, keep = false }: Options,
): Promise<void> {
  const results: BenchResult[] = [];
  const found: { calls?: Pick<CountedUse, 'answered' | 'unanswered' | 'stored'>; idleRequests?: number } = {};
  const benchmarks: Readonly<Record<Name, () => Promise<readonly BenchResult[]>>> = {
    calls: async () => {
      const { results: own, found: calls } = await callUse(COUNTED_USE);
      found.calls = calls;
      return own;
    },
    ticks: async () => {
      const { result, idleRequests } = await diallerTicks(full ? ALL_SIZES : SIZES, tell);
      found.idleRequests = idleRequests;
      return [result];
    },
    burst: async () => [await burst(1_000)],
    bundles: async () => [await bundleSize()],
    gate: async () => [gateRate(100_000)],
    'what-if': async () => [await whatIfTime(30_000)],
  };
  for (const name of NAMES.filter((each) => wanted.has(each))) {
    tell(`${name} ...`);
    const own = await benchmarks[name]();
    if (!json) for (const result of own) process.stdout.write(`${printedResult(result)}\n`);
    results.push(...own);
  }
  if (json) process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
  if (keep) await keepUse({ ...COUNTED_USE, pace: PACE, ...found.calls, ...idleOf(found.idleRequests) });
  const isKept = results.every(({ figures }) => figures.every(keepsBudget));
  process.exitCode = isKept ? 0 : 1;
}

/** Progress goes where it disturbs no JSON. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function idleOf(requests: number | undefined): Partial<Pick<CountedUse, 'idleMinute'>> {
  return requests === undefined ? {} : { idleMinute: { requests: Math.round(requests * 1_000) / 1_000 } };
}

async function keepUse(use: CountedUse): Promise<void> {
  await writeFile(COUNTED_USE_FILE, `${JSON.stringify(use, undefined, 2)}\n`);
  tell(`Kept in ${COUNTED_USE_FILE.pathname}.`);
}
