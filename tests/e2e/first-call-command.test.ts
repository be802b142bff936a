import { describe, expect, it } from 'vitest';
import { aSimulatedFolder } from '../support/a-simulated-folder.ts';

const MINUTE = 60_000;
const BY_KIM = ['--author', 'Kim', '--yes'];
const CUSTOMER = '+12125550100';
const OWN = '+12125559123';
/** Ten in the morning on a Thursday. */
const TEN = ['--now', '2026-01-08T15:00:00Z'];

const { type } = aSimulatedFolder(['phone,external_id', `${CUSTOMER},P-1`], ['--days', '1', '--structure', 'one']);

describe('npm run first-call', { timeout: 2 * MINUTE }, () => {
  it('rings nobody outside hours, and says when; and no customer', () => {
    const late = type('first-call', OWN, ...BY_KIM, '--now', '2026-01-08T03:00:00Z');
    expect(late.status).toBe(1);
    expect(late.stdout).toMatch(/^Nobody is rung now: rules hold for tests, too\. It is Wednesday 22:00 in New York/);
    expect(late.stdout).toContain('Next: Thursday 09:00 in New York.');
    expect(type('first-call', CUSTOMER, ...BY_KIM, ...TEN)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^This number belongs to lead lead-/),
    });
    expect(type('first-call', '12', ...BY_KIM, ...TEN).stdout).toMatch(/^The number is not understood: /);
  });

  it('rings the telephone through the whole way, tells each step, and leaves everything as it was', () => {
    expect(type('mode', 'observe', ...BY_KIM).status).toBe(0);
    const before = JSON.parse(type('mode', 'show', '--json').stdout);
    const reported = () =>
      JSON.parse(type('reports', 'tier', '--from', '2026-01-05', '--to', '2026-01-09', '--json').stdout);
    const reports = reported();
    const rung = type('first-call', OWN, ...BY_KIM, ...TEN, '--json');
    const { kind, steps, leadId } = JSON.parse(rung.stdout);

    expect(rung.status).toBe(0);
    expect(kind).toBe('done');
    expect(steps.map(({ step }: { readonly step: string }) => step)).toEqual([
      ...['number', 'hours', 'suppression', 'mode', 'stored'],
      ...[
        'claimed',
        'ringing',
        'answered',
        'agent-connected',
        'over',
        'disposition',
        'decided',
        'closed',
        'mode-restored',
      ],
    ]);
    expect(rung.stderr).toMatch(/ 7 {2}15:0\d:\d\d {2}Amazon Connect started the call: your telephone rings\./);
    expect(rung.stderr).toContain('The mode is observe again, as before.');
    expect(`${rung.stdout}${rung.stderr}`).not.toContain(OWN.slice(2));

    const { version: _, ...after } = JSON.parse(type('mode', 'show', '--json').stdout);
    expect(before).toMatchObject(after);
    expect(type('rules', 'explain', '--lead', leadId).stdout).toContain('it was a telephone of your own');
    expect(reported()).toEqual(reports);
    expect(type('mode', 'history').stdout).toContain('test number a telephone of Kim taken off the list (first call)');

    expect(type('first-call', OWN, ...BY_KIM).stdout).toContain('60 minutes must lie between calls');
  });
});
