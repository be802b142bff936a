import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { auditRulesFrom } from '../../simulator/auditor/audit-rules.ts';
import { localTime } from '../../simulator/auditor/local-time.ts';
import { isPublicHoliday } from '../../simulator/auditor/public-holidays.ts';
import { findings, NO_RULES, rulesOf } from '../support/audit-findings.ts';
import { aCall, aPerson, aTruth } from '../support/true-call.ts';

const MINUTE = 60_000;
const MOST_OF_TWO_YEARS = { min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 1) };
const aMoment = fc.integer(MOST_OF_TWO_YEARS);

const CLOSED = [0, 0] as const;

/** What each preset leaves open, told once more by hand: hours of the day by weekday, Monday first. */
const PRESET_HOURS = [
  { preset: 'us-federal', country: 'US', zones: ['America/New_York', 'America/Anchorage'], hours: days([8, 21]) },
  { preset: 'us-florida', country: 'US', region: 'FL', zones: ['America/Chicago'], hours: days([8, 20]) },
  { preset: 'us-california', country: 'US', region: 'CA', zones: ['America/Los_Angeles'], hours: days([9, 21]) },
  {
    preset: 'canada',
    country: 'CA',
    zones: ['America/St_Johns', 'America/Regina'],
    hours: days([9, 21.5], [10, 18], [10, 18]),
  },
  { preset: 'uk', country: 'GB', zones: ['Europe/London'], hours: days([8, 21], [9, 21], CLOSED) },
  {
    preset: 'eu',
    country: 'PT',
    zones: ['Atlantic/Azores', 'Europe/Lisbon'],
    hours: days([9, 20], [9, 20], CLOSED),
  },
] as const;

type Hours = readonly [number, number];

function days(workday: Hours, saturday: Hours = workday, sunday: Hours = workday): readonly Hours[] {
  return [workday, workday, workday, workday, workday, saturday, sunday];
}

function isOpen(hours: readonly Hours[], moment: number, zone: string): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
  const today = hours[wall.dayOfWeek - 1];
  const hour = wall.hour + wall.minute / 60;
  return today !== undefined && today[0] <= hour && hour < today[1];
}

it('finds a call under a preset when the wall clock stands outside its hours, and only then, over all clock changes', () => {
  const aCase = fc.constantFrom(...PRESET_HOURS).chain((preset) =>
    fc.record({
      preset: fc.constant(preset),
      zone: fc.constantFrom(...preset.zones),
      moment: aMoment,
    }),
  );
  fc.assert(
    fc.property(aCase, ({ preset, zone, moment }) => {
      const { country } = preset;
      const region = 'region' in preset ? { region: preset.region } : {};
      const people = [aPerson({ country, zone, statedTimezone: zone, consent: 'written', ...region })];
      const open = isOpen(preset.hours, moment, zone) || isOpen(preset.hours, moment - 5_000, zone);
      const date = localTime(moment, zone).date;
      fc.pre(!['eu', 'uk'].includes(preset.preset) || !isPublicHoliday(country, undefined, date));
      const truth = aTruth({ people, calls: [aCall('C1', new Date(moment).toISOString())] });
      expect(findings(truth, rulesOf({ compliancePresets: [preset.preset] }))).toEqual(
        open ? [] : ['outside-hours C1'],
      );
    }),
    { numRuns: 600 },
  );
});

const aClock = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
const windowsOfADay = fc.array(fc.record({ start: aClock, end: aClock }), { maxLength: 2 });
const aFullLevel = fc.record({
  callWindows: fc.record({
    monday: windowsOfADay,
    tuesday: windowsOfADay,
    wednesday: windowsOfADay,
    thursday: windowsOfADay,
    friday: windowsOfADay,
    saturday: windowsOfADay,
    sunday: windowsOfADay,
  }),
  dialMode: fc.constantFrom('progressive', 'progressive', 'manual'),
  holidays: fc.constantFrom('block', 'ignore'),
  closedDates: fc.array(
    fc.integer({ min: 1, max: 28 }).map((day) => ({ date: `2026-03-${String(day).padStart(2, '0')}` })),
    {
      maxLength: 2,
    },
  ),
  consent: fc.constantFrom('not-required', 'express', 'written'),
  unknownTimezone: fc.constantFrom('intersect', 'block'),
  rollingCaps: fc.array(
    fc.record({
      count: fc.integer({ min: 1, max: 4 }),
      windowHours: fc.integer({ min: 1, max: 100 }),
      per: fc.constantFrom('lead', 'number'),
    }),
    { maxLength: 2 },
  ),
  maxAttemptsPerDay: fc.integer({ min: 1, max: 4 }),
  minGapMinutes: fc.integer({ min: 0, max: 600 }),
  dropLockoutHours: fc.integer({ min: 0, max: 72 }),
});
const aPartialLevel = fc
  .tuple(aFullLevel, fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }))
  .map(([level, kept]) => Object.fromEntries(Object.entries(level).filter((_, index) => kept[index] === true)));
