import { describe, expect, it } from 'vitest';
import { auditRulesFrom } from '../../../simulator/auditor/audit-rules.ts';
import { findings, NO_RULES } from '../../support/audit-findings.ts';
import { aCall, aPerson, aTruth } from '../../support/true-call.ts';

type Level = Readonly<Record<string, unknown>>;

/** Organisation, tier 1 and its campaign; all calls below are prospecting, in New York, five hours behind UTC. */
const rulesOfLevels = (organisation: Level, tier: Level = {}, campaign: Level = {}) =>
  auditRulesFrom({ organisation, tiers: { '1': tier }, campaigns: { cold: campaign } }, { '1': 'cold' });
const oneCall = (at: string, fields = {}) => aTruth({ calls: [aCall('C1', at, fields)] });
const monday = (start: string, end: string) => ({ callWindows: { monday: [{ start, end }] } });
const calls = (...times: readonly string[]) =>
  aTruth({ calls: times.map((time, index) => aCall(`C${index + 1}`, `2026-01-05T${time}:00Z`)) });

describe('windows of several levels', () => {
  // 10:00-16:00, 12:00-20:00 and 08:00-14:00 leave 12:00-14:00, which is 17:00-19:00 in UTC.
  const rules = rulesOfLevels(monday('10:00', '16:00'), monday('12:00', '20:00'), monday('08:00', '14:00'));

  it.each([
    ['2026-01-05T16:59:00Z', ['outside-hours C1']],
    ['2026-01-05T17:00:00Z', []],
    ['2026-01-05T18:59:00Z', []],
    ['2026-01-05T19:00:05Z', ['outside-hours C1']],
  ])('have to allow a call all together: at %s %j', (at, expected) => {
    expect(findings(oneCall(at), rules)).toEqual(expected);
  });

  it('do not touch a weekday that none of them names', () => {
    // Tuesday 09:00-20:00 by default is 14:00-01:00 in UTC.
    expect(findings(oneCall('2026-01-06T14:00:00Z'), rules)).toEqual([]);
    expect(findings(oneCall('2026-01-07T00:59:00Z'), rules)).toEqual([]);
    expect(findings(oneCall('2026-01-06T13:59:00Z'), rules)).toEqual(['outside-hours C1']);
  });

  it('do not reach another tier', () => {
    // The organisation alone leaves the selling tier 10:00-16:00, which is 15:00-21:00 in UTC.
    const selling = { tier: 2, stage: 'selling' };
    expect(findings(oneCall('2026-01-05T15:00:00Z', selling), rules)).toEqual([]);
    expect(findings(oneCall('2026-01-05T14:59:00Z', selling), rules)).toEqual(['outside-hours C1']);
  });

  it('may be wider than the default, which a level replaces', () => {
    const early = rulesOfLevels({}, monday('07:00', '22:00'));
    expect(findings(oneCall('2026-01-05T12:00:00Z'), early)).toEqual([]);
    expect(findings(oneCall('2026-01-05T11:59:00Z'), early)).toEqual(['outside-hours C1']);
  });

  it('that share no minute close the day', () => {
    const never = rulesOfLevels(monday('10:00', '12:00'), monday('12:00', '14:00'));
    expect(findings(oneCall('2026-01-05T16:30:00Z'), never)).toEqual(['outside-hours C1']);
    expect(findings(oneCall('2026-01-05T17:30:00Z'), never)).toEqual(['outside-hours C1']);
  });

  it('that are several a day leave what any two have in common', () => {
    const windows = [
      { start: '09:00', end: '11:00' },
      { start: '15:00', end: '17:00' },
    ];
    const rulesWithBreak = rulesOfLevels({ callWindows: { monday: windows } }, monday('10:00', '16:00'));
    // 10:00-11:00 and 15:00-16:00, which is 15:00-16:00 and 20:00-21:00 in UTC.
    const found = (time: string) => findings(oneCall(`2026-01-05T${time}:00Z`), rulesWithBreak);
    expect(['14:30', '15:30', '16:30', '19:30', '20:30', '21:30'].map((time) => found(time).length)).toEqual([
      1, 0, 1, 1, 0, 1,
    ]);
  });

  it('that run over midnight meet on both sides of it', () => {
    const nights = (start: string, end: string) => ({ callWindows: { saturday: [{ start, end }], sunday: [] } });
    const night = rulesOfLevels(nights('22:00', '02:00'), nights('23:00', '01:00'));
    // Saturday 23:00 to Sunday 01:00 is Sunday 04:00-06:00 in UTC.
    const found = (time: string) => findings(oneCall(`2026-01-11T${time}:00Z`), night);
    expect(['03:59', '04:00', '05:59', '06:01'].map((time) => found(time).length)).toEqual([1, 0, 0, 1]);
  });
});

