import type { WhatIf } from '../../shared/application/what-if.ts';
import { NOT_LEGAL_ADVICE } from '../../shared/domain/compliance-presets.ts';
import type { DayForecast, Forecast, TierForecast } from '../../shared/domain/forecast.ts';
import { RULE_REFUSAL_CODES } from '../../shared/domain/gate.ts';
import { SKIP_REASONS } from '../../shared/domain/lead.ts';
import { purposeWords, SKIP_WORDS } from '../../shared/domain/programme-words.ts';
import { REFUSAL_WORDS } from '../../shared/domain/rule-words.ts';
import { type Alignment, alignedRows } from '../../simulator/report/aligned-rows.ts';

type Compared = Extract<WhatIf, { readonly kind: 'compared' }>;

const HOURS_DRAWN = Array.from({ length: 24 }, (_, hour) => hour);
/** From none to the busiest hour of either forecast. */
const LEVELS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Both forecasts side by side: by tier and day, by hour of the day, what binds, what programmes ask for, who is callable no more, whose law. */
export function printedWhatIf(compared: Compared, name: string): string {
  const { current, draft, rulesVersion, sample, assumptions } = compared;
  const now = rulesVersion === 0 ? 'the defaults' : `version ${rulesVersion}`;
  const read = sample.isAll
    ? 'all that wait or rest'
    : `a part: more wait than the ${count(sample.read)} that were read`;
  return [
    `${name} beside ${now}, over ${days(current)} for ${count(sample.played)} leads (${read}), dates and hours in ${current.zone}`,
    `Taken for granted: ${shares(assumptions)}. A lead that is reached is not called again in these days.`,
    '',
    ...perTier(current, draft),
    '',
    ...byHour(current, draft),
    '',
    ...whatBinds(current, draft),
    '',
    ...touches(current, draft),
    changed('become callable', compared.newlyCallable),
    changed('are callable no more', compared.noLongerCallable),
    ...presets(compared),
    '',
  ].join('\n');
}

function perTier(current: Forecast, draft: Forecast): readonly string[] {
  const rows = [['', 'calls now', 'then', 'reached now', 'then', 'load now', 'then']];
  for (const tier of draft.tiers) {
    const before = current.tiers.find(({ tier: number }) => number === tier.tier);
    rows.push(tierRow(`tier ${tier.tier}`, before?.days ?? [], tier.days));
    for (const day of datesOf(before, tier)) {
      rows.push(tierRow(`  ${day}`, daysOn(before, day), daysOn(tier, day)));
    }
    if (tier.leftWaiting > 0 || (before?.leftWaiting ?? 0) > 0) {
      rows.push(['  nobody free', count(before?.leftWaiting ?? 0), count(tier.leftWaiting), '', '', '', '']);
    }
  }
  const right: readonly Alignment[] = ['left', 'right', 'right', 'right', 'right', 'right', 'right'];
  return alignedRows(rows, right);
}

function tierRow(name: string, before: readonly DayForecast[], after: readonly DayForecast[]): string[] {
  const sum = (all: readonly DayForecast[], of: (day: DayForecast) => number) =>
    count(all.reduce((total, day) => total + of(day), 0));
  return [
    name,
    sum(before, ({ calls }) => calls),
    sum(after, ({ calls }) => calls),
    sum(before, ({ reached }) => reached),
    sum(after, ({ reached }) => reached),
    load(before),
    load(after),
  ];
}

/** The time that calls take of the time that people give; nothing where nobody said how many people there are. */
function load(all: readonly DayForecast[]): string {
  const staffed = all.reduce((total, { staffedHours = 0 }) => total + staffedHours, 0);
  const needed = all.reduce((total, { neededHours }) => total + neededHours, 0);
  if (all.every(({ staffedHours }) => staffedHours === undefined)) return `${needed.toFixed(1)} h`;
  return staffed === 0 ? `${needed.toFixed(1)} of 0 h` : `${Math.round((100 * needed) / staffed)} %`;
}

function datesOf(before: TierForecast | undefined, after: TierForecast): readonly string[] {
  return [...new Set([...(before?.days ?? []), ...after.days].map(({ date }) => date))].sort();
}

