import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aSimulatedFolder } from '../support/a-simulated-folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const SAMPLE = join(ROOT, 'simulator/sample/sample-structure.json');
const MINUTE = 60_000;
const BY_KIM = ['--author', 'Kim', '--note', 'care joins selling'];

const STAGES = ['prospecting', 'selling', 'account-care'];
const LEADS = Array.from(
  { length: 30 },
  (_, at) => `+1212555${String(100 + at).padStart(4, '0')},P-${at},${STAGES[at % 3]}`,
);
const { node, file, type, printed } = aSimulatedFolder(
  ['phone,external_id,stage', ...LEADS],
  ['--days', '2', '--switch-structure', '2=two', '--json'],
);

/** The command on the company that was simulated. */
function structure(...words: readonly string[]) {
  return type('structure', ...words);
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
    const { run, leads, promises } = JSON.parse(printed());
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
    expect(type('rules', 'replan').stdout).toMatch(
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
