import type { CallWindow, DialRules, Weekday } from './dial-rules.ts';

/** Part of a local day in minutes after its midnight, `[startMinute, endMinute)`. */
export interface DaySpan {
  readonly startMinute: number;
  readonly endMinute: number;
}

const MINUTES_A_DAY = 1440;
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

function minutesOf(window: CallWindow): DaySpan {
  const startMinute = minuteOfDay(window.start);
  if (startMinute === MINUTES_A_DAY) throw new RangeError('A call window cannot start at 24:00.');
  return { startMinute, endMinute: minuteOfDay(window.end) };
}

function minuteOfDay(time: string): number {
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
