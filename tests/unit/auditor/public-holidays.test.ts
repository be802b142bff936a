import { expect, it } from 'vitest';
import { isPublicHoliday } from '../../../simulator/auditor/public-holidays.ts';

it.each([
  ['US', '2026-11-26', true],
  ['US', '2026-11-27', false],
  ['DE', '2026-05-01', true],
  ['GB', '2026-05-01', false],
  ['AU', '2026-01-26', true],
  ['QQ', '2026-01-01', false],
])('in %s, %s is a holiday of the whole country: %s', (country, date, expected) => {
  expect(isPublicHoliday(country, date)).toBe(expected);
});
