import { describe, expect, it } from 'vitest';
import { rulesDiff } from '../../shared/domain/rules-diff.ts';

const morning = [{ start: '09:00', end: '12:00' }];
const MORNING = '[{"end":"12:00","start":"09:00"}]';
const soon = { delaysMinutes: [5], maxCount: 1, next: 'same-number' } as const;

describe('the changes between two documents', () => {
  it('are what was added, removed and changed, with both values', () => {
    const before = { organisation: { maxAttemptsPerDay: 1, minGapMinutes: 60, holidays: 'block' } } as const;
    const after = { organisation: { maxAttemptsPerDay: 2, holidays: 'block', wrapUpLimitMinutes: 5 } } as const;

    const level = { kind: 'organisation' };
    expect(rulesDiff(before, after)).toEqual([
      {
        path: 'organisation.maxAttemptsPerDay',
        place: { level, field: 'maxAttemptsPerDay' },
        kind: 'changed',
        before: '1',
        after: '2',
      },
      {
        path: 'organisation.minGapMinutes',
        place: { level, field: 'minGapMinutes' },
        kind: 'removed',
        before: '60',
      },
      {
        path: 'organisation.wrapUpLimitMinutes',
        place: { level, field: 'wrapUpLimitMinutes' },
        kind: 'added',
        after: '5',
      },
    ]);
  });

  it('tell weekdays and retried outcomes one by one', () => {
    const before = {
      tiers: { '2': { callWindows: { monday: morning, friday: morning }, retry: { busy: soon, 'no-answer': soon } } },
    } as const;
    const after = {
      tiers: { '2': { callWindows: { monday: [], friday: morning }, retry: { busy: { ...soon, maxCount: 2 } } } },
    } as const;

    const told = '"delaysMinutes":[5],"maxCount":1,"next":"same-number"';
    const level = { kind: 'tier', tier: '2' };
    expect(rulesDiff(before, after)).toEqual([
      {
        path: 'tiers.2.callWindows.monday',
        place: { level, field: 'callWindows', part: 'monday' },
        kind: 'changed',
        before: MORNING,
        after: '[]',
      },
      {
        path: 'tiers.2.retry.busy',
        place: { level, field: 'retry', part: 'busy' },
        kind: 'changed',
        before: `{${told}}`,
        after: `{${told.replace('1,"next', '2,"next')}}`,
      },
      {
        path: 'tiers.2.retry.no-answer',
        place: { level, field: 'retry', part: 'no-answer' },
        kind: 'removed',
        before: `{${told}}`,
      },
    ]);
  });

  it('come organisation first, then tiers, then campaigns, by field, weekdays as in the week', () => {
    const week = { sunday: [], wednesday: [], monday: [] };
    const after = {
      campaigns: { b: { holidays: 'block' }, a: { minGapMinutes: 1, holidays: 'block' }, '7': { holidays: 'block' } },
      tiers: { '3': { holidays: 'block' }, '1': { retry: { 'no-answer': soon, busy: soon }, callWindows: week } },
      organisation: { minGapMinutes: 1 },
    } as const;

    expect(rulesDiff({}, after).map(({ path }) => path)).toEqual([
      'organisation.minGapMinutes',
      'tiers.1.callWindows.monday',
      'tiers.1.callWindows.wednesday',
      'tiers.1.callWindows.sunday',
      'tiers.1.retry.busy',
      'tiers.1.retry.no-answer',
      'tiers.3.holidays',
      'campaigns.7.holidays',
      'campaigns.a.holidays',
      'campaigns.a.minGapMinutes',
      'campaigns.b.holidays',
    ]);
  });

  it('keep two campaigns apart whose ids hold dots', () => {
    const after = { campaigns: { 'a.retry': { holidays: 'block' }, a: { retry: { busy: soon } } } } as const;

    expect(rulesDiff({}, after).map(({ path, place }) => [path, place.level])).toEqual([
      ['campaigns.a.retry.busy', { kind: 'campaign', campaignId: 'a' }],
      ['campaigns.a.retry.holidays', { kind: 'campaign', campaignId: 'a.retry' }],
    ]);
  });

  it('are none where only the order differs in which members were written', () => {
    const reordered = { organisation: { callWindows: { monday: [{ end: '12:00', start: '09:00' }] } } };

    expect(rulesDiff({ organisation: { callWindows: { monday: morning } } }, reordered)).toEqual([]);
  });

  it('are none where levels and fields that hold nothing are left out', () => {
    const hollow = { organisation: { callWindows: {}, retry: {} }, tiers: { '1': {} }, campaigns: { spring: {} } };

    expect(rulesDiff(hollow, {})).toEqual([]);
    expect(rulesDiff({}, hollow)).toEqual([]);
  });

  it('are told where a list is emptied, because an empty list is a rule', () => {
    const emptied = rulesDiff({ organisation: { rollingCaps: [] } }, {});

    expect(emptied.map(({ path, kind }) => [path, kind])).toEqual([['organisation.rollingCaps', 'removed']]);
  });
});
