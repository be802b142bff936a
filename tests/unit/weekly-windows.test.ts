import { describe, expect, it } from 'vitest';
import type { CallWindow } from '../../shared/domain/dial-rules.ts';
import {
  clockText,
  commonWindows,
  endText,
  minuteIsWithin,
  sameWindows,
  splitAtMidnight,
  WEEKDAYS,
  weeklyWindows,
  weekOf,
  weekOpenings,
} from '../../shared/domain/weekly-windows.ts';
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

function windows(written: string): readonly CallWindow[] {
  return written === '' ? [] : openDaily(written).monday;
}

describe('what two lists of windows have in common', () => {
  it.each([
    ['09:00-18:00', '10:00-19:00', '10:00-18:00'],
    ['09:00-18:00', '', ''],
    ['09:00-12:00', '12:00-18:00', ''],
    ['09:00-12:00 13:00-18:00', '11:00-14:00', '11:00-12:00 13:00-14:00'],
    ['09:00-12:00 12:00-18:00', '10:00-17:00', '10:00-17:00'],
    ['13:00-18:00 09:00-12:00', '00:00-24:00', '09:00-12:00 13:00-18:00'],
    // Over midnight, both from the same evening: 22:00 to 02:00 and 23:00 to 06:00.
    ['22:00-02:00', '23:00-06:00', '23:00-02:00'],
    // What ends at midnight cuts the night off, and a morning has nothing in common with the night that begins after it.
    ['22:00-02:00', '20:00-24:00', '22:00-24:00'],
    ['22:00-02:00', '20:00-00:00', '22:00-24:00'],
    ['22:00-02:00', '00:00-06:00', ''],
    // From 09:00 to 09:00 of the next day.
    ['09:00-09:00', '08:00-10:00', '09:00-10:00'],
    ['09:00-09:00', '20:00-12:00', '20:00-09:00'],
    // 00:00 of the day to 08:00 of the next, which is longer than a day and takes two windows.
    ['00:00-24:00 22:00-08:00', '00:00-24:00 21:00-07:00', '00:00-24:00 23:59-07:00'],
    ['00:10-00:10', '00:10-00:10', '00:10-00:10'],
    ['00:00-24:00', '00:00-24:00', '00:00-24:00'],
  ])('%s and %s: %s', (some, others, common) => {
    expect(commonWindows(windows(some), windows(others))).toEqual(windows(common));
    expect(commonWindows(windows(others), windows(some))).toEqual(windows(common));
  });
});

describe('two lists of windows', () => {
  it.each([
    ['09:00-18:00', '09:00-12:00 12:00-18:00', true],
    ['22:00-00:00', '22:00-24:00', true],
    ['13:00-14:00 09:00-10:00', '09:00-10:00 13:00-14:00', true],
    ['', '', true],
    ['09:00-18:00', '09:00-18:01', false],
    ['09:00-18:00', '08:59-18:00', false],
    ['09:00-18:00', '', false],
    ['09:00-18:00', '09:00-12:00 12:01-18:00', false],
    ['22:00-02:00', '22:00-24:00', false],
  ])('%s and %s leave the same time open: %s', (some, others, same) => {
    expect([sameWindows(windows(some), windows(others)), sameWindows(windows(others), windows(some))]).toEqual([
      same,
      same,
    ]);
  });
});

describe('a week', () => {
  it('has something for every day, Monday first', () => {
    expect(Object.entries(weekOf((day) => day.length))).toEqual([
      ['monday', 6],
      ['tuesday', 7],
      ['wednesday', 9],
      ['thursday', 8],
      ['friday', 6],
      ['saturday', 8],
      ['sunday', 6],
    ]);
    expect(WEEKDAYS).toEqual(Object.keys(weekOf(() => 0)));
  });

  it('split at midnight opens at the same times, each on its own day', () => {
    const week = openOn({ monday: '22:00-02:00', tuesday: '01:00-03:00 09:00-12:00', sunday: '23:00-01:00' });

    expect(splitAtMidnight(week)).toEqual(
      openOn({
        monday: '00:00-01:00 22:00-24:00',
        tuesday: '00:00-03:00 09:00-12:00',
        sunday: '23:00-24:00',
      }),
    );
    expect(weeklyWindows(splitAtMidnight(week))).toEqual(weeklyWindows(week));
  });

  it('has openings that run over midnight whole, over the end of the week as well', () => {
    const day = 24 * HOUR;

    expect(
      weekOpenings(openOn({ monday: '00:00-01:00 22:00-02:00', tuesday: '02:00-03:00', sunday: '23:00-24:00' })),
    ).toEqual([
      { startMinute: 22 * HOUR, endMinute: day + 3 * HOUR },
      { startMinute: 6 * day + 23 * HOUR, endMinute: 7 * day + HOUR },
    ]);
    expect(weekOpenings(openOn({ monday: '00:00-01:00', sunday: '22:00-23:00' }))).toEqual([
      { startMinute: 0, endMinute: HOUR },
      { startMinute: 6 * day + 22 * HOUR, endMinute: 6 * day + 23 * HOUR },
    ]);
    expect(weekOpenings(openOn({ monday: '08:00-09:00', sunday: '22:00-24:00' }))).toEqual([
      { startMinute: 8 * HOUR, endMinute: 9 * HOUR },
      { startMinute: 6 * day + 22 * HOUR, endMinute: 7 * day },
    ]);
    expect(weekOpenings(openDaily('00:00-24:00'))).toEqual([{ startMinute: 0, endMinute: 7 * day }]);
    expect(weekOpenings(openOn({}))).toEqual([]);
  });
});

describe('a minute of the day', () => {
  it.each([
    ['09:00-12:00', 9 * HOUR - 1, false],
    ['09:00-12:00', 9 * HOUR, true],
    ['09:00-12:00', 12 * HOUR - 1, true],
    ['09:00-12:00', 12 * HOUR, false],
    ['22:00-02:00', 22 * HOUR, true],
    ['22:00-02:00', 22 * HOUR - 1, false],
    ['22:00-02:00', 2 * HOUR - 1, true],
    ['22:00-02:00', 2 * HOUR, false],
    ['22:00-24:00', 0, false],
    ['22:00-24:00', 24 * HOUR - 1, true],
    ['09:00-09:00', 8 * HOUR, true],
  ])('of the window %s: minute %d is within it: %s', (written, minute, within) => {
    const [window = { start: '', end: '' }] = windows(written);

    expect(minuteIsWithin(minute, window)).toBe(within);
  });

  it('is written as the clock shows it, midnight as an end of the day before', () => {
    expect([0, 65, 719, 1439, 1440, 1505].map(clockText)).toEqual([
      '00:00',
      '01:05',
      '11:59',
      '23:59',
      '00:00',
      '01:05',
    ]);
    expect([65, 1440, 1505, 2880].map(endText)).toEqual(['01:05', '24:00', '01:05', '24:00']);
  });
});
