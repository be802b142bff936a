import { describe, expect, it } from 'vitest';
import { audit } from '../../../simulator/auditor/audit.ts';
import { auditRulesFrom } from '../../../simulator/auditor/audit-rules.ts';
import type { GroundTruth } from '../../../simulator/ground-truth.ts';
import { aCall, aPerson, aTruth } from '../../support/true-call.ts';

const published = auditRulesFrom(undefined, {});

function findings(truth: GroundTruth, rules = published): readonly string[] {
  return audit(truth, rules).violations.map(({ kind, contactId }) => `${kind} ${contactId}`);
}

describe('outside hours', () => {
  it('finds a call a minute before the window opens and passes the one at its first minute', () => {
    expect(findings(aTruth({ calls: [aCall('C1', '2026-01-05T13:59:00Z')] }))).toEqual(['outside-hours C1']);
    expect(findings(aTruth({ calls: [aCall('C1', '2026-01-05T14:00:00Z')] }))).toEqual([]);
  });

  it('finds a call more than the five seconds after the window closed that lie between judging and starting', () => {
    expect(findings(aTruth({ calls: [aCall('C1', '2026-01-06T01:00:05Z')] }))).toEqual(['outside-hours C1']);
    expect(findings(aTruth({ calls: [aCall('C1', '2026-01-06T01:00:04.999Z')] }))).toEqual([]);
  });

  it('names person, call, moment and the local time that was wrong', () => {
    expect(audit(aTruth({ calls: [aCall('C1', '2026-01-05T13:59:00Z')] }), published).violations).toEqual([
      {
        kind: 'outside-hours',
        personId: 'P1',
        contactId: 'C1',
        at: '2026-01-05T13:59:00.000Z',
        sentence:
          'Person P1 was rung by call C1 on monday 2026-01-05 08:59 in America/New_York, outside the calling hours of prospecting.',
      },
    ]);
  });

  it('judges a Saturday by the stage: prospecting may, selling may not', () => {
    const saturday = '2026-01-10T15:00:00Z';
    expect(findings(aTruth({ calls: [aCall('C1', saturday)] }))).toEqual([]);
    expect(findings(aTruth({ calls: [aCall('C1', saturday, { tier: 2, stage: 'selling' })] }))).toEqual([
      'outside-hours C1',
    ]);
  });

  it('finds a call on a Sunday and on a public holiday of the country', () => {
    expect(findings(aTruth({ calls: [aCall('C1', '2026-01-11T16:00:00Z')] }))).toEqual(['outside-hours C1']);
    const holiday = audit(aTruth({ calls: [aCall('C1', '2026-01-19T16:00:00Z')] }), published);
    expect(holiday.violations[0]?.sentence).toContain('a public holiday in US');
  });

  it('moves with the clocks: 09:00 in New York is an hour earlier from the second Sunday of March', () => {
    expect(findings(aTruth({ calls: [aCall('C1', '2026-03-07T13:30:00Z')] }))).toEqual(['outside-hours C1']);
    expect(findings(aTruth({ calls: [aCall('C1', '2026-03-09T13:30:00Z')] }))).toEqual([]);
  });

  it('judges an Australian mobile in every zone of the country', () => {
    const person = aPerson({ phones: ['+61491570006'], country: 'AU', zone: 'Australia/Sydney' });
    const call = (at: string) => aCall('C1', at, { phone: '+61491570006' });
    const nineInSydney = '2026-01-05T22:30:00Z';
    const noonInSydney = '2026-01-06T01:30:00Z';
    expect(findings(aTruth({ people: [person], calls: [call(nineInSydney)] }))).toEqual(['outside-hours C1']);
    expect(findings(aTruth({ people: [person], calls: [call(noonInSydney)] }))).toEqual([]);
  });

  it('judges the same mobile in the stated zone alone when the list states one', () => {
    const person = aPerson({
      phones: ['+61491570006'],
      country: 'AU',
      statedTimezone: 'Australia/Sydney',
      zone: 'Australia/Sydney',
    });
    const call = aCall('C1', '2026-01-05T22:30:00Z', { phone: '+61491570006' });
    expect(findings(aTruth({ people: [person], calls: [call] }))).toEqual([]);
  });

  it('takes windows from the rules file, campaign over tier over organisation', () => {
    const window = (start: string, end: string) => ({ callWindows: { monday: [{ start, end }] } });
    const rules = auditRulesFrom(
      {
        organisation: window('10:00', '11:00'),
        tiers: { '1': window('12:00', '13:00') },
        campaigns: { cold: window('14:00', '15:00') },
      },
      { '1': 'cold' },
    );
    const at = (hour: number, fields = {}) => aTruth({ calls: [aCall('C1', `2026-01-05T${hour + 5}:30:00Z`, fields)] });
    expect(findings(at(14), rules)).toEqual([]);
    expect(findings(at(12), rules)).toEqual(['outside-hours C1']);
    expect(findings(at(10, { tier: 2, stage: 'selling' }), rules)).toEqual([]);
    expect(findings(at(12, { tier: 2, stage: 'selling' }), rules)).toEqual(['outside-hours C1']);
  });

  it('lets a window run over midnight into a day that has none', () => {
    const rules = auditRulesFrom(
      { organisation: { callWindows: { saturday: [{ start: '22:00', end: '02:00' }], sunday: [] } } },
      {},
    );
    expect(findings(aTruth({ calls: [aCall('C1', '2026-01-11T06:30:00Z')] }), rules)).toEqual([]);
    expect(findings(aTruth({ calls: [aCall('C1', '2026-01-11T07:30:00Z')] }), rules)).toEqual(['outside-hours C1']);
  });

  it('rings on holidays when the rules ignore them', () => {
    const rules = auditRulesFrom({ organisation: { holidays: 'ignore' } }, {});
    expect(findings(aTruth({ calls: [aCall('C1', '2026-01-19T16:00:00Z')] }), rules)).toEqual([]);
  });
});

