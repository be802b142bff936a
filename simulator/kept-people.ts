import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BadInput } from './bad-input.ts';
import { replaceFile } from './input-files.ts';
import { type PoolState, poolFromText, textFromPool } from './user-pool/pool-state.ts';

/** Beside the table of a simulated company: who may sign in to it, once somebody has changed that. */
const FILE_NAME = 'people.json';

/** Who may sign in to a company that is kept. */
export interface KeptPeople {
  /** As they were kept last; absent when nobody has changed them yet. */
  readonly earlier?: PoolState;
  /** Is done when a kill loses nothing of it. Of several at once the last one asked for stands. */
  keep(state: PoolState): Promise<void>;
}

/** @throws BadInput when the folder's file of people cannot be read. */
export async function peopleKept(folder: string): Promise<KeptPeople> {
  const path = join(folder, FILE_NAME);
  const earlier = await earlierPeople(path, folder);
  let latest: Promise<void> = Promise.resolve();
  return {
    ...(earlier !== undefined && { earlier }),
    keep: (state) => {
      const text = textFromPool(state);
      latest = latest.catch(() => undefined).then(() => replaceFile(path, text));
      return latest;
    },
  };
}

async function earlierPeople(path: string, folder: string): Promise<PoolState | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return poolFromText(text);
  } catch (error) {
    const mend = 'Remove that file: whoever was invited is unknown then, all else stays.';
    throw new BadInput(`--data ${folder}: ${FILE_NAME} cannot be read. ${mend}`, { cause: error });
  }
}
