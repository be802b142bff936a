import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const TIME_LIMIT_MILLISECONDS = 120_000;

/**
 * A folder for the whole test file, in which a company was simulated by the command: its table is in `data`, what the run
 * leaves behind in `out`.
 * @param rows of the list, its header first.
 * @param words of the run, but for its folders.
 */
export function aSimulatedFolder(rows: readonly string[], words: readonly string[]) {
  const path = mkdtempSync(join(tmpdir(), 'tierline-'));
  let printed = '';

  const node = (command: string, ...more: readonly string[]) =>
    spawnSync(process.execPath, [join(ROOT, command), ...more], { cwd: path, encoding: 'utf8' });

  const file = (name: string, content: string | object): string => {
    const at = join(path, name);
    writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content));
    return at;
  };

  beforeAll(() => {
    const list = file('leads.csv', `${rows.join('\n')}\n`);
    const places = ['--out', join(path, 'out'), '--data', join(path, 'data')];
    const run = node('simulator/simulate.ts', '--leads', list, ...words, ...places);
    if (run.status !== 0) throw new Error(run.stderr);
    printed = run.stdout;
  }, TIME_LIMIT_MILLISECONDS);
  afterAll(() => rmSync(path, { recursive: true, force: true }));

  return {
    path,
    node,
    file,
    /** A command on the company. */
    type: (command: string, ...more: readonly string[]) =>
      node(`console/${command}.ts`, ...more, '--data', join(path, 'data')),
    printed: () => printed,
  };
}