describe('twice at once', () => {
  const other = { phone: '+12125550102', withAgentAt: '2026-01-05T15:01:10.500Z' };
  const lenient = auditRulesFrom({ organisation: { minGapMinutes: 0 } }, {});

  it('finds two calls that overlap, over different phones of one person', () => {
    const calls = [aCall('C1', '2026-01-05T15:00:00Z'), aCall('C2', '2026-01-05T15:01:00Z', other)];
    expect(findings(aTruth({ calls }), lenient)).toEqual(['twice-at-once C2']);
  });

  it('passes a call that begins as the other ends, and two people at once', () => {
    const inTurn = [aCall('C1', '2026-01-05T15:00:00Z'), aCall('C2', '2026-01-05T15:02:00Z')];
    expect(findings(aTruth({ calls: inTurn }), lenient)).toEqual([]);
    const two = [aCall('C1', '2026-01-05T15:00:00Z'), aCall('C2', '2026-01-05T15:01:00Z', { personId: 'P2' })];
    expect(findings(aTruth({ people: [aPerson(), aPerson({ personId: 'P2' })], calls: two }), lenient)).toEqual([]);
  });

  it('remembers a long call past a short one that lay inside it', () => {
    const calls = [
      aCall('C1', '2026-01-05T15:00:00Z', { endedAt: '2026-01-05T15:20:00Z' }),
      aCall('C2', '2026-01-05T15:01:00Z'),
      aCall('C3', '2026-01-05T15:10:00Z'),
    ];
    const rules = auditRulesFrom({ organisation: { minGapMinutes: 0, maxAttemptsPerDay: 9 } }, {});
    expect(findings(aTruth({ calls }), rules)).toEqual(['twice-at-once C2', 'twice-at-once C3']);
  });
});

