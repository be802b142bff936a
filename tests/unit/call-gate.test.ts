import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { earliestCall, gate } from '../../shared/domain/call-gate.ts';
import type { CallingHours } from '../../shared/domain/calling-hours.ts';
import type { CallPurpose } from '../../shared/domain/lead.ts';
import { containing } from '../support/containing.ts';
import { aLead, aNumber, aPlacedCall, aPolicy, NEW_YORK, NOON } from '../support/lead-builders.ts';

const approach: CallPurpose = { kind: 'approach' };
const agreedAt = NOON.subtract({ minutes: 1 });
const callback: CallPurpose = { kind: 'callback', agreedAt };
const loose = { maxAttemptsPerDay: 60, rollingCaps: [], minGapMinutes: 0, quietAfterConversationDays: 0 };

function closedUntil(opensAt: Temporal.Instant, why: 'outside-hours' | 'holiday' = 'outside-hours'): CallingHours {
  return {
    verdict: (_area, at) =>
      Temporal.Instant.compare(at, opensAt) < 0
        ? { kind: 'closed', why, opensAt }
        : { kind: 'open', closesAt: opensAt.add({ hours: 9 }) },
  };
}

const NEVER_OPEN: CallingHours = { verdict: () => ({ kind: 'closed', why: 'outside-hours' }) };

function callsAt(...hoursAgo: readonly number[]) {
  return hoursAgo.map((hours, index) =>
    aPlacedCall({ at: NOON.subtract({ minutes: hours * 60 }), attemptNumber: index + 1 }),
  );
}

describe('hours', () => {
  it('let a lead be called while its area is open', () => {
    expect(gate(aLead(), approach, aPolicy(), NOON)).toEqual({ kind: 'allowed', overrides: [] });
  });

  it.each(['outside-hours', 'holiday'] as const)('refuse %s until the area opens', (why) => {
    const opensAt = NOON.add({ hours: 16 });

    expect(gate(aLead(), approach, aPolicy({ hours: closedUntil(opensAt, why) }), NOON)).toEqual({
      kind: 'refused',
      refusals: [{ code: why, until: opensAt }],
      until: opensAt,
    });
  });

  it('refuse for good where no opening comes', () => {
    expect(gate(aLead(), approach, aPolicy({ hours: NEVER_OPEN }), NOON)).toEqual({
      kind: 'refused',
      refusals: [{ code: 'outside-hours' }],
    });
    expect(earliestCall(aLead(), approach, aPolicy({ hours: NEVER_OPEN }), NOON)).toEqual({
      kind: 'never',
      movedBy: ['outside-hours'],
    });
  });

  it('are those of the number that is dialled next', () => {
    const other = { ...NEW_YORK, key: 'other' };
    const lead = aLead({ numbers: [aNumber({ area: other }), aNumber({ key: 'number-2' })], numberIndex: 1 });
    const opensAt = NOON.add({ hours: 1 });
    const hours: CallingHours = {
      verdict: (area) =>
        area.key === NEW_YORK.key
          ? { kind: 'closed', why: 'outside-hours', opensAt }
          : { kind: 'open', closesAt: opensAt },
    };

    expect(gate(lead, approach, aPolicy({ hours }), NOON).kind).toBe('refused');
  });
});

describe('a bad number', () => {
  it('is never dialled', () => {
    const lead = aLead({ numbers: [aNumber({ badSignals: 2 })] });

    expect(gate(lead, approach, aPolicy(), NOON)).toEqual({ kind: 'refused', refusals: [{ code: 'number-bad' }] });
    expect(gate(lead, callback, aPolicy(), NOON).kind).toBe('refused');
  });

  it('is one that two calls called bad: a single one may be a mistake', () => {
    expect(gate(aLead({ numbers: [aNumber({ badSignals: 1 })] }), approach, aPolicy(), NOON).kind).toBe('allowed');
  });
});

