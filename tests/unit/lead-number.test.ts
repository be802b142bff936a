import { describe, expect, it } from 'vitest';
import { isBad, workingNumberFrom } from '../../shared/domain/lead-number.ts';
import { aNumber } from '../support/lead-builders.ts';

const works = aNumber({ badSignals: 1 });
const bad = aNumber({ badSignals: 2 });

describe('a number', () => {
  it('is bad after two calls in a row that said so, not after one', () => {
    expect([0, 1, 2, 3].map((badSignals) => isBad(aNumber({ badSignals })))).toEqual([false, false, true, true]);
  });
});

describe('the next number that works', () => {
  it('is the wanted one when it does', () => {
    expect(workingNumberFrom([works, works, works], 1)).toBe(1);
  });

  it('is looked for from there on, and then from the first', () => {
    expect(workingNumberFrom([works, bad, works], 1)).toBe(2);
    expect(workingNumberFrom([works, bad, bad], 1)).toBe(0);
    expect(workingNumberFrom([bad, works, works], 3)).toBe(1);
  });

  it('passes over those that are to be passed over', () => {
    const other = aNumber({ key: 'number-2' });

    expect(workingNumberFrom([works, other, works], 0, (number) => number === works)).toBe(1);
    expect(workingNumberFrom([works, bad, works], 0, (number) => number === works)).toBeUndefined();
  });

  it('is none when all are bad or there is none', () => {
    expect(workingNumberFrom([bad, bad], 0)).toBeUndefined();
    expect(workingNumberFrom([], 0)).toBeUndefined();
  });
});