describe('after stop', () => {
  const stops = [{ personId: 'P1', at: '2026-01-05T15:01:00Z' }];

  it('finds a call to a person who said stop, days later and on another phone', () => {
    const calls = [aCall('C1', '2026-01-05T15:00:00Z'), aCall('C2', '2026-01-08T15:00:00Z', { phone: '+12125550102' })];
    expect(findings(aTruth({ calls, stops }))).toEqual(['after-stop C2']);
  });

  it('passes a start that was sent within five seconds, not one after six', () => {
    const at = (seconds: string) => aTruth({ stops, calls: [aCall('C1', `2026-01-05T15:01:${seconds}Z`)] });
    expect(findings(at('05'))).toEqual([]);
    expect(findings(at('06'))).toEqual(['after-stop C1']);
  });

  it('goes by the first stop when a person says it twice', () => {
    const twice = [{ personId: 'P1', at: '2026-01-12T15:00:00Z' }, ...stops];
    expect(findings(aTruth({ calls: [aCall('C1', '2026-01-08T15:00:00Z')], stops: twice }))).toEqual(['after-stop C1']);
  });
});

describe('over a cap', () => {
  it('finds a call sooner than the gap and passes the one at the gap', () => {
    const second = (at: string) => aTruth({ calls: [aCall('C1', '2026-01-05T15:00:00Z'), aCall('C2', at)] });
    expect(findings(second('2026-01-05T15:59:00Z'))).toEqual(['over-cap C2']);
    expect(findings(second('2026-01-05T16:00:00Z'))).toEqual([]);
  });

  it('finds the third prospecting call of a day, counted on the calendar of the customer', () => {
    const hours = ['2026-01-05T15:00:00Z', '2026-01-05T18:00:00Z'];
    const first = hours.map((at, index) => aCall(`C${index}`, at));
    expect(findings(aTruth({ calls: [...first, aCall('C9', '2026-01-06T00:30:00Z')] }))).toEqual(['over-cap C9']);
    expect(findings(aTruth({ calls: [...first, aCall('C9', '2026-01-06T14:30:00Z')] }))).toEqual([]);
  });

  it('finds the call over a rolling window that spans two days, over all tiers', () => {
    const rules = auditRulesFrom({ organisation: { rollingCaps: [{ count: 2, windowHours: 24 }] } }, {});
    const calls = [
      aCall('C1', '2026-01-05T18:00:00Z'),
      aCall('C2', '2026-01-05T20:00:00Z', { tier: 2, stage: 'selling' }),
    ];
    expect(findings(aTruth({ calls: [...calls, aCall('C3', '2026-01-06T17:59:00Z')] }), rules)).toEqual([
      'over-cap C3',
    ]);
    expect(findings(aTruth({ calls: [...calls, aCall('C3', '2026-01-06T18:00:00Z')] }), rules)).toEqual([]);
  });

  it('leaves account care one call in seven days', () => {
    const care = { tier: 3, stage: 'account-care' };
    const second = (at: string) =>
      aTruth({ calls: [aCall('C1', '2026-01-05T15:00:00Z', care), aCall('C2', at, care)] });
    expect(findings(second('2026-01-12T14:59:00Z'))).toEqual(['over-cap C2']);
    expect(findings(second('2026-01-12T15:00:00Z'))).toEqual([]);
  });

  it('passes the call that carries out a callback, and only that one', () => {
    const callbacks = [{ personId: 'P1', askedAt: '2026-01-05T15:02:00Z', agreedAt: '2026-01-05T15:30:00Z' }];
    const calls = [aCall('C1', '2026-01-05T15:00:00Z'), aCall('C2', '2026-01-05T15:30:00Z')];
    expect(findings(aTruth({ calls, callbacks }))).toEqual([]);
    expect(findings(aTruth({ calls: [...calls, aCall('C3', '2026-01-05T15:50:00Z')], callbacks }))).toEqual([
      'over-cap C3',
    ]);
  });

  it('does not pass a call placed before the agreed moment, and holds a callback to the calling hours', () => {
    const callbacks = [{ personId: 'P1', askedAt: '2026-01-05T15:02:00Z', agreedAt: '2026-01-06T02:00:00Z' }];
    const first = aCall('C1', '2026-01-05T15:00:00Z');
    expect(findings(aTruth({ calls: [first, aCall('C2', '2026-01-05T15:30:00Z')], callbacks }))).toEqual([
      'over-cap C2',
    ]);
    expect(findings(aTruth({ calls: [first, aCall('C2', '2026-01-06T02:00:00Z')], callbacks }))).toEqual([
      'outside-hours C2',
    ]);
  });
});

