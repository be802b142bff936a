import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isInShift, shiftsFrom } from '../../../simulator/people/shift.ts';

const ZONE = 'America/New_York';

function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant();
}

describe('a shift', () => {
  it('leaves the weekend out', () => {
    const shift = { start: '09:00', end: '18:00' };

    expect(shiftsFrom(shift, ZONE, at('2026-03-06T18:00'))).toEqual({
      startsAt: at('2026-03-09T09:00'),
      endsAt: at('2026-03-09T18:00'),
    });
    expect(isInShift(shift, ZONE, at('2026-03-07T12:00'))).toBe(false);
  });

  it('is worked on weekends where that is said', () => {
    const shift = { start: '09:00', end: '18:00', onWeekends: true } as const;

    expect(shiftsFrom(shift, ZONE, at('2026-03-06T18:00'))).toEqual({
      startsAt: at('2026-03-07T09:00'),
      endsAt: at('2026-03-07T18:00'),
    });
    expect(isInShift(shift, ZONE, at('2026-03-08T12:00'))).toBe(true);
  });
});
