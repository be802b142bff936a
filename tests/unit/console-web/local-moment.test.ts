import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, localMomentOf } from '../../../console/web/parts/local-moment.ts';

describe('a moment by the clock of this device', () => {
  it('is the same moment once it is read again, to the minute, save where the clock is put back', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2024-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), (at) => {
        const read = instantOf(localMomentOf(at)) ?? '';
        const minute = Math.floor(at.getTime() / 60_000);
        expect(Math.abs(Date.parse(read) / 60_000 - minute) % 30).toBe(0);
        expect(localMomentOf(new Date(read))).toEqual(localMomentOf(at));
      }),
    );
  });

  it.each([
    ['2026-13-01', '09:00'],
    ['2026-01-0', '09:00'],
    ['2026-01-05', '24:00'],
    ['2026-01-05', '9:00'],
    ['', ''],
  ])('is none while it is half written: %s %s', (day, time) => {
    expect(instantOf({ day, time })).toBeUndefined();
  });
});
