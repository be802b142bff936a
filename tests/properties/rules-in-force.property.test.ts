import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPLIANCE_PRESETS, PRESET_IDS } from '../../shared/domain/compliance-presets.ts';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import type { CallWindow, Weekday } from '../../shared/domain/dial-rules.ts';
import type { RulesFields } from '../../shared/domain/rules-fields.ts';
import { rulesInArea, rulesInForce } from '../../shared/domain/rules-in-force.ts';
import { STAGES } from '../../shared/domain/stage.ts';

const DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[];
const DAY_MINUTES = 1440;
const SCOPE = { stage: 'prospecting', tier: 1, campaignId: 'spring' } as const;
const RUNS = { numRuns: 150 };

const aMinute = fc.oneof(
  fc.integer({ min: 0, max: DAY_MINUTES - 1 }),
  fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
);
const aWindow = fc.record({
  start: aMinute.map(clock),
  end: fc.oneof({ weight: 5, arbitrary: aMinute.map(clock) }, { weight: 1, arbitrary: fc.constant('24:00') }),
});
const someWindows = fc.array(aWindow, { maxLength: 3 });
const aWeek = fc
  .uniqueArray(fc.constantFrom(...DAYS), { maxLength: 7 })
  .chain((days) => fc.record(Object.fromEntries(days.map((day) => [day, someWindows]))));

/** The limits of one level, without hours. */
const someLimits: fc.Arbitrary<RulesFields> = fc.record(
  {
    dialMode: fc.constantFrom('manual' as const, 'progressive' as const),
    holidays: fc.constantFrom('block' as const, 'ignore' as const),
    unknownTimezone: fc.constantFrom('block' as const, 'intersect' as const),
    consent: fc.constantFrom('written' as const, 'express' as const, 'not-required' as const),
    closedDates: fc.array(
      fc.constantFrom('2026-12-24', '2026-12-31', '2027-01-02').map((date) => ({ date })),
      { maxLength: 2 },
    ),
    rollingCaps: fc.array(fc.record({ count: fc.integer({ min: 1, max: 3 }), windowHours: fc.constantFrom(24, 168) }), {
      maxLength: 2,
    }),
    maxAttemptsPerCycle: fc.integer({ min: 1, max: 5 }),
    maxAttemptsEver: fc.integer({ min: 1, max: 5 }),
    maxAttemptsPerDay: fc.integer({ min: 1, max: 5 }),
    minGapMinutes: fc.integer({ min: 0, max: 5 }),
    dropLockoutHours: fc.integer({ min: 0, max: 5 }),
    leadTtlDays: fc.integer({ min: 1, max: 5 }),
  },
  { requiredKeys: [] },
);

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Minute by minute from the day's midnight to the end of the next day, whether a window of that day is open. */
function minutesOf(windows: readonly CallWindow[]): readonly boolean[] {
  return Array.from({ length: 2 * DAY_MINUTES }, (_, minute) =>
    windows.some(({ start, end }) => {
      const [from, to] = [start, end].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
      if (from === undefined || to === undefined) return false;
      return minute >= from && minute < (to > from ? to : to + DAY_MINUTES);
    }),
  );
}

/** Minute by minute of the week, whether any window is open; Sunday's night reaches into Monday. */
function weekMinutes(week: Readonly<Record<Weekday, readonly CallWindow[]>>): readonly boolean[] {
  const open = Array.from({ length: 7 * DAY_MINUTES }, () => false);
  DAYS.forEach((day, index) => {
    minutesOf(week[day]).forEach((isOpen, minute) => {
      if (isOpen) open[(index * DAY_MINUTES + minute) % open.length] = true;
    });
  });
  return open;
}

function limitsOf(levels: readonly RulesFields[]) {
  const [organisation = {}, tier = {}, campaign = {}] = levels;
  const { rules } = rulesInForce({ organisation, tiers: { '1': tier }, campaigns: { spring: campaign } }, 1, SCOPE);
  const { closedDates, rollingCaps, ...others } = rules;
  const texts = (items: readonly object[]) =>
    items.map((item) => JSON.stringify(Object.entries(item).toSorted())).toSorted();
  return { ...others, closedDates: texts(closedDates), rollingCaps: texts(rollingCaps) };
}

