import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { ZoneOffsets, zoneOffsets } from '../../shared/domain/zone-offsets.ts';

/** Clocks change at midnight in Havana, Beirut, Cairo, Santiago, the Azores and Nuuk; Apia left out 30 December 2011. */
const aZone = fc.constantFrom(
  ...['America/New_York', 'America/Havana', 'America/Santiago', 'America/St_Johns', 'America/Nuuk', 'Atlantic/Azores'],
  ...['Africa/Cairo', 'Africa/Casablanca', 'Antarctica/Troll', 'Asia/Beirut', 'Asia/Kathmandu', 'Asia/Tehran'],
  ...['Australia/Lord_Howe', 'Europe/Berlin', 'Pacific/Apia', 'Pacific/Chatham', 'Pacific/Kiritimati', 'UTC'],
);

/** From 2012 on; in St John's clocks changed a minute after midnight until 2011. */
const aMomentMs = fc.integer({ min: Date.parse('2012-01-01T12:00Z'), max: Date.parse('2030-01-01Z') });

/** Moments of which every second one lies within three hours of a change of clocks. */
const aZonedMoment = fc
  .tuple(aZone, aMomentMs, fc.boolean(), fc.integer({ min: -3 * 3_600_000, max: 3 * 3_600_000 }))
  .map(([zone, atMs, isNearChange, awayMs]) => {
    const change = isNearChange ? zoned(zone, atMs).getTimeZoneTransition('next') : null;
    return { zone, atMs: change === null ? atMs : change.epochMilliseconds + awayMs };
  });

const zoned = (zone: string, atMs: number) => Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);

describe('the offsets of a zone', () => {
  it('tell the local day of a moment as the calendar does', () => {
    fc.assert(
      fc.property(aZonedMoment, ({ zone, atMs }) => {
        const start = zoned(zone, atMs).startOfDay();
        const next = start.add({ days: 1 }).startOfDay();

        expect(zoneOffsets(zone).dayAt(atMs)).toEqual({
          startMs: start.epochMilliseconds,
          endMs: next.epochMilliseconds,
          endsAt: next.toInstant(),
        });
        expect(zoneOffsets(zone).dateAt(atMs) * 86_400_000).toBe(
          Date.parse(`${zoned(zone, atMs).toPlainDate().toString()}T00:00Z`),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('tell the same time of day so many days later as the calendar does', () => {
    fc.assert(
      fc.property(aZonedMoment, fc.integer({ min: 1, max: 400 }), ({ zone, atMs }, daysApart) => {
        for (const days of [1, 2, daysApart, -daysApart]) {
          const later = zoned(zone, atMs).add({ days }).epochMilliseconds;

          expect(zoneOffsets(zone).plusDays(atMs, days)).toBe(later);
        }
        const backAtChange = atMs - daysApart * 86_400_000;
        expect(zoneOffsets(zone).plusDays(backAtChange, daysApart)).toBe(
          zoned(zone, backAtChange).add({ days: daysApart }).epochMilliseconds,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('are the same in whichever order moments are asked about', () => {
    fc.assert(
      fc.property(aZone, fc.array(aMomentMs, { minLength: 2, maxLength: 6 }), (zone, moments) => {
        const asked = new ZoneOffsets(zone);
        for (const atMs of moments) {
          expect(asked.dayAt(atMs)).toEqual(new ZoneOffsets(zone).dayAt(atMs));
          expect(asked.within(atMs, atMs + 400 * 86_400_000)).toEqual(
            new ZoneOffsets(zone).within(atMs, atMs + 400 * 86_400_000),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('leave out a local date that a zone never had', () => {
    const lastOf29th = Date.parse('2011-12-30T09:59:59.999Z');

    expect(zoneOffsets('Pacific/Apia').dayAt(lastOf29th).endMs).toBe(lastOf29th + 1);
    expect(zoneOffsets('Pacific/Apia').dateAt(lastOf29th + 1) - zoneOffsets('Pacific/Apia').dateAt(lastOf29th)).toBe(2);
  });
});
