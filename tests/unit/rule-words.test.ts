import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CallWindow, Weekday } from '../../shared/domain/dial-rules.ts';
import { clocksWords, clockWords, momentWords, placeWords } from '../../shared/domain/moment-words.ts';
import { openDays } from '../../shared/domain/open-days.ts';
import { bracketedSources, capsWords, listWords, weekWords } from '../../shared/domain/rule-words.ts';
import type { RuleSource } from '../../shared/domain/rules-in-force.ts';
import { weekOf } from '../../shared/domain/weekly-windows.ts';
import { NOON } from '../support/lead-builders.ts';

const LONG: readonly CallWindow[] = [{ start: '09:00', end: '20:00' }];
const SPLIT: readonly CallWindow[] = [
  { start: '09:00', end: '12:00' },
  { start: '14:00', end: '18:00' },
];

function week(days: Partial<Record<Weekday, readonly CallWindow[]>>): Record<Weekday, readonly CallWindow[]> {
  return weekOf((day) => days[day] ?? []);
}

describe('a week in words', () => {
  it.each<{ days: Partial<Record<Weekday, readonly CallWindow[]>>; words: string }>([
    { days: {}, words: 'on no day' },
    { days: { monday: LONG }, words: 'Monday 09:00-20:00' },
    {
      days: { monday: LONG, tuesday: LONG, sunday: LONG },
      words: 'Monday to Tuesday 09:00-20:00 and Sunday 09:00-20:00',
    },
    {
      days: { monday: LONG, wednesday: LONG, thursday: SPLIT },
      words: 'Monday 09:00-20:00, Wednesday 09:00-20:00 and Thursday 09:00-12:00 and 14:00-18:00',
    },
  ])('puts days with the same hours together that follow one another: $words', ({ days, words }) => {
    expect(weekWords(openDays(week(days)))).toBe(words);
  });

  it('names who set it once, where all days have the same source, and else for each part', () => {
    const days = week({ monday: LONG, tuesday: LONG, wednesday: LONG });
    expect(weekWords(openDays(days, () => [{ kind: 'tier', tier: 2 }]))).toBe(
      'Monday to Wednesday 09:00-20:00 (tier 2)',
    );
    expect(
      weekWords(
        openDays(days, (day) => (day === 'monday' ? [{ kind: 'organisation' }] : [{ kind: 'preset', id: 'uk' }])),
      ),
    ).toBe('Monday 09:00-20:00 (the organisation) and Tuesday to Wednesday 09:00-20:00 (preset uk)');
  });
});

it.each<{ sources: readonly RuleSource[]; words: string }>([
  { sources: [], words: '' },
  { sources: [{ kind: 'campaign', campaignId: 'spring' }], words: ' (campaign spring)' },
  {
    sources: [{ kind: 'organisation' }, { kind: 'organisation' }, { kind: 'default', stage: 'selling' }],
    words: ' (the organisation and the defaults of selling)',
  },
])('sources are named each once:$words', ({ sources, words }) => {
  expect(bracketedSources(sources)).toBe(words);
});

it('lists and caps read like speech', () => {
  expect([listWords([]), listWords(['a']), listWords(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
  expect(
    capsWords([
      { count: 3, windowHours: 24 },
      { count: 7, windowHours: 168, per: 'number' },
    ]),
  ).toBe('3 in 24 hours and 7 in 168 hours for each number');
});

describe('a moment in words', () => {
  it.each([
    { at: '2026-01-11T22:00:00Z', words: 'Sunday 17:00' },
    { at: '2026-01-12T05:00:00Z', words: 'Monday 12 January 2026 00:00' },
    { at: '2025-12-30T17:00:00Z', words: 'Tuesday 12:00' },
    { at: '2025-12-29T17:00:00Z', words: 'Monday 29 December 2025 12:00' },
  ])('gives the date where the weekday alone is not clear: $words', ({ at, words }) => {
    expect(clockWords(Temporal.Instant.from(at), 'America/New_York', NOON)).toBe(words);
  });

  it('names the place of the first zone', () => {
    expect(placeWords('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    const area = { key: 'x', country: 'NP', zones: ['Asia/Kathmandu', 'UTC'] };
    expect(momentWords(NOON, area, NOON)).toBe('Monday 22:45 in Kathmandu');
  });

  it('tells every clock of up to three zones, west first, and of more the outermost two', () => {
    const zones = ['America/New_York', 'America/Chicago', 'America/Los_Angeles'];
    expect(clocksWords(NOON, { zones })).toBe(
      'Monday 09:00 in Los Angeles, Monday 11:00 in Chicago and Monday 12:00 in New York',
    );
    expect(clocksWords(NOON, { zones: [...zones, 'Pacific/Honolulu'] })).toBe(
      'from Monday 07:00 in Honolulu to Monday 12:00 in New York',
    );
  });
});
