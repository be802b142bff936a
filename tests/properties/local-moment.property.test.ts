import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantOf, localMomentOf } from '../../console/web/parts/local-moment.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const MINUTE_MS = 60_000;
/** Within an hour and a half of a change of the clock, or at any other moment. */
const NEAR_MS = 90 * MINUTE_MS;

const moments = fc.integer({ min: Date.parse('2000-01-02'), max: Date.parse('2059-12-30') });

/** A zone, and a moment that lies near a change of its clock as often as not. */
const zoned = fc
  .record({ zone: fc.constantFrom(...ZONES), any: moments, near: fc.integer({ min: -NEAR_MS, max: NEAR_MS }) })
  .chain(({ zone, any, near }) => {
    const from = Temporal.Instant.fromEpochMilliseconds(any).toZonedDateTimeISO(zone);
    const change = from.getTimeZoneTransition('next');
    const at = change === null ? any : Math.min(change.epochMilliseconds + near, Date.parse('2059-12-30'));
    return fc.record({ zone: fc.constant(zone), at: fc.constantFrom(any, at) });
  });

/** The clock as Temporal reads it, to the minute. */
function clockAt(at: number, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .round({ smallestUnit: 'minute', roundingMode: 'floor' });
}

describe('a moment by the clock of any zone', () => {
  it('is told as its clock shows it, before, after and while the clock is changed', () => {
    fc.assert(
      fc.property(zoned, ({ zone, at }) => {
        const { day, time } = localMomentOf(new Date(at), zone);
        expect(`${day}T${time}:00`).toBe(clockAt(at, zone).toString());
      }),
    );
  });

  it('is read as it was told: the very moment, or the first of two that the clock shows alike', () => {
    fc.assert(
      fc.property(zoned, ({ zone, at }) => {
        const local = localMomentOf(new Date(at), zone);
        const read = Date.parse(instantOf(local, zone) ?? '');
        expect(read).toBe(clockAt(at, zone).toZonedDateTime(zone).epochMilliseconds);
        expect(localMomentOf(new Date(read), zone)).toEqual(local);
        expect(read).toBeLessThanOrEqual(at);
      }),
    );
  });

  it('is as long after a gap as it would have been without, where the clock leaves out what is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), moments, fc.integer({ min: -180, max: 180 }), (zone, any, minutes) => {
        const from = Temporal.Instant.fromEpochMilliseconds(any).toZonedDateTimeISO(zone);
        const change = from.getTimeZoneTransition('next');
        if (change === null || change.year > 2059) return;
        const written = change.toPlainDateTime().add({ minutes }).round({ smallestUnit: 'minute' });
        const [day = '', time = ''] = written.toString({ smallestUnit: 'minute' }).split('T');
        expect(Date.parse(instantOf({ day, time }, zone) ?? '')).toBe(
          written.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds,
        );
      }),
    );
  });
});
