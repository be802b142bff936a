import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { progressWords } from '../../../simulator/started-words.ts';

function progressAt(moment: string, calls: number, sales: number): string {
  const clock = { now: () => Temporal.Instant.from(moment) };
  return progressWords({ clock, journal: { count: () => calls, sales: () => sales } });
}

describe('the line about the present of a started company', () => {
  it('names the time where the company is, the calls and the sales', () => {
    expect(progressAt('2026-01-05T15:42:00Z', 1_086, 1)).toBe(
      'Mon 5 Jan, 10:42  1,086 calls, 1 sale since the start\n',
    );
  });

  it('says until when nobody works', () => {
    expect(progressAt('2026-01-09T23:00:00Z', 1, 0)).toBe(
      'Fri 9 Jan, 18:00  1 call, 0 sales since the start; nobody works until Mon 12 Jan, 09:00\n',
    );
  });
});
