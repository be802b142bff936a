import { describe, expect, it } from 'vitest';
import type { AskedFact } from '../../../console/web/pages/review/review-answers.ts';
import { isMissing, type Settlement, settlementAsked } from '../../../console/web/pages/review/settlement.ts';

function aSettlement(given: Partial<Settlement>): Settlement {
  return {
    kind: 'say',
    at: { day: '2026-01-08', time: '09:30' },
    disposition: 'not-interested',
    orderValue: 500,
    orderId: 'o-1',
    callbackAt: '2026-01-08T15:00',
    facts: {},
    noteForNext: '',
    ...given,
  };
}

const BUDGET = { name: 'budget', neededFor: ['interested'] } as const satisfies AskedFact;

describe('what is asked of a lead in review', () => {
  it('says of the call only what goes with its outcome', () => {
    const said = (given: Partial<Settlement>) => settlementAsked(aSettlement(given), [], 'Europe/Berlin')?.body['said'];

    expect(said({})).toEqual({ disposition: 'not-interested' });
    expect(said({ disposition: 'sale' })).toEqual({ disposition: 'sale', orderValue: 500, orderId: 'o-1' });
    expect(said({ disposition: 'callback-requested' })).toEqual({
      disposition: 'callback-requested',
      callbackAt: '2026-01-08T15:00',
    });
    expect(said({ facts: { budget: ' 1000 ', need: ' ' }, noteForNext: ' ring twice ' })).toEqual({
      disposition: 'not-interested',
      facts: { budget: '1000' },
      note: 'ring twice',
    });
  });

  it('is a decision where nothing is said: called again, now or from a moment on, or closed', () => {
    expect(settlementAsked(aSettlement({ kind: 'call-again' }), [BUDGET], 'Europe/Berlin')).toEqual({
      path: '/review/decision',
      body: { decision: { kind: 'call-again' } },
    });
    expect(settlementAsked(aSettlement({ kind: 'not-qualified' }), [], 'Europe/Berlin')).toEqual({
      path: '/review/decision',
      body: { decision: { kind: 'close', why: 'not-qualified' } },
    });
    expect(
      settlementAsked(aSettlement({ kind: 'call-again-at', at: { day: '', time: '' } }), [], 'Europe/Berlin'),
    ).toBeUndefined();
    expect(settlementAsked(aSettlement({ kind: 'call-again-at' }), [], 'Europe/Berlin')).toMatchObject({
      body: { decision: { kind: 'call-again', at: '2026-01-08T08:30:00Z' } },
    });
  });

  it('is nothing while a fact is missing that the outcome needs and nobody knows', () => {
    const said = (given: Partial<Settlement>, fact: AskedFact = BUDGET) =>
      settlementAsked(aSettlement(given), [fact], 'Europe/Berlin');

    expect(said({ disposition: 'interested' })).toBeUndefined();
    expect(said({ disposition: 'interested', facts: { budget: ' ' } })).toBeUndefined();
    expect(said({ disposition: 'interested', facts: { budget: '1000' } })).toMatchObject({
      body: { said: { facts: { budget: '1000' } } },
    });
    expect(said({ disposition: 'interested' }, { ...BUDGET, known: '900' })).toMatchObject({
      body: { said: { disposition: 'interested' } },
    });
    expect(isMissing(BUDGET, aSettlement({ disposition: 'voicemail' }))).toBe(false);
  });
});
