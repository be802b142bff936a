import { describe, expect, it } from 'vitest';
import { aSimulatedFolder } from '../support/a-simulated-folder.ts';

const MINUTE = 60_000;
const BY_KIM = ['--author', 'Kim'];
const NUMBER = '+12125550100';

const { type, node, file } = aSimulatedFolder(
  ['phone,external_id', `${NUMBER},P-1`],
  ['--days', '1', '--agents', '1=1', '--structure', 'one'],
);

describe('npm run mode, stop, resume and campaigns', { timeout: 2 * MINUTE }, () => {
  it('change the switches of a company, ask before, and keep who did it', () => {
    expect(type('mode', 'show').stdout).toMatch(
      /^The mode is live: customers are called\.\n.*off\.\nNothing is paused/,
    );
    expect(type('mode', 'observe', ...BY_KIM)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Nobody can be asked here: add --yes if you agree.'),
    });
    expect(type('mode', 'observe', ...BY_KIM, '--yes')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('The mode is observe: everything is decided, nobody is called.'),
    });
    expect(type('mode', 'report')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('Nothing was observed'),
    });

    const listed = type('mode', 'test-numbers', '--number', NUMBER, '--label', 'The desk', ...BY_KIM, '--yes');
    expect(listed.stdout).toContain('Listed: The desk.');
    expect(JSON.parse(type('mode', 'show', '--json').stdout)).toMatchObject({ testNumbers: ['The desk'] });

    const live = type('mode', 'live', ...BY_KIM, '--note', 'ready', '--yes');
    expect(live.stderr).toContain('nothing was observed yet');
    expect(live).toMatchObject({ status: 0, stdout: expect.stringContaining('The mode is live') });

    const history = type('mode', 'history');
    expect(history.stdout).toMatch(/Kim: mode test-numbers > live \(ready\)\n.*Kim: mode observe > test-numbers\n/);
    expect(history.stdout).toMatch(/Kim: test number The desk listed\n.*Kim: mode live > observe\n/);
    expect(`${history.stdout}${listed.stdout}${live.stdout}${live.stderr}`).not.toContain(NUMBER.slice(2));
  });

  it('stop at once without asking, and resume what was agreed to', () => {
    expect(node('console/stop.ts')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Nothing was stopped'),
    });
    expect(type('stop')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Stopped: everything\. No call/) });
    expect(type('stop', '--campaign', 'spring')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^NOTHING WAS STOPPED\. There is no campaign spring\. There are prosp/),
    });
    expect(type('resume', ...BY_KIM)).toMatchObject({ status: 1, stderr: expect.stringContaining('add --yes') });
    expect(type('resume', ...BY_KIM, '--yes')).toMatchObject({ status: 0, stdout: expect.stringContaining('is off.') });
    expect(type('stop', '--tier', '1', ...BY_KIM).stdout).toContain('Paused: tier 1.');
    expect(type('resume', '--tier', '1', ...BY_KIM, '--yes').stdout).toContain('Nothing is paused.');
  });

  it('store campaigns, which never change their tier, and pause them', () => {
    expect(type('campaigns', 'put', '--id', 'spring', '--tier', '1', '--priority', '20')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Campaign spring of tier 1 is new.'),
    });
    const moved = type('campaigns', 'put', '--id', 'spring', '--tier', '2');
    expect(moved).toMatchObject({ status: 1, stdout: expect.stringContaining('a campaign never changes its tier') });
    const written = file('campaigns.json', [{ id: 'spring', tier: 1, endsAt: 'Tuesday', colour: 'green' }]);
    const wrong = type('campaigns', 'put', written);
    expect(wrong.stdout).toContain('0.endsAt ("Tuesday"): must be a moment like 2026-01-05T15:00:00Z');
    expect(wrong.stdout).toContain('0.colour ("green"): unknown field');

    expect(type('campaigns', 'pause', 'spring', ...BY_KIM)).toMatchObject({ status: 0 });
    expect(type('campaigns', 'list').stdout).toMatch(/spring +1 .* +20 +spring +0 +Campaign spring is paused/);
  });
});
