import type { Temporal } from 'temporal-polyfill';

const DAYS_IN_WEEK = 7;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The calendar day of the run's n-th day, counted from 1, as `5 Jan`; with its year once the run has left its first. */
export function dateOf(start: Temporal.Instant, day: number): string {
  const first = start.toZonedDateTimeISO('UTC');
  const date = first.add({ days: day - 1 });
  return `${date.day} ${MONTHS[date.month - 1]}${date.year === first.year ? '' : ` ${date.year}`}`;
}

/** The next number at or above the highest bar that reads well on an axis; at least 1. */
export function roundTop(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= highest) ?? 10;
  return Math.max(1, Math.ceil(step * power));
}

/** The run's days in weeks that begin with its first day; the last may be shorter. */
export function inWeeks<Day>(days: readonly Day[]): readonly (readonly [Day, ...Day[]])[] {
  return days.flatMap((day, index) =>
    index % DAYS_IN_WEEK === 0 ? [[day, ...days.slice(index + 1, index + DAYS_IN_WEEK)] as const] : [],
  );
}