describe('left in silence', () => {
  it('finds a human who waited longer than two seconds, or whom nobody joined', () => {
    const late = aCall('C1', '2026-01-05T15:00:00Z', { withAgentAt: '2026-01-05T15:00:12.001Z' });
    expect(findings(aTruth({ calls: [late] }))).toEqual(['left-in-silence C1']);
    const { withAgentAt, ...alone } = aCall('C1', '2026-01-05T15:00:00Z');
    expect(withAgentAt).toBeDefined();
    expect(findings(aTruth({ calls: [alone] }))).toEqual(['left-in-silence C1']);
  });

  it('passes a human who hears within two seconds the message of a call that nobody could take', () => {
    const { withAgentAt, ...alone } = aCall('C1', '2026-01-05T15:00:00Z');
    expect(withAgentAt).toBeDefined();
    expect(findings(aTruth({ calls: [{ ...alone, messageAt: '2026-01-05T15:00:12Z' }] }))).toEqual([]);
    expect(findings(aTruth({ calls: [{ ...alone, messageAt: '2026-01-05T15:00:12.001Z' }] }))).toEqual([
      'left-in-silence C1',
    ]);
  });

  it('passes two seconds exactly, a human who hangs up at once, and a machine', () => {
    const inTime = aCall('C1', '2026-01-05T15:00:00Z', { withAgentAt: '2026-01-05T15:00:12Z' });
    expect(findings(aTruth({ calls: [inTime] }))).toEqual([]);
    const { withAgentAt, ...alone } = aCall('C1', '2026-01-05T15:00:00Z', { endedAt: '2026-01-05T15:00:11Z' });
    expect(withAgentAt).toBeDefined();
    expect(findings(aTruth({ calls: [alone] }))).toEqual([]);
    expect(findings(aTruth({ calls: [{ ...alone, answeredBy: 'machine', endedAt: '2026-01-05T15:02:00Z' }] }))).toEqual(
      [],
    );
  });
});

describe('the report', () => {
  it('counts what was judged: every call, and for silence those that a human answered', () => {
    const calls = [aCall('C1', '2026-01-05T15:00:00Z'), aCall('C2', '2026-01-06T15:00:00Z', { answeredBy: 'nobody' })];
    expect(audit(aTruth({ calls }), published)).toEqual({
      violations: [],
      counts: {
        'outside-hours': { violations: 0, judged: 2 },
        'twice-at-once': { violations: 0, judged: 2 },
        'after-stop': { violations: 0, judged: 2 },
        'over-cap': { violations: 0, judged: 2 },
        'left-in-silence': { violations: 0, judged: 1 },
      },
    });
  });

  it('refuses to judge a call to nobody it knows', () => {
    const truth = aTruth({ calls: [aCall('C1', '2026-01-05T15:00:00Z', { personId: 'P9' })] });
    expect(() => audit(truth, published)).toThrow('Call C1 rang a person who is not in the ground truth.');
  });

  it('refuses a rules file with a time that is no time', () => {
    const file = { organisation: { callWindows: { monday: [{ start: '9', end: '20:00' }] } } };
    expect(() => auditRulesFrom(file, {})).toThrow();
  });
});
