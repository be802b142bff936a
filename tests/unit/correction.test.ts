import { describe, expect, it } from 'vitest';
import type { Attempt, AttemptFacts, Decision, DispositionFact } from '../../shared/domain/attempt.ts';
import {
  asItCounts,
  correctedOutcome,
  isTooLate,
  leadBeforeDecision,
  standsWhereDecided,
} from '../../shared/domain/correction.ts';
import type { LeadState } from '../../shared/domain/lead.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { withRecordedOrder, withToldSale } from '../../shared/domain/purchases.ts';
import {
  aDialledLead,
  aDiallingState,
  aLead,
  anAttempt,
  anOtherCall,
  aPlacedCall,
  aReadyState,
  NOON,
} from '../support/lead-builders.ts';

const A_DAY_LATER = NOON.add({ hours: 24 });
const TOO_LATE = A_DAY_LATER.add({ nanoseconds: 1 });
const SOLD: DispositionFact = { code: 'sale', givenAt: NOON, orderValue: 90 };
const SOLD_MORE: DispositionFact = { code: 'sale', givenAt: NOON.add({ minutes: 5 }), orderValue: 120 };
const REFUSED: DispositionFact = { code: 'not-interested', givenAt: NOON.add({ minutes: 5 }) };
const TALKED: AttemptFacts = {
  ended: { endedAt: NOON, connectedAt: NOON.subtract({ minutes: 4 }), agentConnectedAt: NOON.subtract({ minutes: 4 }) },
};

function aDecision(fields: Partial<Decision> = {}): Decision {
  return {
    outcome: OUTCOMES.sale,
    nextStep: { kind: 'close', why: 'not-interested' },
    decidedAt: NOON,
    version: 1,
    because: 'facts',
    ...fields,
  };
}

describe('what an agent says', () => {
  const decided = anAttempt({ decision: aDecision() });

  it('comes too late when it was said more than a day after the decision, to the moment', () => {
    expect(isTooLate(decided, { ...REFUSED, givenAt: A_DAY_LATER })).toBe(false);
    expect(isTooLate(decided, { ...REFUSED, givenAt: TOO_LATE })).toBe(true);
  });

  it('is measured from the first decision, whatever was corrected since', () => {
    const corrected = anAttempt({
      decision: aDecision({ decidedAt: NOON.add({ hours: 20 }), version: 3 }),
      earlierDecisions: [aDecision(), aDecision({ decidedAt: NOON.add({ hours: 10 }), version: 2 })],
    });

    expect(isTooLate(corrected, { ...REFUSED, givenAt: TOO_LATE })).toBe(true);
  });

  it('never comes too late while the decision leaves the lead to a person', () => {
    const reviewed = aDecision({ nextStep: { kind: 'review', why: 'no-disposition' } });

    expect(isTooLate(anAttempt({ decision: reviewed }), { ...REFUSED, givenAt: TOO_LATE })).toBe(false);
  });

  it('never comes too late for an attempt that is not decided', () => {
    expect(isTooLate(anAttempt(), { ...REFUSED, givenAt: TOO_LATE })).toBe(false);
  });

  it('too late does not count', () => {
    const late = { ...REFUSED, givenAt: TOO_LATE };
    const factsOf = (facts: AttemptFacts) => asItCounts({ ...decided, facts: { ...TALKED, ...facts } }).facts;

    expect(factsOf({})).toStrictEqual(TALKED);
    expect(factsOf({ disposition: SOLD, corrections: [SOLD_MORE, late, REFUSED] })).toStrictEqual({
      ...TALKED,
      disposition: SOLD,
      corrections: [SOLD_MORE, REFUSED],
    });
    expect(factsOf({ disposition: SOLD, corrections: [late] })).toStrictEqual({ ...TALKED, disposition: SOLD });
    expect(factsOf({ disposition: late, corrections: [REFUSED] })).toStrictEqual({
      ...TALKED,
      corrections: [REFUSED],
    });
  });

  it('too late changes nothing else of the attempt', () => {
    expect(asItCounts(decided)).toStrictEqual(decided);
  });
});

