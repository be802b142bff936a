import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { BadInput } from './bad-input.ts';
import { prepareFolder, replaceFile } from './input-files.ts';
import { takeLock } from './process-lock.ts';

/** Beside the table of a simulated company: the moment at which its run ended, which is its present, and who its people are. */
const FILE_NAME = 'run.json';
/** Beside it, as long as a company is at work there. */
const LOCK_NAME = 'at-work.lock';
/** Of the first life of every company that is started; of its people, too, where its folder does not tell. */
export const FIRST_SEED = 1;
const kept = z.object({ endedAt: z.iso.datetime(), peopleSeed: z.int().min(0).default(FIRST_SEED) });

/** A company whose life goes on. */
export interface KeptCompany {
  readonly moment: Temporal.Instant;
  /** Decides who the people at both ends of its lines are and how they behave: the same in all its lives. */
  readonly peopleSeed: number;
}

/**
 * Makes the folder for the table of a run.
 * @throws BadInput when it cannot be written, or holds a company already.
 */
export async function prepareDataFolder(folder: string): Promise<void> {
  if ((await companyIn(folder)) !== undefined) {
    throw new BadInput(`--data ${folder}: a company lives there already. Give another folder, or remove this one.`);
  }
  await prepareFolder(folder, '--data');
}

/** Puts it in the place of what the folder kept: whoever reads meanwhile, or after this was killed, finds the one or the other whole. */
export async function keepCompany(folder: string, { moment, peopleSeed }: KeptCompany): Promise<void> {
  await replaceFile(join(folder, FILE_NAME), `${JSON.stringify({ endedAt: moment.toString(), peopleSeed })}\n`);
}

/** The company in the folder; undefined when none was simulated there. */
export async function companyIn(folder: string): Promise<KeptCompany | undefined> {
  const text = await readFile(join(folder, FILE_NAME), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { endedAt, peopleSeed } = kept.parse(JSON.parse(text));
  return { moment: Temporal.Instant.from(endedAt), peopleSeed };
}

/**
 * The company in a folder, which is made when it is not there; undefined when it holds none.
 * @throws BadInput when it holds something else, or cannot be written.
 */
export async function companyKept(folder: string): Promise<KeptCompany | undefined> {
  const company = await companyIn(folder);
  if (company !== undefined) return company;
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

/** Of one life of a company, which begins at the moment: another one than that of its earlier lives, whose contacts stand in its table. */
export function seedOf({ epochMilliseconds }: Temporal.Instant): number {
  return Math.floor(epochMilliseconds / 1_000) % 2 ** 31;
}
