import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { BadInput } from './bad-input.ts';
import { prepareFolder } from './input-files.ts';
import { takeLock } from './process-lock.ts';

/** Beside the table of a simulated company: the moment at which its run ended, which is its present. */
const FILE_NAME = 'run.json';
/** Beside it, as long as a company is at work there. */
const LOCK_NAME = 'at-work.lock';
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

/** A company whose life goes on. */
export interface KeptCompany {
  readonly moment: Temporal.Instant;
  /** Another one than that of its earlier lives, whose contacts stand in its table. */
  readonly seed: number;
}

/**
 * The company in a folder, which is made when it is not there; undefined when it holds none.
 * @throws BadInput when it holds something else, or cannot be written.
 */
export async function companyKept(folder: string): Promise<KeptCompany | undefined> {
  const moment = await momentKept(folder);
  if (moment !== undefined) return { moment, seed: seedOf(moment) };
  await prepareFolder(folder, '--data');
  if ((await readdir(folder)).every((name) => name === LOCK_NAME)) return undefined;
  throw new BadInput(
    `--data ${folder}: the folder holds something else than a whole company. Give an empty folder, or one that holds a company.`,
  );
}

/**
 * Takes the folder for this process, so that no other one writes into the same table.
 * @returns gives it back. Whoever is killed before loses it.
 * @throws BadInput while another process has it.
 */
export async function claimCompany(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK_NAME);
  const lock = await takeLock(path);
  if (lock.kind === 'held') {
    throw new BadInput(
      `--data ${folder}: the company is at work there already (process ${lock.by}). End that npm start, or give another folder.`,
    );
  }
  return () => rm(path, { force: true });
}

export function seedOf({ epochMilliseconds }: Temporal.Instant): number {
  return Math.floor(epochMilliseconds / 1_000) % 2 ** 31;
}
