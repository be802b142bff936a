import { describe, expect, it } from 'vitest';
import type { DispositionFact } from '../../shared/domain/attempt.ts';
import { countedLead, newCustomer, newCycle } from '../../shared/domain/counted-lead.ts';
import type { DialRules } from '../../shared/domain/dial-rules.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { OUTCOME_CODES, OUTCOMES, type OutcomeCode } from '../../shared/domain/outcome.ts';
import {
  aContext,
  aDialledLead,
  aLead,
  aNumber,
  anAttempt,
  anOtherCall,
  aPlacedCall,
  aPolicy,
  NOON,
} from '../support/lead-builders.ts';

const endedAt = NOON.subtract({ minutes: 1 });
const bought = { count: 1, total: 80, lastAt: NOON.subtract({ hours: 240 }) };

function counted(
  code: OutcomeCode,
  lead: Partial<Lead> = {},
  rules: Partial<DialRules> = {},
  said: Partial<DispositionFact> = {},
): Lead {
  const disposition = { code, givenAt: NOON, ...said };
  const attempt = anAttempt({
    lead: aDialledLead({ stage: 'selling', ...lead }),
    facts: { ended: { endedAt }, disposition },
  });
  return countedLead(attempt, OUTCOMES[code], aPolicy({ stage: 'selling', rules }).rules, aContext());
}

function codesAfterWhich(holds: (lead: Lead) => boolean, lead: Partial<Lead>): readonly OutcomeCode[] {
  return OUTCOME_CODES.filter((code) => holds(counted(code, lead)));
}

describe("a customer's purchases", () => {
  it('grow by a sale and by nothing else', () => {
    expect(codesAfterWhich(({ purchases }) => purchases !== bought, { purchases: bought })).toEqual(['sale']);
    expect(counted('sale', { purchases: bought }, {}, { orderId: 'A-1' }).purchases).toStrictEqual({
      count: 2,
      total: 80,
      lastAt: endedAt,
      recent: [{ at: endedAt, value: 0, orderId: 'A-1', contactId: 'contact-1' }],
      told: [{ contactId: 'contact-1', calledAt: NOON.subtract({ minutes: 5 }), endedAt, value: 0, orderId: 'A-1' }],
    });
  });
});

describe('a new customer', () => {
  const since = (fields: Partial<Lead>) => newCustomer(aLead(fields), NOON).customerSince;
  const calledAt = NOON.subtract({ hours: 300 });

  it('is one since the sale, or since a purchase after the last call', () => {
    expect(since({ purchases: bought, lastOutcome: 'sale', lastCalledAt: NOON })).toEqual(bought.lastAt);
    expect(since({ purchases: bought, lastOutcome: 'interested', lastCalledAt: calledAt })).toEqual(bought.lastAt);
    expect(since({ purchases: bought })).toEqual(bought.lastAt);
  });

  it('is one since now where an older purchase, or none, is known', () => {
    expect(since({ purchases: bought, lastOutcome: 'interested', lastCalledAt: NOON })).toEqual(NOON);
    expect(since({})).toEqual(NOON);
  });

  it('begins a cycle in account care', () => {
    expect(newCustomer(aLead({ counted: 3, cycleStartedAt: calledAt }), NOON)).toEqual(
      aLead({ stage: 'account-care', campaignId: 'campaign-1', customerSince: NOON }),
    );
  });
});

describe('what is held against a number', () => {
  it('stays as it was after a call that tells nothing of the number', () => {
    const suspect = { numbers: [aNumber({ badSignals: 1 })] };

    expect(codesAfterWhich(({ numbers }) => numbers[0]?.badSignals === 1, suspect)).toEqual([
      'not-placed',
      'blocked',
      'network-failure',
      'unknown',
    ]);
  });
});

describe('the calls of a cycle by outcome', () => {
  it('stay as they were after an outcome that is not retried', () => {
    expect(counted('not-interested', { countedByOutcome: { busy: 1 } }).countedByOutcome).toStrictEqual({ busy: 1 });
    expect(counted('busy', { countedByOutcome: { busy: 1 } }).countedByOutcome).toStrictEqual({ busy: 2 });
  });
});

describe('the calls of a cycle by number', () => {
  const numbers = [aNumber(), aNumber({ key: 'number-2' })];

  it('grow with the number that was called, and with no other', () => {
    expect(counted('busy', { numbers, countedByNumber: { 'number-2': 2 } }).countedByNumber).toStrictEqual({
      'number-1': 1,
      'number-2': 2,
    });
    expect(
      counted('busy', { numbers, numberIndex: 1, countedByNumber: { 'number-2': 2 } }).countedByNumber,
    ).toStrictEqual({ 'number-2': 3 });
  });

  it('grow with the retry budget only: not by a failure of the network until that has used up its own rule', () => {
    const failing = (before: number) => counted('network-failure', { countedByOutcome: { 'network-failure': before } });

    expect([failing(4), failing(5)].map((lead) => [lead.counted, lead.countedByNumber])).toStrictEqual([
      [0, {}],
      [1, { 'number-1': 1 }],
    ]);
    expect(counted('not-placed', { countedByNumber: { 'number-1': 1 } }).countedByNumber).toStrictEqual({
      'number-1': 1,
    });
  });
});

