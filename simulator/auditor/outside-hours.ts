import type { TruePerson } from '../ground-truth.ts';
import type { CallRules, ClosedDate } from './call-rules.ts';
import type { CallToJudge } from './call-to-judge.ts';
import { callWindowJson, isInside, weekOf } from './call-windows.ts';
import { type LocalTime, localTime } from './local-time.ts';
import type { Preset } from './presets.ts';
import { isPublicHoliday } from './public-holidays.ts';

/** The hours are judged at most this long before the start is sent. */
const JUDGED_BEFORE_MILLISECONDS = 5_000;

/**
 * Why a call began when nobody may be rung, in a zone in which the person may be: outside the hours of the company, of a
 * preset or of the person's own wish, on a holiday, or on a closed date. Nobody's callback overrides that.
 */
export function whyOutsideHours(call: CallToJudge, rules: CallRules, presets: readonly Preset[]): string | undefined {
  const { startedAt } = call.judged;
  const why = whyClosed(call, rules, presets, startedAt);
  if (why === undefined) return undefined;
  return whyClosed(call, rules, presets, startedAt - JUDGED_BEFORE_MILLISECONDS) === undefined ? undefined : why;
}

function whyClosed(
  { person, judged, zones }: CallToJudge,
  rules: CallRules,
  presets: readonly Preset[],
  at: number,
): string | undefined {
  for (const zone of zones) {
    const local = localTime(at, zone);
    const why =
      whyClosedDay(person, rules, presets, local.date) ??
      whyClosedHour(person, judged.call.stage, rules, presets, local);
    if (why !== undefined) return `on ${local.weekday} ${local.date} ${clockText(local.minute)} in ${zone}, ${why}`;
  }
  return undefined;
}

function whyClosedDay(
  person: TruePerson,
  { holidays, closedDates }: CallRules,
  presets: readonly Preset[],
  date: string,
): string | undefined {
  const { country, region } = person;
  const holidaysBlock = holidays === 'block' || presets.some((preset) => preset.holidays === 'block');
  if (holidaysBlock && isPublicHoliday(country, region, date)) {
    return `a public holiday in ${region === undefined ? country : `${country}-${region}`}`;
  }
  return closedDates.some((closed) => closed.date === date && isThere(closed, person))
    ? 'a date closed to calls'
    : undefined;
}

/** A date that is closed in one region is meant for addresses there, whatever a number's own digits say. */
function isThere({ country, region }: ClosedDate, person: TruePerson): boolean {
  return (country === undefined || country === person.country) && (region === undefined || region === person.region);
}

function whyClosedHour(
  { callWindow }: TruePerson,
  stage: string,
  { windows }: CallRules,
  presets: readonly Preset[],
  local: LocalTime,
): string | undefined {
  if (!isInside(windows, local)) return `outside the calling hours of ${stage}`;
  const preset = presets.find((each) => !isInside(each.windows, local));
  if (preset !== undefined) return `outside the hours of the preset ${preset.id}`;
  if (callWindow === undefined) return undefined;
  const wished = callWindowJson.parse(callWindow);
  return isInside(
    weekOf(() => [wished]),
    local,
  )
    ? undefined
    : `outside ${callWindow.start}-${callWindow.end}, the hours the person asked for`;
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
