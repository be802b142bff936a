import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import type { CallLimits, ClosedDate } from './dial-rules.ts';
import type { HolidayCalendar } from './holidays.ts';
import { OpeningTable } from './opening-table.ts';
import { commonSpans, type TimeSpan } from './time-span.ts';
import { type DaySpan, weeklyWindows } from './weekly-windows.ts';
import { zoneOffsets } from './zone-offsets.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const HORIZON_DAYS = 370;
const HORIZON_MS = HORIZON_DAYS * DAY_MS;
const MOST_AREAS_KEPT = 1024;

export type HoursVerdict =
  /** `closesAt` is the first moment that is closed, at most 370 days ahead. */
  | { readonly kind: 'open'; readonly closesAt: Temporal.Instant }
  /**
   * `holiday` or `closed-date` when nothing but the date stands in the way. `opensAt` is the first moment that is open;
   * absent when none comes within 370 days.
   */
  | { readonly kind: 'closed'; readonly why: ClosedWhy; readonly opensAt?: Temporal.Instant };

export type ClosedWhy = 'outside-hours' | 'holiday' | 'closed-date';

/** What decides when numbers may be called. */
export type HoursRules = Pick<CallLimits, 'callWindows' | 'holidays'> & Partial<Pick<CallLimits, 'closedDates'>>;

export interface CallingHours {
  /**
   * Whether a number of the area may be called at the moment: in every zone of the area the wall clock stands inside a window
   * of that local weekday, and the local date is neither closed nor, where holidays block, a holiday where the address is,
   * or where the digits of the number say when no address is known.
   *
   * Windows are half-open. One that runs over midnight belongs to the weekday it starts on, but each side of midnight is
   * blocked by its own date. Where clocks are set forward, a window that starts in the gap opens at its end; where
   * they are set back, both occurrences of a wall time count.
   *
   * @throws RangeError when a zone of the area is unknown.
   */
  verdict(area: CallingArea, at: Temporal.Instant): HoursVerdict;
}

/**
 * Calling hours ready to be asked very often: openings are worked out once per area key and stretch of days, then looked up.
 * Keep the result as long as the rules stand.
 *
 * @param further what more holds for numbers of an area, each cutting the hours further; nothing when absent.
 * @throws RangeError when a call window is not written `HH:MM`; for further rules when the area is first asked about.
 */
export function compileCallingHours(
  rules: HoursRules,
  calendar: HolidayCalendar,
  further: (area: CallingArea) => readonly Partial<HoursRules>[] = () => [],
): CallingHours {
  const week = weeklyWindows(rules.callWindows);
  return new CompiledCallingHours((area) => {
    const more = further(area);
    const weeks = more.flatMap(({ callWindows }) => (callWindows === undefined ? [] : [weeklyWindows(callWindows)]));
    const blocks = [rules, ...more].some(({ holidays }) => holidays === 'block');
    const closedDates = [rules, ...more].flatMap((one) => one.closedDates ?? []);
    return { weeks: [week, ...weeks], calendar: blocks ? calendar : undefined, closedDates };
  });
}

type Week = readonly (readonly DaySpan[])[];

/** What holds in one area. */
interface AreaHours {
  /** Open is what every one of them leaves open. */
  readonly weeks: readonly Week[];
  readonly calendar: HolidayCalendar | undefined;
  readonly closedDates: readonly ClosedDate[];
}

interface AreaTables {
  readonly allowed: OpeningTable;
  readonly whateverTheDate: OpeningTable;
  /** Why the local date is blocked, asked where only the date stands in the way. */
  readonly dateBlock: (atMs: number) => ClosedWhy;
}

class CompiledCallingHours implements CallingHours {
  readonly #hoursIn: (area: CallingArea) => AreaHours;
  readonly #tables = new Map<string, AreaTables>();

  constructor(hoursIn: (area: CallingArea) => AreaHours) {
    this.#hoursIn = hoursIn;
  }

  verdict(area: CallingArea, at: Temporal.Instant): HoursVerdict {
    const atMs = at.epochMilliseconds;
    const { allowed, whateverTheDate, dateBlock } = this.#tablesOf(area);
    const opening = allowed.currentOrNext(atMs, atMs + HORIZON_MS);
    if (opening !== undefined && opening.startMs <= atMs) {
      const closesAt = opening.endMs <= atMs + HORIZON_MS ? opening.closesAt : at.add({ hours: HORIZON_DAYS * 24 });
      return { kind: 'open', closesAt };
    }
    const why = whateverTheDate.isOpen(atMs) ? dateBlock(atMs) : 'outside-hours';
    if (opening === undefined) return { kind: 'closed', why };
    return { kind: 'closed', why, opensAt: opening.opensAt };
  }

