import Holidays from 'date-holidays';

const DAY_MILLISECONDS = 86_400_000;
const DATES = new Map<string, ReadonlySet<string>>();

function datesOf(country: string, region: string | undefined, year: number): ReadonlySet<string> {
  const key = `${country}-${region ?? ''} ${year}`;
  const known = DATES.get(key);
  if (known !== undefined) return known;
  const dates = new Set<string>();
  const calendar = region === undefined ? new Holidays(country) : new Holidays(country, region);
  for (const holiday of calendar.getHolidays(year)) {
    if (holiday.type !== 'public') continue;
    const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`);
    const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY_MILLISECONDS));
    for (let day = 0; day < days; day += 1) {
      dates.add(new Date(first + day * DAY_MILLISECONDS).toISOString().slice(0, 10));
    }
  }
  DATES.set(key, dates);
  return dates;
}

/**
 * Whether a date is a public holiday of the whole country, or of the region (ISO 3166-2 without the country) where one
 * is given and known; a country without known holidays has none.
 */
export function isPublicHoliday(country: string, region: string | undefined, date: string): boolean {
  return datesOf(country, region, Number(date.slice(0, 4))).has(date);
}
