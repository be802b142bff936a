import { describe, expect, it } from 'vitest';
import type { PastTouch, TouchPurpose } from '../../shared/domain/lead.ts';
import { calledTouches, latestTouch, withTouch } from '../../shared/domain/past-touches.ts';
import { NOON } from '../support/lead-builders.ts';

const inDays = (days: number) => NOON.add({ hours: days * 24 });
const aPurpose = (programme: string, day: number): TouchPurpose => ({
  kind: 'touch',
  programme,
  touch: 1,
  plannedAt: inDays(day),
  delayDays: 7,
});
const aTouch = (programme: string, day: number): PastTouch => ({ programme, at: inDays(day), plannedAt: inDays(day) });

describe('the touches of a lead', () => {
  it('keep what was promised, when it was called or left out, and why', () => {
    const purpose: TouchPurpose = { ...aPurpose('renewal', 1), step: '-30', anchor: '2026-02-04' };

    expect(withTouch({}, purpose, inDays(2))).toEqual([
      { programme: 'renewal', at: inDays(2), plannedAt: inDays(1), step: '-30', anchor: '2026-02-04' },
    ]);
    expect(withTouch({}, aPurpose('renewal', 1), inDays(2), 'date-changed')).toEqual([
      { programme: 'renewal', at: inDays(2), plannedAt: inDays(1), skipped: 'date-changed' },
    ]);
  });

  it('count a touch once, however often its call is tried', () => {
    const pastTouches = withTouch({}, aPurpose('repeat', 1), inDays(1));

    expect(withTouch({ pastTouches }, aPurpose('repeat', 1), inDays(2))).toBe(pastTouches);
    expect(withTouch({ pastTouches }, aPurpose('repeat', 1), inDays(2), 'bought-recently')).toBe(pastTouches);
    expect(withTouch({ pastTouches }, aPurpose('other', 1), inDays(2))).toHaveLength(2);
  });

  it('stand in the order of their moments', () => {
    const pastTouches = [aTouch('repeat', 5)];

    expect(withTouch({ pastTouches }, aPurpose('late', 1), inDays(4)).map(({ programme }) => programme)).toEqual([
      'late',
      'repeat',
    ]);
  });

  it('are 24 at most, of which the latest of every programme is kept', () => {
    const pastTouches = [aTouch('yearly', 0), ...Array.from({ length: 23 }, (_, index) => aTouch('repeat', index + 1))];
    const kept = withTouch({ pastTouches }, aPurpose('repeat', 24), inDays(24));

    expect(kept).toEqual([
      aTouch('yearly', 0),
      ...Array.from({ length: 23 }, (_, index) => aTouch('repeat', index + 2)),
    ]);
  });

  it('that were left out are forgotten before those that were called, which a cap counts', () => {
    const called = [aTouch('weekly', 0), aTouch('weekly', 7), aTouch('weekly', 14)];
    let pastTouches: readonly PastTouch[] = called;
    for (let day = 15; day < 55; day += 1) {
      pastTouches = withTouch({ pastTouches }, aPurpose('daily', day), inDays(day), 'next-date-came');
    }

    expect(calledTouches({ pastTouches })).toEqual(called);
    expect(pastTouches).toHaveLength(24);
  });

  it('are forgotten from the oldest where every one is of another programme', () => {
    const pastTouches = Array.from({ length: 24 }, (_, index) => aTouch(`p-${index}`, index));

    expect(withTouch({ pastTouches }, aPurpose('p-24', 24), inDays(24)).map(({ programme }) => programme)).toEqual(
      Array.from({ length: 24 }, (_, index) => `p-${index + 1}`),
    );
  });

  it('tell the latest of a programme, left out or not, and those that were called', () => {
    const left: PastTouch = { ...aTouch('repeat', 2), skipped: 'bought-recently' };
    const pastTouches = [aTouch('repeat', 1), left, aTouch('other', 3)];

    expect(latestTouch({ pastTouches }, 'repeat')).toBe(left);
    expect(latestTouch({}, 'repeat')).toBeUndefined();
    expect(calledTouches({ pastTouches })).toEqual([aTouch('repeat', 1), aTouch('other', 3)]);
    expect(calledTouches({})).toEqual([]);
  });
});
