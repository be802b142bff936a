const DAY_MILLISECONDS = 86_400_000;
const WEEK = 7;

/** The days of a month (`2026-03`) as `2026-03-31`, in weeks that begin with Monday; undefined before the first and after the last. */
export function monthWeeks(month: string): readonly (readonly (string | undefined)[])[] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const before = (new Date(first).getUTCDay() + WEEK - 1) % WEEK;
  const days: (string | undefined)[] = Array.from({ length: before }, () => undefined);
  for (let at = first; dayAt(at).startsWith(month); at += DAY_MILLISECONDS) days.push(dayAt(at));
  while (days.length % WEEK !== 0) days.push(undefined);
  return Array.from({ length: days.length / WEEK }, (_, week) => days.slice(week * WEEK, (week + 1) * WEEK));
}

/** Monday to Sunday. */
export function weekdayNames(language: string): readonly { readonly short: string; readonly long: string }[] {
  const monday = Date.parse('2026-01-05T00:00:00Z');
  const name = (weekday: 'short' | 'long', day: number) =>
    new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(monday + day * DAY_MILLISECONDS);
  return Array.from({ length: WEEK }, (_, day) => ({ short: name('short', day), long: name('long', day) }));
}

/** The months of some days, each once, in their order. */
export function monthsOf(days: readonly string[]): readonly string[] {
  return [...new Set(days.map((day) => day.slice(0, 7)))].toSorted();
}

function dayAt(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
