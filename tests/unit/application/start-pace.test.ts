import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { StartPace } from '../../../shared/application/dialling/start-pace.ts';

const NOON = Temporal.Instant.from('2026-01-05T17:00:00Z');

describe('the pace of starts', () => {
  it('lets a burst through at once and makes the next wait', () => {
    const pace = new StartPace({ startsPerSecond: 2, startBurst: 2 });

    expect([pace.take(NOON), pace.take(NOON), pace.take(NOON)]).toEqual([
      { kind: 'taken' },
      { kind: 'taken' },
      { kind: 'wait', milliseconds: 500 },
    ]);
  });

  it('is empty after Connect refused a start for its rate', () => {
    const pace = new StartPace({ startsPerSecond: 2, startBurst: 5 });
    pace.drain(NOON);

    expect(pace.take(NOON)).toEqual({ kind: 'wait', milliseconds: 500 });
  });

  it('never lets more through than the rate allows, whenever it is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 10 }),
        fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 200 }),
        (startsPerSecond, startBurst, pauses) => {
          const pace = new StartPace({ startsPerSecond, startBurst });
          let now = NOON;
          let taken = 0;
          for (const milliseconds of pauses) {
            now = now.add({ milliseconds });
            if (pace.take(now).kind === 'taken') taken += 1;
            const seconds = now.since(NOON).total('seconds');
            expect(taken).toBeLessThanOrEqual(startBurst + seconds * startsPerSecond + 1e-6);
          }
        },
      ),
    );
  });

  it('lets a start through when it was waited as long as it said', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 50, noNaN: true }), (startsPerSecond) => {
        const pace = new StartPace({ startsPerSecond, startBurst: 1 });
        pace.take(NOON);
        const answer = pace.take(NOON);
        if (answer.kind !== 'wait') throw new Error('a bucket of one cannot hold two');

        expect(pace.take(NOON.add({ milliseconds: answer.milliseconds }))).toEqual({ kind: 'taken' });
      }),
    );
  });
});
