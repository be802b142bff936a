import type { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CallingHours } from '../../shared/domain/calling-hours.ts';
import type { CallPurpose, Lead, RestingState, StalledCall } from '../../shared/domain/lead.ts';
import {
  calledLead,
  claimedLead,
  closedLead,
  firstPlan,
  foundInTheAirLead,
  givenBackLead,
  inTheAirLead,
  leadAfterSkippedTouch,
  leadFollowing,
  readyLead,
  rechosenLead,
  renewedLease,
  replannedLead,
  reviewedLead,
  suppressedLead,
  unknownFateLead,
  wokenLead,
  wrappingLead,
} from '../../shared/domain/lead-transitions.ts';
import type { NextStep } from '../../shared/domain/next-step.ts';
import { readyState } from '../../shared/domain/plan-call.ts';
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
import { countedFrom } from '../support/touch-reasons.ts';

const context = aContext();
/** Campaign spring works prospecting and account care. */
const inSpring = (fields: Parameters<typeof aContext>[0] = {}) =>
  aContext({ campaigns: { prospecting: 'spring', 'account-care': 'spring' }, ...fields });
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

const plannedRepeat = (touch: number, plannedAt: Temporal.Instant, anchor: string): CallPurpose => ({
  kind: 'touch',
  programme: 'repeat',
  touch,
  plannedAt,
  anchor,
  goal: 'upsell',
  why: `30 days after the purchase of ${anchor}`,
  because: countedFrom(30, 'purchase', anchor),
  delayDays: 14,
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
    expect(givenBackLead(claimed, context)).toEqual({ ...ready, attemptNumber: 5 });
  });

  it('is made on ready leads only', () => {
    expect(() => claimedLead(claimed, NOON, 60)).toThrow(RangeError);
    expect(() => givenBackLead(ready, context)).toThrow(RangeError);
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

    expect(wokenLead(lead, inSpring())).toEqual(aLead({ placed: 6, campaignId: 'spring', state: aReadyState() }));
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
        state: { kind: 'ready', dueAt: NOON, purpose: { kind: 'touch', programme: 'repeat', touch: 2 } },
      }),
    );
  });

  it('who is a customer rests on while no programme plans anything', () => {
    const then = { stage: 'account-care', purpose: { kind: 'approach' } } as const;
    const lead = aLead({ stage: 'account-care', state: aRest({ then }) });

    expect(wokenLead(lead, aContext({ rules: { programmes: [] } })).state).toEqual({
      kind: 'resting',
      until: inDays(30),
      why: 'no-touch',
      then,
    });
  });
});

