import { once } from 'node:events';
import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { BadInput } from './bad-input.ts';
import { createVirtualClock, type VirtualClock } from './clock/virtual-clock.ts';
import { builtConsole, ConsoleBuildError } from './console-site/console-build.ts';
import { openConsoleServer, PortTaken } from './console-site/console-server.ts';
import { EngineMissingError, startEngine } from './engine/embedded-engine.ts';
import { claimCompany, companyKept, FIRST_SEED, keepCompany, seedOf } from './kept-company.ts';
import { peopleKept } from './kept-people.ts';
import { FIRST_MOMENT, startInput } from './start-input.ts';
import { parseStartOptions, type StartOptions } from './start-options.ts';
import { startConsole } from './started-console.ts';
import { progressWords, startedWords } from './started-words.ts';

const ROOT = join(import.meta.dirname, '..');
const PROGRESS_SECONDS = 30;
const KEEP_SECONDS = 5;
/** Whoever presses Ctrl-C again after so long does not want to wait. */
const PATIENCE_MILLISECONDS = 1_000;

let end = (): void => process.exit(0);
let endedAt: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (endedAt !== undefined && performance.now() - endedAt > PATIENCE_MILLISECONDS) process.exit(1);
    if (endedAt !== undefined) return;
    endedAt = performance.now();
    end();
  });
}

/** Runs until it is told to end, a new company once it has taken in its leads. */
async function run(options: StartOptions): Promise<void> {
  const { port, data } = options;
  const kept = data === undefined ? undefined : await companyKept(data);
  const giveBack = data === undefined ? undefined : await claimCompany(data);
  const keptPeople = data === undefined ? undefined : await peopleKept(data);
  const clock = createVirtualClock(kept?.moment ?? FIRST_MOMENT);
  const peopleSeed = kept?.peopleSeed ?? FIRST_SEED;
  const { list, company } = await startInput(options.leads, FIRST_MOMENT);
  const server = await openConsoleServer({ clock, port });
  const folder = await builtConsole({
    root: ROOT,
    onBuilding: () => tell('Building the console (some seconds) ...\n'),
  });
  tell(kept === undefined ? `Taking in ${list.leads.length} leads ...\n` : 'Opening the company ...\n');
  const engine = await startEngine(data === undefined ? {} : { dataDir: data });
  const ending = new AbortController();
  end = () => ending.abort();
  try {
    const site = await startConsole({
      engine,
      clock,
      server,
      folder,
      ...(keptPeople !== undefined && { keptPeople }),
      seed: kept === undefined ? FIRST_SEED : seedOf(kept.moment),
      peopleSeed,
      list,
      company,
      speed: options.speed,
      onFailure,
    });
    if (kept === undefined && options.days > 0) {
      tell(`Living through ${options.days} days ...\n`);
      for (let hour = 0; hour < options.days * 24 && !ending.signal.aborted; hour += 1) {
        await site.company.hurry({ hours: 1 });
      }
    }
    const keep = async (moment: Temporal.Instant) => {
      if (data !== undefined) await keepCompany(data, { moment, peopleSeed });
    };
    const keepAhead = () => keep(aheadOf(clock, options)).catch((error) => onFailure('keeping the company', error));
    if (!ending.signal.aborted) {
      site.company.start();
      tell(`\n${startedWords({ origin: site.origin, company: site.company, ...options })}\n`);
      await keep(aheadOf(clock, options));
      const progress = setInterval(() => tell(progressWords(site.company)), PROGRESS_SECONDS * 1_000);
      const keeping = setInterval(keepAhead, KEEP_SECONDS * 1_000);
      await ended(ending.signal);
      clearInterval(progress);
      clearInterval(keeping);
    }
    if (data !== undefined) await site.company.endCalls();
    await site.close();
    await keep(clock.now());
  } finally {
    await server.close();
    await engine.stop();
    await giveBack?.();
  }
}

async function ended(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

function onFailure(what: string, error: unknown): void {
  process.stderr.write(`Failed: ${what}: ${error instanceof Error ? error.stack : String(error)}\n`);
}

/** Not before anything that the table will hold when this is killed before the moment is kept again. */
function aheadOf(clock: VirtualClock, { speed }: StartOptions): Temporal.Instant {
  return clock.now().add({ seconds: Math.ceil(2 * KEEP_SECONDS * speed) });
}

function tell(text: string): void {
  process.stdout.write(text);
}

const parsed = parseStartOptions(process.argv.slice(2));
try {
  if (parsed.kind === 'bad') throw new BadInput(parsed.message);
  if (parsed.kind === 'help') tell(parsed.text);
  else await run(parsed.options);
  process.exit(0);
} catch (error) {
  const isTold = [BadInput, EngineMissingError, PortTaken, ConsoleBuildError].some((told) => error instanceof told);
  if (!isTold) throw error;
  process.stderr.write(`${error instanceof Error ? error.message : ''}\n`);
  process.exit(error instanceof BadInput ? error.exitCode : 1);
}
