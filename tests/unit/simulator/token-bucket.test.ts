import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { TokenBucket } from '../../../simulator/connect/token-bucket.ts';

const NOON = Temporal.Instant.from('2026-01-05T12:00:00Z');

it('lets a burst through, then refuses until the rate has refilled the bucket', () => {
  const bucket = new TokenBucket({ perSecond: 2, burst: 5 }, NOON);
  const takeAt = (milliseconds: number) => bucket.take(NOON.add({ milliseconds }));

  expect([0, 0, 0, 0, 0].map(takeAt)).toEqual([true, true, true, true, true]);
  expect([0, 499, 500, 500, 1_000].map(takeAt)).toEqual([false, false, true, false, true]);
});

it('saves up no more than one burst', () => {
  const bucket = new TokenBucket({ perSecond: 2, burst: 3 }, NOON);
  const anHourLater = NOON.add({ hours: 1 });

  expect([1, 2, 3, 4].map(() => bucket.take(anHourLater))).toEqual([true, true, true, false]);
});

it('counts tenths of seconds that add up to a whole token as one', () => {
  const bucket = new TokenBucket({ perSecond: 1, burst: 1 }, NOON);
  bucket.take(NOON);

  const taken = Array.from({ length: 10 }, (_, index) => bucket.take(NOON.add({ milliseconds: 100 * (index + 1) })));

  expect(taken.indexOf(true)).toBe(9);
});
