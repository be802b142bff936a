import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const SAMPLE = JSON.parse(readFileSync(join(ROOT, 'simulator/sample/sample-figures.json'), 'utf8'));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-advise-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function advise(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'console/advise.ts'), ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function file(name: string, content: object | string): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('npm run advise', () => {
  it('explains itself and advises an invented company when nothing is asked for', () => {
    const { status, stdout, stderr } = advise();

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('npm run advise -- --figures my-figures.json');
    expect(stdout).toMatch(/^ {2}calls +600 new leads x \(1 - \(1 - 0\.12\)\^6\) \/ 0\.12 +2,678 {2}a day$/m);
    expect(stdout).toMatch(
      /^three +prospecting 7 \(6\.4\), selling 6 \(5\.5\), account care 2 \(1\.2\) +15 +15 {2}fits$/m,
    );
    expect(stdout).toMatch(/^ 1 {2}Three tiers fit/m);
    expect(stdout.split('\n').filter((line) => line.length > 130 || line !== line.trimEnd())).toEqual([]);
  });

  it('takes figures of the command line in place of the file’s', () => {
    const words = ['--people', '1=7,2=3,3=5', '--leads-per-day', '400', '--shift-hours', '8', '--json'];
    const { status, stdout } = advise('--figures', file('own.json', SAMPLE), ...words);
    const { figures, balances, structure, sentences } = JSON.parse(stdout);

    expect(status).toBe(0);
    expect(figures).toMatchObject({
      prospecting: { newLeadsPerDay: 400 },
      working: { shiftHours: 8, shrinkage: 0.3 },
      people: { byTier: { 1: 7, 2: 3, 3: 5 } },
    });
    expect(balances.map(({ kind }: { kind: string }) => kind)).toEqual(['starves', 'balanced', 'starves']);
    expect(structure).toMatchObject({ kind: 'take', people: 15, dealt: { 1: 7, 2: 6, 3: 2 } });
    expect(sentences[0]).toMatchObject({ about: 'structure' });
  });

  it('says what is wrong with figures, where, and how to mend it', () => {
    const wrong = { ...SAMPLE, prospecting: { ...SAMPLE.prospecting, answerShare: 12 } };
    const { status, stdout } = advise('--figures', file('wrong.json', wrong));

    expect(status).toBe(1);
    expect(stdout).toBe(
      `${join(folder, 'wrong.json')} cannot be used:\n  prospecting.answerShare (12): is no share between 0 and 1; write 0.12 for 12 %, or what was counted: {"count": 48, "of": 321}.\n`,
    );
  });

  it.each([
    ['a file that is not there', () => ['--figures', 'nowhere.json'], 1, /^nowhere\.json cannot be read/],
    ['a file that is no JSON', () => ['--figures', file('broken.json', '{')], 1, /is not JSON/],
    ['words that nobody understands', () => ['--peple', '3'], 2, /^Unknown option '--peple'\./],
  ])('answers %s with one message', (_what, words, code, message) => {
    const { status, stdout, stderr } = advise(...words());

    expect({ status, stdout }).toEqual({ status: code, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});
