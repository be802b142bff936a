import { expect, it } from 'vitest';
import { Kept } from '../../../shared/application/overview/kept.ts';
import { NOON } from '../../support/lead-builders.ts';

function keeping(seconds: number) {
  let passed = 0;
  let reads = 0;
  let isBroken = false;
  const kept = new Kept<number>(seconds, () => NOON.add({ seconds: passed }));
  return {
    get: (key = 'one') =>
      kept.get(key, async () => {
        reads += 1;
        if (isBroken) throw new Error('unread');
        return reads;
      }),
    at: (second: number) => {
      passed = second;
    },
    breaks: (does: boolean) => {
      isBroken = does;
    },
  };
}

it('reads once for everybody who asks for the same within the time, together or one after another', async () => {
  const { get, at } = keeping(10);

  expect(await Promise.all([get(), get()])).toEqual([1, 1]);
  at(9);
  expect(await get()).toBe(1);
  at(10);
  expect(await get()).toBe(2);
});

it('reads anew for another key, and when the clock went back', async () => {
  const { get, at } = keeping(10);
  at(5);

  expect([await get('one'), await get('other'), await get('other')]).toEqual([1, 2, 2]);
  at(0);
  expect(await get('other')).toBe(3);
});

it('keeps nothing that could not be read', async () => {
  const { get, breaks } = keeping(10);
  breaks(true);
  await expect(get()).rejects.toThrow('unread');
  breaks(false);

  expect(await get()).toBe(2);
});