describe('a lead that rested because the rules never allowed its call', () => {
  const spring = {
    campaignId: 'spring',
    counted: 2,
    countedByOutcome: { busy: 2 },
    countedByNumber: { 'number-1': 2 },
  };
  const stalledBy = (stalled: Partial<StalledCall> = {}): RestingState => ({
    kind: 'resting',
    until: NOON,
    why: 'not-callable',
    refusals: ['no-consent'],
    stalled: {
      stage: 'prospecting',
      purpose: { kind: 'approach' },
      urgency: 'normal',
      wantedAt: inDays(-30),
      ...stalled,
    },
  });
  const cycleStartedAt = inDays(-20);

  it('goes on with that call in the same cycle, now when it was wanted before', () => {
    const purpose: CallPurpose = { kind: 'callback', agreedAt: inDays(-30) };
    const lead = aLead({ ...spring, cycleStartedAt, state: stalledBy({ purpose, urgency: 'promised' }) });

    expect(wokenLead(lead, inSpring())).toEqual({
      ...lead,
      state: aReadyState({ urgency: 'promised', purpose }),
    });
  });

  it('goes on with it at the moment it is wanted, when that is ahead', () => {
    const lead = aLead({ ...spring, cycleStartedAt, state: stalledBy({ wantedAt: inDays(3) }) });

    expect(wokenLead(lead, inSpring())).toEqual({ ...lead, state: aReadyState({ dueAt: inDays(3) }) });
  });

  it('begins its cycle now when nobody was called in it yet: it has all its time', () => {
    const lead = aLead({
      countedByOutcome: { 'network-failure': 1 },
      cycleStartedAt: inDays(-31),
      state: stalledBy(),
    });

    expect(wokenLead(lead, context)).toEqual(aLead({ cycleStartedAt: NOON, state: aReadyState() }));
  });

  it('begins a cycle with a touch that was never planned before, and counts it', () => {
    const lead = aLead({
      stage: 'account-care',
      ...spring,
      cycleStartedAt: inDays(-300),
      touches: 2,
      state: stalledBy({ stage: 'account-care', purpose: repeatTouch(3) }),
    });

    expect(wokenLead(lead, inSpring())).toEqual(
      aLead({
        stage: 'account-care',
        campaignId: 'spring',
        cycleStartedAt: NOON,
        touches: 3,
        state: aReadyState({ purpose: repeatTouch(3) }),
      }),
    );
  });

  it('goes on in the cycle of a touch that was planned before', () => {
    const lead = aLead({
      stage: 'account-care',
      ...spring,
      cycleStartedAt,
      touches: 3,
      state: stalledBy({ stage: 'account-care', purpose: repeatTouch(3) }),
    });

    expect(wokenLead(lead, inSpring())).toEqual({ ...lead, state: aReadyState({ purpose: repeatTouch(3) }) });
  });

  it('moves to the stage of the call, with the campaign that works it and a new cycle', () => {
    const handover = { stage: 'selling', purpose: { kind: 'handover' }, urgency: 'promised' } as const;
    const lead = aLead({ ...spring, cycleStartedAt, state: stalledBy(handover) });

    expect(wokenLead(lead, inSpring())).toEqual(
      aLead({
        stage: 'selling',
        campaignId: 'campaign-2',
        cycleStartedAt: NOON,
        state: aReadyState({ urgency: 'promised', purpose: { kind: 'handover' } }),
      }),
    );
  });

  it('rests on while the rules still do not allow it, behind what stands in its way now', () => {
    const lead = aLead({ ...spring, cycleStartedAt, state: stalledBy() });

    expect(wokenLead(lead, inSpring({ rules: { dialMode: 'manual' } }))).toEqual({
      ...lead,
      state: {
        kind: 'resting',
        until: inDays(30),
        why: 'not-callable',
        refusals: ['dialled-by-hand'],
        stalled: { stage: 'prospecting', purpose: { kind: 'approach' }, urgency: 'normal', wantedAt: NOON },
      },
    });
  });

  it('has spent its cycle when the time of that is over', () => {
    const lead = aLead({ ...spring, cycleStartedAt: inDays(-31), state: stalledBy() });

    expect(wokenLead(lead, inSpring({ rules: { exhaust: { kind: 'close' } } }))).toEqual({
      ...lead,
      state: { kind: 'closed', at: NOON, why: 'attempts-spent' },
    });
  });
});