describe('limits of several levels', () => {
  it('leave the fewest calls a day, wherever that stands', () => {
    const rules = rulesOfLevels(
      { ...NO_RULES, maxAttemptsPerDay: 5 },
      { maxAttemptsPerDay: 2 },
      { maxAttemptsPerDay: 4 },
    );
    expect(findings(calls('15:00', '16:00', '17:00'), rules)).toEqual(['over-cap C3']);
    expect(findings(calls('15:00', '16:00'), rules)).toEqual([]);
  });

  it('leave the fewest calls of a life', () => {
    const rules = rulesOfLevels({ ...NO_RULES, maxAttemptsEver: 3 }, { maxAttemptsEver: 2 });
    const years = ['2026-01-05T15:00:00Z', '2026-07-06T15:00:00Z', '2027-01-04T15:00:00Z'];
    const truth = aTruth({ calls: years.map((at, index) => aCall(`C${index + 1}`, at)) });
    expect(findings(truth, rules)).toEqual(['over-cap C3']);
    expect(findings(truth, rulesOfLevels(NO_RULES, {}, { maxAttemptsEver: 3 }))).toEqual([]);
  });

  it('ask the longest gap', () => {
    const rules = rulesOfLevels({ ...NO_RULES, minGapMinutes: 90 }, {}, { minGapMinutes: 30 });
    expect(findings(calls('15:00', '16:29'), rules)).toEqual(['over-cap C2']);
    expect(findings(calls('15:00', '16:30'), rules)).toEqual([]);
  });

  it('hold together where they are rolling', () => {
    const rules = rulesOfLevels(
      { ...NO_RULES, rollingCaps: [{ count: 3, windowHours: 8 }] },
      { rollingCaps: [{ count: 1, windowHours: 2 }] },
    );
    expect(findings(calls('08:00', '09:59'), rules)).toEqual(['over-cap C2']);
    expect(findings(calls('08:00', '10:00', '12:00', '15:59'), rules)).toEqual(['over-cap C4']);
    expect(findings(calls('08:00', '10:00', '12:00', '16:00'), rules)).toEqual([]);
  });

  it('replace the default caps, by none if that is what a level says', () => {
    const rules = rulesOfLevels({ rollingCaps: [], maxAttemptsPerDay: 9 });
    expect(findings(calls('14:00', '15:00', '16:00', '17:00'), rules)).toEqual([]);
    const defaultCaps = rulesOfLevels({ maxAttemptsPerDay: 9 });
    expect(findings(calls('14:00', '15:00', '16:00', '17:00'), defaultCaps)).toEqual(['over-cap C4']);
  });

  it('lock out the longest after a dropped call', () => {
    const rules = rulesOfLevels({ ...NO_RULES, dropLockoutHours: 1 }, { dropLockoutHours: 3 });
    const { withAgentAt, ...dropped } = aCall('C1', '2026-01-05T15:00:00Z', { heardAt: '2026-01-05T15:00:11Z' });
    expect(withAgentAt).toBeDefined();
    const again = (at: string) => aTruth({ calls: [dropped, aCall('C2', at)] });
    expect(findings(again('2026-01-05T17:59:00Z'), rules)).toEqual(['over-cap C2']);
    expect(findings(again('2026-01-05T18:00:00Z'), rules)).toEqual([]);
  });
});

