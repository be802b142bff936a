import { describe, expect, it } from 'vitest';
import { audit } from '../../../simulator/auditor/audit.ts';
import { auditRulesFrom } from '../../../simulator/auditor/audit-rules.ts';
import { PRESETS } from '../../../simulator/auditor/presets.ts';
import type { TruePerson } from '../../../simulator/ground-truth.ts';
import { findings, rulesOf } from '../../support/audit-findings.ts';
import { aCall, aPerson, aTruth } from '../../support/true-call.ts';

const someone = (phone: string, country: string, fields: Partial<TruePerson> = {}): TruePerson =>
  aPerson({ phones: [phone], country, ...fields });

const PEOPLE = {
  newYorker: someone('+12125550101', 'US', { region: 'NY' }),
  puertoRican: someone('+17875550101', 'PR', { zone: 'America/Puerto_Rico' }),
  floridian: someone('+13055550101', 'US', { region: 'FL', consent: 'written' }),
  oklahoman: someone('+14055550101', 'US', { region: 'OK', zone: 'America/Chicago', consent: 'written' }),
  marylander: someone('+14105550101', 'US', { region: 'MD', consent: 'written' }),
  californian: someone('+12135550101', 'US', { region: 'CA', zone: 'America/Los_Angeles' }),
  torontonian: someone('+14165550101', 'CA', { region: 'ON', zone: 'America/Toronto' }),
  londoner: someone('+442079460123', 'GB', { zone: 'Europe/London' }),
  berliner: someone('+493023125123', 'DE', { zone: 'Europe/Berlin' }),
  muscovite: someone('+74951234567', 'RU', { statedTimezone: 'Europe/Moscow', zone: 'Europe/Moscow' }),
};

const ringing = (person: TruePerson, ...starts: readonly string[]) =>
  aTruth({
    people: [person],
    calls: starts.map((at, index) => aCall(`C${index + 1}`, at, { phone: person.phones[0] ?? '' })),
  });
const under = (...compliancePresets: readonly string[]) => rulesOf({ compliancePresets });

