import type { CallWindow, DialRules, Weekday } from './dial-rules.ts';
import type { RuleSource } from './rules-in-force.ts';
import { WEEKDAYS } from './weekly-windows.ts';

/** A day of the week on which calls are made. */
export interface OpenDay {
  readonly day: Weekday;
  /** At least one. */
  readonly windows: readonly CallWindow[];
  /** Who set its hours. */
  readonly sources: readonly RuleSource[];
}

/** The open days of a week, Monday first. */
export function openDays(
  week: DialRules['callWindows'],
  sourcesOn: (day: Weekday) => readonly RuleSource[] = () => [],
): readonly OpenDay[] {
  return WEEKDAYS.flatMap((day) =>
    week[day].length === 0 ? [] : [{ day, windows: week[day], sources: sourcesOn(day) }],
  );
}

/** Days that follow one another and say the same. */
export interface DayRun {
  readonly first: Weekday;
  readonly last: Weekday;
  readonly text: string;
}

/** Neighbours of which the same is said, together. */
export function dayRuns(days: readonly OpenDay[], textOn: (day: OpenDay) => string): readonly DayRun[] {
  const runs: DayRun[] = [];
  for (const open of days) {
    const { day } = open;
    const before = runs.at(-1);
    const text = textOn(open);
    const follows = before !== undefined && WEEKDAYS.indexOf(before.last) + 1 === WEEKDAYS.indexOf(day);
    if (before !== undefined && follows && before.text === text) runs[runs.length - 1] = { ...before, last: day };
    else runs.push({ first: day, last: day, text });
  }
  return runs;
}
