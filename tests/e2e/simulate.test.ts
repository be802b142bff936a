import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const COMMAND = join(import.meta.dirname, '../../simulator/simulate.ts');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function simulate(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('the sample list, lived through for sixty days with seed 1', () => {
  it('goes from cold calls over sales to customers called again, and breaks no promise', { timeout: 540_000 }, () => {
    const out = join(folder, 'out');
    const { status, stdout, stderr } = simulate('--out', out);
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));

    expect(status).toBe(0);
    expect(stderr).not.toMatch(/Failed|dead letters/);
    expect(stdout).toMatch(/^Tierline {3}60 days, 3 tiers, 4 people, 1,204 leads, seed 1\./);
    expect(stdout).toContain('1,212 rows, 1,204 loaded, 8 rejected');
    expect(wentTheWholeWay(readFileSync(join(out, 'calls.csv'), 'utf8'))).toBeGreaterThanOrEqual(10);
    expect(summary.leads.forgotten).toBe(0);
    expect(Object.values<{ violations: number }>(summary.promises).map(({ violations }) => violations)).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0,
    ]);
  });
});

/** Leads that calls.csv shows in prospecting, then selling, then account care, then called again by a programme. */
function wentTheWholeWay(callsCsv: string): number {
  const [header = '', ...rows] = callsCsv.trimEnd().split('\r\n');
  const columns = header.split(',');
  const cell = (row: readonly string[], name: string) => row[columns.indexOf(name)];
  const ways = new Map<string | undefined, string[]>();
  for (const row of rows.map((line) => line.split(','))) {
    const lead = cell(row, 'lead_id');
    const step = cell(row, 'programme') === '' ? (cell(row, 'stage') ?? '') : 'programme';
    ways.set(lead, [...(ways.get(lead) ?? []), step]);
  }
  return [...ways.values()].filter((steps) => /prospecting.*selling.*programme/.test(steps.join(' '))).length;
}

describe('input that cannot be used', () => {
  const goodList = 'phone\n+12125550101\n';

  it.each([
    ['a start that is no date', () => ['--start', 'soon'], /--start "soon" is no date/],
    ['an option that there is not', () => ['--speed', '3'], /There is no option --speed/],
    ['a list that is not there', () => ['--leads', 'nowhere.csv'], /nowhere\.csv: there is no such file/],
    ['an empty list', () => ['--leads', file('empty.csv', '')], /the file is empty/],
    ['a list without a phone column', () => ['--leads', file('names.csv', 'name\nAda\n')], /phone/],
    [
      'rules with a field that nobody knows',
      () => ['--rules', file('rules.json', '{"organisation":{"minGapMinuets":5}}')],
      /organisation\.minGapMinuets.*minGapMinutes/s,
    ],
    [
      'rules with a field that no code obeys yet',
      () => ['--rules', file('later.json', '{"organisation":{"leadOrder":[]}}')],
      /leadOrder.*not available in this version/s,
    ],
    ['rules that are no JSON', () => ['--rules', file('broken.json', '{')], /is not JSON/],
    ['a trace without its columns', () => ['--trace', file('trace.csv', 'a,b\n1,2\n')], /external_id/],
    [
      'an out folder that cannot be written',
      () => ['--leads', file('good.csv', goodList), '--out', join(file('taken', 'x'), 'out')],
      /--out .*Give another folder/,
    ],
  ])('ends with exit code 2 and one message: %s', (_what, words, message) => {
    const { status, stdout, stderr } = simulate(...words());

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it('is nothing that --help asks for', () => {
    expect(simulate('--help')).toMatchObject({ status: 0, stderr: '' });
  });
});
