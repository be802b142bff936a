import { describe, expect, it } from 'vitest';
import { callsByDay, callsByHour, movedByRule } from '../../../console/web/pages/rules/what-if-counts.ts';
import type { WhatIfAnswer } from '../../../functions/api/routes/rules-routes.ts';

type Forecast = WhatIfAnswer['current'];

function day(date: string, hours: Readonly<Record<number, number>>): Forecast['tiers'][number]['days'][number] {
  const callsAt = Array.from({ length: 24 }, (_, hour) => hours[hour] ?? 0);
  const calls = callsAt.reduce((sum, count) => sum + count, 0);
  return { date, calls, reached: 0, callsByHour: callsAt, neededHours: 0 };
}

function forecast(tiers: Forecast['tiers'], movedBy: Forecast['movedBy'] = {}): Forecast {
  const moments = { from: '2026-01-05T00:00:00Z', until: '2026-01-12T00:00:00Z', zone: 'UTC' };
  return { ...moments, leads: 1, calls: 1, reached: 0, tiers, movedBy, notCallable: 0, notCallableBy: {} };
}

const none = { count: 0, leadIds: [] };

const RESULT: WhatIfAnswer = {
  rulesVersion: 1,
  current: forecast(
    [
      { tier: 1, days: [day('2026-01-05', { 9: 2 }), day('2026-01-06', { 10: 1 })], leftWaiting: 0 },
      { tier: 2, days: [day('2026-01-05', { 12: 1 })], leftWaiting: 0 },
    ],
    { 'min-gap': 5, holiday: 1 },
  ),
  draft: forecast([{ tier: 1, days: [day('2026-01-07', { 10: 4 })], leftWaiting: 0 }], { 'outside-hours': 9 }),
  newlyCallable: none,
  noLongerCallable: none,
  presetViolations: [],
  assumptions: {},
  sample: { played: 1, read: 1, isAll: true, withoutCampaign: 0 },
};

describe('what is drawn of a forecast', () => {
  it('is all tiers together by day, with days that only one of both has', () => {
    expect(callsByDay(RESULT)).toEqual([
      { at: '2026-01-05', published: 3, draft: 0 },
      { at: '2026-01-06', published: 1, draft: 0 },
      { at: '2026-01-07', published: 0, draft: 4 },
    ]);
  });

  it('is by hour from the first that has calls to the last', () => {
    expect(callsByHour(RESULT)).toEqual([
      { at: '09:00', published: 2, draft: 0 },
      { at: '10:00', published: 1, draft: 4 },
      { at: '11:00', published: 0, draft: 0 },
      { at: '12:00', published: 1, draft: 0 },
    ]);
    expect(callsByHour({ ...RESULT, current: forecast([]), draft: forecast([]) })).toEqual([]);
  });

  it('names the rules that move most by the draft first', () => {
    expect(movedByRule(RESULT).map(({ at }) => at)).toEqual(['outside-hours', 'min-gap', 'holiday']);
  });
});
