import { describe, expect, it } from 'vitest';
import { audit } from '../../../simulator/auditor/audit.ts';
import { auditRulesFrom } from '../../../simulator/auditor/audit-rules.ts';
import type { TrueCall, TruePurchase } from '../../../simulator/ground-truth.ts';
import { findings, NO_RULES, PUBLISHED_DEFAULTS as published, rulesOf } from '../../support/audit-findings.ts';
import { aCall, aPerson, aTruth } from '../../support/true-call.ts';

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

  it('judges the person in the zones of the stated address alone', () => {
    const person = aPerson({
      phones: ['+61491570006'],
      country: 'AU',
      region: 'NSW',
      addressZones: ['Australia/Sydney'],
      zone: 'Australia/Sydney',
    });
    const call = (at: string) => aCall('C1', at, { phone: '+61491570006' });
    expect(findings(aTruth({ people: [person], calls: [call('2026-01-05T22:30:00Z')] }))).toEqual([]);
    expect(findings(aTruth({ people: [person], calls: [call('2026-01-05T21:59:00Z')] }))).toEqual(['outside-hours C1']);
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

  it('finds a call on a holiday of the region, not the same one in another region', () => {
    const berliner = (region: string) =>
      aPerson({ phones: ['+493023125123'], country: 'DE', region, zone: 'Europe/Berlin' });
    const epiphany = [aCall('C1', '2026-01-06T11:00:00Z', { phone: '+493023125123' })];
    const inBavaria = audit(aTruth({ people: [berliner('BY')], calls: epiphany }), published);
    expect(inBavaria.violations.map(({ sentence }) => sentence)).toEqual([
      'Person P1 was rung by call C1 on tuesday 2026-01-06 12:00 in Europe/Berlin, a public holiday in DE-BY.',
    ]);
    expect(findings(aTruth({ people: [berliner('BE')], calls: epiphany }))).toEqual([]);
  });

  it('finds a call that begins in a holiday more than five seconds after midnight', () => {
    const rules = rulesOf({ holidays: 'block' });
    const at = (second: string) => aTruth({ calls: [aCall('C1', `2026-01-19T05:00:${second}Z`)] });
    expect(findings(at('04.999'), rules)).toEqual([]);
    expect(findings(at('05'), rules)).toEqual(['outside-hours C1']);
  });

  it('finds a call outside the hours the person wishes, even when the company and a callback would have it', () => {
    const people = [aPerson({ callWindow: { start: '17:00', end: '19:30' } })];
    const at = (time: string) => aTruth({ people, calls: [aCall('C1', `2026-01-05T${time}Z`)] });
    expect(findings(at('21:59:00'))).toEqual(['outside-hours C1']);
    expect(findings(at('22:00:00'))).toEqual([]);
    expect(
      findings({
        ...at('21:59:00'),
        callbacks: [{ personId: 'P1', askedAt: '2026-01-02T15:00:00Z', agreedAt: '2026-01-05T21:59:00Z' }],
      }),
    ).toEqual(['outside-hours C1']);
    expect(audit(aTruth({ people, calls: [aCall('C1', '2026-01-06T00:31:00Z')] }), published).violations).toEqual([
      {
        kind: 'outside-hours',
        personId: 'P1',
        contactId: 'C1',
        at: '2026-01-06T00:31:00.000Z',
        sentence:
          'Person P1 was rung by call C1 on monday 2026-01-05 19:31 in America/New_York, outside 17:00-19:30, the hours the person asked for.',
      },
    ]);
  });

  it('lets a wish run over midnight on any day', () => {
    const people = [aPerson({ callWindow: { start: '23:00', end: '01:00' } })];
    const at = (time: string) => aTruth({ people, calls: [aCall('C1', `2026-01-06T${time}Z`)] });
    expect(findings(at('05:59:00'), rulesOf({}))).toEqual([]);
    expect(findings(at('06:01:00'), rulesOf({}))).toEqual(['outside-hours C1']);
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
    expect(findings(aTruth({ calls }), rulesOf({}))).toEqual(['twice-at-once C2', 'twice-at-once C3']);
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

  it('passes a second try for a callback that found nobody, half an hour later, and no third one', () => {
    const callbacks = [{ personId: 'P1', askedAt: '2026-01-05T15:02:00Z', agreedAt: '2026-01-05T15:30:00Z' }];
    const nobody = { answeredBy: 'nobody', network: 'unanswered', conversation: false } as const;
    const calls = [aCall('C1', '2026-01-05T15:00:00Z'), aCall('C2', '2026-01-05T15:30:00Z', nobody)];
    const then = (...at: readonly string[]) =>
      aTruth({ callbacks, calls: [...calls, ...at.map((time, index) => aCall(`C${index + 3}`, time, nobody))] });

    expect(findings(then('2026-01-05T16:00:00Z'))).toEqual([]);
    expect(findings(then('2026-01-05T15:59:00Z'))).toEqual(['over-cap C3']);
    expect(findings(then('2026-01-05T16:00:00Z', '2026-01-05T16:31:00Z'))).toEqual(['over-cap C4']);
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

describe('a callback that is told as kept in time', () => {
  const agreedAt = '2026-01-05T15:30:00Z';
  const callbacks = [{ personId: 'P1', askedAt: '2026-01-05T15:02:00Z', agreedAt }];
  const judged = (startedAt: string, claim: { contactId?: string; agreedAt?: string } = {}, rules = published) =>
    audit(aTruth({ callbacks, calls: [aCall('C1', startedAt)] }), rules, [{ contactId: 'C1', agreedAt, ...claim }])
      .counts['callback-not-kept'];

  it.each([
    ['2026-01-05T15:29:54Z', 1],
    ['2026-01-05T15:29:56Z', 0],
    ['2026-01-05T15:45:04Z', 0],
    ['2026-01-05T15:45:06Z', 1],
  ])('was rung from the agreed moment to a quarter of an hour after it: %s', (startedAt, violations) => {
    expect(judged(startedAt)).toEqual({ violations, judged: 1 });
  });

  it('is judged by the tolerance of the rules', () => {
    const rules = rulesOf({ callback: { toleranceMinutes: 5 } });
    expect(judged('2026-01-05T15:36:00Z', {}, rules).violations).toBe(1);
  });

  it('was asked for, and there was such a call', () => {
    expect(judged(agreedAt, { agreedAt: '2026-01-05T15:31:00Z' }).violations).toBe(1);
    expect(judged(agreedAt, { contactId: 'C9' }).violations).toBe(1);
  });
});

describe('a cap per number', () => {
  const rules = rulesOf({ rollingCaps: [{ count: 1, windowHours: 24, per: 'number' }] });

  it('counts the calls to that number alone', () => {
    const first = aCall('C1', '2026-01-05T15:00:00Z');
    const to = (phone: string, at = '2026-01-06T14:59:00Z') => aTruth({ calls: [first, aCall('C2', at, { phone })] });
    expect(findings(to('+12125550101'), rules)).toEqual(['over-cap C2']);
    expect(findings(to('+12125550102'), rules)).toEqual([]);
    expect(findings(to('+12125550101', '2026-01-06T15:00:00Z'), rules)).toEqual([]);
  });

  it('says so', () => {
    const calls = [aCall('C1', '2026-01-05T15:00:00Z'), aCall('C2', '2026-01-05T18:00:00Z')];
    expect(audit(aTruth({ calls }), rules).violations.map(({ sentence }) => sentence)).toEqual([
      'Person P1 was rung by call C2 at 2026-01-05T18:00:00.000Z, the call number 2 to one number within 24 hours where 1 may be placed.',
    ]);
  });
});

describe('the lock-out after a dropped call', () => {
  const { withAgentAt, ...dropped } = aCall('C1', '2026-01-05T15:00:00Z', { heardAt: '2026-01-05T15:00:11Z' });
  const again = (at: string, first = dropped) => aTruth({ calls: [first, aCall('C2', at)] });

  it('finds a call within 24 hours of one that a human answered and no agent took', () => {
    expect(withAgentAt).toBeDefined();
    expect(findings(again('2026-01-06T14:59:00Z'))).toEqual(['over-cap C2']);
    expect(findings(again('2026-01-06T15:00:00Z'))).toEqual([]);
  });

  it('passes the same call after a machine, after nobody, and after an agent', () => {
    const nextDay = '2026-01-06T14:59:00Z';
    expect(findings(again(nextDay, { ...dropped, answeredBy: 'machine' }))).toEqual([]);
    const { answeredAt, ...unanswered } = dropped;
    expect(answeredAt).toBeDefined();
    expect(findings(again(nextDay, { ...unanswered, answeredBy: 'nobody' }))).toEqual([]);
    expect(findings(again(nextDay, aCall('C1', '2026-01-05T15:00:00Z')))).toEqual([]);
  });

  it('holds over calls in between, for as long as the company says', () => {
    const calls = [dropped, aCall('C2', '2026-01-06T15:00:00Z'), aCall('C3', '2026-01-07T14:59:00Z')];
    expect(findings(aTruth({ calls }), rulesOf({ dropLockoutHours: 48 }))).toEqual(['over-cap C2', 'over-cap C3']);
    expect(findings(aTruth({ calls }), rulesOf({ dropLockoutHours: 24 }))).toEqual([]);
  });

  it('names the dropped call', () => {
    expect(audit(again('2026-01-06T14:59:00Z'), published).violations.map(({ sentence }) => sentence)).toEqual([
      'Person P1 was rung by call C2 at 2026-01-06T14:59:00.000Z, less than 24 hours after call C1, which the person answered and no agent took.',
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
    expect(findings(aTruth({ calls: [{ ...alone, heardAt: '2026-01-05T15:00:12Z' }] }))).toEqual([]);
    expect(findings(aTruth({ calls: [{ ...alone, heardAt: '2026-01-05T15:00:12.001Z' }] }))).toEqual([
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
        'not-permitted': { violations: 0, judged: 2 },
        'left-in-silence': { violations: 0, judged: 1 },
        'after-purchase': { violations: 0, judged: 0 },
        'callback-not-kept': { violations: 0, judged: 0 },
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

describe('after a purchase', () => {
  const bought = { personId: 'P1', orderId: 'A-1', at: '2026-01-05T15:00:00Z', value: 90 };
  const told = { ...bought, deliveredAt: '2026-01-05T15:10:00Z' };
  const welcome = { tier: 3, stage: 'account-care', programme: 'welcome' };
  const afterPurchase = (purchase: TruePurchase, at: string, call: Partial<TrueCall> = {}) =>
    findings(aTruth({ calls: [aCall('C1', at, call)], purchases: [purchase] })).filter((found) =>
      found.startsWith('after-purchase'),
    );

  it('finds a call that goes on winning somebody who bought, from a minute after it was told on', () => {
    expect(afterPurchase(told, '2026-01-05T15:11:00Z')).toEqual([]);
    expect(afterPurchase(told, '2026-01-05T15:11:00.001Z')).toEqual(['after-purchase C1']);
    expect(afterPurchase(told, '2026-02-05T16:00:00Z', { tier: 2, stage: 'selling' })).toEqual(['after-purchase C1']);
    expect(afterPurchase(bought, '2026-01-05T16:00:00Z')).toEqual([]);
  });

  it('finds a touch whose programme leaves customers alone for so many days, and no other', () => {
    expect(afterPurchase(told, '2026-01-10T16:00:00Z', welcome)).toEqual(['after-purchase C1']);
    expect(afterPurchase(told, '2026-01-12T16:00:00Z', welcome)).toEqual([]);
    expect(afterPurchase(told, '2026-01-12T16:00:00Z', { ...welcome, programme: 'repeat' })).toEqual([
      'after-purchase C1',
    ]);
    expect(afterPurchase(told, '2026-01-06T16:00:00Z', { tier: 3, stage: 'account-care' })).toEqual([]);
  });

  it('judges by the programmes of the narrowest level that has any', () => {
    const welcomeAfter = (skipIfBoughtWithinDays: number) => ({
      programmes: [{ id: 'welcome', skipIfBoughtWithinDays }],
    });
    const levels = { organisation: { ...NO_RULES, ...welcomeAfter(30) }, tiers: { '3': welcomeAfter(0) } };
    const rules = auditRulesFrom(levels, {});
    const truth = aTruth({ calls: [aCall('C1', '2026-01-06T16:00:00Z', welcome)], purchases: [told] });

    expect(findings(truth, rules)).toEqual([]);
  });

  it('counts the calls to people who had bought, and says what was told when', () => {
    const calls = [aCall('C0', '2026-01-05T14:30:00Z'), aCall('C1', '2026-01-05T16:00:00Z')];
    const { counts, violations } = audit(aTruth({ calls, purchases: [told] }), published);

    expect(counts['after-purchase']).toEqual({ violations: 1, judged: 1 });
    expect(violations.find(({ kind }) => kind === 'after-purchase')?.sentence).toBe(
      'Person P1 bought at 2026-01-05T15:00:00Z and was rung by call C1 at 2026-01-05T16:00:00.000Z as in prospecting, though that had been told by 2026-01-05T15:10:00Z.',
    );
  });
});
