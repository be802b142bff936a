import fc from 'fast-check';
import { expect, it } from 'vitest';
import { audit } from '../../simulator/auditor/audit.ts';
import { auditRulesFrom } from '../../simulator/auditor/audit-rules.ts';
import { localTime } from '../../simulator/auditor/local-time.ts';
import { isPublicHoliday } from '../../simulator/auditor/public-holidays.ts';
import { aCall, aPerson, aTruth } from '../support/true-call.ts';

const rules = auditRulesFrom(undefined, {});
const DAY = 86_400_000;
const MINUTE = 60_000;

const aZone = fc.constantFrom(
  'America/New_York',
  'America/St_Johns',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
);

/** One prospecting call a day at most, on callable days, somewhere between 09:00 and 20:00 on the wall clock. */
const aCleanSchedule = fc
  .record({
    zone: aZone,
    days: fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 }),
    minutes: fc.array(fc.integer({ min: 540, max: 1199 }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ zone, days, minutes }) => {
    const starts = days.flatMap((day, index) => {
      const noonUtc = Date.UTC(2026, 1, 1, 12) + day * DAY;
      const local = localTime(noonUtc, zone);
      const start = noonUtc + ((minutes[index] ?? 540) - local.minute) * MINUTE;
      const landed = localTime(start, zone);
      const callable =
        landed.weekday !== 'sunday' &&
        landed.minute >= 540 &&
        landed.minute < 1200 &&
        !isPublicHoliday('US', undefined, landed.date);
      return callable ? [start] : [];
    });
    return { zone, starts: starts.toSorted((one, other) => one - other) };
  })
  .filter(({ starts }) => starts.length > 0);

function truthOf(zone: string, starts: readonly number[]) {
  return aTruth({
    people: [aPerson({ statedTimezone: zone, zone })],
    calls: starts.map((start, index) => aCall(`C${index}`, new Date(start).toISOString())),
  });
}

it('finds nothing in a schedule that keeps every rule, over a year of clock changes', () => {
  fc.assert(
    fc.property(aCleanSchedule, ({ zone, starts }) => {
      expect(audit(truthOf(zone, starts), rules).violations).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it('finds exactly the one call that is moved out of its hours', () => {
  fc.assert(
    fc.property(aCleanSchedule, fc.nat(), ({ zone, starts }, pick) => {
      const moved = pick % starts.length;
      const night = starts.map((start, index) =>
        index === moved ? start - (localTime(start, zone).minute - 5 * 60) * MINUTE : start,
      );
      expect(audit(truthOf(zone, night), rules).violations.map(({ kind, contactId }) => [kind, contactId])).toEqual([
        ['outside-hours', `C${moved}`],
      ]);
    }),
    { numRuns: 150 },
  );
});

it('finds exactly the one call that is doubled within the gap', () => {
  fc.assert(
    fc.property(aCleanSchedule, fc.nat(), ({ zone, starts }, pick) => {
      const doubled = starts[pick % starts.length] ?? 0;
      const again = aCall('AGAIN', new Date(doubled + 2 * MINUTE).toISOString());
      const truth = truthOf(zone, starts);
      const found = audit({ ...truth, calls: [...truth.calls, again] }, rules).violations;
      const kinds = found.filter(({ contactId }) => contactId === 'AGAIN').map(({ kind }) => kind);
      expect(found.every(({ contactId }) => contactId === 'AGAIN')).toBe(true);
      expect(kinds.filter((kind) => kind !== 'outside-hours')).toEqual(['over-cap']);
    }),
    { numRuns: 150 },
  );
});
