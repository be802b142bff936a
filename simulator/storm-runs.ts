import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { DELIVERY_STRIKES, REQUEST_STRIKES } from './faults/strikes.ts';
import type { StormReport } from './storm-run.ts';

const WORKER = fileURLToPath(new URL('./storm-worker.ts', import.meta.url));

const report = z.object({
  seed: z.number(),
  calls: z.number(),
  digest: z.string(),
  violations: z.array(z.object({ rule: z.string(), sentence: z.string(), trail: z.array(z.string()) })),
  strikes: z
    .array(z.tuple([z.string(), z.array(z.tuple([z.enum([...REQUEST_STRIKES, ...DELIVERY_STRIKES]), z.number()]))]))
    .transform((rows) => new Map(rows.map(([site, strikes]) => [site, new Map(strikes)]))),
});

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('report'), report }),
  z.object({ kind: z.literal('failed'), seed: z.number(), reason: z.string() }),
]);

/**
 * Lives through a run of faults for each seed, as many at once as there are processors, each in a process of its own.
 * Reports come as they are ready.
 * @param words the options of `simulate`, with `--faults` among them.
 * @throws Error when a run itself breaks off, which is no violation but a fault of the simulator.
 */
export async function stormRuns(
  words: readonly string[],
  seeds: Iterator<number>,
  onReport: (report: StormReport) => void,
): Promise<void> {
  const workers = Array.from({ length: availableParallelism() }, () => fork(WORKER, [...words]));
  try {
    await Promise.all(workers.map((worker) => work(worker, seeds, onReport)));
  } finally {
    for (const worker of workers) worker.kill();
  }
}

async function work(worker: ChildProcess, seeds: Iterator<number>, onReport: (report: StormReport) => void) {
  for (let next = seeds.next(); next.done !== true; next = seeds.next()) {
    const told = answer.parse(await answered(worker, next.value));
    if (told.kind === 'failed') throw new Error(`The run of seed ${told.seed} broke off: ${told.reason}`);
    onReport(told.report);
  }
}

function answered(worker: ChildProcess, seed: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`The run of seed ${seed} ended its process (${code}).`));
    worker.once('exit', onExit);
    worker.once('message', (message) => {
      worker.off('exit', onExit);
      resolve(message);
    });
    worker.send(seed);
  });
}

/** Every seed from the first to the last. */
export function* seedsFrom(first: number, last: number): Generator<number> {
  for (let seed = first; seed <= last; seed += 1) yield seed;
}
