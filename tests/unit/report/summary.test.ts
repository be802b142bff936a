import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { SALES_STRUCTURES, type TierNumber } from '../../../shared/domain/sales-structure.ts';
import type { RunResult } from '../../../simulator/report/run-result.ts';
import { summarise } from '../../../simulator/report/summary.ts';
import { aBusyRun } from '../../support/a-busy-run.ts';
import {
  aCallRow,
  advance,
  aLeadRow,
  anOutcome,
  anUnansweredCallRow,
  aRunResult,
  aTouch,
  callAgain,
} from '../../support/a-run-result.ts';

const at = (moment: string) => Temporal.Instant.from(moment);
const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0);

describe('every total adds up', () => {
  it.each([1, 2, 3, 4, 5])('in the busy run of seed %i', (seed) => {
    const run = aBusyRun(seed);
    const summary = summarise(run);

    expect(summary.list.rows).toBe(summary.list.loaded + summary.list.rejected);
    expect(sum(summary.list.rejectedWhy)).toBe(summary.list.rejected);
    expect(summary.tiers.reduce((calls, tier) => calls + tier.calls, 0)).toBe(run.calls.length);
    for (const tier of summary.tiers) {
      expect(tier.calls).toBe(tier.reached + tier.notReached + tier.undecided);
      expect(sum(tier.results)).toBe(tier.reached);
      expect(sum(tier.outcomes)).toBe(tier.reached + tier.notReached);
      expect(tier.days.reduce((calls, day) => calls + day.calls, 0)).toBe(tier.calls);
      expect(tier.days.reduce((reached, day) => reached + day.reached, 0)).toBe(tier.reached);
    }
    for (const programme of summary.programmes) {
      const { due, onTheDay, late, skipped, dropped, notYet } = programme;
      expect(due).toBe(onTheDay + late + skipped + dropped + notYet);
      expect(sum(programme.skippedWhy)).toBe(skipped);
      expect(sum(programme.droppedWhy)).toBe(dropped);
      expect(programme.days.map(({ day }) => day)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
      for (const fate of ['onTheDay', 'late', 'skipped'] as const) {
        expect(programme.days.reduce((touches, day) => touches + day[fate], 0)).toBe(programme[fate]);
      }
    }
    expect(sum(summary.leads.byStatus)).toBe(summary.leads.total);
    expect(summary.leads.total).toBe(run.leads.length);
    const { called, reached, movedToSelling, bought, calledAgain, boughtAgain } = summary.funnel;
    const falling = [called, reached, movedToSelling, bought, calledAgain, boughtAgain];
    expect(falling).toEqual(falling.toSorted((one, other) => other - one));
    expect(summary.programmes[0]?.due).toBeGreaterThan(0);
  });

  it('and the same run gives the same summary, whatever order the table returned its items in', () => {
    const run = aBusyRun(1);
    const shuffled = { ...run, calls: run.calls.toReversed(), leads: run.leads.toReversed() };
    expect(JSON.stringify(summarise(shuffled))).toBe(JSON.stringify(summarise(run)));
  });
});

describe('reached', () => {
  it('counts a human who had an agent on the line, and nobody else', () => {
    const call = aCallRow('C1', '2026-01-05T15:00:00Z');
    const { agent, ...alone } = aCallRow('C2', '2026-01-05T16:00:00Z', { outcome: anOutcome('abandoned') });
    const voicemail = aCallRow('C3', '2026-01-05T17:00:00Z', { outcome: anOutcome('voicemail') });
    const { outcome, ...open } = aCallRow('C4', '2026-01-05T18:00:00Z');
    const tier = summarise(aRunResult({ calls: [call, alone, voicemail, open] })).tiers[0];
    expect(tier).toMatchObject({ calls: 4, reached: 1, notReached: 2, undecided: 1, reachedPercent: 25 });
    expect([agent, outcome]).not.toContain(undefined);
  });

  it('sorts what came of it into groups', () => {
    const codes = [
      'interested',
      'sale',
      'not-interested',
      'not-qualified',
      'no-need-now',
      'callback-requested',
      'follow-up',
      'do-not-call',
      'gatekeeper',
      'answered-without-disposition',
    ] as const;
    const calls = codes.map((code, index) =>
      aCallRow(`C${index}`, `2026-01-05T1${index}:00:00Z`, { outcome: anOutcome(code) }),
    );
    expect(summarise(aRunResult({ calls })).tiers[0]?.results).toEqual({
      interested: 1,
      sales: 1,
      no: 3,
      later: 2,
      stop: 1,
      other: 2,
    });
  });
});

describe('moved on', () => {
  it('counts each lead once per stage it was moved to', () => {
    const handover = advance('selling', '2026-01-05T16:00:00Z', { kind: 'handover' });
    const calls = [
      aCallRow('C1', '2026-01-05T15:00:00Z', { outcome: anOutcome('interested'), nextStep: handover }),
      aCallRow('C2', '2026-01-09T15:00:00Z', { outcome: anOutcome('interested'), nextStep: handover }),
    ];
    const summary = summarise(aRunResult({ calls }));
    expect(summary.tiers.map((tier) => tier.movedOn)).toEqual([
      [{ to: 'selling', leads: 1 }],
      [{ to: 'account-care', leads: 0 }],
      [],
    ]);
  });
});

describe('the stages of a tier', () => {
  it('are those it holds, and those whose leads it called before the company was divided anew', () => {
    const before = aCallRow('C1', '2026-01-05T15:00:00Z', { stage: 'account-care', tier: 2 });
    expect(summarise(aRunResult({ calls: [before] })).tiers.map(({ stages }) => stages)).toEqual([
      ['prospecting'],
      ['selling', 'account-care'],
      ['account-care'],
    ]);
  });
});

describe('customers called again', () => {
  const welcome = aTouch('welcome', 1, '2026-01-13T15:00:00Z');
  const sale = aCallRow('C1', '2026-01-06T15:00:00Z', {
    stage: 'selling',
    tier: 2,
    outcome: anOutcome('sale'),
    nextStep: advance('account-care', '2026-01-13T15:00:00Z', welcome),
  });
  const care = { stage: 'account-care', tier: 3, purpose: welcome } as const;
  const programme = (fields: Parameters<typeof aRunResult>[0]) => summarise(aRunResult(fields)).programmes[0];
  const fates = { due: 1, onTheDay: 0, late: 0, skipped: 0, dropped: 0, notYet: 0, waiting: 0 };

  it('are on the day when the first call falls on the day the decision planned, in their own calendar', () => {
    const evening = anUnansweredCallRow('C2', '2026-01-14T00:59:00Z', care);
    expect(programme({ calls: [sale, evening] })).toMatchObject({ ...fates, onTheDay: 1, calls: 1 });
  });

  it('are late when the first call falls on a later day, and stay one touch however often it is retried', () => {
    const late = anUnansweredCallRow('C2', '2026-01-14T15:00:00Z', care);
    const retry = aCallRow('C3', '2026-01-22T15:00:00Z', { ...care, outcome: anOutcome('sale'), orderValue: 90 });
    expect(programme({ calls: [sale, late, retry] })).toMatchObject({
      ...fates,
      late: 1,
      calls: 2,
      sales: 1,
      orderTotal: 90,
    });
  });

  it('are skipped for a reason, which is not a drop as well', () => {
    const skip = {
      leadId: 'lead-1',
      programme: 'welcome',
      touch: 1,
      at: at('2026-01-13T15:00:00Z'),
      why: 'bought-recently',
    };
    expect(programme({ calls: [sale], skippedTouches: [skip, skip] })).toMatchObject({
      ...fates,
      skipped: 1,
      skippedWhy: { 'bought-recently': 1 },
    });
  });

  it('are dropped when the lead stopped first', () => {
    const leads = [aLeadRow({ status: 'suppressed', suppressed: true })];
    expect(programme({ calls: [sale], leads })).toMatchObject({ ...fates, dropped: 1, droppedWhy: { suppressed: 1 } });
  });

  it('are told on the day of their first call or of the skip, and not at all when they were neither', () => {
    const first = { ...aCallRow('L1', '2026-01-05T23:59:59Z', care), leadId: 'lead-2' };
    const late = anUnansweredCallRow('C2', '2026-01-15T00:00:00Z', { ...care, dueAt: at('2026-01-13T15:00:00Z') });
    const retry = aCallRow('C3', '2026-01-16T15:00:00Z', care);
    const [skippedAt, dueAt] = [at('2026-01-07T15:00:00Z'), at('2026-01-08T15:00:00Z')];
    const told = programme({
      calls: [sale, first, late, retry],
      skippedTouches: [{ leadId: 'lead-3', programme: 'welcome', touch: 1, at: skippedAt, why: 'bought-recently' }],
      leads: [aLeadRow({ leadId: 'lead-4', status: 'ready', nextPurpose: welcome, timerAt: dueAt })],
      options: { ...aRunResult().options, days: 12 },
    });
    expect(told).toMatchObject({ ...fates, due: 4, onTheDay: 1, late: 1, skipped: 1, notYet: 1 });
    const nothing = { onTheDay: 0, late: 0, skipped: 0 };
    expect(told?.days).toEqual([
      { ...nothing, day: 1, onTheDay: 1 },
      { ...nothing, day: 2 },
      { ...nothing, day: 3, skipped: 1 },
      ...[4, 5, 6, 7, 8, 9, 10].map((day) => ({ ...nothing, day })),
      { ...nothing, day: 11, late: 1 },
      { ...nothing, day: 12 },
    ]);
  });

  it('are not yet called when the plan stands at the end of the run, and not due when it lies beyond', () => {
    const leads = [aLeadRow({ status: 'ready', nextPurpose: welcome, timerAt: at('2026-01-13T15:00:00Z') })];
    expect(programme({ calls: [sale], leads })).toMatchObject({ ...fates, notYet: 1 });
    const shortRun = { ...aRunResult().options, days: 5 };
    expect(programme({ calls: [sale], leads, options: shortRun })).toMatchObject({ ...fates, due: 0, waiting: 1 });
  });

  it('count customers who were loaded with a plan', () => {
    const call = aCallRow('C2', '2026-01-07T15:00:00Z', care);
    expect(programme({ calls: [call] })).toMatchObject({ ...fates, onTheDay: 1 });
  });

  it('say how many wait for a win-back, where customers are cared for now', () => {
    const nextPurpose = aTouch('win-back', 2, '2026-09-01T15:00:00Z');
    const waiting = { status: 'ready', nextPurpose, timerAt: at('2026-09-01T15:00:00Z') } as const;
    const waitingIn = (tier: TierNumber, run: Partial<RunResult>) =>
      summarise(aRunResult({ ...run, leads: [aLeadRow({ ...waiting, stage: 'account-care', tier })] })).tiers.map(
        ({ waitingForWinBack }) => waitingForWinBack,
      );
    const one = [{ programme: 'win-back', leads: 1 }];
    const none = [{ programme: 'win-back', leads: 0 }];
    const tiers = [...SALES_STRUCTURES.two.tiers, ...SALES_STRUCTURES.three.tiers.slice(2)];

    expect(waitingIn(3, {})).toEqual([[], [], one]);
    expect(waitingIn(2, { options: { ...aRunResult().options, tiers } })).toEqual([[], one, none]);
  });
});

describe('leads now', () => {
  it('calls a lead forgotten that waits for something without a timer', () => {
    const timerAt = at('2026-03-01T15:00:00Z');
    const leads = [
      aLeadRow({ leadId: '1', status: 'ready' }),
      aLeadRow({ leadId: '2', status: 'ready', timerAt }),
      aLeadRow({ leadId: '3', status: 'resting' }),
      aLeadRow({ leadId: '4', status: 'review' }),
      aLeadRow({ leadId: '5', status: 'closed' }),
    ];
    expect(summarise(aRunResult({ leads })).leads).toEqual({
      total: 5,
      byStatus: { ready: 2, dialling: 0, wrapping: 0, resting: 1, review: 1, closed: 1, suppressed: 0 },
      forgotten: 2,
    });
  });
});

describe('held back', () => {
  it('counts calls that began more than two minutes after they were due', () => {
    const dueAt = at('2026-01-05T15:00:00Z');
    const calls = [
      aCallRow('C1', '2026-01-05T15:02:00Z', { dueAt }),
      aCallRow('C2', '2026-01-05T15:02:01Z', { dueAt }),
    ];
    expect(summarise(aRunResult({ calls, heldBack: { holiday: 2, 'min-gap': 7 } })).heldBack).toEqual({
      byReason: { 'min-gap': 7, holiday: 2 },
      waitedForFreePersonOrLine: 1,
    });
  });
});

describe('the story', () => {
  const welcome = aTouch('welcome', 1, '2026-01-13T15:00:00Z');
  const way = (leadId: string, last: 'sale' | 'no-need-now') => [
    anUnansweredCallRow(`${leadId}-1`, '2026-01-05T15:00:00Z', { leadId, externalId: leadId }),
    aCallRow(`${leadId}-2`, '2026-01-06T15:00:00Z', {
      leadId,
      externalId: leadId,
      outcome: anOutcome('interested'),
      nextStep: advance('selling', '2026-01-06T16:00:00Z', { kind: 'handover' }),
    }),
    aCallRow(`${leadId}-3`, '2026-01-06T16:01:00Z', {
      leadId,
      externalId: leadId,
      stage: 'selling',
      tier: 2,
      purpose: { kind: 'handover' },
      outcome: anOutcome('sale'),
      orderValue: 1240,
      nextStep: advance('account-care', '2026-01-13T15:00:00Z', welcome),
    }),
    aCallRow(`${leadId}-4`, '2026-01-13T15:00:00Z', {
      leadId,
      externalId: leadId,
      stage: 'account-care',
      tier: 3,
      purpose: welcome,
      outcome: anOutcome(last),
      ...(last === 'sale' ? { orderValue: 95 } : {}),
      nextStep: callAgain('2026-02-12T15:00:00Z', aTouch('repeat', 2, '2026-02-12T15:00:00Z')),
    }),
  ];

  it('is told of a lead that bought again, by the calls, in the time of the customer', () => {
    const summary = summarise(aRunResult({ calls: [...way('A', 'no-need-now'), ...way('B', 'sale')] }));
    expect(summary.story).toEqual({
      lead: 'B',
      steps: ['Mon 5 Jan no answer', 'Tue interested', '61 min later sold 1,240', '13 Jan welcome: bought again, 95'],
    });
    expect(summary.wholeWay).toEqual({ leads: 2, boughtAgain: 1 });
  });

  it('is absent when no lead went the whole way', () => {
    const summary = summarise(aRunResult({ calls: way('A', 'sale').slice(0, 3) }));
    expect(summary.story).toBeUndefined();
    expect(summary.wholeWay).toEqual({ leads: 0, boughtAgain: 0 });
  });
});