describe('the hours of a preset', () => {
  // Monday 5 January 2026 unless another day stands there; New York, Miami and Toronto are at UTC-5.
  it.each([
    ['us-federal', 'newYorker', '2026-01-05T12:59:00Z', 'Mon 07:59', 1],
    ['us-federal', 'newYorker', '2026-01-05T13:00:00Z', 'Mon 08:00', 0],
    ['us-federal', 'newYorker', '2026-01-06T01:59:00Z', 'Mon 20:59', 0],
    ['us-federal', 'newYorker', '2026-01-06T02:01:00Z', 'Mon 21:01', 1],
    ['us-federal', 'newYorker', '2026-01-11T13:00:00Z', 'Sun 08:00', 0],
    ['us-federal', 'puertoRican', '2026-01-05T11:59:00Z', 'Mon 07:59 at UTC-4', 1],
    ['us-federal', 'puertoRican', '2026-01-05T12:00:00Z', 'Mon 08:00 at UTC-4', 0],
    ['us-florida', 'floridian', '2026-01-05T12:59:00Z', 'Mon 07:59', 1],
    ['us-florida', 'floridian', '2026-01-06T00:59:00Z', 'Mon 19:59', 0],
    ['us-florida', 'floridian', '2026-01-06T01:01:00Z', 'Mon 20:01', 1],
    ['us-oklahoma', 'oklahoman', '2026-01-06T01:59:00Z', 'Mon 19:59 at UTC-6', 0],
    ['us-oklahoma', 'oklahoman', '2026-01-06T02:01:00Z', 'Mon 20:01 at UTC-6', 1],
    ['us-maryland', 'marylander', '2026-01-06T00:59:00Z', 'Mon 19:59', 0],
    ['us-maryland', 'marylander', '2026-01-06T01:01:00Z', 'Mon 20:01', 1],
    ['us-california', 'californian', '2026-01-05T16:59:00Z', 'Mon 08:59 at UTC-8', 1],
    ['us-california', 'californian', '2026-01-05T17:00:00Z', 'Mon 09:00 at UTC-8', 0],
    ['us-california', 'californian', '2026-01-06T05:01:00Z', 'Mon 21:01 at UTC-8', 1],
    ['canada', 'torontonian', '2026-01-05T13:59:00Z', 'Mon 08:59', 1],
    ['canada', 'torontonian', '2026-01-05T14:00:00Z', 'Mon 09:00', 0],
    ['canada', 'torontonian', '2026-01-06T02:29:00Z', 'Mon 21:29', 0],
    ['canada', 'torontonian', '2026-01-06T02:31:00Z', 'Mon 21:31', 1],
    ['canada', 'torontonian', '2026-01-10T14:59:00Z', 'Sat 09:59', 1],
    ['canada', 'torontonian', '2026-01-10T15:00:00Z', 'Sat 10:00', 0],
    ['canada', 'torontonian', '2026-01-11T22:59:00Z', 'Sun 17:59', 0],
    ['canada', 'torontonian', '2026-01-11T23:01:00Z', 'Sun 18:01', 1],
    ['uk', 'londoner', '2026-01-05T07:59:00Z', 'Mon 07:59', 1],
    ['uk', 'londoner', '2026-01-05T08:00:00Z', 'Mon 08:00', 0],
    ['uk', 'londoner', '2026-01-10T08:59:00Z', 'Sat 08:59', 1],
    ['uk', 'londoner', '2026-01-10T09:00:00Z', 'Sat 09:00', 0],
    ['uk', 'londoner', '2026-01-10T20:59:00Z', 'Sat 20:59', 0],
    ['uk', 'londoner', '2026-01-11T12:00:00Z', 'Sun 12:00', 1],
    ['uk', 'londoner', '2026-05-04T11:00:00Z', 'Early May bank holiday 12:00', 1],
    ['uk', 'londoner', '2026-07-06T07:00:00Z', 'Mon 08:00 in summer', 0],
    ['uk', 'londoner', '2026-07-06T20:01:00Z', 'Mon 21:01 in summer', 1],
    ['eu', 'berliner', '2026-01-05T07:59:00Z', 'Mon 08:59 at UTC+1', 1],
    ['eu', 'berliner', '2026-01-10T18:59:00Z', 'Sat 19:59 at UTC+1', 0],
    ['eu', 'berliner', '2026-01-10T19:01:00Z', 'Sat 20:01 at UTC+1', 1],
    ['eu', 'berliner', '2026-01-11T11:00:00Z', 'Sun 12:00 at UTC+1', 1],
    ['eu', 'berliner', '2026-05-01T10:00:00Z', 'Labour Day 12:00 at UTC+2', 1],
    ['eu', 'berliner', '2026-05-04T10:00:00Z', 'Mon 12:00 at UTC+2', 0],
  ] as const)('%s judges a %s rung at %s (%s): %d', (preset, who, at, _local, expected) => {
    const person: TruePerson = PEOPLE[who];
    expect(findings(ringing(person, at), under(preset))).toEqual(expected === 0 ? [] : ['outside-hours C1']);
  });

  it('come on top of those of the company, in either order of strictness', () => {
    const narrow = rulesOf({
      compliancePresets: ['us-federal'],
      callWindows: { monday: [{ start: '07:00', end: '10:00' }] },
    });
    const at = (time: string) => findings(ringing(PEOPLE.newYorker, `2026-01-05T${time}:00Z`), narrow);
    expect(['12:30', '13:30', '15:30'].map((time) => at(time).length)).toEqual([1, 0, 1]);
  });

  it('are named', () => {
    const truth = ringing(PEOPLE.floridian, '2026-01-06T01:01:00Z');
    expect(audit(truth, under('us-federal', 'us-florida')).violations.map(({ sentence }) => sentence)).toEqual([
      'Person P1 was rung by call C1 on monday 2026-01-05 20:01 in America/New_York, outside the hours of the preset us-florida.',
    ]);
  });
});

