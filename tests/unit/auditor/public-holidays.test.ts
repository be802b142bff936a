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
  expect(isPublicHoliday(country, undefined, date)).toBe(expected);
});

it.each([
  ['DE', 'BY', '2026-01-06', true],
  ['DE', 'BE', '2026-01-06', false],
  ['DE', 'BE', '2026-05-01', true],
  ['GB', 'SCT', '2026-01-02', true],
  ['GB', 'ENG', '2026-01-02', false],
  ['US', 'ZZ', '2026-11-26', true],
  ['QQ', 'ZZ', '2026-01-01', false],
])('in %s-%s, %s is a holiday: %s', (country, region, date, expected) => {
  expect(isPublicHoliday(country, region, date)).toBe(expected);
});
