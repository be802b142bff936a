import { describe, expect, it } from 'vitest';
import { allOf, commonTime, firstIn, type Given, largest, narrowest, smallest } from '../../shared/domain/strictest.ts';

type Several<Value> = readonly [Given<Value, string>, ...Given<Value, string>[]];

/** Organisation, tier and campaign with a value each; fewer values leave out the narrower ones. */
function given<Value>(first: Value, ...others: Value[]): Several<Value> {
  const named = ['tier', 'campaign'].flatMap((by, index) => {
    const value = others[index];
    return value === undefined ? [] : [{ value, by: [by] }];
  });
  return [{ value: first, by: ['organisation'] }, ...named];
}

describe('of several values', () => {
  it('the narrowest is the last', () => {
    expect(narrowest(given(3, 1, 2))).toEqual({ value: 2, by: ['campaign'] });
    expect(narrowest(given(3))).toEqual({ value: 3, by: ['organisation'] });
  });

  it('the smallest is told with everybody who gave it', () => {
    expect(smallest(given(3, 2, 2))).toEqual({ value: 2, by: ['tier', 'campaign'] });
    expect(smallest(given(1, 2, 3))).toEqual({ value: 1, by: ['organisation'] });
    expect(smallest(given(4))).toEqual({ value: 4, by: ['organisation'] });
  });

  it('the largest is told with everybody who gave it', () => {
    expect(largest(given(3, 2, 3))).toEqual({ value: 3, by: ['organisation', 'campaign'] });
    expect(largest(given(0, 1))).toEqual({ value: 1, by: ['tier'] });
  });

  it('the first of an order of words is told with everybody who gave it', () => {
    const strictest = firstIn(['written', 'express', 'not-required']);

    expect(strictest(given('not-required', 'express', 'express'))).toEqual({
      value: 'express',
      by: ['tier', 'campaign'],
    });
    expect(strictest(given('not-required', 'written', 'express'))).toEqual({ value: 'written', by: ['tier'] });
    expect(strictest(given('not-required'))).toEqual({ value: 'not-required', by: ['organisation'] });
  });

  it('a source that decided together with others keeps them', () => {
    const several: Several<number> = [
      { value: 1, by: ['organisation', 'tier'] },
      { value: 1, by: ['preset'] },
    ];

    expect(smallest(several)).toEqual({ value: 1, by: ['organisation', 'tier', 'preset'] });
  });
});

describe('lists that add up', () => {
  const byLetter = allOf<string>((word) => word.slice(0, 1));

  it('hold every item once, in the order of naming, due to those who named any', () => {
    expect(byLetter(given(['a', 'b'], [], ['c', 'a']))).toEqual({
      value: ['a', 'b', 'c'],
      by: ['organisation', 'campaign'],
    });
  });

  it('show an item that has the same key as its last writer wrote it, in its first place', () => {
    expect(byLetter(given(['apple', 'bean'], ['avocado'])).value).toEqual(['avocado', 'bean']);
  });

  it('that are all empty are due to everybody', () => {
    expect(byLetter(given<readonly string[]>([], []))).toEqual({ value: [], by: ['organisation', 'tier'] });
  });
});

describe('the common time', () => {
  const window = (start: string, end: string) => [{ start, end }];

  it('is due to the one who left open exactly that', () => {
    expect(commonTime(given(window('08:00', '20:00'), window('09:00', '18:00')))).toEqual({
      value: window('09:00', '18:00'),
      by: ['tier'],
    });
  });

  it('is due to all together where each cuts something', () => {
    expect(commonTime(given(window('08:00', '18:00'), window('09:00', '20:00')))).toEqual({
      value: window('09:00', '18:00'),
      by: ['organisation', 'tier'],
    });
  });

  it('is due to those who wrote the same time in other words', () => {
    const halves = [...window('09:00', '12:00'), ...window('12:00', '18:00')];

    expect(commonTime(given(halves, window('09:00', '18:00'))).by).toEqual(['organisation', 'tier']);
  });

  it('of three is what all three leave open', () => {
    expect(commonTime(given(window('08:00', '18:00'), window('09:00', '20:00'), window('10:00', '17:00')))).toEqual({
      value: window('10:00', '17:00'),
      by: ['campaign'],
    });
    expect(commonTime(given(window('08:00', '12:00'), window('12:00', '20:00'), window('10:00', '17:00')))).toEqual({
      value: [],
      by: ['organisation', 'tier', 'campaign'],
    });
  });

  it('of one is as written', () => {
    expect(commonTime(given(window('22:00', '06:00')))).toEqual({
      value: window('22:00', '06:00'),
      by: ['organisation'],
    });
  });
});
