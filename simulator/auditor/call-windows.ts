import * as z from 'zod';
import { dayBefore, type LocalTime, WEEKDAYS, type Weekday } from './local-time.ts';

/** Minutes since midnight of the weekday the window belongs to, its end excluded; beyond 1440 lies the next day. */
export interface CallWindow {
  readonly startMinute: number;
  readonly endMinute: number;
}

export type WeekWindows = Readonly<Record<Weekday, readonly CallWindow[]>>;

const DAY_MINUTES = 24 * 60;

const minuteOfDay = z
  .string()
  .regex(/^\d\d:\d\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** A window as files write it, `{"start":"09:00","end":"18:00"}`: an end at or before the start runs over midnight. */
export const callWindowJson = z.object({ start: minuteOfDay, end: minuteOfDay }).transform(
  ({ start, end }): CallWindow => ({
    startMinute: start,
    endMinute: end > start ? end : end + DAY_MINUTES,
  }),
);

/** A week whose windows are told weekday by weekday. */
export function weekOf(windowsOn: (day: Weekday) => readonly CallWindow[]): WeekWindows {
  return {
    monday: windowsOn('monday'),
    tuesday: windowsOn('tuesday'),
    wednesday: windowsOn('wednesday'),
    thursday: windowsOn('thursday'),
    friday: windowsOn('friday'),
    saturday: windowsOn('saturday'),
    sunday: windowsOn('sunday'),
  };
}

/** A week with one window, from hour to hour, on the given days. */
export function hoursOn(days: readonly Weekday[], fromHour: number, toHour: number): WeekWindows {
  const window = { startMinute: fromHour * 60, endMinute: toHour * 60 };
  return weekOf((day) => (days.includes(day) ? [window] : []));
}

export const MONDAY_TO_FRIDAY: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
export const MONDAY_TO_SATURDAY: readonly Weekday[] = [...MONDAY_TO_FRIDAY, 'saturday'];
export const EVERY_DAY: readonly Weekday[] = WEEKDAYS;

/** What two lists of windows of the same weekday have in common. */
export function commonWindows(ones: readonly CallWindow[], others: readonly CallWindow[]): readonly CallWindow[] {
  return ones.flatMap((one) =>
    others
      .map((other) => ({
        startMinute: Math.max(one.startMinute, other.startMinute),
        endMinute: Math.min(one.endMinute, other.endMinute),
      }))
      .filter(({ startMinute, endMinute }) => startMinute < endMinute),
  );
}

/** Whether the wall clock stands in a window of its day, or in one that began the day before. */
export function isInside(week: WeekWindows, { weekday, minute }: LocalTime): boolean {
  const holds = (atMinute: number) => (window: CallWindow) =>
    window.startMinute <= atMinute && atMinute < window.endMinute;
  return week[weekday].some(holds(minute)) || week[dayBefore(weekday)].some(holds(minute + DAY_MINUTES));
}
