import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { takeLock } from '../process-lock.ts';

export interface ConsoleBuild {
  /** Of the project. */
  readonly root: string;
  /** Told when a build begins. */
  readonly onBuilding?: () => void;
}

/** What a build is made of; it is older than none of it. */
const SOURCES = ['console/web', 'shared/domain', 'package-lock.json'];
const WAIT_MILLISECONDS = 100;

/**
 * The folder of a console that is as new as its sources: built now, or earlier. Several at once build it once.
 * @throws ConsoleBuildError with what the builder says.
 */
export async function builtConsole({ root, onBuilding }: ConsoleBuild): Promise<string> {
  const folder = join(root, 'out', 'console');
  if (await isNew(root, folder)) return folder;
  await mkdir(join(root, 'out'), { recursive: true });
  const lock = join(root, 'out', 'console.lock');
  while ((await takeLock(lock)).kind === 'held') await pause(WAIT_MILLISECONDS);
  try {
    if (await isNew(root, folder)) return folder;
    onBuilding?.();
    await build(root, folder);
    return folder;
  } finally {
    await rm(lock, { force: true });
  }
}

/** The console cannot be built. */
export class ConsoleBuildError extends Error {
  override readonly name = 'ConsoleBuildError';
}

/** Whoever serves the old build goes on until the new one is whole. */
async function build(root: string, folder: string): Promise<void> {
  const fresh = `${folder}.new`;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(root, 'console', 'web', 'vite.config.ts');
  const words = [vite, 'build', '--config', config, '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'];
  try {
    await promisify(execFile)(process.execPath, words, { env: { ...process.env, NODE_ENV: 'production' } });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new ConsoleBuildError(`The console cannot be built:\n${said}`, { cause: error });
  }
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
}

async function isNew(root: string, folder: string): Promise<boolean> {
  const builtAt = await changedAt(join(folder, 'index.html'));
  if (builtAt === undefined) return false;
  for (const source of SOURCES) if ((await newestIn(join(root, source))) > builtAt) return false;
  return true;
}

/** Files and the folders that hold them: who takes a file away changes its folder. */
async function newestIn(path: string): Promise<number> {
  const own = (await changedAt(path)) ?? 0;
  const below = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const times = await Promise.all(below.map(({ parentPath, name }) => changedAt(join(parentPath, name))));
  return times.reduce<number>((newest, at) => Math.max(newest, at ?? 0), own);
}

async function changedAt(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}
