import type { CallWindow, DialRules, Weekday } from '../../shared/domain/dial-rules.ts';

const CLOSED_ALL_WEEK: DialRules['callWindows'] = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
};

/** A week that is closed but for the days given, each written as `09:00-12:00 13:00-20:00`. */
export function openOn(days: Partial<Record<Weekday, string>>): DialRules['callWindows'] {
  const written = Object.entries(days).map(([day, windows]) => [day, windows.split(' ').map(windowFrom)]);
  return { ...CLOSED_ALL_WEEK, ...Object.fromEntries(written) };
}

/** The same windows on each day of the week. */
export function openDaily(windows: string): DialRules['callWindows'] {
  const days = Object.keys(CLOSED_ALL_WEEK).map((day) => [day, windows.split(' ').map(windowFrom)]);
  return { ...CLOSED_ALL_WEEK, ...Object.fromEntries(days) };
}

function windowFrom(written: string): CallWindow {
  const [start = '', end = ''] = written.split('-');
  return { start, end };
}
