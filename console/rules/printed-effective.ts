import type { EffectiveRules } from '../../shared/application/effective-rules.ts';
import type { CallbackRule, DialRules, Weekday } from '../../shared/domain/dial-rules.ts';
import { sourceInWords } from '../../shared/domain/rule-source-words.ts';
import { listWords } from '../../shared/domain/rule-words.ts';
import { placeInWords, valueInWords } from '../../shared/domain/rules-change-words.ts';
import type { RulePath, RuleSource } from '../../shared/domain/rules-in-force.ts';
import { WEEKDAYS } from '../../shared/domain/weekly-windows.ts';
import { alignedRows } from '../../simulator/report/aligned-rows.ts';

/** One rule as a person reads it: what it is, what it says, and who decided that. */
export interface PrintedRule {
  readonly path: RulePath;
  readonly name: string;
  readonly value: string;
  readonly from: string;
}

const SHORT_DAYS: Readonly<Record<Weekday, string>> = {
  monday: 'Mon',
  tuesday: 'Tue',
  wednesday: 'Wed',
  thursday: 'Thu',
  friday: 'Fri',
  saturday: 'Sat',
  sunday: 'Sun',
};

/** Every rule of one stage and campaign; weekdays with the same windows from the same source are told together. */
export function printedRules({ rules, sources }: EffectiveRules): readonly PrintedRule[] {
  return [
    ...windowRules(rules, sources),
    ...retryRules(rules, sources),
    ...callbackRules(rules, sources),
    ...plainRules(rules, sources),
  ];
}

/** A page for one stage after the other. */
export function printedEffective(all: readonly EffectiveRules[]): string {
  const pages = all.map((one) => {
    const by = one.campaignId === undefined ? `tier ${one.tier}` : `tier ${one.tier}, campaign ${one.campaignId}`;
    const rows = printedRules(one).map(({ name, value, from }) => [`  ${name}`, value, `from ${from}`]);
    return [`${one.stage}, worked by ${by}`, ...alignedRows(rows, ['left', 'left', 'left']), ''].join('\n');
  });
  return pages.join('\n');
}

function windowRules(rules: DialRules, sources: EffectiveRules['sources']): readonly PrintedRule[] {
  const days = WEEKDAYS.map((day) => ({
    day,
    value: valueInWords({ field: 'callWindows' }, JSON.stringify(rules.callWindows[day])),
    from: told(sources.get(`callWindows.${day}`)),
  }));
  const runs: { first: Weekday; last: Weekday; value: string; from: string }[] = [];
  for (const { day, value, from } of days) {
    const run = runs.at(-1);
    if (run !== undefined && run.value === value && run.from === from) run.last = day;
    else runs.push({ first: day, last: day, value, from });
  }
  return runs.map(({ first, last, value, from }) => ({
    path: `callWindows.${first}`,
    name: `call window ${first === last ? SHORT_DAYS[first] : `${SHORT_DAYS[first]}-${SHORT_DAYS[last]}`}`,
    value,
    from,
  }));
}

function retryRules({ retry }: DialRules, sources: EffectiveRules['sources']): readonly PrintedRule[] {
  return [...sources].flatMap(([path, by]) => {
    const code = Object.keys(retry).find((each) => path === `retry.${each}`);
    const rule = Object.entries(retry).find(([each]) => each === code)?.[1];
    return rule === undefined || code === undefined ? [] : [printed(path, { field: 'retry', part: code }, rule, by)];
  });
}

function callbackRules({ callback }: DialRules, sources: EffectiveRules['sources']): readonly PrintedRule[] {
  const parts = ['with', 'toleranceMinutes', 'releaseToAnyoneAfterMinutes', 'missed'] as const;
  return parts.map((part: keyof CallbackRule) => {
    const path = `callback.${part}` as const;
    return printed(path, { field: 'callback', part }, callback[part], sources.get(path) ?? []);
  });
}

function plainRules(rules: DialRules, sources: EffectiveRules['sources']): readonly PrintedRule[] {
  const values = new Map<string, unknown>(Object.entries(rules));
  return [...sources].flatMap(([path, by]) => {
    const value = values.get(path);
    return value === undefined ? [] : [printed(path, { field: path }, value, by)];
  });
}

function printed(
  path: RulePath,
  place: Parameters<typeof placeInWords>[0],
  value: unknown,
  by: readonly RuleSource[],
): PrintedRule {
  return { path, name: placeInWords(place), value: valueInWords(place, JSON.stringify(value)), from: told(by) };
}

function told(by: readonly RuleSource[] | undefined): string {
  return listWords((by ?? []).map(sourceInWords));
}
