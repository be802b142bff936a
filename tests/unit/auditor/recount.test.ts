import { describe, expect, it } from 'vitest';
import { type CallToRecount, type KeptCounter, recount } from '../../../simulator/auditor/recount.ts';

function aCall(fields: Partial<CallToRecount> = {}): CallToRecount {
  return {
    contactId: 'call-1',
    tier: 1,
    campaign: 'prospecting',
    list: 'list-1',
    stage: 'prospecting',
    startedAt: '2026-01-05T16:55:00Z',
    endedAt: '2026-01-05T17:00:00Z',
    outcome: 'no-answer',
    purpose: { kind: 'approach' },
    ordinal: 2,
    waitingSince: '2026-01-05T16:00:00Z',
    ordersBefore: 0,
    ...fields,
  };
}

const HOUR = '2026-01-05T16:00:00.000Z';

/** The counters of every subject of a call, all the same. */
function kept(counts: KeptCounter['counts'], ...more: readonly (readonly [string, string])[]): readonly KeptCounter[] {
  const subjects = [['tier', '1'], ['campaign', 'prospecting'], ['list', 'list-1'], ['source', '(none)'], ...more];
  return subjects.map(([dimension = '', key = '']) => ({ dimension, key, hour: HOUR, counts }));
}

const UNANSWERED = { attempts: 1, 'stage#prospecting': 1, 'outcome#no-answer': 1, lineSeconds: 300 };