describe('the corrected outcome', () => {
  const outcomeOf = (decision: Decision | undefined, facts: AttemptFacts) =>
    correctedOutcome(anAttempt({ facts: { ...TALKED, ...facts }, ...(decision !== undefined && { decision }) }))?.code;

  it('is what the agent said differently', () => {
    expect(outcomeOf(aDecision({ said: SOLD }), { disposition: SOLD, corrections: [REFUSED] })).toBe('not-interested');
  });

  it('is what the agent said at last of a call that was decided without', () => {
    const unsaid = aDecision({ outcome: OUTCOMES['answered-without-disposition'], because: 'limit' });

    expect(outcomeOf(unsaid, { disposition: SOLD })).toBe('sale');
  });

  it('is none where nothing was decided or nothing said', () => {
    expect(outcomeOf(undefined, { disposition: SOLD })).toBeUndefined();
    expect(outcomeOf(aDecision({ outcome: OUTCOMES.abandoned }), {})).toBeUndefined();
  });

  it('is none where the same was said again', () => {
    expect(outcomeOf(aDecision({ said: SOLD }), { disposition: SOLD })).toBeUndefined();
  });

  it('is the same outcome again where more of it is said, such as another order value', () => {
    expect(outcomeOf(aDecision({ said: SOLD }), { disposition: SOLD, corrections: [SOLD_MORE] })).toBe('sale');
  });

  it('is none where other words come to what was decided without them', () => {
    expect(outcomeOf(aDecision(), { disposition: SOLD })).toBeUndefined();
    expect(outcomeOf(aDecision({ said: REFUSED }), { disposition: SOLD })).toBeUndefined();
    expect(
      correctedOutcome(
        anAttempt({
          facts: {
            ended: { endedAt: NOON, disconnectReason: 'TELECOM_BUSY' },
            disposition: { code: 'voicemail', givenAt: NOON },
          },
          decision: aDecision({ outcome: OUTCOMES.busy, said: { code: 'voicemail', givenAt: NOON, orderValue: 1 } }),
        }),
      ),
    ).toBeUndefined();
  });

  it('waits for no leg of which nobody told before the decision and whose end never came', () => {
    const openLeg = { laterLegs: { 'contact-2': { beganAt: NOON } } };

    expect(outcomeOf(aDecision({ said: SOLD }), { ...openLeg, disposition: SOLD, corrections: [REFUSED] })).toBe(
      'not-interested',
    );
  });
});

describe('a lead that still stands where its decision left it', () => {
  const attempt = anAttempt();
  const isStanding = (state: LeadState) => standsWhereDecided(aLead({ attemptNumber: 1, state }), attempt);

  it('waits, rests, is looked at or is closed', () => {
    expect(isStanding(aReadyState())).toBe(true);
    expect(
      isStanding({
        kind: 'resting',
        until: NOON,
        why: 'nurture',
        then: { stage: 'prospecting', purpose: { kind: 'approach' } },
      }),
    ).toBe(true);
    expect(isStanding({ kind: 'review', since: NOON, why: 'no-disposition' })).toBe(true);
    expect(isStanding({ kind: 'closed', at: NOON, why: 'not-interested' })).toBe(true);
  });

  it('is not on a call, nor suppressed', () => {
    expect(isStanding(aDiallingState())).toBe(false);
    expect(
      isStanding({ kind: 'wrapping', attemptNumber: 1, contactId: 'contact-1', endedAt: NOON, limitAt: NOON }),
    ).toBe(false);
    expect(isStanding({ kind: 'suppressed', at: NOON, why: 'do-not-call' })).toBe(false);
  });

  it('was not called again', () => {
    expect(standsWhereDecided(aLead({ attemptNumber: 2 }), attempt)).toBe(false);
  });
});