describe('a rolling cap of 3 in 24 hours', () => {
  const policy = aPolicy({ rules: { ...loose, rollingCaps: [{ count: 3, windowHours: 24 }] } });

  it('allows a third call', () => {
    expect(gate(aLead({ recentCalls: callsAt(23, 2) }), approach, policy, NOON).kind).toBe('allowed');
  });

  it('refuses a fourth until the third latest is 24 hours old, to the moment', () => {
    const lead = aLead({ recentCalls: callsAt(23, 12, 2) });
    const until = NOON.add({ hours: 1 });

    expect(gate(lead, approach, policy, NOON)).toEqual({
      kind: 'refused',
      refusals: [{ code: 'cap-rolling', until }],
      until,
    });
    expect(gate(lead, approach, policy, until.subtract({ nanoseconds: 1 })).kind).toBe('refused');
    expect(gate(lead, approach, policy, until).kind).toBe('allowed');
  });

  it('counts calls of every stage, tier and number', () => {
    const recentCalls = [
      aPlacedCall({ at: NOON.subtract({ hours: 3 }), stage: 'selling' }),
      aPlacedCall({ at: NOON.subtract({ hours: 2 }), stage: 'account-care' }),
      aPlacedCall({ at: NOON.subtract({ hours: 1 }), numberKey: 'number-9' }),
    ];

    expect(gate(aLead({ recentCalls }), approach, policy, NOON).kind).toBe('refused');
  });

  it('holds beside another cap, the later end deciding', () => {
    const both = aPolicy({
      rules: {
        ...loose,
        rollingCaps: [
          { count: 3, windowHours: 24 },
          { count: 1, windowHours: 168 },
        ],
      },
    });

    expect(earliestCall(aLead({ recentCalls: callsAt(23, 12, 2) }), approach, both, NOON)).toEqual({
      kind: 'at',
      at: NOON.add({ hours: 166 }),
      movedBy: ['cap-rolling'],
    });
  });
});

describe('a cap of 2 calls a day', () => {
  const policy = aPolicy({ rules: { ...loose, maxAttemptsPerDay: 2 } });
  const midnight = Temporal.Instant.from('2026-01-06T05:00:00Z');

  it("holds until the customer's own midnight", () => {
    expect(gate(aLead({ recentCalls: callsAt(3, 1) }), approach, policy, NOON)).toEqual({
      kind: 'refused',
      refusals: [{ code: 'cap-day', until: midnight }],
      until: midnight,
    });
  });

  it("counts a call of the day's first moment", () => {
    expect(gate(aLead({ recentCalls: callsAt(12, 1) }), approach, policy, NOON).kind).toBe('refused');
  });

  it("does not count yesterday's calls", () => {
    expect(gate(aLead({ recentCalls: callsAt(13, 1) }), approach, policy, NOON).kind).toBe('allowed');
  });

  it('holds when the day is spent in any zone the number may be in, until it is over in the last of them', () => {
    const area = { key: 'US-2', country: 'US', zones: ['America/Los_Angeles', 'America/New_York'] };
    const lead = aLead({ numbers: [aNumber({ area })], recentCalls: callsAt(14, 12.5) });

    expect(gate(lead, approach, policy, NOON)).toEqual({ kind: 'allowed', overrides: [] });
    expect(gate(lead, approach, policy, NOON.subtract({ hours: 10 }))).toEqual({
      kind: 'refused',
      refusals: [{ code: 'cap-day', until: Temporal.Instant.from('2026-01-05T08:00:00Z') }],
      until: Temporal.Instant.from('2026-01-05T08:00:00Z'),
    });
  });

  it('counts a day of 25 hours whole', () => {
    const at = Temporal.Instant.from('2026-11-02T04:50:00Z');
    const recentCalls = [
      aPlacedCall({ at: Temporal.Instant.from('2026-11-01T04:10:00Z') }),
      aPlacedCall({ at: Temporal.Instant.from('2026-11-01T17:00:00Z') }),
    ];

    expect(gate(aLead({ recentCalls, cycleStartedAt: at }), approach, policy, at)).toEqual({
      kind: 'refused',
      refusals: [{ code: 'cap-day', until: Temporal.Instant.from('2026-11-02T05:00:00Z') }],
      until: Temporal.Instant.from('2026-11-02T05:00:00Z'),
    });
  });
});

describe('the gap between two calls', () => {
  it('is measured from the latest call', () => {
    const until = NOON.add({ minutes: 30 });

    expect(
      gate(
        aLead({ recentCalls: callsAt(5, 0.5) }),
        approach,
        aPolicy({ rules: { ...loose, minGapMinutes: 60 } }),
        NOON,
      ),
    ).toEqual({ kind: 'refused', refusals: [{ code: 'min-gap', until }], until });
  });
});

