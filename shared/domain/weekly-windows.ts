import type { CallWindow, DialRules, Weekday } from './dial-rules.ts';

/** Part of a day or a week in minutes after its first midnight, `[startMinute, endMinute)`. */
export interface DaySpan {
  readonly startMinute: number;
  readonly endMinute: number;
}

const MINUTES_A_DAY = 1440;
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[];

/**
 * What is open on each day of the week, Monday first, with the ends of windows that began the evening before; sorted, not
 * overlapping.
 *
 * @throws RangeError naming a time that is not `HH:MM`.
 */
export function weeklyWindows(callWindows: DialRules['callWindows']): readonly (readonly DaySpan[])[] {
  // Stryker disable OptionalChaining: the week has every day that is asked for, which the compiler cannot count.
  // Stryker disable next-line ArrayDeclaration: what is no span is dropped when spans are united.
  const week = WEEKDAYS.map((): DaySpan[] => []);
  WEEKDAYS.forEach((weekday, index) => {
    for (const window of callWindows[weekday]) {
      const { startMinute, endMinute } = minutesOf(window);
      if (endMinute > startMinute) {
        week[index]?.push({ startMinute, endMinute });
      } else {
        week[index]?.push({ startMinute, endMinute: MINUTES_A_DAY });
        week[(index + 1) % WEEKDAYS.length]?.push({ startMinute: 0, endMinute });
      }
    }
  });
  return week.map(united);
}

/** Every opening of the week whole, in minutes after Monday 00:00; one that runs into Monday ends after the week does. */
export function weekOpenings(callWindows: DialRules['callWindows']): readonly DaySpan[] {
  const openings = united(
    weeklyWindows(callWindows).flatMap((spans, day) =>
      spans.map(({ startMinute, endMinute }) => ({
        startMinute: startMinute + day * MINUTES_A_DAY,
        endMinute: endMinute + day * MINUTES_A_DAY,
      })),
    ),
  );
  const [first, ...others] = openings;
  const last = others.at(-1);
  if (first?.startMinute !== 0 || last?.endMinute !== MINUTES_A_WEEK) return openings;
  return [...others.slice(0, -1), { startMinute: last.startMinute, endMinute: MINUTES_A_WEEK + first.endMinute }];
}

/** Something for every day of the week. */
export function weekOf<Value>(valueOn: (day: Weekday) => Value): Readonly<Record<Weekday, Value>> {
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = WEEKDAYS;
  return {
    [monday]: valueOn(monday),
    [tuesday]: valueOn(tuesday),
    [wednesday]: valueOn(wednesday),
    [thursday]: valueOn(thursday),
    [friday]: valueOn(friday),
    [saturday]: valueOn(saturday),
    [sunday]: valueOn(sunday),
  };
}

/**
 * The same opening hours with no window that runs over midnight: the part behind it stands on the day in which it lies.
 * @throws RangeError naming a time that is not `HH:MM`.
 */
export function splitAtMidnight(callWindows: DialRules['callWindows']): DialRules['callWindows'] {
  const week = weeklyWindows(callWindows);
  return weekOf((day) => (week[WEEKDAYS.indexOf(day)] ?? []).flatMap(windowsOf));
}

/**
 * What two lists of windows of one weekday have in common. A window belongs to the day on which it begins, and is cut
 * only by windows that begin on the same day.
 */
export function commonWindows(some: readonly CallWindow[], others: readonly CallWindow[]): readonly CallWindow[] {
  const common = wholeSpans(some).flatMap((one) =>
    wholeSpans(others).map((other) => ({
      startMinute: Math.max(one.startMinute, other.startMinute),
      endMinute: Math.min(one.endMinute, other.endMinute),
    })),
  );
  return united(common).flatMap(windowsOf);
}

/** A span that runs over midnight and is longer than a day takes two windows, the second from the day's last minute on. */
function windowsOf({ startMinute, endMinute }: DaySpan): readonly CallWindow[] {
  const [start, end] = [clockText(startMinute), endText(endMinute)];
  if (endMinute - startMinute <= MINUTES_A_DAY) return [{ start, end }];
  return [
    { start, end: '24:00' },
    { start: clockText(MINUTES_A_DAY - 1), end },
  ];
}

/** Whether both lists leave the same time open, however it is written down. */
export function sameWindows(some: readonly CallWindow[], others: readonly CallWindow[]): boolean {
  const minutes = (windows: readonly CallWindow[]) =>
    wholeSpans(windows).flatMap(({ startMinute, endMinute }) => [startMinute, endMinute]);
  return minutes(some).join() === minutes(others).join();
}

/** Minutes after the midnight of the day on which each window begins; one that runs over midnight ends after 1,440. */
function wholeSpans(windows: readonly CallWindow[]): readonly DaySpan[] {
  return united(
    windows.map((window) => {
      const { startMinute, endMinute } = minutesOf(window);
      return { startMinute, endMinute: endMinute > startMinute ? endMinute : endMinute + MINUTES_A_DAY };
    }),
  );
}

/** `HH:MM` of a minute after some midnight. */
export function clockText(minute: number): string {
  const ofDay = minute % MINUTES_A_DAY;
  return [Math.floor(ofDay / 60), ofDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The same for an end: midnight ends the day before it. */
export function endText(minute: number): string {
  return minute % MINUTES_A_DAY === 0 ? '24:00' : clockText(minute);
}

function minutesOf(window: CallWindow): DaySpan {
  const startMinute = minuteOfDay(window.start);
  if (startMinute === MINUTES_A_DAY) throw new RangeError('A call window cannot start at 24:00.');
  return { startMinute, endMinute: minuteOfDay(window.end) };
}

/** Whether a minute of a day lies in the window; of one that runs over midnight both parts count. */
export function minuteIsWithin(minute: number, window: CallWindow): boolean {
  const { startMinute, endMinute } = minutesOf(window);
  return endMinute > startMinute
    ? minute >= startMinute && minute < endMinute
    : minute >= startMinute || minute < endMinute;
}

/**
 * Minutes after midnight of a time written `HH:MM`.
 * @throws RangeError naming a time that is not.
 */
export function minuteOfDay(time: string): number {
  if (!/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time))
    throw new RangeError(`"${time}" is no time of day: write HH:MM.`);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function united(spans: readonly DaySpan[]): readonly DaySpan[] {
  const result: DaySpan[] = [];
  for (const span of spans
    .filter((one) => one.startMinute < one.endMinute)
    .sort((a, b) => a.startMinute - b.startMinute)) {
    const last = result.at(-1);
    if (last !== undefined && span.startMinute <= last.endMinute) {
      result[result.length - 1] = {
        startMinute: last.startMinute,
        endMinute: Math.max(last.endMinute, span.endMinute),
      };
    } else {
      result.push(span);
    }
  }
  return result;
}
