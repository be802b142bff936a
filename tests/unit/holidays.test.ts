import { describe, expect, it } from 'vitest';
import { generateHolidays } from '../../shared/domain/data/generate-holidays.ts';
import publicHolidays from '../../shared/domain/data/holidays.json' with { type: 'json' };
import { coveredYears, hasHolidays, PUBLIC_HOLIDAYS } from '../../shared/domain/holidays.ts';

process.env['TZ'] = 'Pacific/Kiritimati';

describe('PUBLIC_HOLIDAYS', () => {
  it.each([
    ['US', undefined, '2026-11-26', 'Thanksgiving'],
    ['US', undefined, '2026-07-03', 'the Friday for Independence Day on a Saturday'],
    ['CA', 'ON', '2026-02-16', 'Family Day'],
    ['GB', undefined, '2026-12-28', 'the Monday for Boxing Day on a Saturday'],
    ['GB', 'SCT', '2026-11-30', "St Andrew's Day"],
    ['IE', undefined, '2026-03-17', "St Patrick's Day"],
    ['DE', undefined, '2026-10-03', 'German Unity Day'],
    ['DE', 'BY', '2026-06-04', 'Corpus Christi in Bavaria'],
    ['DE', 'de-by', '2026-06-04', 'the same, region with country and in small letters'],
    ['FR', undefined, '2026-07-14', 'the French national day'],
    ['SE', undefined, '2026-06-06', 'the Swedish national day'],
    ['AU', 'VIC', '2026-11-03', 'Melbourne Cup Day'],
    ['AU', 'SA', '2026-12-24', 'Christmas Eve, a holiday in part'],
    ['RU', undefined, '2026-01-04', 'the middle of the new year days'],
    ['ES', 'MD', '2026-05-02', 'the day of Madrid'],
    ['IT', undefined, '2026-04-06', 'Easter Monday'],
    ['NL', undefined, '2026-04-27', "King's Day"],
    ['PL', undefined, '2026-11-11', 'the Polish national day'],
    ['JP', undefined, '2026-05-06', 'the substitute day of the golden week'],
    ['PT', undefined, '2032-04-25', 'Freedom Day in the last covered year'],
  ])('counts in %s (%s) %s: %s', (country, region, date, _name) => {
    expect(PUBLIC_HOLIDAYS.isHoliday(country, region, date)).toBe(true);
  });

  it.each([
    ['US', undefined, '2026-11-25', 'the day before Thanksgiving'],
    ['DE', undefined, '2026-06-04', 'Corpus Christi is not nationwide'],
    ['DE', 'BE', '2026-06-04', 'Corpus Christi is none in Berlin'],
    ['DE', 'Atlantis', '2026-06-04', 'an unknown region counts as none'],
    ['GB', 'SCT', '2026-04-06', 'Easter Monday is none in Scotland'],
    ['GB', undefined, '2026-03-15', "Mother's Day is an observance"],
    ['XX', undefined, '2026-01-01', 'nothing is known of the country'],
    ['constructor', undefined, '2026-01-01', 'no country of that name'],
    ['DE', 'constructor', '2026-06-04', 'no region of that name'],
  ])('does not count in %s (%s) %s: %s', (country, region, date, _name) => {
    expect(PUBLIC_HOLIDAYS.isHoliday(country, region, date)).toBe(false);
  });

  it('outside the covered years knows only the holidays that keep their date', () => {
    const afterwards = coveredYears.last + 1;

    expect(coveredYears).toEqual({ first: 2025, last: 2032 });
    expect(PUBLIC_HOLIDAYS.isHoliday('DE', undefined, `${afterwards}-12-25`)).toBe(true);
    expect(PUBLIC_HOLIDAYS.isHoliday('DE', 'BY', `${afterwards}-01-06`)).toBe(true);
    expect(PUBLIC_HOLIDAYS.isHoliday('DE', undefined, '2024-04-01')).toBe(false);
  });

  it('says of which countries it knows the holidays', () => {
    const wanted = ['US', 'CA', 'GB', 'IE', 'DE', 'FR', 'SE', 'AU', 'RU', 'ES', 'IT', 'NL', 'PL', 'JP', 'PT'];

    expect(wanted.filter((country) => !hasHolidays(country))).toEqual([]);
    expect(hasHolidays('XX')).toBe(false);
  });

  it('holds what the generator yields, whatever the zone of the machine', () => {
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(-14 * 60);
    expect(publicHolidays).toEqual(generateHolidays());
  });
});
