import { describe, expect, it } from 'vitest';
import type { CallingHours } from '../../shared/domain/calling-hours.ts';
import type { CallPurpose, Lead, RestingState } from '../../shared/domain/lead.ts';
import {
  calledLead,
  claimedLead,
  closedLead,
  firstPlan,
  foundInTheAirLead,
  givenBackLead,
  inTheAirLead,
  leadAfterSkippedTouch,
  readyLead,
  renewedLease,
  reviewedLead,
  suppressedLead,
  unknownFateLead,
  wokenLead,
  wrappingLead,
} from '../../shared/domain/lead-transitions.ts';
import { containing } from '../support/containing.ts';
import {
  aContext,
  aDialledLead,
  aDiallingState,
  aLead,
  aPlacedCall,
  aPolicy,
  aReadyLead,
  aReadyState,
  NOON,
} from '../support/lead-builders.ts';

const context = aContext();
const policy = aPolicy();
const inDays = (days: number) => NOON.add({ hours: days * 24 });
const NEVER_OPEN: CallingHours = { verdict: () => ({ kind: 'closed', why: 'outside-hours' }) };
const boughtDaysAgo = (days: number) => ({ count: 1, total: 50, lastAt: inDays(-days) });
const repeatTouch = (touch: number, plannedAt = NOON): CallPurpose => ({
  kind: 'touch',
  programme: 'repeat',
  touch,
  plannedAt,
  delayDays: 30,
});

describe('a claim', () => {
  const ready = aReadyLead({ attemptNumber: 4 });
  const claimed = claimedLead(ready, NOON, 60);

  it('takes the next attempt number and a lease', () => {
    expect(claimed).toEqual({
      ...ready,
      attemptNumber: 5,
      state: {
        kind: 'dialling',
        attemptNumber: 5,
        claimedAt: NOON,
        leaseEndsAt: NOON.add({ seconds: 60 }),
        planned: aReadyState(),
        phase: { kind: 'starting' },
      },
    });
  });

  it('given back counts nothing and leaves the attempt number used', () => {
    expect(givenBackLead(claimed)).toEqual({ ...ready, attemptNumber: 5 });
  });

  it('is made on ready leads only', () => {
    expect(() => claimedLead(claimed, NOON, 60)).toThrow(RangeError);
    expect(() => givenBackLead(ready)).toThrow(RangeError);
  });
});

describe('a call in the air', () => {
  const claimed = claimedLead(aReadyLead(), NOON, 60);
  const startedAt = NOON.add({ seconds: 1 });
  const flying = inTheAirLead(claimed, 'contact-7', startedAt, policy);

  it('counts as placed once, with its moment, number, tier and stage', () => {
    expect(flying).toEqual({
      ...claimed,
      placed: 1,
      recentCalls: [aPlacedCall({ at: startedAt, contactId: 'contact-7' })],
      state: { ...claimed.state, phase: { kind: 'in-the-air', contactId: 'contact-7', startedAt } },
    });
  });

  it('forgets the calls that nothing can ask for any more', () => {
    const lead = { ...claimed, recentCalls: [aPlacedCall({ at: inDays(-40) })] };

    expect(inTheAirLead(lead, 'contact-7', startedAt, policy).recentCalls).toEqual(flying.recentCalls);
  });

  it('keeps everything but its lease when the lease is renewed', () => {
    const state = aDiallingState();

    expect(renewedLease(aLead({ state }), state, inDays(1))).toEqual(
      aLead({ state: { ...state, leaseEndsAt: inDays(1) } }),
    );
  });

  it('that ends in a conversation waits for the agent until the wrap-up limit', () => {
    expect(wrappingLead(flying, 'contact-7', NOON, 30)).toEqual({
      ...flying,
      state: {
        kind: 'wrapping',
        attemptNumber: 1,
        contactId: 'contact-7',
        endedAt: NOON,
        limitAt: NOON.add({ minutes: 30 }),
      },
    });
  });
});

