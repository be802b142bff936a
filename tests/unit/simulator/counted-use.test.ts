import { describe, expect, it } from 'vitest';
import { type CallUse, differenceBetween } from '../../../simulator/bench/counted-use.ts';
import { idleBudget } from '../../../simulator/bench/dialler-ticks.ts';
import { itemBytes } from '../../../simulator/bench/item-bytes.ts';

const USE: CallUse = {
  invocations: { 'dial-due-leads': 1 },
  requests: { 'dynamodb:Query': 2, 'dynamodb:PutItem': 6 },
  readUnits: 3,
  writeUnits: 40,
  busEvents: 1,
};

describe('two counts of a call', () => {
  it('are as far apart as the sum that differs most', () => {
    expect(differenceBetween(USE, USE)).toBe(0);
    expect(differenceBetween(USE, { ...USE, requests: { 'dynamodb:PutItem': 10 } })).toBeCloseTo(0.2);
    expect(differenceBetween({ ...USE, writeUnits: 20 }, { ...USE, readUnits: 2 })).toBeCloseTo(0.5);
  });
});

describe('the size of an item', () => {
  it('is its names and values in UTF-8, with what DynamoDB adds for lists and maps', () => {
    expect(itemBytes({ pk: 'LEAD#1', name: 'Żółw' })).toBe(2 + 6 + 4 + 7);
    expect(itemBytes({ n: 1_234, yes: true, list: ['ab'], map: { a: 'b' } })).toBe(
      1 + 3 + 3 + 1 + 4 + 3 + 3 + 3 + 3 + 1 + 1 + 1,
    );
  });
});

describe('the budget of an idle minute', () => {
  it('is two requests for a campaign, and two for each open area and shard', () => {
    expect([idleBudget({ areas: 0, shards: 1 }), idleBudget({ areas: 3, shards: 2 })]).toEqual([2, 14]);
  });
});