describe('a lead that waits for its call when the rules change', () => {
  const openFrom = (opensAt: typeof NOON): CallingHours => ({
    verdict: (_area, at) =>
      at.epochMilliseconds < opensAt.epochMilliseconds
        ? { kind: 'closed', why: 'outside-hours', opensAt }
        : { kind: 'open', closesAt: inDays(400) },
  });
  const promised = { urgency: 'promised', purpose: { kind: 'handover' } } as const;

  it('is called later when they close the moment', () => {
    const lead = aReadyLead({}, { ...promised, dueAt: inDays(1), wantedAt: inDays(-1) });

    expect(replannedLead(lead, aContext({ hours: openFrom(inDays(2)) }))).toEqual({
      lead: { ...lead, state: { ...lead.state, dueAt: inDays(2) } },
      movedBy: ['outside-hours'],
    });
  });

  it('is called earlier when they open one, but never before it was wanted', () => {
    const past = aReadyLead({}, { ...promised, dueAt: inDays(5), wantedAt: inDays(-1) });
    const ahead = aReadyLead({}, { dueAt: inDays(5), wantedAt: inDays(2) });

    expect(replannedLead(past, context)).toEqual({
      lead: { ...past, state: { ...past.state, dueAt: NOON } },
      movedBy: [],
    });
    expect(replannedLead(ahead, context)).toEqual({
      lead: { ...ahead, state: { ...ahead.state, dueAt: inDays(2) } },
      movedBy: [],
    });
  });

  it('is left as it is when its moment stays', () => {
    const ahead = aReadyLead({}, { dueAt: inDays(2), wantedAt: inDays(1) });

    expect(replannedLead(ahead, aContext({ hours: openFrom(inDays(2)) })).lead).toBe(ahead);
  });

  it.each([
    ['a while ago', -1],
    ['just now', 0],
  ])('keeps its place in the queue when it was due %s and still is', (_, days) => {
    const due = aReadyLead({}, { dueAt: inDays(days), wantedAt: inDays(-2) });
    const found = replannedLead(due, context);

    expect([found.lead, found.movedBy]).toEqual([due, []]);
    expect(found.lead).toBe(due);
  });

  it('loses its place when it was due and is not any more', () => {
    const due = aReadyLead({}, { dueAt: inDays(-1), wantedAt: inDays(-2) });

    expect(replannedLead(due, aContext({ hours: openFrom(inDays(1)) })).lead).toEqual({
      ...due,
      state: aReadyState({ dueAt: inDays(1), wantedAt: inDays(-2) }),
    });
  });

  it('rests with its call when they never allow it any more', () => {
    const lead = aReadyLead({ counted: 2 }, { ...promised, dueAt: inDays(2), wantedAt: inDays(1) });

    expect(replannedLead(lead, aContext({ rules: { consent: 'express', dialMode: 'manual' } }))).toEqual({
      lead: {
        ...lead,
        state: {
          kind: 'resting',
          until: inDays(30),
          why: 'not-callable',
          refusals: ['dialled-by-hand', 'no-consent'],
          stalled: { stage: 'prospecting', ...promised, wantedAt: inDays(1) },
        },
      },
      movedBy: ['dialled-by-hand', 'no-consent'],
    });
  });

  it('has spent its cycle when they give it less time than it had', () => {
    const lead = aReadyLead({ cycleStartedAt: inDays(-8) });

    expect(replannedLead(lead, aContext({ rules: { leadTtlDays: 7, exhaust: { kind: 'close' } } }))).toEqual({
      lead: { ...lead, state: { kind: 'closed', at: NOON, why: 'attempts-spent' } },
      movedBy: ['lead-expired'],
    });
  });

  it('is one that is ready', () => {
    expect(() => replannedLead(aDialledLead(), context)).toThrow(
      new RangeError('A ready lead is wanted here; this one is dialling.'),
    );
  });
});

describe('a lead as a decided step leaves it', () => {
  const counted = { counted: 3, countedByOutcome: { busy: 3 }, countedByNumber: { 'number-1': 3 } } as const;
  const lead = aDialledLead({ ...counted, campaignId: 'spring', cycleStartedAt: inDays(-9) });
  const call = (purpose: CallPurpose) =>
    ({ at: inDays(2), wantedAt: inDays(1), urgency: 'promised', purpose, movedBy: ['holiday'] }) as const;
  const afresh = { counted: 0, countedByOutcome: {}, countedByNumber: {}, cycleStartedAt: NOON } as const;

  it('advances with a new cycle, to the campaign that works the stage', () => {
    const step = { kind: 'advance', to: 'selling', call: call({ kind: 'handover' }) } as const;

    expect(leadFollowing(lead, step, inSpring())).toEqual({
      ...lead,
      ...afresh,
      stage: 'selling',
      campaignId: 'campaign-2',
      state: readyState(step.call),
    });
  });

  it('is called again in the same cycle or in a new one, and keeps its campaign', () => {
    const purpose = repeatTouch(4);
    const following = (cycle: 'same' | 'new') =>
      leadFollowing(lead, { kind: 'call-again', cycle, call: call(purpose) }, inSpring());

    expect(following('same')).toEqual({ ...lead, touches: 4, state: readyState(call(purpose)) });
    expect(following('new')).toEqual({ ...lead, ...afresh, touches: 4, state: readyState(call(purpose)) });
  });

  it('rests as decided', () => {
    const then = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;
    const plain = { why: 'lost-sale', until: inDays(9), then } as const;
    const stalled = {
      why: 'not-callable',
      until: inDays(9),
      refusals: ['no-consent'],
      stalled: { stage: 'prospecting', purpose: { kind: 'approach' }, urgency: 'normal', wantedAt: NOON },
    } as const;

    expect(leadFollowing(lead, { kind: 'rest', ...plain }, inSpring())).toEqual({
      ...lead,
      state: { kind: 'resting', ...plain },
    });
    expect(leadFollowing(lead, { kind: 'rest', ...stalled }, inSpring())).toEqual({
      ...lead,
      state: { kind: 'resting', ...stalled },
    });
  });

  it('is done with, or looked at by a person', () => {
    const stateAfter = (step: NextStep) => leadFollowing(lead, step, inSpring()).state;

    expect(stateAfter({ kind: 'close', why: 'not-qualified' })).toEqual({
      kind: 'closed',
      at: NOON,
      why: 'not-qualified',
    });
    expect(stateAfter({ kind: 'suppress', why: 'minor' })).toEqual({ kind: 'suppressed', at: NOON, why: 'minor' });
    expect(stateAfter({ kind: 'review', why: 'no-disposition' })).toEqual({
      kind: 'review',
      since: NOON,
      why: 'no-disposition',
    });
  });
});