describe('the windows in force', () => {
  it('are open in a minute when every level that sets the weekday opens it, or the default where none does', () => {
    fc.assert(
      fc.property(fc.tuple(aWeek, aWeek, aWeek), ([ofOrganisation, ofTier, ofCampaign]) => {
        const levels = [ofOrganisation, ofTier, ofCampaign].map((callWindows) => ({ callWindows }));
        const [organisation = {}, tier = {}, campaign = {}] = levels;
        const document = { organisation, tiers: { '1': tier }, campaigns: { spring: campaign } };
        const { callWindows } = rulesInForce(document, 1, SCOPE).rules;

        for (const day of DAYS) {
          const given = levels.map((level) => level.callWindows[day]).filter((windows) => windows !== undefined);
          const all = given.length > 0 ? given : [STAGE_DEFAULTS.prospecting.callWindows[day]];
          const each = all.map(minutesOf);
          const expected = Array.from({ length: 2 * DAY_MINUTES }, (_, minute) => each.every((open) => open[minute]));

          expect(minutesOf(callWindows[day]), day).toEqual(expected);
        }
      }),
      RUNS,
    );
  });

  it('are open in an area in a minute that both they and every preset there leave open, over midnight too', () => {
    const places = PRESET_IDS.map((id) => {
      const { countries, regions } = COMPLIANCE_PRESETS[id];
      return {
        key: id,
        country: countries[0] ?? '',
        zones: ['UTC'],
        ...(regions?.[0] !== undefined && { region: regions[0] }),
      };
    });
    fc.assert(
      fc.property(aWeek, fc.constantFrom(...places), fc.subarray([...PRESET_IDS]), (callWindows, area, chosen) => {
        const inForce = rulesInForce({ organisation: { callWindows, compliancePresets: chosen } }, 1, SCOPE);
        const applying = chosen
          .map((id) => COMPLIANCE_PRESETS[id])
          .filter(({ countries, regions }) => {
            return (
              countries.includes(area.country) &&
              (regions === undefined || area.region === undefined || regions.includes(area.region))
            );
          });
        const each = [inForce.rules.callWindows, ...applying.flatMap(({ limits }) => limits.callWindows ?? [])].map(
          weekMinutes,
        );
        const expected = Array.from({ length: 7 * DAY_MINUTES }, (_, minute) => each.every((open) => open[minute]));

        expect(weekMinutes(rulesInArea(inForce, area).rules.callWindows)).toEqual(expected);
      }),
      RUNS,
    );
  });
});

describe('limits in force', () => {
  it('do not depend on which level sets which', () => {
    fc.assert(
      fc.property(fc.tuple(someLimits, someLimits, someLimits), ([one, two, three]) => {
        const expected = limitsOf([one, two, three]);

        expect(limitsOf([three, one, two])).toEqual(expected);
        expect(limitsOf([two, one, three])).toEqual(expected);
      }),
      RUNS,
    );
  });

  it('are no other when a level says again what another one says', () => {
    fc.assert(
      fc.property(someLimits, someLimits, (one, other) => {
        expect(limitsOf([one, other, one])).toEqual(limitsOf([one, other]));
      }),
      RUNS,
    );
  });

  it('stay what they are when they are written down as one level, whatever the stage', () => {
    fc.assert(
      fc.property(
        fc.tuple(someLimits, someLimits),
        aWeek,
        fc.constantFrom(...STAGES),
        ([one, other], callWindows, stage) => {
          const scope = { ...SCOPE, stage };
          const { rules } = rulesInForce({ organisation: { ...one, callWindows }, tiers: { '1': other } }, 1, scope);
          const { version: _, ...fields } = rules;

          expect(rulesInForce({ organisation: fields }, 1, scope).rules).toEqual(rules);
        },
      ),
      RUNS,
    );
  });
});
