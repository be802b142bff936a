import { expect, it } from 'vitest';
import { counted, countedInRussian } from '../../../console/web/language/plural.ts';

it.each([
  [0, '0 calls'],
  [1, '1 call'],
  [1_200, '1,200 calls'],
])('counts %d in English', (count, words) => {
  expect(counted(count, 'call', 'calls')).toBe(words);
});

it.each([
  [0, '0 звонков'],
  [1, '1 звонок'],
  [2, '2 звонка'],
  [5, '5 звонков'],
  [11, '11 звонков'],
  [21, '21 звонок'],
  [22, '22 звонка'],
  [1.5, '1,5 звонка'],
])('counts %d in Russian', (count, words) => {
  expect(countedInRussian(count, 'звонок', 'звонка', 'звонков')).toBe(words);
});
