import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../console/web/parts/local-moment.ts';

describe('a moment by the clock of a zone', () => {
  it.each([
    ['Europe/Berlin', '02:30', '2026-03-29', '2026-03-29T01:30:00Z'],
    ['Europe/Berlin', '02:30', '2026-10-25', '2026-10-25T00:30:00Z'],
    ['America/New_York', '09:00', '2026-01-05', '2026-01-05T14:00:00Z'],
    ['Pacific/Kiritimati', '00:15', '2026-01-05', '2026-01-04T10:15:00Z'],
  ])('is read in the zone that is chosen, whatever this device has (%s, %s)', (zone, time, day, instant) => {
    expect(instantOf({ day, time }, zone)).toBe(instant);
  });

  it.each([
    ['2026-13-01', '09:00'],
    ['2026-01-0', '09:00'],
    ['2026-02-30', '09:00'],
    ['2026-01-05', '24:00'],
    ['2026-01-05', '9:00'],
    ['', ''],
  ])('is none while it is half written: %s %s', (day, time) => {
    expect(instantOf({ day, time }, 'Europe/Berlin')).toBeUndefined();
  });
});
