import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  COMPLIANCE_PRESETS,
  type CompliancePreset,
  isPresetId,
  NOT_LEGAL_ADVICE,
  PRESET_IDS,
  type PresetId,
  presetsIn,
} from '../../shared/domain/compliance-presets.ts';
import { presetsPage } from '../../shared/domain/data/presets/generate-presets-page.ts';
import { rulesFieldsSchema } from '../../shared/domain/rules-fields.ts';
import { weeklyWindows } from '../../shared/domain/weekly-windows.ts';

const PRESETS = PRESET_IDS.map((id) => COMPLIANCE_PRESETS[id]);
const NAMED = PRESETS.map((preset) => [preset.id, preset] as const);
const STATES: readonly PresetId[] = ['us-florida', 'us-oklahoma', 'us-maryland', 'us-california'];

/** Which minutes of the week, Monday 00:00 first, a preset leaves open. */
function openMinutes({ limits }: CompliancePreset): ReadonlySet<number> {
  if (limits.callWindows === undefined) throw new Error('the preset sets no hours');
  return new Set(
    weeklyWindows(limits.callWindows).flatMap((spans, day) =>
      spans.flatMap(({ startMinute, endMinute }) =>
        Array.from({ length: endMinute - startMinute }, (_, minute) => day * 1440 + startMinute + minute),
      ),
    ),
  );
}

function idsIn(area: Parameters<typeof presetsIn>[0], chosen: readonly PresetId[]): readonly PresetId[] {
  return presetsIn(area, chosen).map(({ id }) => id);
}

describe('every compliance preset', () => {
  it.each(NAMED)('%s stands under its own id, is dated and names its sources, duties and places', (id, preset) => {
    expect(preset.id).toBe(id);
    expect(Temporal.PlainDate.from(preset.asOf).toString()).toBe(preset.asOf);
    expect(preset.sources.length).toBeGreaterThan(0);
    expect(preset.sources.flatMap(({ what, where }) => [what, where]).filter((text) => text.trim() === '')).toEqual([]);
    expect(preset.duties.filter((duty) => !duty.endsWith('.'))).toEqual([]);
    expect(preset.duties.length).toBeGreaterThan(0);
    expect([...preset.countries, ...(preset.regions ?? [])].filter((code) => !/^[A-Z]{2}$/.test(code))).toEqual([]);
    expect(new Set(preset.countries).size).toBe(preset.countries.length);
  });

  it.each(NAMED)('%s is open sometime in the week, with values that a rules document may hold', (_id, preset) => {
    const { callWindows, holidays, maxAttemptsPerDay, rollingCaps, minGapMinutes, ringTimeoutSeconds } = preset.limits;
    const fields = {
      ...(callWindows && { callWindows }),
      ...(holidays && { holidays }),
      ...(maxAttemptsPerDay && { maxAttemptsPerDay }),
      ...(rollingCaps && { rollingCaps }),
      ...(minGapMinutes && { minGapMinutes }),
      ...(ringTimeoutSeconds && { ringTimeoutSeconds: ringTimeoutSeconds.atLeast }),
    };

    expect(rulesFieldsSchema.parse(fields)).toEqual(fields);
    expect(openMinutes(preset).size).toBeGreaterThan(0);
  });

  it.each(STATES)('%s limits at least as much as federal law, so that it needs no second preset', (id) => {
    const federal = COMPLIANCE_PRESETS['us-federal'];
    const state = COMPLIANCE_PRESETS[id];
    const federalMinutes = openMinutes(federal);

    expect([...openMinutes(state)].filter((minute) => !federalMinutes.has(minute))).toEqual([]);
    expect(state.limits.ringTimeoutSeconds).toEqual(federal.limits.ringTimeoutSeconds);
    expect(Object.keys(federal.limits).filter((limit) => !(limit in state.limits))).toEqual([]);
  });

  it('keeps the figures that its sources give', () => {
    const day = (start: string, end: string) => [{ start, end }];
    const seven = (start: string, end: string) => weekOf(day(start, end), day(start, end), day(start, end));
    const untilEight = {
      callWindows: seven('08:00', '20:00'),
      consent: 'written',
      rollingCaps: [{ count: 3, windowHours: 24 }],
      ringTimeoutSeconds: { atLeast: 15 },
    };

    expect(Object.fromEntries(PRESETS.map(({ id, limits }) => [id, limits]))).toEqual({
      'us-federal': { callWindows: seven('08:00', '21:00'), ringTimeoutSeconds: { atLeast: 15 } },
      'us-florida': untilEight,
      'us-oklahoma': untilEight,
      'us-maryland': untilEight,
      'us-california': { callWindows: seven('09:00', '21:00'), ringTimeoutSeconds: { atLeast: 15 } },
      canada: { callWindows: weekOf(day('09:00', '21:30'), day('10:00', '18:00'), day('10:00', '18:00')) },
      uk: {
        callWindows: weekOf(day('08:00', '21:00'), day('09:00', '21:00'), []),
        holidays: 'block',
        dropLockoutHours: 72,
        ringTimeoutSeconds: { atLeast: 15 },
      },
      eu: {
        callWindows: weekOf(day('09:00', '20:00'), day('09:00', '20:00'), []),
        holidays: 'block',
        maxAttemptsPerDay: 1,
      },
      russia: {
        dialMode: 'manual',
        callWindows: seven('09:00', '20:00'),
        consent: 'express',
        maxAttemptsPerDay: 1,
        rollingCaps: [{ count: 2, windowHours: 168 }],
      },
    });
  });

  it('covers the 27 countries of the Union and their parts that have a code of their own', () => {
    const parts = ['AX', 'GF', 'GP', 'MF', 'MQ', 'RE', 'YT'];
    const members = COMPLIANCE_PRESETS.eu.countries.filter((country) => !parts.includes(country));

    expect(COMPLIANCE_PRESETS.eu.countries).toEqual(expect.arrayContaining(parts));
    expect(members).toHaveLength(27);
    expect(['CH', 'GB', 'IS', 'LI', 'MC', 'NO', 'SM'].filter((country) => members.includes(country))).toEqual([]);
  });
});

