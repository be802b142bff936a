import { describe, expect, it } from 'vitest';
import { audit } from '../../../simulator/auditor/audit.ts';
import { auditRulesFrom } from '../../../simulator/auditor/audit-rules.ts';
import { findings, NO_RULES } from '../../support/audit-findings.ts';
import { aCall, aTruth } from '../../support/true-call.ts';

const BEGINNING = '2026-01-01T00:00:00Z';
const monday = (start: string, end: string) => ({
  ...NO_RULES,
  callWindows: { ...NO_RULES.callWindows, monday: [{ start, end }] },
});
const versions = (...published: readonly (readonly [string, Readonly<Record<string, unknown>>])[]) =>
  auditRulesFrom(
    published.map(([from, organisation]) => ({ from, rules: { organisation } })),
    {},
  );
const oneCall = (at: string) => aTruth({ calls: [aCall('C1', at)] });

/** All calls are to New York, five hours behind UTC: 15:00 UTC is 10:00. */
describe('rules that are narrowed while calls go out', () => {
  const rules = versions([BEGINNING, NO_RULES], ['2026-01-05T15:00:00Z', monday('12:00', '13:00')]);

  it('hold for calls that begin 65 seconds after', () => {
    expect(findings(oneCall('2026-01-05T14:59:59Z'), rules)).toEqual([]);
    expect(findings(oneCall('2026-01-05T15:00:00Z'), rules)).toEqual([]);
    expect(findings(oneCall('2026-01-05T15:01:04.999Z'), rules)).toEqual([]);
    expect(findings(oneCall('2026-01-05T15:01:05Z'), rules)).toEqual(['outside-hours C1']);
  });

  it('allow from then on what they allow', () => {
    expect(findings(oneCall('2026-01-05T17:30:00Z'), rules)).toEqual([]);
  });
});

describe('rules that are widened while calls go out', () => {
  const rules = versions([BEGINNING, monday('12:00', '13:00')], ['2026-01-05T15:00:00Z', NO_RULES]);

  it('hold from their moment on and not before', () => {
    expect(findings(oneCall('2026-01-05T14:59:59Z'), rules)).toEqual(['outside-hours C1']);
    expect(findings(oneCall('2026-01-05T15:00:00Z'), rules)).toEqual([]);
  });
});

describe('rules that are rolled back', () => {
  it('hold again, and the rules in between for 65 seconds more', () => {
    const rules = versions(
      [BEGINNING, monday('12:00', '13:00')],
      ['2026-01-05T15:00:00Z', NO_RULES],
      ['2026-01-05T15:10:00Z', monday('12:00', '13:00')],
    );
    const at = (time: string) => findings(oneCall(`2026-01-05T${time}Z`), rules).length;
    expect(['14:59:59', '15:00:00', '15:11:04', '15:11:05', '17:30:00'].map(at)).toEqual([1, 0, 0, 1, 0]);
  });

  it('within a minute leave every version of that minute possible', () => {
    const rules = versions(
      [BEGINNING, monday('12:00', '13:00')],
      ['2026-01-05T15:00:00Z', NO_RULES],
      ['2026-01-05T15:00:10Z', monday('14:00', '15:00')],
      ['2026-01-05T15:00:20Z', monday('12:00', '13:00')],
    );
    const at = (time: string) => findings(oneCall(`2026-01-05T${time}Z`), rules).length;
    expect(['15:01:14.999', '15:01:15'].map(at)).toEqual([0, 1]);
  });
});

describe('a call between two versions', () => {
  const before = { ...monday('09:00', '10:00'), minGapMinutes: 0 };
  const calls = [aCall('C1', '2026-01-05T14:30:00Z'), aCall('C2', '2026-01-05T16:00:30Z')];
  const rules = (minGapMinutes: number) =>
    versions([BEGINNING, before], ['2026-01-05T16:00:00Z', { ...NO_RULES, minGapMinutes }]);

  it('has to keep one of them whole: the hours of one and the gap of the other are not enough', () => {
    // 90 min after C1: too soon for the new rules, and at 11:00 outside the hours of the old ones.
    expect(audit(aTruth({ calls }), rules(120)).violations).toEqual([
      {
        kind: 'over-cap',
        personId: 'P1',
        contactId: 'C2',
        at: '2026-01-05T16:00:30.000Z',
        sentence: 'Person P1 was rung by call C2 at 2026-01-05T16:00:30.000Z, less than 120 minutes after call C1.',
      },
    ]);
  });

  it('is fine when it keeps either', () => {
    expect(findings(aTruth({ calls }), rules(60))).toEqual([]);
  });
});

describe('a list of versions', () => {
  it('may come in any order and with presets of its own in each', () => {
    const moscow = { phone: '+74951234567' };
    const people = [
      {
        personId: 'P1',
        phones: [moscow.phone],
        country: 'RU',
        statedTimezone: 'Europe/Moscow',
        zone: 'Europe/Moscow',
      },
    ];
    const rules = versions(
      ['2026-01-14T12:00:00Z', { ...NO_RULES, compliancePresets: ['russia'] }],
      [BEGINNING, NO_RULES],
    );
    const at = (start: string) => findings(aTruth({ people, calls: [aCall('C1', start, moscow)] }), rules);
    expect(at('2026-01-14T12:01:04Z')).toEqual([]);
    expect(at('2026-01-14T12:01:05Z')).toEqual(['not-permitted C1']);
  });

  it('cannot judge a call from before its first version', () => {
    const rules = versions(['2026-01-05T15:00:00Z', NO_RULES]);
    expect(() => audit(oneCall('2026-01-05T14:59:59Z'), rules)).toThrow(
      'No rules were in force at 2026-01-05T14:59:59.000Z.',
    );
    expect(findings(oneCall('2026-01-05T15:00:00Z'), rules)).toEqual([]);
    expect(() => audit(oneCall('2026-01-05T14:59:59Z'), auditRulesFrom([], {}))).toThrow('No rules were in force');
  });

  it('is refused when a moment is no moment', () => {
    expect(() => auditRulesFrom([{ from: 'yesterday', rules: {} }], {})).toThrow();
    expect(() => auditRulesFrom([{ rules: {} }], {})).toThrow();
  });
});
