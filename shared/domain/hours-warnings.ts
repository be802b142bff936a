import { COMPLIANCE_PRESETS } from './compliance-presets.ts';
import type { CallWindow, Weekday } from './dial-rules.ts';
import { SLOT_MINUTES } from './due-slot.ts';
import { rulesFinding } from './findings/found.ts';
import type { RulePath } from './rules-in-force.ts';
import { decidedBy, narrowestOf, type RulesDoubt, type RulesView } from './rules-view.ts';
import {
  clockText,
  commonWindows,
  type DaySpan,
  endText,
  splitAtMidnight,
  WEEKDAYS,
  weeklyWindows,
  weekOf,
  weekOpenings,
} from './weekly-windows.ts';

const DAY_MINUTES = 1_440;
const CALL_WINDOWS = WEEKDAYS.map((day) => `callWindows.${day}` as const satisfies RulePath);

/** Hours that are hardly open, and wishes about the time of day that they leave no room for. */
export function hoursWarnings(view: RulesView): readonly RulesDoubt[] {
  return [
    ...closedWeek(view),
    ...shortOpenings(view),
    ...closedUnderPreset(view),
    ...partsNeverOpen(view),
    ...noOtherHour(view),
  ];
}

/** Calls without an agreed moment fall due at full and half hours: a shorter opening may hold none of them. */
function shortOpenings(view: RulesView): readonly RulesDoubt[] {
  const found = new Map<
    string,
    { readonly path: readonly string[]; readonly from: string; readonly to: string; readonly days: Weekday[] }
  >();
  for (const { startMinute, endMinute } of weekOpenings(view.rules.callWindows)) {
    const day = WEEKDAYS[Math.floor(startMinute / DAY_MINUTES)] ?? 'monday';
    const blamed = narrowestOf(view, decidedBy(view, `callWindows.${day}`));
    if (blamed === undefined || endMinute - startMinute >= SLOT_MINUTES) continue;
    const [from, to] = [clockText(startMinute), endText(endMinute)];
    const key = `${blamed.path.slice(0, -1).join()} ${from} ${to}`;
    const known = found.get(key) ?? { path: blamed.path, from, to, days: [] };
    known.days.push(day);
    found.set(key, known);
  }
  return [...found.values()].map(({ path, from, to, days }) => ({
    ...rulesFinding(path, { kind: 'opens-briefly', from, to, days, leastMinutes: SLOT_MINUTES }),
    about: `short ${from} ${to}`,
  }));
}

/** A campaign may open in one tier and have no time in common with another. */
function closedWeek(view: RulesView): readonly RulesDoubt[] {
  const blamed = narrowestOf(view, decidedBy(view, ...CALL_WINDOWS));
  if (blamed === undefined || weekOpenings(view.rules.callWindows).length > 0) return [];
  const found = rulesFinding(blamed.path.slice(0, -1), { kind: 'never-opens-in-tier', tier: view.scope.tier });
  return [{ ...found, about: 'closed' }];
}

function closedUnderPreset(view: RulesView): readonly RulesDoubt[] {
  const own = splitAtMidnight(view.rules.callWindows);
  if (weekOpenings(own).length === 0) return [];
  return view.rules.compliancePresets.flatMap((id, index) => {
    const { limits } = COMPLIANCE_PRESETS[id];
    if (limits.callWindows === undefined) return [];
    const preset = splitAtMidnight(limits.callWindows);
    if (WEEKDAYS.some((day) => commonWindows(own[day], preset[day]).length > 0)) return [];
    const windows = narrowestOf(view, decidedBy(view, ...CALL_WINDOWS));
    const path = windows === undefined ? ['organisation', 'compliancePresets', index] : windows.path.slice(0, -1);
    const trouble = { kind: 'never-opens-under-preset', stage: view.scope.stage, preset: id } as const;
    return [{ ...rulesFinding(path, trouble), about: id }];
  });
}

function partsNeverOpen(view: RulesView): readonly RulesDoubt[] {
  const { callWindows, dayParts } = view.rules;
  const open = weeklyWindows(callWindows).flat();
  const isNeverOpen = (part: CallWindow) => {
    const [spans = []] = weeklyWindows(weekOf(() => [part]));
    return !spans.some((span) =>
      open.some(({ startMinute, endMinute }) => startMinute < span.endMinute && span.startMinute < endMinute),
    );
  };
  const closed = dayParts.map((part, index) => ({ part, index })).filter(({ part }) => isNeverOpen(part));
  const blamed = narrowestOf(view, decidedBy(view, 'dayParts', ...CALL_WINDOWS));
  if (blamed === undefined || closed.length === 0) return [];
  if (blamed.field === 'dayParts') {
    return closed.map(({ index }) => ({
      ...rulesFinding([...blamed.path, index], { kind: 'day-part-closed' }),
      about: 'callWindows',
    }));
  }
  const parts = closed.map(({ part }) => part);
  const trouble = { kind: 'day-parts-closed', stage: view.scope.stage, parts } as const;
  return [{ ...rulesFinding(blamed.path.slice(0, -1), trouble), about: 'dayParts' }];
}

function noOtherHour(view: RulesView): readonly RulesDoubt[] {
  const { callWindows, avoidSameHourWithinHours } = view.rules;
  const blamed = narrowestOf(view, decidedBy(view, 'avoidSameHourWithinHours', ...CALL_WINDOWS));
  const apart = avoidSameHourWithinHours * 60;
  const minute = firstWithoutOther(timesOfDay(callWindows), apart);
  if (blamed === undefined || minute === undefined) return [];
  const path = blamed.field === 'avoidSameHourWithinHours' ? blamed.path : blamed.path.slice(0, -1);
  const trouble = { kind: 'no-other-hour', at: clockText(minute), hours: avoidSameHourWithinHours } as const;
  return [{ ...rulesFinding(path, trouble), about: 'same-hour' }];
}

/** The openings of all days of the week, each once. */
function timesOfDay(callWindows: RulesView['rules']['callWindows']): readonly DaySpan[] {
  const spans = weeklyWindows(callWindows).flat();
  return [...new Map(spans.map((span) => [`${span.startMinute}-${span.endMinute}`, span])).values()];
}

/** The first open time of day from which every open one is nearer than that, either way round the clock. */
function firstWithoutOther(open: readonly DaySpan[], apart: number): number | undefined {
  const hasOther = (minute: number) =>
    open.some(({ startMinute, endMinute }) =>
      [0, DAY_MINUTES].some(
        (shift) => startMinute + shift <= minute + DAY_MINUTES - apart && minute + apart < endMinute + shift,
      ),
    );
  return open
    .flatMap(({ startMinute, endMinute }) =>
      Array.from({ length: endMinute - startMinute }, (_, offset) => startMinute + offset),
    )
    .toSorted((one, other) => one - other)
    .find((minute) => !hasOther(minute));
}