describe('the quiet period after a conversation', () => {
  const policy = aPolicy({ stage: 'account-care', rules: { ...loose, quietAfterConversationDays: 30 } });
  const endedAt = NOON.subtract({ hours: 24 });
  const talked = (stage: 'selling' | 'account-care') =>
    aLead({ stage: 'account-care', recentCalls: [aPlacedCall({ at: endedAt, stage, conversationEndedAt: endedAt })] });

  it('lasts so many days of the calendar', () => {
    const until = NOON.add({ hours: 29 * 24 });

    expect(gate(talked('account-care'), approach, policy, NOON)).toEqual({
      kind: 'refused',
      refusals: [{ code: 'quiet-after-conversation', until }],
      until,
    });
    expect(gate(talked('account-care'), approach, policy, until.subtract({ nanoseconds: 1 })).kind).toBe('refused');
    expect(gate(talked('account-care'), approach, policy, until).kind).toBe('allowed');
  });

  it('is not started by a conversation of another stage', () => {
    expect(gate(talked('selling'), approach, policy, NOON).kind).toBe('allowed');
  });

  it('is not ended by a later call that reached nobody', () => {
    const [talk] = talked('account-care').recentCalls;
    const missed = aPlacedCall({ at: endedAt.add({ hours: 2 }), stage: 'account-care', attemptNumber: 2 });
    const lead = aLead({ stage: 'account-care', recentCalls: talk === undefined ? [] : [talk, missed] });
    const until = NOON.add({ hours: 29 * 24 });

    expect(gate(lead, approach, policy, NOON)).toEqual({
      kind: 'refused',
      refusals: [{ code: 'quiet-after-conversation', until }],
      until,
    });
  });

  it('is not started by a call that reached nobody', () => {
    const lead = aLead({ stage: 'account-care', recentCalls: [aPlacedCall({ at: endedAt, stage: 'account-care' })] });

    expect(gate(lead, approach, policy, NOON).kind).toBe('allowed');
  });

  it("gives way to a touch's own delay, longer or shorter", () => {
    const touch = (delayDays: number): CallPurpose => ({
      kind: 'touch',
      programme: 'repeat',
      touch: 2,
      plannedAt: NOON,
      delayDays,
    });

    expect(gate(talked('account-care'), touch(1), policy, NOON).kind).toBe('allowed');
    expect(earliestCall(talked('account-care'), touch(45), policy, NOON)).toEqual(
      containing({
        at: NOON.add({ hours: 44 * 24 }),
      }),
    );
  });
});

describe('a callback the customer asked for', () => {
  const talk = aPlacedCall({ at: NOON.subtract({ minutes: 20 }), conversationEndedAt: NOON.subtract({ minutes: 15 }) });
  const strict = { maxAttemptsPerDay: 1, quietAfterConversationDays: 30 };

  it("overrides the company's caps, gaps and quiet periods, and names them", () => {
    expect(gate(aLead({ recentCalls: [...callsAt(3, 2), talk] }), callback, aPolicy({ rules: strict }), NOON)).toEqual({
      kind: 'allowed',
      overrides: ['cap-day', 'cap-rolling', 'min-gap', 'quiet-after-conversation'],
    });
  });

  it('never overrides hours', () => {
    const opensAt = NOON.add({ hours: 16 });
    const policy = aPolicy({ rules: strict, hours: closedUntil(opensAt) });

    expect(gate(aLead({ recentCalls: [talk] }), callback, policy, NOON)).toEqual({
      kind: 'refused',
      refusals: [{ code: 'outside-hours', until: opensAt }],
      until: opensAt,
    });
  });

  it('overrides caps and gaps for the agreed call only, not for its repeats', () => {
    const missed = aPlacedCall({ at: agreedAt, attemptNumber: 2 });

    expect(gate(aLead({ recentCalls: [talk, missed] }), callback, aPolicy({ rules: strict }), NOON)).toEqual(
      containing({
        kind: 'refused',
        refusals: [{ code: 'cap-day' }, { code: 'min-gap' }],
      }),
    );
  });
});

describe('refusals', () => {
  it('are all listed, and end when the last one does', () => {
    const opensAt = NOON.add({ minutes: 15 });
    const lead = aLead({ recentCalls: callsAt(3, 2, 0.5) });
    const policy = aPolicy({ hours: closedUntil(opensAt), rules: { maxAttemptsPerDay: 3 } });
    const midnight = Temporal.Instant.from('2026-01-06T05:00:00Z');

    expect(gate(lead, approach, policy, NOON)).toEqual({
      kind: 'refused',
      refusals: [
        { code: 'outside-hours', until: opensAt },
        { code: 'cap-day', until: midnight },
        { code: 'cap-rolling', until: NOON.add({ hours: 21 }) },
        { code: 'min-gap', until: NOON.add({ minutes: 30 }) },
      ],
      until: NOON.add({ hours: 21 }),
    });
  });

  it('are listed by the earliest call in the order in which they moved it', () => {
    const opensAt = NOON.add({ hours: 2 });
    const policy = aPolicy({ hours: closedUntil(opensAt), rules: { ...loose, minGapMinutes: 60 } });

    expect(earliestCall(aLead({ recentCalls: callsAt(0.5) }), approach, policy, NOON)).toEqual({
      kind: 'at',
      at: opensAt,
      movedBy: ['outside-hours', 'min-gap'],
    });
    expect(earliestCall(aLead(), approach, aPolicy(), NOON)).toEqual({ kind: 'at', at: NOON, movedBy: [] });
  });
});
