import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { BadInput } from './bad-input.ts';

/** The text of a file that an option names. @throws BadInput when it is missing, no file, not to be read, empty, or not UTF-8. */
export async function readInputFile(path: string, option: string): Promise<string> {
  const bytes = await bytesOf(path, option);
  if (bytes.length === 0) throw new BadInput(`${option} ${path}: the file is empty. Give a file with content.`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BadInput(`${option} ${path}: the file is not UTF-8 text. Save it again with the encoding UTF-8.`);
  }
}

async function bytesOf(path: string, option: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new BadInput(`${option} ${path}: ${readingFault(codeOf(error))}`, { cause: error });
  }
}

function readingFault(code: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file. Check the path.';
    case 'EISDIR':
      return 'this is a folder. Give a file in it.';
    case 'EACCES':
    case 'EPERM':
      return 'the file may not be read. Allow reading it, or give another.';
    default:
      return `the file cannot be read (${code}). Give another file.`;
  }
}

/**
 * Makes the folder for the results and tries to write into it, so that a long run does not end in nothing.
 * @throws BadInput when it cannot be made or written.
 */
export function prepareOutFolder(path: string): Promise<void> {
  return prepareFolder(path, '--out');
}

/** The same for a folder that another option names. */
export async function prepareFolder(path: string, option: string): Promise<void> {
  const probe = join(path, `.writable-${randomUUID()}`);
  try {
    await makeFolder(resolve(path));
    await writeFile(probe, '', { flag: 'wx' });
    await rm(probe);
  } catch (error) {
    throw new BadInput(`${option} ${path}: ${writingFault(codeOf(error))}`, { cause: error });
  }
}

/** Puts the text in the place of the file's: no moment finds half of it. Of several at once the one that ends last stands. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  await writeFile(beside, text);
  await rename(beside, path);
}

/** One level at a time: Node's own recursive mkdir never returns where a file system refuses new folders as missing. */
async function makeFolder(path: string): Promise<void> {
  const above = dirname(path);
  if (above !== path && !(await exists(above))) await makeFolder(above);
  if (!(await exists(path))) await mkdir(path);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function writingFault(code: string): string {
  switch (code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file stands where the folder should be. Give another folder.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return 'the folder may not be written. Give another folder, or allow writing.';
    default:
      return `the folder cannot be written (${code}). Give another folder.`;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

/** What the text of a file says. @throws BadInput when it is no JSON. */
export function jsonFrom(text: string, path: string, option: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput(
      `${option} ${path} is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`,
    );
  }
}
