import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMPANY } from '../../simulator/company.ts';
import { documentClient, startEngine } from '../../simulator/engine/embedded-engine.ts';
import { aSimulatedFolder } from '../support/a-simulated-folder.ts';
import { damageInForce } from '../support/damage-in-force.ts';

const MINUTE = 60_000;

const LEADS = Array.from({ length: 40 }, (_, at) => `+1212555${String(100 + at).padStart(4, '0')},P-${at}`);
const { path, node, file, type } = aSimulatedFolder(
  ['phone,external_id', ...LEADS],
  ['--days', '1', '--agents', '1=1', '--structure', 'one'],
);
let leadId = '';

beforeAll(() => {
  leadId = /^(lead-[^,]+),.*,ready,/m.exec(readFileSync(join(path, 'out', 'leads.csv'), 'utf8'))?.[1] ?? '';
});

/** The command on the company that was simulated. */
function rules(...words: readonly string[]) {
  return type('rules', ...words);
}

const NARROW = { organisation: { callWindows: { tuesday: [{ start: '15:00', end: '16:00' }] } } };
const MANUAL = { organisation: { dialMode: 'manual' } };
const BY_KIM = ['--author', 'Kim', '--note', 'quieter'];

describe('npm run rules', { timeout: MINUTE }, () => {
  it('checks a file without any company, and says what is wrong with it and how to mend it', () => {
    const wrong = file('wrong.json', { organisation: { maxAttemptPerDay: 2, ringTimeoutSeconds: 5 } });
    const { status, stdout } = node('console/rules.ts', 'check', wrong);

    expect(status).toBe(1);
    expect(stdout).toContain('organisation.maxAttemptPerDay (2): unknown field, did you mean maxAttemptsPerDay?');
    expect(stdout).toContain('organisation.ringTimeoutSeconds (5): is below 15;');
    expect(node('console/rules.ts', 'check', file('narrow.json', NARROW))).toMatchObject({ status: 0 });
  });

  it('tells every rule in force and who set it', () => {
    const { status, stdout } = node('console/rules.ts', 'effective', file('narrow.json', NARROW), '--stage', 'selling');

    expect(status).toBe(0);
    expect(stdout).toMatch(/call window Tue +15:00-16:00 +from the organisation\n/);
    expect(stdout).toMatch(/call window Wed-Fri +09:00-18:00 +from the defaults of selling\n/);
  });

  it('explains why a lead and a campaign are not called, and when they will be', () => {
    const lead = rules('explain', '--lead', leadId, '--json');
    expect(lead.status).toBe(0);
    expect(JSON.parse(lead.stdout)).toMatchObject({ leadId, verdict: 'later', next: { at: expect.any(String) } });

    const campaign = rules('explain', '--campaign', 'prospecting-and-selling-and-account-care');
    expect(campaign.stdout).toMatch(/\d+ outside hours/);
    expect(campaign.stdout).toMatch(/The next lead falls due Tuesday 09:00 in New York/);

    const unknown = rules('explain', '--campaign', 'nobody');
    expect(unknown.status).toBe(1);
    expect(unknown.stdout).toBe('There is no campaign nobody. There are prospecting-and-selling-and-account-care.\n');
  });

  it('shows what a draft would do before it is made, beside the rules in force', () => {
    const tried = rules('what-if', file('narrow.json', NARROW), '--agents', '1=1', '--json');
    const { current, draft, kind } = JSON.parse(tried.stdout);

    expect(tried.status).toBe(0);
    expect(kind).toBe('compared');
    const onTuesday = (forecast: typeof current) => forecast.tiers[0].days[0].callsByHour;
    expect(onTuesday(draft)[15]).toBeGreaterThan(0);
    expect(
      onTuesday(draft)
        .filter((_: number, hour: number) => hour !== 15 && hour !== 16)
        .every((n: number) => n === 0),
    ).toBe(true);
    expect(onTuesday(current)[9]).toBeGreaterThan(0);
    expect(rules('what-if', file('narrow.json', NARROW)).stdout).toContain('Calls moved by');
  });

  it('publishes, tells the second of two what the first changed, moves waiting leads, and takes it back', () => {
    const published = rules('publish', file('manual.json', MANUAL), ...BY_KIM);
    expect(published.status).toBe(0);
    expect(published.stdout).toContain('Published as version 2');
    expect(published.stdout).toContain('organisation, dial mode: set to manual');

    const second = rules(
      'publish',
      file('narrow.json', NARROW),
      '--author',
      'Lee',
      '--note',
      'later',
      '--expected',
      '1',
    );
    expect(second.status).toBe(1);
    expect(second.stdout).toMatch(/^Not published: Kim published version 2 at .* \(quieter\)\. It changed:\n/);

    expect(rules('replan').stdout).toMatch(
      /^Every lead stands as version 2 of the rules and version 1 of the sales structure want it: \d+ looked at, [1-9]\d* moved\.\n/,
    );
    const explained = JSON.parse(rules('explain', '--lead', leadId, '--json').stdout);
    expect(explained.verdict).toBe('not');
    expect(explained.reasons.map(({ code }: Record<string, unknown>) => code)).toContain('dialled-by-hand');

    expect(rules('rollback', '1', '--author', 'Lee', '--note', 'people wait').stdout).toContain(
      'Published as version 3',
    );
    expect(rules('replan').status).toBe(0);
    expect(JSON.parse(rules('explain', '--lead', leadId, '--json').stdout)).toMatchObject({ verdict: 'later' });

    const { entries } = JSON.parse(rules('history', '--json').stdout);
    expect(entries.map(({ version, author, note }: Record<string, unknown>) => [version, author, note])).toEqual([
      [3, 'Lee', 'Back to version 1. people wait'],
      [2, 'Kim', 'quieter'],
      [1, 'simulate', expect.any(String)],
    ]);
    expect(rules('diff', '1', '2').stdout).toContain('organisation, dial mode: set to manual');
  });

  it('makes the version in force whole again when a hand in the table has damaged it', async () => {
    const engine = await startEngine({ dataDir: join(path, 'data') });
    const client = documentClient(engine.endpoint);
    await damageInForce({ client, name: COMPANY.tableName }, 'RULES', { kind: 'unreadable' });
    client.destroy();
    await engine.stop();

    const back = ['rollback', '3', '--author', 'Lee', '--note', 'damaged'];
    expect(rules(...back).stdout).toContain('Published as version 4: in force');
    expect(rules(...back).stdout).toBe('Nothing to publish: version 4, in force, says the same.\n');
  });

  it('ends with 2 for words that it does not understand, and with 1 for what is not there', () => {
    expect(node('console/rules.ts', 'publsh')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Did you mean publish?'),
    });
    expect(rules('rollback', '99', ...BY_KIM)).toMatchObject({ status: 1 });
    expect(node('console/rules.ts', 'check', 'gone.json')).toMatchObject({
      status: 1,
      stderr: 'gone.json cannot be read: check the path and that the file may be read.\n',
    });
  });

  it('finds a company nowhere but where one was simulated', () => {
    const again = node('simulator/simulate.ts', '--days', '1', '--data', join(path, 'data'));

    expect(again.status).toBe(2);
    expect(again.stderr).toContain('a company lives there already');
  });
});