function weekOf(workday: unknown, saturday: unknown, sunday: unknown) {
  return {
    monday: workday,
    tuesday: workday,
    wednesday: workday,
    thursday: workday,
    friday: workday,
    saturday,
    sunday,
  };
}

describe('presetsIn', () => {
  it.each<[string, Parameters<typeof presetsIn>[0], readonly PresetId[], readonly PresetId[]]>([
    ['Florida by address', { country: 'US', region: 'FL' }, ['us-florida'], ['us-florida']],
    ['Florida by the number alone', { country: 'US', numberRegion: 'FL' }, ['us-florida'], ['us-florida']],
    ['Florida by both', { country: 'US', region: 'FL', numberRegion: 'FL' }, ['us-florida'], ['us-florida']],
    [
      'a New York number with an address in Florida',
      { country: 'US', region: 'FL', numberRegion: 'NY' },
      ['us-florida'],
      ['us-florida'],
    ],
    [
      'a Florida number with an address in New York',
      { country: 'US', region: 'NY', numberRegion: 'FL' },
      ['us-florida'],
      ['us-florida'],
    ],
    [
      'a Florida number with an address in Oklahoma, under both laws',
      { country: 'US', region: 'OK', numberRegion: 'FL' },
      ['us-oklahoma', 'us-california', 'us-florida'],
      ['us-florida', 'us-oklahoma'],
    ],
    ['New York, where no chosen state lies', { country: 'US', region: 'NY' }, ['us-florida', 'us-maryland'], []],
    ['New York under federal law', { country: 'US', region: 'NY' }, ['us-florida', 'us-federal'], ['us-federal']],
    [
      'a toll-free number that may be anybody’s',
      { country: 'US' },
      ['us-maryland', 'us-florida'],
      ['us-florida', 'us-maryland'],
    ],
    ['Puerto Rico under federal law', { country: 'PR' }, ['us-federal', 'us-florida'], ['us-federal']],
    ['a Canadian number, whatever its region', { country: 'CA' }, ['us-florida', 'us-federal'], []],
    ['California, which is not the country CA', { country: 'US', region: 'CA' }, ['canada'], []],
    ['Ontario', { country: 'CA', region: 'ON' }, ['canada', 'us-california'], ['canada']],
    ['Germany', { country: 'DE', region: 'BY' }, ['eu'], ['eu']],
    ['Réunion, a part of France', { country: 'RE' }, ['eu'], ['eu']],
    ['Switzerland', { country: 'CH' }, ['eu', 'uk'], []],
    ['Scotland', { country: 'GB', region: 'SCT' }, ['eu', 'uk'], ['uk']],
    ['Russia', { country: 'RU' }, ['russia'], ['russia']],
    ['Florida when nothing was chosen', { country: 'US', region: 'FL' }, [], []],
    ['Florida chosen twice', { country: 'US', region: 'FL' }, ['us-florida', 'us-florida'], ['us-florida']],
  ])('finds for %s what applies', (_name, area, chosen, expected) => {
    expect(idsIn(area, chosen)).toEqual(expected);
  });

  it('answers for each chosen preset as if it were the only one, in one order, each once', () => {
    const region = fc.constantFrom('FL', 'OK', 'MD', 'CA', 'NY', 'BY', 'ON');
    const anArea = fc.record(
      { country: fc.constantFrom('US', 'PR', 'CA', 'GB', 'DE', 'CH', 'RU'), region, numberRegion: region },
      { requiredKeys: ['country'] },
    );

    fc.assert(
      fc.property(anArea, fc.array(fc.constantFrom(...PRESET_IDS)), (area, chosen) => {
        const alone = PRESET_IDS.filter((id) => chosen.includes(id) && presetsIn(area, [id]).length === 1);

        expect(presetsIn(area, chosen)).toEqual(alone.map((id) => COMPLIANCE_PRESETS[id]));
      }),
    );
  });

  it('holds every preset of the country for a number of which neither address nor region is known', () => {
    const region = fc.constantFrom('FL', 'OK', 'MD', 'CA', 'NY');

    fc.assert(
      fc.property(region, region, (address, ofNumber) => {
        const known = idsIn({ country: 'US', region: address, numberRegion: ofNumber }, PRESET_IDS);
        const unknown = idsIn({ country: 'US' }, PRESET_IDS);

        expect(known.filter((id) => !unknown.includes(id))).toEqual([]);
      }),
    );
  });
});