function daysOn(tier: TierForecast | undefined, date: string): readonly DayForecast[] {
  return tier?.days.filter((day) => day.date === date) ?? [];
}

/** Each forecast's calls by the hour of the clock, all days and tiers together, drawn to one scale. */
function byHour(current: Forecast, draft: Forecast): readonly string[] {
  const [now, then] = [current, draft].map(({ tiers }) =>
    HOURS_DRAWN.map((hour) =>
      tiers.reduce((sum, tier) => sum + tier.days.reduce((all, day) => all + (day.callsByHour[hour] ?? 0), 0), 0),
    ),
  );
  const busiest = Math.max(1, ...(now ?? []), ...(then ?? []));
  const drawn = (calls: readonly number[] = []) =>
    calls
      .map((each) => LEVELS[Math.ceil((8 * each) / busiest)] ?? '')
      .map((bar) => bar.repeat(2))
      .join('');
  return [
    `Hour   ${HOURS_DRAWN.map((hour) => String(hour).padStart(2, '0')).join('')}`,
    `Now    ${drawn(now)}`,
    `Then   ${drawn(then)}`,
  ].map((line) => line.trimEnd());
}

function whatBinds(current: Forecast, draft: Forecast): readonly string[] {
  const rows = RULE_REFUSAL_CODES.filter(
    (code) => current.movedBy[code] !== undefined || draft.movedBy[code] !== undefined,
  ).map((code) => [`  ${REFUSAL_WORDS[code]}`, count(current.movedBy[code] ?? 0), count(draft.movedBy[code] ?? 0)]);
  if (rows.length === 0) return ['No rule moves any call.'];
  return alignedRows([['Calls moved by', 'now', 'then'], ...rows], ['left', 'right', 'right']);
}

/** Calls of each programme, and touches that are left out; nothing where customers are called by none. */
function touches(current: Forecast, draft: Forecast): readonly string[] {
  const programmes = new Set([...current.touchCalls, ...draft.touchCalls].map(({ programme }) => programme));
  const reasons = SKIP_REASONS.filter(
    (why) => current.touchesSkippedWhy[why] !== undefined || draft.touchesSkippedWhy[why] !== undefined,
  );
  const rows = [
    ...[...programmes].sort().map((id) => {
      const [before, after] = [current, draft].map(({ touchCalls }) =>
        touchCalls.find(({ programme }) => programme === id),
      );
      const goal = after?.goal ?? before?.goal;
      return [
        `  ${id}${goal === undefined ? '' : `, ${purposeWords(goal)}`}`,
        count(before?.calls ?? 0),
        count(after?.calls ?? 0),
      ];
    }),
    ...reasons.map((why) => [
      `  left out: ${SKIP_WORDS[why]}`,
      count(current.touchesSkippedWhy[why] ?? 0),
      count(draft.touchesSkippedWhy[why] ?? 0),
    ]),
  ];
  if (rows.length === 0) return [];
  return [...alignedRows([['Calls of programmes', 'now', 'then'], ...rows], ['left', 'right', 'right']), ''];
}

function changed(what: string, { count: number, leadIds }: Compared['newlyCallable']): string {
  const named = leadIds.length === 0 ? '' : `: ${leadIds.join(', ')}${number > leadIds.length ? ', ...' : ''}`;
  return `${count(number)} leads ${what}${named}`;
}

function presets({ presetViolations }: Compared): readonly string[] {
  if (presetViolations.length === 0) return ['No compliance preset would forbid any of these calls.'];
  const rows = presetViolations.map(({ preset, current, draft }) => [
    `  ${preset}`,
    count(current.calls),
    count(draft.calls),
  ]);
  return [
    ...alignedRows([['Calls that a preset would forbid', 'now', 'then'], ...rows], ['left', 'right', 'right']),
    NOT_LEGAL_ADVICE,
  ];
}

function shares({ reachedShare }: Compared['assumptions']): string {
  return Object.entries(reachedShare)
    .map(([stage, share]) => `${Math.round(100 * share)} % of the calls in ${stage} reach somebody`)
    .join(', ');
}

function days({ from, until }: Forecast): string {
  return `${Math.round(until.since(from).total('hours') / 24)} days`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