describe('the call among those of the lead', () => {
  const earlier = aPlacedCall({ at: NOON.subtract({ hours: 30 }), attemptNumber: 9 });
  const own = aPlacedCall({ stage: 'selling' });
  const byHand = anOtherCall();
  const recentCalls = [earlier, own, byHand];

  it('is marked as abandoned when nobody was there to talk', () => {
    expect(counted('abandoned', { recentCalls }).recentCalls).toStrictEqual([
      earlier,
      { ...own, abandoned: true },
      byHand,
    ]);
  });

  it('is marked with the end of its conversation when there was one', () => {
    expect(counted('follow-up', { recentCalls }).recentCalls).toStrictEqual([
      earlier,
      { ...own, conversationEndedAt: endedAt },
      byHand,
    ]);
  });

  it('is left as it is otherwise', () => {
    expect(counted('no-answer', { recentCalls }).recentCalls).toBe(recentCalls);
  });
});

describe('a number that was called as often as a cycle allows', () => {
  const three = [aNumber(), aNumber({ key: 'number-2' }), aNumber({ key: 'number-3' })];
  const nextIndex = (
    code: OutcomeCode,
    lead: Partial<Lead>,
    said: Partial<DispositionFact> = {},
    rules: Partial<DialRules> = { maxAttemptsPerNumber: 2 },
  ) => counted(code, { numbers: three, ...lead }, rules, said).numberIndex;

  it('gives way to the next one, though its outcome would call it again', () => {
    expect(nextIndex('busy', { countedByNumber: {} })).toBe(0);
    expect(nextIndex('busy', { countedByNumber: { 'number-1': 1 } })).toBe(1);
    expect(nextIndex('busy', { countedByNumber: { 'number-1': 1, 'number-2': 2 } })).toBe(2);
  });

  it('is passed over when it is its turn', () => {
    expect(nextIndex('no-answer', { countedByNumber: { 'number-2': 2 } })).toBe(2);
    expect(nextIndex('no-answer', { numberIndex: 2, countedByNumber: { 'number-1': 2 } })).toBe(1);
  });

  it('is passed over like one that does not work', () => {
    const numbers = [aNumber(), aNumber({ key: 'number-2', badSignals: 2 }), aNumber({ key: 'number-3' })];

    expect(nextIndex('busy', { numbers, countedByNumber: { 'number-1': 1 } })).toBe(2);
  });

  it('comes first again when all are used up: the next cycle begins with it', () => {
    const countedByNumber = { 'number-1': 2, 'number-2': 1, 'number-3': 2 };

    expect(nextIndex('no-answer', { numberIndex: 1, countedByNumber })).toBe(0);
    expect(
      nextIndex('no-answer', {
        numberIndex: 1,
        countedByNumber,
        numbers: [aNumber({ badSignals: 2 }), ...three.slice(1)],
      }),
    ).toBe(1);
    expect(
      nextIndex('busy', {
        numberIndex: 2,
        countedByNumber: { 'number-2': 2, 'number-3': 1 },
        numbers: [aNumber({ badSignals: 2 }), ...three.slice(1)],
      }),
    ).toBe(1);
  });

  it('is called all the same where somebody was reached who wants to be', () => {
    const countedByNumber = { 'number-1': 1 };

    expect(nextIndex('callback-requested', { countedByNumber }, { callbackAt: NOON.add({ hours: 9 }) })).toBe(0);
    expect(nextIndex('interested', { stage: 'prospecting', countedByNumber })).toBe(0);
    expect(nextIndex('sale', { numberIndex: 1, countedByNumber: { 'number-2': 1 } })).toBe(1);
    expect(nextIndex('callback-requested', { countedByNumber })).toBe(1);
  });
});

describe('a new cycle', () => {
  it('has its whole budget and all its time, and keeps everything else', () => {
    const lead = aLead({
      counted: 3,
      countedByOutcome: { busy: 3 },
      countedByNumber: { 'number-1': 3 },
      cycleStartedAt: NOON.subtract({ hours: 99 }),
      placed: 3,
      attemptNumber: 4,
      touches: 2,
      recentCalls: [aPlacedCall()],
    });

    expect(newCycle(lead, NOON)).toStrictEqual({
      ...lead,
      counted: 0,
      countedByOutcome: {},
      countedByNumber: {},
      cycleStartedAt: NOON,
    });
  });
});
