import publicHolidays from './data/holidays.json' with { type: 'json' };
import type { DaysByYear, HolidayData } from './holiday-data.ts';

/** Says on which local dates nobody is called. */
export interface HolidayCalendar {
  /**
   * @param country ISO 3166-1 alpha-2, upper case.
   * @param region subdivision as ISO 3166-2 names it, with or without the country (`BY`, `DE-BY`), in any case.
   * @param date the local date, `YYYY-MM-DD`.
   */
  isHoliday(country: string, region: string | undefined, date: string): boolean;
}

const data: HolidayData = publicHolidays;
const daysByPlaceAndYear = new Map<string, ReadonlySet<string>>();

/** The years, first and last included, for which movable public holidays are known: warn when plans reach beyond. */
export const coveredYears = { first: data.firstYear, last: data.lastYear } as const;

/** Whether the public holidays of a country are known; where they are not, no date counts as one. */
export function hasHolidays(country: string): boolean {
  return Object.hasOwn(data.countries, country);
}

/**
 * Public holidays, nationwide and by subdivision; a day that is a holiday in part counts whole. Without a region, or with one
 * the calendar does not know, the country's nationwide holidays count. Outside {@link coveredYears} only holidays that keep
 * their date every year are known.
 */
export const PUBLIC_HOLIDAYS: HolidayCalendar = {
  isHoliday(country, region, date) {
    if (!hasHolidays(country)) return false;
    return daysOf(country, subdivisionOf(country, region), date.slice(0, 4)).has(date.slice(5, 7) + date.slice(8, 10));
  },
};

/** Regions the calendar does not know all share one answer, so that what is kept stays small whatever lists contain. */
function subdivisionOf(country: string, region: string | undefined): string | undefined {
  const wanted = region?.trim().toUpperCase();
  const subdivision = wanted?.startsWith(`${country}-`) ? wanted.slice(country.length + 1) : wanted;
  const known = data.countries[country]?.subdivisions ?? {};
  return subdivision !== undefined && Object.hasOwn(known, subdivision) ? subdivision : undefined;
}

function daysOf(country: string, subdivision: string | undefined, year: string): ReadonlySet<string> {
  const key = `${country}-${subdivision ?? ''}-${Number(year) >= data.firstYear && Number(year) <= data.lastYear ? year : 'everyYear'}`;
  const known = daysByPlaceAndYear.get(key);
  if (known !== undefined) return known;
  const calendar = data.countries[country];
  const days = new Set(calendar === undefined ? [] : daysListed(calendar.national, year));
  const differences = subdivision === undefined ? undefined : calendar?.subdivisions[subdivision];
  for (const day of differences === undefined ? [] : daysListed(differences, year)) {
    if (day.startsWith('-')) days.delete(day.slice(1));
    else days.add(day);
  }
  daysByPlaceAndYear.set(key, days);
  return days;
}

function daysListed(days: DaysByYear, year: string): readonly string[] {
  return [days['everyYear'], days[year]]
    .filter((listed) => listed !== undefined)
    .flatMap((listed) => listed.split(' '));
}
