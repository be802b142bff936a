import Holidays from 'date-holidays';
import type { DaysByYear, HolidayData } from '../holiday-data.ts';

const FIRST_YEAR = 2025;
const LAST_YEAR = 2032;
const COUNTRIES = [
  ...['AT', 'AU', 'AX', 'BE', 'BG', 'CA', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GF', 'GP'],
  ...['GR', 'HR', 'HU', 'IE', 'IT', 'JP', 'LT', 'LU', 'LV', 'MF', 'MQ', 'MT', 'NL', 'NO', 'NZ', 'PL', 'PT', 'RE'],
  ...['RO', 'RU', 'SE', 'SI', 'SK', 'US', 'YT'],
];

const DAY_MS = 86_400_000;
/** A day is up to one hour shorter or longer than 24 hours where clocks are changed. */
const CLOCK_CHANGE_MS = 3_600_000;

/** Public holidays as the package date-holidays tells them; a day that is a holiday in part counts whole. */
export function generateHolidays(): HolidayData {
  return {
    firstYear: FIRST_YEAR,
    lastYear: LAST_YEAR,
    countries: Object.fromEntries(COUNTRIES.map((country) => [country, countryData(country)])),
  };
}

function countryData(country: string): HolidayData['countries'][string] {
  const national = daysByYear(new Holidays(country, { types: ['public'] }));
  const subdivisions: Record<string, DaysByYear> = {};
  for (const subdivision of Object.keys(new Holidays().getStates(country) ?? {})) {
    const days = daysByYear(new Holidays(country, subdivision, { types: ['public'] }));
    const difference = compact(days.map((inYear, index) => differenceFrom(national[index] ?? new Set(), inYear)));
    if (Object.keys(difference).length > 0) subdivisions[subdivision] = difference;
  }
  return { national: compact(national), subdivisions };
}

/** One set of `MMDD` for each covered year. */
function daysByYear(calendar: Holidays): readonly ReadonlySet<string>[] {
  const sets = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, () => new Set<string>());
  for (let year = FIRST_YEAR - 1; year <= LAST_YEAR + 1; year += 1) {
    for (const holiday of calendar.getHolidays(year)) {
      const startsAtWall = Date.parse(`${holiday.date.slice(0, 19).replace(' ', 'T')}Z`);
      const endsAtWall = startsAtWall + (holiday.end.getTime() - holiday.start.getTime()) - CLOCK_CHANGE_MS;
      for (let dayMs = Math.floor(startsAtWall / DAY_MS) * DAY_MS; dayMs < endsAtWall; dayMs += DAY_MS) {
        const date = new Date(dayMs).toISOString();
        sets[Number(date.slice(0, 4)) - FIRST_YEAR]?.add(date.slice(5, 7) + date.slice(8, 10));
      }
    }
  }
  return sets;
}

/** Days added as `MMDD`, days taken away as `-MMDD`. */
function differenceFrom(national: ReadonlySet<string>, regional: ReadonlySet<string>): ReadonlySet<string> {
  const added = [...regional].filter((day) => !national.has(day));
  const takenAway = [...national].filter((day) => !regional.has(day)).map((day) => `-${day}`);
  return new Set([...added, ...takenAway]);
}

function compact(years: readonly ReadonlySet<string>[]): DaysByYear {
  const [firstYear = new Set<string>(), ...otherYears] = years;
  const everyYear = new Set([...firstYear].filter((day) => otherYears.every((year) => year.has(day))));
  const result: Record<string, string> = {};
  if (everyYear.size > 0) result['everyYear'] = [...everyYear].sort().join(' ');
  years.forEach((days, index) => {
    const movable = [...days].filter((day) => !everyYear.has(day)).sort();
    if (movable.length > 0) result[FIRST_YEAR + index] = movable.join(' ');
  });
  return result;
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(generateHolidays(), null, 2)}\n`);
