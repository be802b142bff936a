import type { WhatIfAnswer } from '../../../../functions/api/routes/rules-routes.ts';

type Forecast = WhatIfAnswer['current'];

/** One bar of each set of rules. */
export interface CountedPair {
  readonly at: string;
  readonly published: number;
  readonly draft: number;
}

/** Calls of all tiers by date; a date on which one of them has none counts 0. */
export function callsByDay({ current, draft }: WhatIfAnswer): readonly CountedPair[] {
  const [published, drafted] = [byDate(current), byDate(draft)];
  const dates = [...new Set([...published.keys(), ...drafted.keys()])].toSorted();
  return dates.map((at) => ({ at, published: published.get(at) ?? 0, draft: drafted.get(at) ?? 0 }));
}

/** Calls of all tiers and days by the hour of the clock, from the first to the last hour that has any. */
export function callsByHour({ current, draft }: WhatIfAnswer): readonly CountedPair[] {
  const pairs = Array.from({ length: 24 }, (_, hour) => ({
    at: `${String(hour).padStart(2, '0')}:00`,
    published: inHour(current, hour),
    draft: inHour(draft, hour),
  }));
  const has = ({ published, draft: drafted }: CountedPair) => published + drafted > 0;
  return pairs.slice(pairs.findIndex(has), pairs.findLastIndex(has) + 1);
}

/** Rules that move calls away from their wished moments, those that move most by the draft first. */
export function movedByRule({ current, draft }: WhatIfAnswer): readonly CountedPair[] {
  const codes = [...new Set([...Object.keys(current.movedBy), ...Object.keys(draft.movedBy)])];
  const count = ({ movedBy }: Forecast, code: string) =>
    Object.entries(movedBy).find(([key]) => key === code)?.[1] ?? 0;
  return codes
    .map((at) => ({ at, published: count(current, at), draft: count(draft, at) }))
    .toSorted((a, b) => b.draft - a.draft || b.published - a.published);
}

function byDate({ tiers }: Forecast): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { date, calls } of tiers.flatMap(({ days }) => days)) counts.set(date, (counts.get(date) ?? 0) + calls);
  return counts;
}

function inHour({ tiers }: Forecast, hour: number): number {
  return tiers.flatMap(({ days }) => days).reduce((sum, { callsByHour: byHour }) => sum + (byHour[hour] ?? 0), 0);
}
