import { describe, expect, it } from 'vitest';
import type { RetryRule } from '../../shared/domain/dial-rules.ts';
import { retryWaits } from '../../shared/domain/retry-schedule.ts';
import { openDaily, openOn } from '../support/call-windows.ts';

type Limits = Parameters<typeof retryWaits>[2];

/** Open from 09:00 to 19:00, 600 minutes, with limits that bind nothing. */
function limits(fields: Partial<Limits> = {}): Limits {
  return { callWindows: openDaily('09:00-19:00'), minGapMinutes: 0, maxAttemptsPerDay: 60, rollingCaps: [], ...fields };
}

function rule(delaysMinutes: readonly number[], fields: Partial<RetryRule> = {}): RetryRule {
  return { delaysMinutes, maxCount: 9, next: 'same-number', ...fields };
}

function wait(wishedMinutes: number, leastMinutes = wishedMinutes) {
  return { wishedMinutes, leastMinutes };
}

describe('the waits of a retry rule', () => {
  it('are its delays, the last one repeated', () => {
    expect(retryWaits(rule([5, 10]), 4, limits())).toEqual([wait(5), wait(10), wait(10), wait(10)]);
    expect(retryWaits(rule([5, 10]), 0, limits())).toEqual([]);
    expect(retryWaits(rule([5, 10]), 1, limits())).toEqual([wait(5)]);
  });

  it('are as long as the gap between calls where that is longer', () => {
    const brake = { kind: 'minGapMinutes' };

    expect(retryWaits(rule([5, 60, 61]), 3, limits({ minGapMinutes: 60 }))).toEqual([
      { ...wait(5, 60), brake },
      wait(60),
      wait(61),
    ]);
    expect(retryWaits(rule([5]), 2, limits({ minGapMinutes: 60 }))).toEqual([
      { ...wait(5, 60), brake },
      { ...wait(5, 60), brake },
    ]);
  });

  it('reach the end of the window that a rolling cap counts in', () => {
    const cap = { count: 2, windowHours: 24 };

    // Calls at 0 and 100; the third waits until the first is a day old, 1,440; the fourth is wanted at 1,540, when the second is.
    expect(retryWaits(rule([100]), 3, limits({ rollingCaps: [cap] }))).toEqual([
      wait(100),
      { ...wait(100, 1_340), brake: { kind: 'rollingCaps', cap } },
      wait(100),
    ]);
    expect(retryWaits(rule([1_440]), 2, limits({ rollingCaps: [{ count: 1, windowHours: 24 }] }))).toEqual([
      wait(1_440),
      wait(1_440),
    ]);
  });

  it('reach the latest of several ends, whatever the order of the caps', () => {
    const [day, week] = [
      { count: 1, windowHours: 24 },
      { count: 1, windowHours: 168 },
    ];
    const expected = [{ ...wait(5, 10_080), brake: { kind: 'rollingCaps', cap: week } }];

    expect(retryWaits(rule([5]), 1, limits({ minGapMinutes: 60, rollingCaps: [day, week] }))).toEqual(expected);
    expect(retryWaits(rule([5]), 1, limits({ minGapMinutes: 60, rollingCaps: [week, day] }))).toEqual(expected);
    expect(retryWaits(rule([5]), 1, limits({ minGapMinutes: 9_999, rollingCaps: [day] }))).toEqual([
      { ...wait(5, 9_999), brake: { kind: 'minGapMinutes' } },
    ]);
  });

  it('heed a cap of each number where the rule stays on the number', () => {
    const cap = { count: 1, windowHours: 24, per: 'number' as const };

    expect(retryWaits(rule([5]), 1, limits({ rollingCaps: [cap] }))).toEqual([
      { ...wait(5, 1_440), brake: { kind: 'rollingCaps', cap } },
    ]);
    expect(retryWaits(rule([5], { next: 'next-number' }), 1, limits({ rollingCaps: [cap] }))).toEqual([wait(5)]);
    expect(
      retryWaits(rule([5], { next: 'next-number' }), 1, limits({ rollingCaps: [{ ...cap, per: 'lead' }] })),
    ).toEqual([{ ...wait(5, 1_440), brake: { kind: 'rollingCaps', cap: { ...cap, per: 'lead' } } }]);
  });

  it('are braked by the calls of a day where they could fall on one day', () => {
    const brake = { kind: 'maxAttemptsPerDay' };

    expect(retryWaits(rule([599]), 1, limits({ maxAttemptsPerDay: 1 }))).toEqual([{ ...wait(599), brake }]);
    expect(retryWaits(rule([600]), 1, limits({ maxAttemptsPerDay: 1 }))).toEqual([wait(600)]);
    expect(retryWaits(rule([299, 300]), 3, limits({ maxAttemptsPerDay: 2 }))).toEqual([
      wait(299),
      { ...wait(300), brake },
      wait(300),
    ]);
    expect(retryWaits(rule([1_440, 5]), 2, limits({ maxAttemptsPerDay: 1 }))).toEqual([
      wait(1_440),
      { ...wait(5), brake },
    ]);
    // A day lasts from its first opening to its last close, on the longest day of the week.
    const lunch = openOn({ monday: '09:00-12:00 14:00-19:00', tuesday: '09:00-10:00' });
    expect(retryWaits(rule([599]), 1, limits({ maxAttemptsPerDay: 1, callWindows: lunch }))).toEqual([
      { ...wait(599), brake },
    ]);
  });

  it('are braked by the gap before they are braked by the day', () => {
    expect(retryWaits(rule([5]), 1, limits({ maxAttemptsPerDay: 1, minGapMinutes: 60 }))).toEqual([
      { ...wait(5, 60), brake: { kind: 'minGapMinutes' } },
    ]);
  });

  it('in open hours take the nights with them', () => {
    const callable = (minutes: number) => rule([minutes], { clock: 'callable' });

    // 600 open minutes a day, 840 minutes of night.
    expect(retryWaits(callable(0), 1, limits())).toEqual([wait(0)]);
    expect(retryWaits(callable(600), 1, limits())).toEqual([wait(600)]);
    expect(retryWaits(callable(601), 1, limits())).toEqual([wait(601, 1_441)]);
    expect(retryWaits(callable(1_200), 1, limits())).toEqual([wait(1_200, 2_040)]);
    expect(retryWaits(callable(1_201), 1, limits())).toEqual([wait(1_201, 2_881)]);
    // 480 open minutes on a day that lasts 600.
    const lunch = openOn({ monday: '09:00-12:00 14:00-19:00' });
    expect(retryWaits(callable(481), 1, limits({ callWindows: lunch }))).toEqual([wait(481, 1_321)]);
    expect(retryWaits(callable(500), 1, limits({ callWindows: openOn({}) }))).toEqual([wait(500)]);
    expect(retryWaits(rule([601], { clock: 'wall' }), 1, limits())).toEqual([wait(601)]);
  });
});
