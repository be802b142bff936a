import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const SAMPLE = join(ROOT, 'simulator/sample/sample-structure.json');
const MINUTE = 60_000;
const BY_KIM = ['--author', 'Kim', '--note', 'care joins selling'];

let folder = '';
let switched = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-structure-'));
  const numbers = Array.from({ length: 30 }, (_, line) => `+1212555${String(100 + line).padStart(4, '0')}`);
  const stages = ['prospecting', 'selling', 'account-care'];
  const rows = numbers.map((phone, at) => `${phone},P-${at},${stages[at % 3]}`);
  const list = file('leads.csv', ['phone,external_id,stage', ...rows].join('\n'));
  const words = ['--leads', list, '--days', '2', '--switch-structure', '2=two', '--json'];
  const run = node('simulator/simulate.ts', ...words, '--out', join(folder, 'out'), '--data', join(folder, 'data'));
  if (run.status !== 0) throw new Error(run.stderr);
  switched = run.stdout;
}, 2 * MINUTE);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function node(command: string, ...words: readonly string[]) {
  return spawnSync(process.execPath, [join(ROOT, command), ...words], { cwd: folder, encoding: 'utf8' });
}

/** The command on the company that was simulated. */
function structure(...words: readonly string[]) {
  return node('console/structure.ts', ...words, '--data', join(folder, 'data'));
}

function file(name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('npm run structure', { timeout: MINUTE }, () => {
  it('checks a file without any company, and says what is wrong with it and how to mend it', () => {
    const wrong = file('wrong.json', { tiers: [{ name: 'all', stages: ['prospecting', 'seling'], queue: 'q' }] });
    const { status, stdout } = node('console/structure.ts', 'check', wrong);

    expect(status).toBe(1);
    expect(stdout).toContain('tiers.0.stages.1 ("seling"): is none of prospecting, selling, account-care;');
    expect(stdout).toContain('tiers.0.queue ("q"): unknown field, did you mean queueId?');
    expect(node('console/structure.ts', 'check', SAMPLE)).toMatchObject({ status: 0 });
    expect(node('console/structure.ts', 'diagram', SAMPLE).stdout).toMatch(/^flowchart /);
  });

  it('finds the structure that a run has switched to, with the campaigns of its tiers', () => {
    const { run, leads, promises } = JSON.parse(switched);
    expect(run).toMatchObject({ structure: 'three, two from day 2', tiers: 3 });
    expect(leads.forgotten).toBe(0);
    const broken = Object.entries(promises).filter(([, promise]) => Object(promise).violations !== 0);
    expect(broken).toEqual([]);

    const { stdout } = structure('show');
    expect(stdout).toMatch(/tier 2: selling and care\n {2}works selling, account-care\n/);
    expect(stdout).toMatch(/ {2}campaign selling-and-account-care\n/);
    expect(stdout).toContain('No tier has the campaigns account-care: they dial nobody.');
  });

  it('refuses what nobody could work, publishes what can be, and takes it back', () => {
    const bare = file('bare.json', {
      tiers: [
        { name: 'a', stages: ['prospecting', 'selling'] },
        { name: 'b', stages: ['account-care'] },
      ],
    });
    const refused = structure('publish', bare, ...BY_KIM);
    expect(refused.status).toBe(1);
    expect(refused.stdout).toContain('campaign prospecting would have nothing to dial with: queueId');

    const back = structure('rollback', '1', ...BY_KIM);
    expect(back.stdout).toContain('Published as version 3');
    expect(back.stdout).toContain('tier 3, stages: set to account-care');
    expect(node('console/rules.ts', 'replan', '--data', join(folder, 'data')).stdout).toMatch(
      /^Every lead stands as version 1 of the rules and version 3 of the sales structure want it:/,
    );
    const second = structure('rollback', '2', ...BY_KIM, '--expected', '2');
    expect(second.stdout).toMatch(/^Not published: Kim published version 3 at .* It changed:\n/);
    expect(structure('publish', SAMPLE, ...BY_KIM)).toMatchObject({ status: 0 });
    const { entries } = JSON.parse(structure('history', '--json').stdout);
    expect(entries.map(({ version, author }: Record<string, unknown>) => [version, author])).toEqual([
      [4, 'Kim'],
      [3, 'Kim'],
      [2, 'simulated'],
      [1, 'simulate'],
    ]);
    expect(structure('diff', '1', '2').stdout).toContain('tier 2, name: selling becomes selling and care');
  });
});