describe('the people a preset covers', () => {
  const lateMonday = '2026-01-06T01:01:00Z';
  const found = (fields: Partial<TruePerson>) =>
    findings(ringing(someone('+12125550101', 'US', { consent: 'written', ...fields }), lateMonday), under('us-florida'))
      .length;

  it('are those of the region, by address or by number', () => {
    expect(found({ region: 'FL' })).toBe(1);
    expect(found({ region: 'NY' })).toBe(0);
    expect(found({ region: 'NY', numberRegions: { '+12125550101': 'FL' } })).toBe(1);
    expect(found({ region: 'FL', numberRegions: { '+12125550101': 'NY' } })).toBe(1);
    expect(found({ numberRegions: { '+12125550101': 'NY' } })).toBe(0);
    expect(found({ region: 'NY', numberRegions: { '+13055550102': 'FL' } })).toBe(0);
  });

  it('are all of the country whose region nobody knows', () => {
    expect(found({})).toBe(1);
    expect(found({ numberRegions: { '+13055550102': 'NY' } })).toBe(1);
  });

  it('are nobody in another country, even where a region has the same letters', () => {
    const ontarian = ringing(PEOPLE.torontonian, '2026-01-05T13:01:00Z');
    expect(findings(ontarian, under('us-federal', 'us-florida', 'uk', 'eu', 'russia'))).toEqual([]);
    const inCanada = someone('+14165550101', 'CA', { region: 'CA' });
    expect(findings(ringing(inCanada, '2026-01-05T13:01:00Z'), under('us-california'))).toEqual([]);
  });

  it('are nobody when the organisation did not choose it', () => {
    expect(findings(ringing(PEOPLE.muscovite, '2026-01-05T12:00:00Z'), under())).toEqual([]);
  });

  it('are in the EU those of its 27 members and of their parts overseas', () => {
    const parts = ['AX', 'GF', 'GP', 'MF', 'MQ', 'RE', 'YT'];
    expect(new Set(PRESETS.eu.countries.filter((country) => !parts.includes(country))).size).toBe(27);
    expect(PRESETS.eu.countries.length).toBe(27 + parts.length);
    expect(PRESETS.eu.countries).not.toContain('GB');
    expect(PRESETS.eu.countries).not.toContain('CH');
  });
});

describe('the limits of a preset', () => {
  const day = (time: string) => `2026-01-05T${time}:00Z`;
  const callback = (agreedAt: string) => [{ personId: 'P1', askedAt: '2026-01-05T12:00:00Z', agreedAt }];

  it.each([
    ['us-florida', 'floridian'],
    ['us-oklahoma', 'oklahoman'],
    ['us-maryland', 'marylander'],
  ] as const)('%s leaves a %s three calls in any 24 hours', (preset, who) => {
    const first = [day('15:00'), day('17:00'), day('19:00')];
    expect(findings(ringing(PEOPLE[who], ...first, '2026-01-06T14:59:00Z'), under(preset))).toEqual(['over-cap C4']);
    expect(findings(ringing(PEOPLE[who], ...first, '2026-01-06T15:00:00Z'), under(preset))).toEqual([]);
  });

  it('do not count for people it does not cover', () => {
    const four = [day('15:00'), day('16:00'), day('17:00'), day('18:00')];
    expect(findings(ringing(PEOPLE.newYorker, ...four), under('us-florida', 'us-federal'))).toEqual([]);
  });

  it('leave somebody in the EU one call a day on their calendar', () => {
    expect(findings(ringing(PEOPLE.berliner, day('09:00'), day('18:00')), under('eu'))).toEqual(['over-cap C2']);
    expect(findings(ringing(PEOPLE.berliner, day('18:00'), '2026-01-06T09:00:00Z'), under('eu'))).toEqual([]);
  });

  it('lock out somebody in the UK for 72 hours after a dropped call', () => {
    const again = (at: string) => {
      const truth = ringing(PEOPLE.londoner, day('12:00'), at);
      const [first, ...rest] = truth.calls;
      if (first === undefined) throw new RangeError('The truth holds no call.');
      const { withAgentAt, ...dropped } = { ...first, heardAt: '2026-01-05T12:00:11Z' };
      expect(withAgentAt).toBeDefined();
      return { ...truth, calls: [dropped, ...rest] };
    };
    expect(findings(again('2026-01-08T11:59:00Z'), under('uk'))).toEqual(['over-cap C2']);
    expect(findings(again('2026-01-08T12:00:00Z'), under('uk'))).toEqual([]);
    const promised = { ...again('2026-01-08T11:59:00Z'), callbacks: callback('2026-01-08T11:59:00Z') };
    expect(findings(promised, under('uk'))).toEqual(['over-cap C2']);
    expect(findings(promised, rulesOf({ dropLockoutHours: 72 }))).toEqual([]);
  });

  it('are not set aside by a callback, as the same limits of the company are', () => {
    const four = ringing(PEOPLE.floridian, day('15:00'), day('16:00'), day('17:00'), day('18:00'));
    const truth = { ...four, callbacks: callback(day('18:00')) };
    expect(audit(truth, under('us-florida')).violations).toEqual([
      {
        kind: 'over-cap',
        personId: 'P1',
        contactId: 'C4',
        at: '2026-01-05T18:00:00.000Z',
        sentence:
          'Person P1 was rung by call C4 at 2026-01-05T18:00:00.000Z, the call number 4 within 24 hours where 3 may be placed under the preset us-florida.',
      },
    ]);
    const company = { rollingCaps: [{ count: 3, windowHours: 24 }], maxAttemptsPerDay: 3, minGapMinutes: 120 };
    expect(findings(truth, rulesOf({ ...company, minGapMinutes: 60 }))).toEqual([]);
    expect(findings(four, rulesOf({ ...company, minGapMinutes: 60 }))).toEqual(['over-cap C4']);
  });
});

