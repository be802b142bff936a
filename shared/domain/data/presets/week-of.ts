import type { CallWindow, Weekday } from '../../dial-rules.ts';

/** A week with the same window from Monday to Friday; a day without a window is closed. */
export function weekOf(days: {
  readonly workdays: CallWindow;
  readonly saturday?: CallWindow;
  readonly sunday?: CallWindow;
}): Readonly<Record<Weekday, readonly CallWindow[]>> {
  const workday = [days.workdays];
  return {
    monday: workday,
    tuesday: workday,
    wednesday: workday,
    thursday: workday,
    friday: workday,
    saturday: days.saturday === undefined ? [] : [days.saturday],
    sunday: days.sunday === undefined ? [] : [days.sunday],
  };
}

/** The same window on all seven days. */
export function everyDay(start: string, end: string): Readonly<Record<Weekday, readonly CallWindow[]>> {
  return weekOf({ workdays: { start, end }, saturday: { start, end }, sunday: { start, end } });
}
