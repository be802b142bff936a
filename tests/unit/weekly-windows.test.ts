import { describe, expect, it } from 'vitest';
import { weeklyWindows } from '../../shared/domain/weekly-windows.ts';
import { openDaily, openOn } from '../support/call-windows.ts';

const HOUR = 60;

describe('the open minutes of a week', () => {
  it('stand by weekday, Monday first, sorted', () => {
    expect(weeklyWindows(openOn({ monday: '13:15-20:00 09:00-12:00', sunday: '23:59-24:00' }))).toEqual([
      [
        { startMinute: 9 * HOUR, endMinute: 12 * HOUR },
        { startMinute: 13 * HOUR + 15, endMinute: 20 * HOUR },
      ],
      [],
      [],
      [],
      [],
      [],
      [{ startMinute: 24 * HOUR - 1, endMinute: 24 * HOUR }],
    ]);
  });

  it('of a window over midnight stand on both days, Sunday reaching into Monday', () => {
    expect(weeklyWindows(openOn({ sunday: '22:00-02:00' }))).toEqual([
      [{ startMinute: 0, endMinute: 2 * HOUR }],
      [],
      [],
      [],
      [],
      [],
      [{ startMinute: 22 * HOUR, endMinute: 24 * HOUR }],
    ]);
  });

  it('of a window until midnight stand on its own day only', () => {
    const untilMidnight = [[], [], [{ startMinute: 22 * HOUR, endMinute: 24 * HOUR }], [], [], [], []];

    expect(weeklyWindows(openOn({ wednesday: '22:00-00:00' }))).toEqual(untilMidnight);
    expect(weeklyWindows(openOn({ wednesday: '22:00-24:00' }))).toEqual(untilMidnight);
  });

  it('are united where windows touch, overlap or lie in each other', () => {
    const [monday] = weeklyWindows(openOn({ monday: '09:00-12:00 12:00-13:00 12:30-12:45 12:59-14:00 14:01-15:00' }));

    expect(monday).toEqual([
      { startMinute: 9 * HOUR, endMinute: 14 * HOUR },
      { startMinute: 14 * HOUR + 1, endMinute: 15 * HOUR },
    ]);
  });
});

describe('a time of a window', () => {
  it.each([
    ['9:00-12:00', '"9:00" is no time of day: write HH:MM.'],
    ['19:00-24:01', '"24:01" is no time of day: write HH:MM.'],
    ['109:00-12:00', '"109:00" is no time of day: write HH:MM.'],
    ['09:000-12:00', '"09:000" is no time of day: write HH:MM.'],
    ['09:00-12:60', '"12:60" is no time of day: write HH:MM.'],
    ['24:00-12:00', 'A call window cannot start at 24:00.'],
  ])('is refused where %s is written', (written, message) => {
    expect(() => weeklyWindows(openDaily(written))).toThrow(new RangeError(message));
  });
});
