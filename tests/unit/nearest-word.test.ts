import { expect, it } from 'vitest';
import { nearestWord } from '../../shared/domain/nearest-word.ts';

it('finds the word with the fewest changed letters, upper and lower case alike', () => {
  expect(nearestWord('RETRYS', ['tiers', 'retry', 'exhaust'])).toBe('retry');
});

it('counts letters to be added at either end, and letters to be taken away', () => {
  expect(nearestWord('windows', ['callwindows', 'window'])).toBe('window');
  expect(nearestWord('a', ['abcde', 'bcd'])).toBe('bcd');
  expect(nearestWord('mygaps', ['gaps', 'mygape'])).toBe('mygape');
});

it('takes the first of equals, and none where no word is known', () => {
  expect(nearestWord('tie', ['tin', 'tip'])).toBe('tin');
  expect(nearestWord('tie', [])).toBeUndefined();
});