describe('isPresetId', () => {
  it('knows its own ids and no others', () => {
    expect(PRESET_IDS.filter(isPresetId)).toEqual(PRESET_IDS);
    expect(['', 'us', 'US-FLORIDA', 'constructor', 'us-texas'].filter(isPresetId)).toEqual([]);
  });
});

describe('the page of the presets', () => {
  const page = presetsPage(PRESETS);

  it('is what is committed: generate it again after a change of the data', () => {
    expect(readFileSync('docs/compliance-presets.md', 'utf8')).toBe(page);
  });

  it('says once that it is no legal advice', () => {
    expect(page.split(NOT_LEGAL_ADVICE)).toHaveLength(2);
  });

  it('tells every limit of a preset in words', () => {
    const windows = [
      { start: '09:00', end: '12:00' },
      { start: '13:00', end: '18:00' },
    ];
    const preset: CompliancePreset = {
      ...COMPLIANCE_PRESETS['us-florida'],
      regions: ['FL', 'GA'],
      limits: {
        dialMode: 'manual',
        callWindows: {
          monday: [],
          tuesday: windows,
          wednesday: windows,
          thursday: windows,
          friday: [],
          saturday: [{ start: '22:00', end: '24:00' }],
          sunday: [{ start: '22:00', end: '24:00' }],
        },
        holidays: 'block',
        consent: 'express',
        maxAttemptsPerDay: 2,
        rollingCaps: [
          { count: 3, windowHours: 24 },
          { count: 4, windowHours: 168 },
        ],
        minGapMinutes: 90,
        dropLockoutHours: 72,
        ringTimeoutSeconds: { atLeast: 15 },
      },
    };

    expect(presetsPage([preset])).toContain(
      `Florida. Applies to US-FL, US-GA. Last held against its sources on ${preset.asOf}.

What it limits:
- no call is placed automatically
- Monday closed, Tuesday to Thursday 09:00-12:00 and 13:00-18:00, Friday closed, Saturday and Sunday 22:00-24:00
- no calls on public holidays
- the lead must have given express or written consent (list column \`consent\`)
- at most 2 a day
- at most 3 in any 24 hours
- at most 4 in any 168 hours
- at least 90 minutes between calls
- 72 hours without a call after one that a person answered and no agent took
- an unanswered call rings at least 15 seconds
`,
    );
  });
});
