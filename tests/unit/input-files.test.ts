import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BadInput } from '../../simulator/bad-input.ts';
import { prepareOutFolder, readInputFile } from '../../simulator/input-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'tierline-input-'));
afterAll(() => rmSync(folder, { recursive: true }));

function aFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const fault = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(fault instanceof BadInput)) throw new Error('It was not refused as bad input.');
  expect(fault.exitCode).toBe(2);
  return fault.message;
}

describe('a file that an option names', () => {
  it('is read as UTF-8, its byte order mark left to the reader of lists', async () => {
    const path = aFile('good.csv', '\uFEFFphone\n+12125550101 é');

    expect(await readInputFile(path, '--leads')).toBe('\uFEFFphone\n+12125550101 é');
  });

  it('is refused when it is missing', async () => {
    const path = join(folder, 'gone.csv');

    expect(await refusal(readInputFile(path, '--leads'))).toBe(
      `--leads ${path}: there is no such file. Check the path.`,
    );
  });

  it('is refused when it is a folder', async () => {
    expect(await refusal(readInputFile(folder, '--rules'))).toBe(
      `--rules ${folder}: this is a folder. Give a file in it.`,
    );
  });

  it('is refused when it is empty', async () => {
    const path = aFile('empty.csv', '');

    expect(await refusal(readInputFile(path, '--trace'))).toBe(
      `--trace ${path}: the file is empty. Give a file with content.`,
    );
  });

  it('is refused when it is not UTF-8', async () => {
    const path = aFile('latin.csv', Uint8Array.of(0x70, 0xe9, 0x0a));

    expect(await refusal(readInputFile(path, '--leads'))).toBe(
      `--leads ${path}: the file is not UTF-8 text. Save it again with the encoding UTF-8.`,
    );
  });
});

describe('the folder for the results', () => {
  it('is made with the folders above it, and left empty', async () => {
    const path = join(folder, 'a', 'b');

    await prepareOutFolder(path);

    expect(existsSync(path) && readdirSync(path)).toEqual([]);
    await prepareOutFolder(path);
  });

  it.each(['taken', 'taken/below'])('is refused where a file stands in its way (%s)', async (name) => {
    aFile('taken', 'x');
    const path = join(folder, name);

    expect(await refusal(prepareOutFolder(path))).toBe(
      `--out ${path}: a file stands where the folder should be. Give another folder.`,
    );
  });

  it.skipIf(!existsSync('/proc'))('is refused when it cannot be written', async () => {
    expect(await refusal(prepareOutFolder('/proc/tierline'))).toBe(
      '--out /proc/tierline: the folder may not be written. Give another folder, or allow writing.',
    );
  });
});