describe('the lead before a decision', () => {
  const own = aPlacedCall({ contactId: 'contact-1' });
  const before = aDialledLead({
    stage: 'selling',
    campaignId: 'campaign-2',
    numberIndex: 0,
    counted: 2,
    countedByOutcome: { busy: 1 },
    purchases: { count: 0, total: 0 },
    touches: 3,
    placed: 4,
    recentCalls: [own],
  });
  const told = { programme: 'repeat', at: NOON.subtract({ hours: 900 }), plannedAt: NOON.subtract({ hours: 900 }) };
  const attempt: Attempt = anAttempt({ lead: before });
  const current = aLead({
    ...before,
    version: 9,
    state: aReadyState(),
    stage: 'account-care',
    campaignId: 'campaign-3',
    numbers: before.numbers.map((number) => ({ ...number, badSignals: 2 })),
    numberIndex: 1,
    counted: 0,
    countedByOutcome: {},
    purchases: { count: 1, total: 90, lastAt: NOON },
    touches: 4,
    pastTouches: [told, { programme: 'welcome', at: NOON, plannedAt: NOON }],
    customerSince: NOON,
    lastObjectionAt: NOON,
    lastComplaintAt: NOON,
    lastOutcome: 'sale',
    lastCalledAt: NOON,
    recentCalls: [{ ...own, conversationEndedAt: NOON }],
  });

  it('has back what the decision worked on, and keeps the rest, its version among it', () => {
    expect(leadBeforeDecision(attempt, current)).toStrictEqual({ ...before, version: 9 });
  });

  it('stays where somebody has put its numbers since, and erased when it was erased', () => {
    const area = { key: 'US-Pacific/Honolulu', country: 'US', zones: ['Pacific/Honolulu'] };
    const moved = { ...current, numbers: current.numbers.map((number) => ({ ...number, area, e164: '' })) };

    expect(leadBeforeDecision(attempt, moved).numbers).toEqual(
      before.numbers.map((number) => ({ ...number, area, e164: '' })),
    );
  });

  it('has back the outcome and the moment of the call before, if there was one', () => {
    const told = { lastOutcome: 'busy', lastCalledAt: NOON.subtract({ hours: 30 }) } as const;
    const calledBefore = anAttempt({ lead: { ...before, ...told } });

    expect(leadBeforeDecision(calledBefore, current)).toStrictEqual({ ...before, ...told, version: 9 });
  });

  it('has back its touches, and since when it is a customer, objected and complained, if it did', () => {
    const standing = {
      pastTouches: [told],
      customerSince: NOON.subtract({ hours: 1_000 }),
      lastObjectionAt: NOON.subtract({ hours: 90 }),
      lastComplaintAt: NOON.subtract({ hours: 80 }),
    };
    const touchedBefore = anAttempt({ lead: { ...before, ...standing } });

    expect(leadBeforeDecision(touchedBefore, current)).toStrictEqual({ ...before, ...standing, version: 9 });
  });

  it('keeps calls of others in their order, and its own call once', () => {
    const earlier = anOtherCall({ contactId: 'earlier', at: NOON.subtract({ hours: 3 }) });
    const later = anOtherCall({ contactId: 'later', at: NOON.add({ minutes: 1 }) });
    const called = { ...current, recentCalls: [earlier, { ...own, conversationEndedAt: NOON }, later] };

    expect(leadBeforeDecision(attempt, called)).toStrictEqual({
      ...before,
      version: 9,
      recentCalls: [earlier, own, later],
    });
  });

  it('has its call placed again when the decision had taken it back', () => {
    const later = anOtherCall({ contactId: 'later', at: NOON.add({ minutes: 1 }) });
    const takenBack = { ...current, placed: 3, recentCalls: [later] };

    expect(leadBeforeDecision(attempt, takenBack)).toStrictEqual({
      ...before,
      version: 9,
      placed: 4,
      recentCalls: [own, later],
    });
  });

  it('has no call of its own where there was none to count', () => {
    const uncounted = anAttempt({ lead: { ...before, recentCalls: [] } });
    const later = anOtherCall({ contactId: 'later', at: NOON.add({ minutes: 1 }) });

    expect(leadBeforeDecision(uncounted, { ...current, recentCalls: [later] })).toStrictEqual({
      ...before,
      version: 9,
      recentCalls: [later],
    });
  });

  it("keeps what the company's books have, the sale of its own call among it, and takes out what only the agent told", () => {
    const sale = { contactId: 'contact-1', calledAt: own.at, endedAt: NOON, value: 90 };
    const sold = { ...current, purchases: withToldSale(before.purchases, sale) };
    const other = { orderId: 'B-2', at: NOON.add({ hours: 30 }), value: 40 };
    const confirmed = { orderId: 'A-1', at: NOON.add({ hours: 1 }), value: 95 };
    const boughtMore = { ...sold, purchases: withRecordedOrder(sold.purchases, other) };
    const both = { ...sold, purchases: withRecordedOrder(boughtMore.purchases, confirmed) };

    expect(leadBeforeDecision(attempt, sold)).toStrictEqual({ ...before, version: 9 });
    expect(leadBeforeDecision(attempt, boughtMore).purchases).toStrictEqual(withRecordedOrder(before.purchases, other));
    expect(leadBeforeDecision(attempt, both).purchases).toStrictEqual(
      [confirmed, other].reduce(withRecordedOrder, before.purchases),
    );
  });

  it('knows that the customer bought meanwhile, so that nothing goes on winning them', () => {
    const order = { orderId: 'B-2', at: NOON.add({ hours: 1 }), value: 40 };
    const bought = { ...current, purchases: withRecordedOrder(before.purchases, order) };
    const care = anAttempt({ lead: { ...before, stage: 'account-care' } });

    expect(leadBeforeDecision(attempt, bought).state).toStrictEqual({
      ...before.state,
      overtakenBy: { boughtAt: order.at },
    });
    expect(leadBeforeDecision(care, bought).state).toStrictEqual(before.state);
  });
});
