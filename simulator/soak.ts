import { parseArgs } from 'node:util';
import { parseOptions } from './options.ts';
import { toldStormRuns } from './told-storm-runs.ts';

const HELP = `Lives through runs of faults for as long as it is told to, each with another seed, and checks every promise.

  npm run soak -- --minutes N [--first-seed N] [--faults LIST] [--fault-rate R]
`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    'first-seed': { type: 'string', default: '1' },
    faults: { type: 'string', default: 'all' },
    'fault-rate': { type: 'string', default: '0.1' },
    help: { type: 'boolean', short: 'h' },
  },
});

const minutes = Number(values.minutes);
const firstSeed = Number(values['first-seed']);
const words = ['--faults', values.faults, '--fault-rate', values['fault-rate']];
const checked = parseOptions([...words, '--seeds', values['first-seed']]);
if (values.help === true) process.stdout.write(HELP);
else if (!(minutes > 0) || !/^\d+$/.test(values['first-seed'])) {
  process.stderr.write(`--minutes and --first-seed take numbers, like --minutes 30 --first-seed 1.\n${HELP}`);
  process.exitCode = 2;
} else if (checked.kind === 'bad') {
  process.stderr.write(`${checked.message}\n`);
  process.exitCode = 2;
} else await soak();

async function soak(): Promise<void> {
  const endsAt = performance.now() + minutes * 60_000;
  const tally = await toldStormRuns(words, seedsUntil(endsAt));
  process.stdout.write(tally.printed());
}

function* seedsUntil(endsAt: number): Generator<number> {
  for (let seed = firstSeed; performance.now() < endsAt; seed += 1) yield seed;
}