describe('a lead whose stage another campaign works since', () => {
  const elsewhere = aContext({ campaigns: { prospecting: 'autumn' } });
  const there = (fields: Partial<Lead>) => aLead({ campaignId: 'autumn', ...fields });
  const rest = { kind: 'rest', why: 'complaint', until: inDays(9) } as const;
  const then = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;
  const unsettled = { attemptNumber: 1, claimedAt: NOON, planned: aReadyState() };

  it.each([
    ['planned anew at the same moment', () => replannedLead(aLead(), elsewhere).lead, there({})],
    [
      'planned anew at another',
      () => replannedLead(aLead({ state: aReadyState({ dueAt: inDays(2), wantedAt: inDays(1) }) }), elsewhere).lead,
      there({ state: aReadyState({ dueAt: inDays(1), wantedAt: inDays(1) }) }),
    ],
    ['woken from a rest', () => wokenLead(aLead({ state: aRest({}) }), elsewhere), there({ state: aReadyState() })],
    [
      'woken when nobody knew of its call',
      () => wokenLead(aLead({ state: { kind: 'resting', until: NOON, why: 'unknown-fate', unsettled } }), elsewhere),
      there({ state: aReadyState() }),
    ],
    ['planned first', () => firstPlan(aLead(), elsewhere), there({ state: aReadyState() })],
    [
      'sent to rest',
      () => leadFollowing(aLead(), { ...rest, then }, elsewhere),
      there({ state: { ...rest, kind: 'resting', then } }),
    ],
  ] as const)('goes there when it is %s', (_, planned, expected) => {
    expect(planned()).toEqual(expected);
  });

  it('goes there whatever the moment, and keeps what it was promised', () => {
    const purpose: CallPurpose = { kind: 'callback', agreedAt: inDays(1) };
    const state = aReadyState({ urgency: 'promised', purpose, wantedAt: inDays(1), dueAt: inDays(1) });

    expect(replannedLead(aLead({ state }), elsewhere)).toEqual({ lead: there({ state }), movedBy: [] });
  });

  it('stays where it is as long as it is in a call', () => {
    const dialled = aDialledLead();

    expect(unknownFateLead(dialled, NOON, { tier: 1 }).campaignId).toBe(dialled.campaignId);
    expect(givenBackLead(dialled, elsewhere).campaignId).toBe(dialled.campaignId);
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
      state: aReadyState({ dueAt: inDays(20), purpose: plannedRepeat(1, inDays(20), '2025-12-26') }),
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

    expect(leadAfterSkippedTouch(lead, 'bought-recently', context)).toEqual({
      ...lead,
      counted: 0,
      countedByOutcome: {},
      touches: 3,
      pastTouches: [{ programme: 'repeat', at: NOON, plannedAt: NOON, skipped: 'bought-recently' }],
      state: aReadyState({ dueAt: inDays(26), purpose: plannedRepeat(3, inDays(26), '2026-01-01') }),
    });
  });
});