describe('the consent of a preset', () => {
  const noon = '2026-01-05T17:00:00Z';
  const agreed = (person: TruePerson, consent: 'express' | 'written') => ({ ...person, consent });

  it.each([
    ['us-florida', 'floridian'],
    ['us-oklahoma', 'oklahoman'],
    ['us-maryland', 'marylander'],
  ] as const)('%s has to be written by a %s, whatever the company asks', (preset, who) => {
    const { consent, ...unasked } = PEOPLE[who];
    expect(consent).toBe('written');
    expect(findings(ringing(unasked, noon), under(preset))).toEqual(['not-permitted C1']);
    expect(findings(ringing(agreed(unasked, 'express'), noon), under(preset))).toEqual(['not-permitted C1']);
    expect(findings(ringing(agreed(unasked, 'written'), noon), under(preset))).toEqual([]);
    expect(findings(ringing(unasked, noon), under('us-federal'))).toEqual([]);
  });

  it('is named', () => {
    const truth = ringing(agreed(PEOPLE.floridian, 'express'), noon);
    expect(audit(truth, under('us-florida')).violations.map(({ sentence }) => sentence)).toEqual([
      'Person P1 was rung by call C1 at 2026-01-05T17:00:00.000Z, without the written consent that the preset us-florida requires.',
    ]);
  });
});

describe('a preset that forbids automatic calls', () => {
  it('finds every call of the dialler, a callback too', () => {
    const truth = ringing(PEOPLE.muscovite, '2026-01-15T12:00:00Z');
    expect(audit(truth, under('russia')).violations.map(({ kind, sentence }) => [kind, sentence])).toEqual([
      [
        'not-permitted',
        'Person P1 was rung by call C1 at 2026-01-15T12:00:00.000Z, an automatic call, which the preset russia forbids.',
      ],
    ]);
    const callbacks = [{ personId: 'P1', askedAt: '2026-01-14T12:00:00Z', agreedAt: '2026-01-15T12:00:00Z' }];
    expect(findings({ ...truth, callbacks }, under('russia'))).toEqual(['not-permitted C1']);
  });

  it('leaves people elsewhere alone', () => {
    expect(findings(ringing(PEOPLE.berliner, '2026-01-15T12:00:00Z'), under('russia'))).toEqual([]);
  });
});

it('refuses a preset that nobody knows, and presets of a tier are not read', () => {
  expect(() => auditRulesFrom({ organisation: { compliancePresets: ['atlantis'] } }, {})).toThrow();
  const rules = auditRulesFrom({ tiers: { '1': { compliancePresets: ['russia'] } } }, {});
  expect(findings(ringing(PEOPLE.muscovite, '2026-01-15T12:00:00Z'), rules)).toEqual([]);
});
