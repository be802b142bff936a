import { readFile } from 'node:fs/promises';
import { CommandFailure } from './command-failure.ts';

/**
 * The JSON in a file.
 * @throws CommandFailure when there is no such file, or it is no JSON.
 */
export async function readJsonFile(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandFailure(`${path} cannot be read: check the path and that the file may be read.`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be parsed';
    throw new CommandFailure(`${path} is not JSON: ${why}. Mend it there, or take another file.`, { cause: error });
  }
}