describe('a call of unknown fate', () => {
  const claimed = claimedLead(aReadyLead({ counted: 2 }, { purpose: { kind: 'handover' } }), NOON, 60);
  const unsettled = unknownFateLead(claimed, NOON.add({ minutes: 5 }), policy);

  it('counts for caps but not for the retry budget, and rests a day', () => {
    expect(unsettled).toEqual({
      ...claimed,
      placed: 1,
      recentCalls: [aPlacedCall({ at: NOON })],
      state: {
        kind: 'resting',
        until: NOON.add({ hours: 24, minutes: 5 }),
        why: 'unknown-fate',
        unsettled: { attemptNumber: 1, claimedAt: NOON, planned: aReadyState({ purpose: { kind: 'handover' } }) },
      },
    });
  });

  it('is in the air again once the call is found, with its own moment and counted once', () => {
    const startedAt = NOON.add({ seconds: 2 });
    const leaseEndsAt = NOON.add({ minutes: 15 });
    const call = { attemptNumber: 1, contactId: 'contact-7', startedAt };

    expect(foundInTheAirLead(unsettled, call, leaseEndsAt, policy, NOON.add({ hours: 3 }))).toEqual({
      ...unsettled,
      recentCalls: [aPlacedCall({ at: startedAt, contactId: 'contact-7' })],
      state: { ...claimed.state, leaseEndsAt, phase: { kind: 'in-the-air', contactId: 'contact-7', startedAt } },
    });
  });

  it('is not found by the call of another attempt, nor in a lead that rests for another reason or not at all', () => {
    const call = { attemptNumber: 1, contactId: 'contact-7', startedAt: NOON };
    const nurtured = aLead({ state: aRest({}) });
    const found = (lead: Lead, attemptNumber = 1) =>
      foundInTheAirLead(lead, { ...call, attemptNumber }, inDays(1), policy, NOON);

    expect([found(unsettled, 2), found(nurtured), found(claimed)]).toEqual([undefined, undefined, undefined]);
  });

  it('is not counted a second time when it was seen in the air', () => {
    const lead = aDialledLead();

    expect(unknownFateLead(lead, NOON, policy)).toEqual(containing({ placed: 1, recentCalls: lead.recentCalls }));
  });
});

describe('a call that is heard of after its lead has gone on', () => {
  const call = { attemptNumber: 2, contactId: 'contact-7', startedAt: NOON.subtract({ hours: 30 }) };
  const later = aPlacedCall({ attemptNumber: 3, contactId: 'contact-8' });

  it('is counted once, in its place among the calls, and moves nothing', () => {
    const lead = aReadyLead({ attemptNumber: 3, placed: 1, recentCalls: [later] });
    const called = calledLead(lead, call, policy, NOON);

    expect(called).toEqual({
      ...lead,
      placed: 2,
      recentCalls: [aPlacedCall({ at: call.startedAt, attemptNumber: 2, contactId: 'contact-7' }), later],
    });
    expect(calledLead(called, call, policy, NOON)).toEqual(called);
  });

  it('is not counted again when it was counted as of unknown fate; it keeps the number, stage and tier of then', () => {
    const unknown = aPlacedCall({ at: inDays(-1), attemptNumber: 2, numberKey: 'number-9', stage: 'selling' });
    const lead = aReadyLead({ attemptNumber: 3, placed: 2, recentCalls: [unknown, later] });

    expect(calledLead(lead, call, policy, NOON)).toEqual({
      ...lead,
      recentCalls: [{ ...unknown, at: call.startedAt, contactId: 'contact-7' }, later],
    });
  });

  it('is taken for counted when it is older than what the lead remembers', () => {
    const lead = aReadyLead({ attemptNumber: 3, placed: 2, recentCalls: [later] });

    expect(calledLead(lead, { ...call, startedAt: inDays(-32) }, policy, NOON)).toEqual(lead);
  });
});

const aRest = (fields: Partial<Extract<RestingState, { then: unknown }>>): RestingState => ({
  kind: 'resting',
  until: NOON,
  why: 'nurture',
  then: { stage: 'prospecting', purpose: { kind: 'approach' } },
  ...fields,
});

describe('a lead whose rest is over', () => {
  const spent = { counted: 6, countedByOutcome: { busy: 6 }, placed: 6 } as const;

  it('starts a new cycle', () => {
    expect(wokenLead(aLead({ ...spent, state: aRest({}) }), context)).toEqual(
      aLead({ placed: 6, state: aReadyState() }),
    );
  });

  it('keeps its own campaign in the stage that it rested in', () => {
    const lead = aLead({ ...spent, campaignId: 'spring', state: aRest({}) });

    expect(wokenLead(lead, context)).toEqual(aLead({ placed: 6, campaignId: 'spring', state: aReadyState() }));
  });

  it('goes back to prospecting with the campaign that works it, after a lost sale', () => {
    const lead = aLead({ ...spent, stage: 'selling', state: aRest({ why: 'lost-sale' }) });

    expect(wokenLead(lead, context)).toEqual(aLead({ placed: 6 }));
  });

  it('goes on with the planned call in the same cycle, after an unknown fate', () => {
    const unsettled = {
      attemptNumber: 1,
      claimedAt: inDays(-1),
      planned: aReadyState({ urgency: 'promised', purpose: repeatTouch(3) }),
    };
    const lead = aLead({
      counted: 2,
      stage: 'account-care',
      touches: 3,
      state: { kind: 'resting', until: NOON, why: 'unknown-fate', unsettled },
      recentCalls: [aPlacedCall({ at: inDays(-1), stage: 'account-care' })],
    });

    expect(wokenLead(lead, context)).toEqual({
      ...lead,
      state: aReadyState({ dueAt: inDays(6), wantedAt: NOON, purpose: repeatTouch(3) }),
    });
  });

  it('who is a customer is called by the programmes again', () => {
    const then = { stage: 'account-care', purpose: { kind: 'approach' } } as const;
    const lead = aLead({ stage: 'account-care', state: aRest({ why: 'complaint', then }), touches: 1 });

    expect(wokenLead(lead, context)).toEqual(
      containing({
        touches: 2,
        state: { kind: 'ready', dueAt: NOON, purpose: repeatTouch(2) },
      }),
    );
  });

  it('who is a customer rests on while no programme plans anything', () => {
    const then = { stage: 'account-care', purpose: { kind: 'approach' } } as const;
    const lead = aLead({ stage: 'account-care', state: aRest({ then }) });

    expect(wokenLead(lead, aContext({ rules: { programmes: [] } })).state).toEqual({
      kind: 'resting',
      until: inDays(30),
      why: 'nurture',
      then,
    });
  });
});