describe('days of several levels', () => {
  it('are closed on holidays as soon as one level blocks them', () => {
    const kingDay = oneCall('2026-01-19T16:00:00Z');
    expect(findings(kingDay, rulesOfLevels({ holidays: 'ignore' }, { holidays: 'block' }))).toEqual([
      'outside-hours C1',
    ]);
    expect(findings(kingDay, rulesOfLevels({ holidays: 'block' }, {}, { holidays: 'ignore' }))).toEqual([
      'outside-hours C1',
    ]);
    expect(findings(kingDay, rulesOfLevels({ holidays: 'ignore' }, { holidays: 'ignore' }))).toEqual([]);
  });

  it('are closed on the dates of each level', () => {
    const rules = rulesOfLevels(
      { closedDates: [{ date: '2026-01-06' }] },
      { closedDates: [{ date: '2026-01-07' }] },
      { closedDates: [{ date: '2026-01-08' }] },
    );
    const found = (day: number) => findings(oneCall(`2026-01-0${day}T15:00:00Z`), rules).length;
    expect([5, 6, 7, 8, 9].map(found)).toEqual([0, 1, 1, 1, 0]);
  });

  it('are closed by the date on the calendar of the person', () => {
    const rules = rulesOfLevels({ ...NO_RULES, closedDates: [{ date: '2026-01-06' }] });
    expect(findings(oneCall('2026-01-06T04:59:00Z'), rules)).toEqual([]);
    expect(findings(oneCall('2026-01-06T05:01:00Z'), rules)).toEqual(['outside-hours C1']);
    expect(findings(oneCall('2026-01-07T04:59:00Z'), rules)).toEqual(['outside-hours C1']);
    expect(findings(oneCall('2026-01-07T05:00:00Z'), rules)).toEqual([]);
  });

  it.each([
    [{ country: 'US' }, {}, 1],
    [{ country: 'CA' }, {}, 0],
    [{ country: 'US', region: 'NY' }, { region: 'NY' }, 1],
    [{ country: 'US', region: 'NY' }, { region: 'NJ' }, 0],
    [{ country: 'US', region: 'NY' }, {}, 0],
    [{ country: 'US', region: 'NY' }, { region: 'NJ', numberRegions: { '+12125550101': 'NY' } }, 0],
  ])('that are closed in %j concern a person of %j: %d', (where, person, expected) => {
    const rules = rulesOfLevels({ closedDates: [{ date: '2026-01-06', ...where }] });
    const truth = aTruth({ people: [aPerson(person)], calls: [aCall('C1', '2026-01-06T15:00:00Z')] });
    expect(findings(truth, rules).length).toBe(expected);
  });
});

describe('permission of several levels', () => {
  it('is refused as soon as one level dials by hand', () => {
    const at = '2026-01-05T15:00:00Z';
    expect(findings(oneCall(at), rulesOfLevels({ dialMode: 'progressive' }, { dialMode: 'manual' }))).toEqual([
      'not-permitted C1',
    ]);
    expect(findings(oneCall(at), rulesOfLevels({ dialMode: 'manual' }, { dialMode: 'progressive' }))).toEqual([
      'not-permitted C1',
    ]);
    const otherTier = oneCall(at, { tier: 2, stage: 'selling' });
    expect(findings(otherTier, rulesOfLevels({}, { dialMode: 'manual' }))).toEqual([]);
  });

  it('asks the strongest consent', () => {
    const rules = rulesOfLevels({ consent: 'written' }, { consent: 'express' }, { consent: 'not-required' });
    const agreed = (consent: 'express' | 'written') =>
      aTruth({ people: [aPerson({ consent })], calls: [aCall('C1', '2026-01-05T15:00:00Z')] });
    expect(findings(agreed('express'), rules)).toEqual(['not-permitted C1']);
    expect(findings(agreed('written'), rules)).toEqual([]);
  });

  it('asks for a known zone as soon as one level does', () => {
    const alaskan = aTruth({
      people: [aPerson({ phones: ['+19075550101'], zone: 'America/Anchorage' })],
      calls: [aCall('C1', '2026-01-05T20:00:00Z', { phone: '+19075550101' })],
    });
    expect(
      findings(alaskan, rulesOfLevels({ unknownTimezone: 'intersect' }, {}, { unknownTimezone: 'block' })),
    ).toEqual(['not-permitted C1']);
    expect(findings(alaskan, rulesOfLevels({ unknownTimezone: 'intersect' }))).toEqual([]);
  });
});
