import { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import { zoneOffsets } from './zone-offsets.ts';

/**
 * The same time of day so many days later where the number is (in its first zone): no clock change shifts it. No days later
 * is the very moment, also where a clock that is set back shows its time twice.
 */
export function plusCivilDays(at: Temporal.Instant, days: number, area: CallingArea): Temporal.Instant {
  const atMs = at.epochMilliseconds;
  return at.add({ milliseconds: plusCivilDaysMs(atMs, days, area) - atMs });
}

/** {@link plusCivilDays} in epoch milliseconds. */
export function plusCivilDaysMs(atMs: number, days: number, { zones }: CallingArea): number {
  if (days === 0) return atMs;
  // Stryker disable next-line StringLiteral: an area has at least one zone, the other one satisfies the compiler.
  return zoneOffsets(zones[0] ?? 'UTC').plusDays(atMs, days);
}

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The local date of the moment in the zone, `YYYY-MM-DD`. */
export function civilDate(at: Temporal.Instant, zone: string): string {
  return new Date(zoneOffsets(zone).dateAt(at.epochMilliseconds) * DAY_MS).toISOString().slice(0, 10);
}

/** How many local midnights of the zone lie between the two moments; negative when the second comes first. */
export function civilDaysBetween(from: Temporal.Instant, to: Temporal.Instant, zone: string): number {
  const offsets = zoneOffsets(zone);
  return offsets.dateAt(to.epochMilliseconds) - offsets.dateAt(from.epochMilliseconds);
}

/** The first moment that bears the date in the zone: not midnight where clocks skip it. */
export function startOfCivilDay(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.toZonedDateTime(zone).toInstant();
}

/** The date that the text `YYYY-MM-DD` names, or undefined when it names none of the calendar. */
export function civilDateFrom(text: string | undefined): Temporal.PlainDate | undefined {
  if (text === undefined || !DATE.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The first day of the calendar quarter that follows the date's own. */
export function nextQuarterOf(date: Temporal.PlainDate): Temporal.PlainDate {
  const monthsIn = (date.month - 1) % 3;
  return date.with({ day: 1 }).add({ months: 3 - monthsIn });
}
