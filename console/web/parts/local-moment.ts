/** A moment as somebody writes it by the clock of a zone: `2026-01-05` and `09:30`. */
export interface LocalMoment {
  readonly day: string;
  readonly time: string;
}

const DAY = /^20\d\d-\d\d-\d\d$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const A_DAY_MS = 24 * 3_600_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** By the clock of the zone, to the minute. */
export function localMomentOf(at: Date, zone: string): LocalMoment {
  const [day = '', time = ''] = new Date(wallMs(at.getTime(), zone)).toISOString().split('T');
  return { day, time: time.slice(0, 5) };
}

/**
 * The moment in ISO 8601; undefined while it is half written or no day of the calendar. What a clock shows twice is the
 * first of both; what it leaves out when it is put forward is as long after that as it would have been without.
 */
export function instantOf({ day, time }: LocalMoment, zone: string): string | undefined {
  if (!DAY.test(day) || !TIME.test(time)) return undefined;
  const wall = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(day)) return undefined;
  const offsetMs = (at: number) => wallMs(at, zone) - at;
  const before = wall - offsetMs(wall - A_DAY_MS);
  const after = wall - offsetMs(wall + A_DAY_MS);
  const shown = [before, after].filter((at) => wallMs(at, zone) === wall);
  const at = shown.length === 0 ? before : Math.min(...shown);
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** What the clock of the zone shows at the moment, to the second, as if it stood in UTC. */
function wallMs(at: number, zone: string): number {
  const parts = clockOf(zone).formatToParts(at);
  const figure = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const [year, month, day] = [figure('year'), figure('month'), figure('day')];
  return Date.UTC(year, month - 1, day, figure('hour'), figure('minute'), figure('second'));
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
}