describe('the first plan of a loaded lead', () => {
  it.each([
    ['prospecting', { kind: 'approach' }],
    ['selling', { kind: 'handover' }],
  ] as const)('calls %s at the first allowed moment', (stage, purpose) => {
    const opensAt = NOON.add({ hours: 2 });
    const hours: CallingHours = {
      verdict: (_area, at) =>
        at.epochMilliseconds < opensAt.epochMilliseconds
          ? { kind: 'closed', why: 'holiday', opensAt }
          : { kind: 'open', closesAt: inDays(1) },
    };

    expect(firstPlan(aLead({ stage }), aContext({ hours })).state).toEqual(
      aReadyState({ dueAt: opensAt, wantedAt: NOON, purpose }),
    );
  });

  it('calls a customer by the programmes, counted from what the list knows', () => {
    const lead = aLead({ stage: 'account-care', purchases: boughtDaysAgo(10) });

    expect(firstPlan(lead, context)).toEqual({
      ...lead,
      touches: 1,
      state: aReadyState({ dueAt: inDays(20), purpose: repeatTouch(1, inDays(20)) }),
    });
  });

  it('lets a lead rest that the rules never allow to be called, and keeps the call for other rules', () => {
    expect(firstPlan(aLead(), aContext({ hours: NEVER_OPEN })).state).toEqual({
      kind: 'resting',
      until: inDays(30),
      why: 'not-callable',
      refusals: ['outside-hours'],
      stalled: { stage: 'prospecting', purpose: { kind: 'approach' }, urgency: 'normal', wantedAt: NOON },
    });
  });
});

describe('a touch that was left out', () => {
  it('makes room for the one that follows the purchase, in a new cycle', () => {
    const lead = aReadyLead(
      { stage: 'account-care', purchases: boughtDaysAgo(4), touches: 2, counted: 1, countedByOutcome: { busy: 1 } },
      { purpose: repeatTouch(2) },
    );

    expect(leadAfterSkippedTouch(lead, context)).toEqual({
      ...lead,
      counted: 0,
      countedByOutcome: {},
      touches: 3,
      state: aReadyState({ dueAt: inDays(26), purpose: repeatTouch(3, inDays(26)) }),
    });
  });
});

describe('the end of a lead', () => {
  it('is closed, or in review', () => {
    expect(closedLead(aLead(), NOON, 'no-working-number').state).toEqual({
      kind: 'closed',
      at: NOON,
      why: 'no-working-number',
    });
    expect(reviewedLead(aLead(), NOON, 'unknown-outcome').state).toEqual({
      kind: 'review',
      since: NOON,
      why: 'unknown-outcome',
    });
  });

  it('is suppression, which outlasts everything and keeps its first moment and reason', () => {
    const stopped: Lead = suppressedLead(aLead(), NOON, 'deceased');

    expect(stopped.state).toEqual({ kind: 'suppressed', at: NOON, why: 'deceased' });
    expect(suppressedLead(stopped, inDays(1), 'do-not-call')).toEqual(stopped);
    expect(closedLead(stopped, inDays(1), 'attempts-spent')).toEqual(stopped);
    expect(reviewedLead(stopped, inDays(1), 'unknown-outcome')).toEqual(stopped);
  });
});

describe('a planned call', () => {
  it('makes the lead ready for it and counts the touch', () => {
    const call = {
      at: inDays(1),
      wantedAt: NOON,
      urgency: 'normal',
      purpose: repeatTouch(3),
      movedBy: ['min-gap'],
    } as const;

    expect(readyLead(aDialledLead({ touches: 2 }), call)).toEqual({
      ...aDialledLead({ touches: 3 }),
      state: aReadyState({ dueAt: inDays(1), wantedAt: NOON, purpose: repeatTouch(3) }),
    });
  });
});