describe('a recount of the calls', () => {
  it('finds nothing where every counter is what the calls come to', () => {
    expect(recount([aCall()], [], kept(UNANSWERED))).toEqual({ compared: 16, miscounts: [] });
    const sold = aCall({
      contactId: 'call-2',
      stage: 'account-care',
      outcome: 'sale',
      talkSeconds: 200,
      agent: 'agent-1',
      orderValue: 90,
      ordersBefore: 1,
      ordinal: 1,
      objection: 'too-dear',
      purpose: { kind: 'touch', programme: 'win-back' },
    });
    const counts = {
      ...{
        attempts: 1,
        'stage#account-care': 1,
        humans: 1,
        rightParties: 1,
        conversations: 1,
        'outcome#sale': 1,
        'objection#too-dear': 1,
      },
      ...{ sales: 1, pricedSales: 1, revenue: 90, repeatSales: 1, newRegulars: 1 },
      ...{ talkSeconds: 200, lineSeconds: 300, firstCalls: 1, firstCallWaitSeconds: 3_300 },
      ...{ touchCalls: 1, winBackTalks: 1, winBackSales: 1 },
    };
    const miscounts = recount([sold], [], kept(counts, ['programme', 'win-back'], ['agent', 'agent-1'])).miscounts;
    expect(miscounts).toEqual([]);
  });

  it('finds what was counted twice, not at all, or for nobody', () => {
    const [tier, ...others] = kept(UNANSWERED);
    if (tier === undefined) throw new Error('There is no counter.');
    const twice = { ...tier, counts: { ...UNANSWERED, attempts: 2 } };
    const miscount = { dimension: 'tier', key: '1', hour: HOUR, contactIds: ['call-1'] };

    expect(recount([aCall()], [], [twice, ...others]).miscounts).toEqual([
      { ...miscount, name: 'attempts', kept: 2, recounted: 1 },
    ]);
    expect(recount([aCall()], [], others).miscounts).toEqual([
      { ...miscount, name: 'attempts', kept: 0, recounted: 1 },
      { ...miscount, name: 'lineSeconds', kept: 0, recounted: 300 },
      { ...miscount, name: 'outcome#no-answer', kept: 0, recounted: 1 },
      { ...miscount, name: 'stage#prospecting', kept: 0, recounted: 1 },
    ]);
    expect(recount([], [], [tier]).miscounts.map(({ kept: inTable, recounted }) => [inTable, recounted])).toEqual([
      [1, 0],
      [300, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  it('finds an order that was counted twice or not at all, and leaves out one that is on its way', () => {
    const order = {
      name: 'order-1',
      at: '2026-01-05T16:59:00Z',
      tier: 3,
      list: 'list-1',
      value: 90,
      boughtBefore: true,
    };
    const counts = { recordedOrders: 1, recordedRevenue: 90, recordedRepeatOrders: 1 };
    const subjects = [
      ['tier', '3'],
      ['list', 'list-1'],
      ['source', '(none)'],
    ] as const;
    const right = subjects.map(([dimension, key]) => ({ dimension, key, hour: '2026-01-05T16:00:00.000Z', counts }));
    const twice = right.map((counter) => ({ ...counter, counts: { ...counts, recordedOrders: 2 } }));
    const found = (counters: readonly KeptCounter[]) =>
      recount([], [order], counters).miscounts.map(({ dimension, name, kept: inTable, recounted }) => [
        dimension,
        name,
        inTable,
        recounted,
      ]);

    expect(recount([], [order], right)).toEqual({ compared: 9, miscounts: [] });
    expect(found(twice)).toEqual([
      ['list', 'recordedOrders', 2, 1],
      ['source', 'recordedOrders', 2, 1],
      ['tier', 'recordedOrders', 2, 1],
    ]);
    expect(found([])).toHaveLength(9);
    expect(recount([], [order], [], new Set(['order-1']))).toEqual({ compared: 0, miscounts: [] });
  });

  it('leaves out calls that are not decided, and hours of calls whose last change is on its way', () => {
    const { outcome: _, ...undecided } = aCall();

    expect(recount([undecided], [], [])).toEqual({ compared: 0, miscounts: [] });
    expect(recount([aCall()], [], [], new Set(['call-1']))).toEqual({ compared: 0, miscounts: [] });
  });

  it.each([
    ['kept', { agreedAt: '2026-01-05T16:40:00Z', missed: 0 }, {}, { callbacksKept: 1, callbacksMissed: 1 }],
    ['late', { agreedAt: '2026-01-05T16:39:59Z', missed: 0 }, {}, { callbacksLate: 1, callbacksMissed: 1 }],
    [
      'in time by its own rules',
      { agreedAt: '2026-01-05T16:35:00Z', missed: 0, toleranceMinutes: 20 },
      {},
      { callbacksKept: 1, callbacksMissed: 1 },
    ],
    ['before its moment', { agreedAt: '2026-01-05T16:55:01Z', missed: 0 }, {}, { callbacksMissed: 1 }],
    ['repeated', { agreedAt: '2026-01-05T16:40:00Z', missed: 1 }, {}, { callbacksMissed: 1 }],
    [
      'called before',
      { agreedAt: '2026-01-05T16:40:00Z', missed: 0 },
      { lastCallAt: '2026-01-05T16:40:00Z' },
      { callbacksMissed: 1 },
    ],
  ])('tells a callback that was %s', (_, agreed, more, counts) => {
    const call = aCall({ purpose: { kind: 'callback', ...agreed }, ...more });

    expect(recount([call], [], kept({ ...UNANSWERED, ...counts })).miscounts).toEqual([]);
  });

  it('tells the first call after a hand-over and whether it came in time', () => {
    const promised = { handedOverAt: '2026-01-05T16:00:00Z', promisedBy: '2026-01-05T16:55:00Z' };
    const call = aCall({ purpose: { kind: 'handover', ...promised }, lastCallAt: '2026-01-05T15:59:00Z' });
    const counts = { handoverCalls: 1, handoverWaitSeconds: 3_300, handoversPromised: 1, handoversInTime: 1 };

    expect(recount([call], [], kept({ ...UNANSWERED, ...counts })).miscounts).toEqual([]);
    expect(recount([{ ...call, lastCallAt: promised.handedOverAt }], [], kept(UNANSWERED)).miscounts).toEqual([]);
  });
});