/** Calls of one week of March, a clock change in its middle, to a person of whom little is known. */
const aBusyWeek = fc
  .uniqueArray(fc.integer({ min: 0, max: 7 * 24 * 60 }), { minLength: 1, maxLength: 12 })
  .map((minutes) =>
    aTruth({
      people: [aPerson({ phones: ['+19075550101', '+19075550102'], zone: 'America/Adak', consent: 'express' })],
      calls: minutes.map((minute, index) => {
        const { withAgentAt, ...call } = aCall(
          `C${index}`,
          new Date(Date.UTC(2026, 2, 5) + minute * MINUTE).toISOString(),
          {
            phone: index % 3 === 0 ? '+19075550101' : '+19075550102',
          },
        );
        return index % 2 === 0 || withAgentAt === undefined ? call : { ...call, withAgentAt };
      }),
    }),
  );
const judgedBy = (
  truth: ReturnType<typeof aTruth>,
  levels: Readonly<Record<'organisation' | 'tier' | 'campaign', unknown>>,
) =>
  findings(
    truth,
    auditRulesFrom(
      { organisation: levels.organisation, tiers: { '1': levels.tier }, campaigns: { cold: levels.campaign } },
      { '1': 'cold' },
    ),
  );

it('asks not which level says what: any order of the levels finds the same', () => {
  fc.assert(
    fc.property(aBusyWeek, aPartialLevel, aPartialLevel, aPartialLevel, (truth, one, two, three) => {
      const found = judgedBy(truth, { organisation: one, tier: two, campaign: three });
      expect(judgedBy(truth, { organisation: three, tier: one, campaign: two })).toEqual(found);
      expect(judgedBy(truth, { organisation: two, tier: three, campaign: one })).toEqual(found);
    }),
    { numRuns: 150 },
  );
});

it('never allows by a further level what the levels above forbid', () => {
  fc.assert(
    fc.property(aBusyWeek, aFullLevel, aPartialLevel, aPartialLevel, (truth, organisation, tier, campaign) => {
      const alone = judgedBy(truth, { organisation, tier: {}, campaign: {} });
      const together = judgedBy(truth, { organisation, tier, campaign });
      expect(together).toEqual(expect.arrayContaining([...alone]));
    }),
    { numRuns: 150 },
  );
});

it('finds the same when the same rules are published again and again', () => {
  fc.assert(
    fc.property(
      aBusyWeek,
      aPartialLevel,
      fc.array(fc.integer({ min: 0, max: 7 * 24 * 60 }), { maxLength: 5 }),
      (truth, organisation, again) => {
        const rules = { organisation };
        const moments = [0, ...again].map((minute) => new Date(Date.UTC(2026, 2, 5) + minute * MINUTE).toISOString());
        const versions = auditRulesFrom(
          moments.map((from) => ({ from, rules })),
          {},
        );
        expect(findings(truth, versions)).toEqual(findings(truth, auditRulesFrom(rules, {})));
      },
    ),
    { numRuns: 100 },
  );
});

it('allows what a version allows that was in force at any moment of the last 65 seconds', () => {
  const SECOND = 1_000;
  const start = Date.UTC(2026, 2, 5, 15);
  const published = fc.uniqueArray(
    fc.record({ second: fc.integer({ min: -150, max: 20 }), dialMode: fc.constantFrom('progressive', 'manual') }),
    { selector: ({ second }) => second, maxLength: 8 },
  );
  fc.assert(
    fc.property(published, fc.constantFrom('progressive', 'manual'), (changes, first) => {
      const versions = [
        { second: -10_000, dialMode: first },
        ...changes.toSorted((one, other) => one.second - other.second),
      ];
      const modeAt = (second: number) => versions.findLast((version) => version.second <= second)?.dialMode;
      const moments = [-64.999, ...Array.from({ length: 65 }, (_, index) => index - 64)];
      const mayRing = moments.some((second) => modeAt(second) === 'progressive');
      const rules = auditRulesFrom(
        versions.map(({ second, dialMode }) => ({
          from: new Date(start + second * SECOND).toISOString(),
          rules: { organisation: { ...NO_RULES, dialMode } },
        })),
        {},
      );
      const truth = aTruth({ calls: [aCall('C1', new Date(start).toISOString())] });
      expect(findings(truth, rules)).toEqual(mayRing ? [] : ['not-permitted C1']);
    }),
    { numRuns: 300 },
  );
});
