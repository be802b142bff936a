/** Weekdays in the order in which JavaScript counts them. */
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** What clock and calendar on the wall show. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly weekday: Weekday;
  /** Since midnight, seconds dropped. */
  readonly minute: number;
}

const WALL_CLOCKS = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  const known = WALL_CLOCKS.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  WALL_CLOCKS.set(zone, made);
  return made;
}

/**
 * The wall clock of a zone at a moment, from the zone data of the JavaScript engine.
 *
 * @throws RangeError when the zone is unknown.
 */
export function localTime(epochMilliseconds: number, zone: string): LocalTime {
  const shown: Record<string, string> = {};
  for (const part of wallClock(zone).formatToParts(epochMilliseconds)) shown[part.type] = part.value;
  const date = `${shown['year']}-${shown['month']}-${shown['day']}`;
  return { date, weekday: weekdayOf(date), minute: Number(shown['hour']) * 60 + Number(shown['minute']) };
}

/** The weekday of a calendar date. */
export function weekdayOf(date: string): Weekday {
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
  if (weekday === undefined) throw new RangeError(`${date} is no date.`);
  return weekday;
}

/** The weekday before. */
export function dayBefore(weekday: Weekday): Weekday {
  const before = WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 6) % 7];
  if (before === undefined) throw new RangeError(`${weekday} is no weekday.`);
  return before;
}
