import { expect, it } from 'vitest';
import { nearestWord } from '../../shared/domain/nearest-word.ts';

it('finds the word with the fewest changed letters, upper and lower case alike', () => {
  expect(nearestWord('RETRYS', ['tiers', 'retry', 'exhaust'])).toBe('retry');
});

it('takes the first of equals, and none where no word is known', () => {
  expect(nearestWord('tie', ['tin', 'tip'])).toBe('tin');
  expect(nearestWord('tie', [])).toBeUndefined();
});
