import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import type { DialRules } from './dial-rules.ts';
import type { HolidayCalendar } from './holidays.ts';
import { OpeningTable } from './opening-table.ts';
import { commonSpans, type TimeSpan } from './time-span.ts';
import { type DaySpan, weeklyWindows } from './weekly-windows.ts';
import { ZoneOffsets } from './zone-offsets.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const HORIZON_DAYS = 370;
const HORIZON_MS = HORIZON_DAYS * DAY_MS;
const MOST_AREAS_KEPT = 1024;

export type HoursVerdict =
  /** `closesAt` is the first moment that is closed, at most 370 days ahead. */
  | { readonly kind: 'open'; readonly closesAt: Temporal.Instant }
  /**
   * `holiday` when only the holiday stands in the way. `opensAt` is the first moment that is open; absent when none comes
   * within 370 days.
   */
  | { readonly kind: 'closed'; readonly why: 'outside-hours' | 'holiday'; readonly opensAt?: Temporal.Instant };

export interface CallingHours {
  /**
   * Whether a number of the area may be called at the moment: in every zone of the area the wall clock stands inside a window
   * of that local weekday, and, where holidays block, the local date is no holiday.
   *
   * Windows are half-open. One that runs over midnight belongs to the weekday it starts on, but each side of midnight is
   * blocked by its own date's holiday. Where clocks are set forward, a window that starts in the gap opens at its end; where
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
 * @throws RangeError when a call window is not written `HH:MM`.
 */
export function compileCallingHours(
  rules: Pick<DialRules, 'callWindows' | 'holidays'>,
  calendar: HolidayCalendar,
): CallingHours {
  return new CompiledCallingHours(weeklyWindows(rules.callWindows), rules.holidays === 'block' ? calendar : undefined);
}

interface AreaTables {
  readonly allowed: OpeningTable;
  readonly regardlessOfHolidays: OpeningTable;
}

class CompiledCallingHours implements CallingHours {
  readonly #week: readonly (readonly DaySpan[])[];
  readonly #calendar: HolidayCalendar | undefined;
  readonly #tables = new Map<string, AreaTables>();
  readonly #offsets = new Map<string, ZoneOffsets>();

  constructor(week: readonly (readonly DaySpan[])[], calendar: HolidayCalendar | undefined) {
    this.#week = week;
    this.#calendar = calendar;
  }

  verdict(area: CallingArea, at: Temporal.Instant): HoursVerdict {
    const atMs = at.epochMilliseconds;
    const { allowed, regardlessOfHolidays } = this.#tablesOf(area);
    const opening = allowed.currentOrNext(atMs, atMs + HORIZON_MS);
    if (opening !== undefined && opening.startMs <= atMs) {
      const closesAt = opening.endMs <= atMs + HORIZON_MS ? opening.closesAt : at.add({ hours: HORIZON_DAYS * 24 });
      return { kind: 'open', closesAt };
    }
    const why = regardlessOfHolidays.isOpen(atMs) ? 'holiday' : 'outside-hours';
    if (opening === undefined) return { kind: 'closed', why };
    return { kind: 'closed', why, opensAt: opening.opensAt };
  }

  #tablesOf(area: CallingArea): AreaTables {
    const kept = this.#tables.get(area.key);
    if (kept !== undefined) return kept;
    const { zones } = area;
    const regardlessOfHolidays = new OpeningTable((fromMs, toMs) => this.#openings(zones, () => false, fromMs, toMs));
    const calendar = this.#calendar;
    const allowed =
      calendar === undefined
        ? regardlessOfHolidays
        : new OpeningTable((fromMs, toMs) => this.#openings(zones, holidaysOf(calendar, area), fromMs, toMs));
    if (this.#tables.size >= MOST_AREAS_KEPT) this.#forgetOldest();
    const tables = { allowed, regardlessOfHolidays };
    this.#tables.set(area.key, tables);
    return tables;
  }

  #forgetOldest(): void {
    for (const key of this.#tables.keys()) {
      this.#tables.delete(key);
      return;
    }
  }

  #openings(zones: readonly string[], isBlocked: IsBlocked, fromMs: number, toMs: number): readonly TimeSpan[] {
    let common: readonly TimeSpan[] = [{ startMs: fromMs, endMs: toMs }];
    for (const zone of zones) common = commonSpans(common, this.#openingsIn(zone, isBlocked, fromMs, toMs));
    return common;
  }

  #openingsIn(zone: string, isBlocked: IsBlocked, fromMs: number, toMs: number): readonly TimeSpan[] {
    const openings: TimeSpan[] = [];
    for (const { startMs, endMs, offsetMs } of this.#offsetsOf(zone).within(fromMs, toMs)) {
      for (let day = Math.floor((startMs + offsetMs) / DAY_MS); day * DAY_MS < endMs + offsetMs; day += 1) {
        if (isBlocked(day)) continue;
        const midnightMs = day * DAY_MS - offsetMs;
        // Stryker disable next-line ArrayDeclaration: the week always has the day, the empty one satisfies the compiler.
        for (const { startMinute, endMinute } of this.#week[weekdayOf(day)] ?? []) {
          const openMs = Math.max(startMs, midnightMs + startMinute * MINUTE_MS);
          const closeMs = Math.min(endMs, midnightMs + endMinute * MINUTE_MS);
          if (openMs < closeMs) openings.push({ startMs: openMs, endMs: closeMs });
        }
      }
    }
    return openings;
  }

  #offsetsOf(zone: string): ZoneOffsets {
    const kept = this.#offsets.get(zone);
    if (kept !== undefined) return kept;
    const offsets = new ZoneOffsets(zone);
    // Stryker disable next-line CallExpression: offsets are kept for speed only, worked out again they are the same.
    this.#offsets.set(zone, offsets);
    return offsets;
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
    const answer = calendar.isHoliday(area.country, area.region, new Date(day * DAY_MS).toISOString().slice(0, 10));
    answers.set(day, answer);
    return answer;
  };
}

/** Monday is 0; 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
