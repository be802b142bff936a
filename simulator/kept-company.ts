import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { BadInput } from './bad-input.ts';
import { prepareFolder } from './input-files.ts';

/** Beside the table of a simulated company: the moment at which its run ended, which is its present. */
const FILE_NAME = 'run.json';
const kept = z.object({ endedAt: z.iso.datetime() });

/**
 * Makes the folder for the table of a run.
 * @throws BadInput when it cannot be written, or holds a company already.
 */
export async function prepareDataFolder(folder: string): Promise<void> {
  if ((await momentKept(folder)) !== undefined) {
    throw new BadInput(`--data ${folder}: a company lives there already. Give another folder, or remove this one.`);
  }
  await prepareFolder(folder, '--data');
}

export async function keepMoment(folder: string, endedAt: Temporal.Instant): Promise<void> {
  await writeFile(join(folder, FILE_NAME), `${JSON.stringify({ endedAt: endedAt.toString() })}\n`);
}

/** The present of the company in the folder; undefined when none was simulated there. */
export async function momentKept(folder: string): Promise<Temporal.Instant | undefined> {
  const text = await readFile(join(folder, FILE_NAME), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return Temporal.Instant.from(kept.parse(JSON.parse(text)).endedAt);
}
