import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CallPurpose } from '../../../shared/domain/lead.ts';
import { callbacksByTier, keptInTime } from '../../../simulator/report/callbacks.ts';
import type { CallRow } from '../../../simulator/report/run-result.ts';
import { aCallRow, aLeadRow, anUnansweredCallRow, aRunResult, callAgain } from '../../support/a-run-result.ts';

const END = Temporal.Instant.from('2026-01-12T05:00:00Z');
const AGREED = '2026-01-06T15:00:00Z';

function aPromise(fields: Partial<Extract<CallPurpose, { kind: 'callback' }>> = {}): CallPurpose {
  return { kind: 'callback', agreedAt: Temporal.Instant.from(AGREED), ...fields };
}

/** Promised to Ada, called for her and taken by her, a minute after the agreed moment. */
const KEPT: Partial<CallRow> = { purpose: aPromise({ agentId: 'ada' }), offeredTo: 'ada', agent: 'ada' };
const NOTHING = { due: 0, kept: 0, late: 0, dropped: 0, notYet: 0, reached: 0, bySameAgent: 0, missed: 0, released: 0 };

const summaryOf = (calls: readonly CallRow[], leads: Parameters<typeof aRunResult>[0] = {}) =>
  callbacksByTier(aRunResult({ calls, ...leads }), END).get(1);

describe('callbacks of a run', () => {
  it('are kept in time by a call within the tolerance, and by the agent who promised it', () => {
    expect(summaryOf([aCallRow('c1', '2026-01-06T15:01:00Z', KEPT)])).toEqual({
      ...NOTHING,
      due: 1,
      kept: 1,
      reached: 1,
      bySameAgent: 1,
    });
  });

  it('are late after it, and released when anyone was to take them', () => {
    const { offeredTo: _, ...released } = KEPT;
    expect(summaryOf([aCallRow('c1', '2026-01-06T16:00:00Z', { ...released, agent: 'bob' })])).toEqual({
      ...NOTHING,
      due: 1,
      late: 1,
      reached: 1,
      released: 1,
    });
  });

  it('are one promise however often they are tried, and missed when nobody was reached', () => {
    const tries = (second: CallRow) => [
      anUnansweredCallRow('c1', '2026-01-06T15:00:30Z', {
        purpose: aPromise(),
        nextStep: callAgain('2026-01-06T15:30:30Z', aPromise({ missed: 1 })),
      }),
      second,
    ];
    const purpose = aPromise({ missed: 1 });

    expect(summaryOf(tries(anUnansweredCallRow('c2', '2026-01-06T15:30:30Z', { purpose })))).toEqual({
      ...NOTHING,
      due: 1,
      kept: 1,
      missed: 1,
    });
    expect(summaryOf(tries(aCallRow('c2', '2026-01-06T15:30:30Z', { purpose })))).toEqual({
      ...NOTHING,
      due: 1,
      kept: 1,
      reached: 1,
    });
  });

  it('that nobody called wait still, or were dropped with their lead', () => {
    const asked = aCallRow('c1', '2026-01-05T15:00:00Z', { nextStep: callAgain(AGREED, aPromise()) });
    const waiting = aLeadRow({ status: 'ready', nextPurpose: aPromise() });

    expect(summaryOf([asked], { leads: [waiting] })).toEqual({ ...NOTHING, due: 1, notYet: 1 });
    expect(summaryOf([asked], { leads: [aLeadRow({ status: 'suppressed' })] })).toEqual({
      ...NOTHING,
      due: 1,
      dropped: 1,
    });
  });

  it('are due when their tolerance is over before the run is', () => {
    const agreedAt = END.subtract({ minutes: 15 });
    const leads = [aLeadRow({ status: 'ready', nextPurpose: aPromise({ agreedAt }) })];

    expect(summaryOf([], { leads })).toBeUndefined();
  });

  it('are told to the auditor by the call that kept them in time', () => {
    const rules = aRunResult().callbackRules;
    const late = aCallRow('c2', '2026-01-06T15:15:01Z', { ...KEPT, leadId: 'lead-2' });

    expect(keptInTime([aCallRow('c1', '2026-01-06T15:15:00Z', KEPT), late], rules)).toEqual([
      { contactId: 'c1', agreedAt: AGREED },
    ]);
  });
});
