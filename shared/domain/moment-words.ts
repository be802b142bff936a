import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import { listWords } from './rule-words.ts';

const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTH_NAMES = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
] as const;

/** A weekday alone is clear within so many days. */
const CLEAR_DAYS = 6;
/** More zones than this are told by the first and the last one. */
const MOST_ZONES_NAMED = 3;

/** The place that a zone is named for: `Chicago`, `Buenos Aires`. */
export function placeWords(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** `Monday 09:00` near `now`, `Monday 12 January 2026 09:00` further away, by the clocks of the zone. */
export function clockWords(at: Temporal.Instant, zone: string, now: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const daysAway = now.toZonedDateTimeISO(zone).toPlainDate().until(local.toPlainDate()).days;
  const weekday = WEEKDAY_NAMES[local.dayOfWeek - 1];
  return Math.abs(daysAway) <= CLEAR_DAYS ? `${weekday} ${time}` : `${weekday} ${dateWords(at, zone)} ${time}`;
}

/** `12 January 2026`, the local date. */
export function dateWords(at: Temporal.Instant, zone: string): string {
  const { day, month, year } = at.toZonedDateTimeISO(zone);
  return `${day} ${MONTH_NAMES[month - 1]} ${year}`;
}

/** The moment by the clocks of the area's first zone, and where: `Monday 09:00 in Chicago`. */
export function momentWords(
  at: Temporal.Instant,
  { zones }: Pick<CallingArea, 'zones'>,
  now: Temporal.Instant,
): string {
  // Stryker disable next-line StringLiteral: an area has at least one zone, the other one satisfies the compiler.
  const zone = zones[0] ?? 'UTC';
  return `${clockWords(at, zone, now)} in ${placeWords(zone)}`;
}

/** What the clocks of every zone of the area show: `Saturday 21:40 in Chicago and Saturday 22:40 in New York`. */
export function clocksWords(at: Temporal.Instant, { zones }: Pick<CallingArea, 'zones'>): string {
  const told = zones
    .map((zone) => ({ zone, offset: at.toZonedDateTimeISO(zone).offsetNanoseconds }))
    .toSorted((one, other) => one.offset - other.offset)
    .map(({ zone }) => `${clockWords(at, zone, at)} in ${placeWords(zone)}`);
  if (told.length <= MOST_ZONES_NAMED) return listWords(told);
  return `from ${told[0]} to ${told.at(-1)}`;
}