  #tablesOf(area: CallingArea): AreaTables {
    const kept = this.#tables.get(area.key);
    if (kept !== undefined) return kept;
    const { zones } = area;
    const { weeks, calendar, closedDates } = this.#hoursIn(area);
    const isHoliday = calendar === undefined ? undefined : holidaysOf(calendar, area);
    const isClosed = closedDatesOf(closedDates, area);
    const whateverTheDate = new OpeningTable((fromMs, toMs) => this.#openings(zones, weeks, () => false, fromMs, toMs));
    const isBlocked: IsBlocked | undefined =
      isHoliday === undefined || isClosed === undefined
        ? (isHoliday ?? isClosed)
        : (day) => isHoliday(day) || isClosed(day);
    const allowed =
      isBlocked === undefined
        ? whateverTheDate
        : new OpeningTable((fromMs, toMs) => this.#openings(zones, weeks, isBlocked, fromMs, toMs));
    if (this.#tables.size >= MOST_AREAS_KEPT) this.#forgetOldest();
    const dateBlock = (atMs: number) =>
      isHoliday !== undefined && zones.some((zone) => isHoliday(zoneOffsets(zone).dateAt(atMs)))
        ? 'holiday'
        : 'closed-date';
    const tables = { allowed, whateverTheDate, dateBlock };
    this.#tables.set(area.key, tables);
    return tables;
  }

  #forgetOldest(): void {
    for (const key of this.#tables.keys()) {
      this.#tables.delete(key);
      return;
    }
  }

  #openings(
    zones: readonly string[],
    weeks: readonly Week[],
    isBlocked: IsBlocked,
    fromMs: number,
    toMs: number,
  ): readonly TimeSpan[] {
    let common: readonly TimeSpan[] = [{ startMs: fromMs, endMs: toMs }];
    for (const zone of zones) {
      for (const week of weeks) common = commonSpans(common, this.#openingsIn(zone, week, isBlocked, fromMs, toMs));
    }
    return common;
  }

  #openingsIn(zone: string, week: Week, isBlocked: IsBlocked, fromMs: number, toMs: number): readonly TimeSpan[] {
    const openings: TimeSpan[] = [];
    for (const { startMs, endMs, offsetMs } of zoneOffsets(zone).within(fromMs, toMs)) {
      for (let day = Math.floor((startMs + offsetMs) / DAY_MS); day * DAY_MS < endMs + offsetMs; day += 1) {
        if (isBlocked(day)) continue;
        const midnightMs = day * DAY_MS - offsetMs;
        // Stryker disable next-line ArrayDeclaration: the week always has the day, the empty one satisfies the compiler.
        for (const { startMinute, endMinute } of week[weekdayOf(day)] ?? []) {
          const openMs = Math.max(startMs, midnightMs + startMinute * MINUTE_MS);
          const closeMs = Math.min(endMs, midnightMs + endMinute * MINUTE_MS);
          if (openMs < closeMs) openings.push({ startMs: openMs, endMs: closeMs });
        }
      }
    }
    return openings;
  }
}

/** Asked with a local date as its number of days after 1 January 1970. */
type IsBlocked = (day: number) => boolean;

/** The calendar's answers for an area, asked once a day whatever the number of zones. */
function holidaysOf(calendar: HolidayCalendar, area: CallingArea): IsBlocked {
  const answers = new Map<number, boolean>();
  return (day) => {
    const known = answers.get(day);
    if (known !== undefined) return known;
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    const answer = regionsOf(area).some((region) => calendar.isHoliday(area.country, region, date));
    answers.set(day, answer);
    return answer;
  };
}

/**
 * Whose holidays count: those of the region that the address names. A number's own digits say less, because people take
 * their numbers along: both the holidays there and those of the whole country count.
 */
function regionsOf({ region, numberRegion }: CallingArea): readonly (string | undefined)[] {
  if (region !== undefined || numberRegion === undefined) return [region];
  return [numberRegion, undefined];
}

/** The one-off dates that are meant for the area; undefined when there are none. A date of another region is not. */
function closedDatesOf(dates: readonly ClosedDate[], area: CallingArea): IsBlocked | undefined {
  const region = area.region ?? area.numberRegion;
  const days = dates
    .filter((date) => date.country === undefined || date.country === area.country)
    .filter((date) => date.region === undefined || date.region === region)
    .map(({ date }) => Date.parse(date) / DAY_MS);
  if (days.length === 0) return undefined;
  const closed = new Set(days);
  return (day) => closed.has(day);
}

/** Monday is 0; 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