describe('a touch that is chosen anew', () => {
  const waiting = aReadyLead(
    { stage: 'account-care', purchases: boughtDaysAgo(10), touches: 1 },
    { dueAt: inDays(20), purpose: plannedRepeat(1, inDays(20), '2025-12-26') },
  );
  const sooner = { id: 'sooner', trigger: { kind: 'after-purchase', days: 12 }, skipIfBoughtWithinDays: 0 } as const;

  it('stays while rules and customer stay, and is another one under other rules', () => {
    expect(rechosenLead(waiting, context)).toBe(waiting);
    expect(rechosenLead(waiting, aContext({ rules: { programmes: [sooner] } }))).toEqual({
      ...waiting,
      state: aReadyState({
        dueAt: inDays(2),
        purpose: {
          kind: 'touch',
          programme: 'sooner',
          touch: 1,
          plannedAt: inDays(2),
          anchor: '2025-12-26',
          goal: 'health-check',
          why: '12 days after the purchase of 2025-12-26',
          because: countedFrom(12, 'purchase', '2025-12-26'),
          delayDays: 6,
        },
      }),
    });
  });

  it('is wanted later under rules that ask for a longer rest', () => {
    const touched = { ...waiting, pastTouches: [{ programme: 'other', at: NOON, plannedAt: NOON }] };
    const rested = [
      { id: 'repeat', trigger: { kind: 'every', days: 30 }, coolDownDays: 25, skipIfBoughtWithinDays: 0 },
    ] as const;

    expect(rechosenLead(touched, aContext({ rules: { programmes: rested } }))).toEqual(
      containing({ touches: 1, state: { dueAt: inDays(25), purpose: { plannedAt: inDays(20), touch: 1 } } }),
    );
  });

  it('follows a purchase that became known', () => {
    expect(rechosenLead({ ...waiting, purchases: boughtDaysAgo(2) }, context)).toEqual(
      containing({ touches: 1, state: { dueAt: inDays(28), purpose: { anchor: '2026-01-03', touch: 1 } } }),
    );
  });

  it('rests where no programme plans one any more', () => {
    expect(rechosenLead(waiting, aContext({ rules: { programmes: [] } })).state).toEqual(
      containing({ kind: 'resting', why: 'no-touch', until: inDays(30) }),
    );
  });

  it('is found for a customer who rests for want of one, and for nobody who rests for another reason', () => {
    const then = { stage: 'account-care', purpose: { kind: 'approach' } } as const;
    const resting = aLead({
      stage: 'account-care',
      purchases: boughtDaysAgo(10),
      state: aRest({ why: 'no-touch', then }),
    });

    expect(rechosenLead(resting, context)).toEqual(
      containing({ touches: 1, state: { kind: 'ready', dueAt: inDays(20), purpose: { programme: 'repeat' } } }),
    );
    expect(rechosenLead(resting, aContext({ rules: { programmes: [] } }))).toBe(resting);
    for (const why of ['nurture', 'complaint', 'lost-sale', 'by-hand'] as const) {
      const other = { ...resting, state: aRest({ why, then }) };
      expect(rechosenLead(other, context)).toBe(other);
    }
  });

  it('is left as it is once it was called, and so is every other call', () => {
    const rules = { programmes: [sooner] };
    const called = { ...waiting, pastTouches: [{ programme: 'repeat', at: NOON, plannedAt: inDays(20) }] };
    const callback = aReadyLead({ stage: 'account-care' }, { purpose: { kind: 'callback', agreedAt: NOON } });

    expect(rechosenLead(called, aContext({ rules }))).toBe(called);
    expect(rechosenLead(callback, aContext({ rules }))).toBe(callback);
    expect(rechosenLead({ ...waiting, state: aDiallingState() }, aContext({ rules })).state).toEqual(aDiallingState());
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
