import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { earliestCall, gate } from '../../shared/domain/call-gate.ts';
import { callPolicy } from '../../shared/domain/call-policy.ts';
import type { CallingHours, ClosedWhy } from '../../shared/domain/calling-hours.ts';
import type { PresetId } from '../../shared/domain/compliance-presets.ts';
import type { DialRules } from '../../shared/domain/dial-rules.ts';
import { type Refusal, RULE_REFUSAL_CODES } from '../../shared/domain/gate.ts';
import type { CallPurpose, Lead, LeadNumber, PlacedCall } from '../../shared/domain/lead.ts';
import { openDaily } from '../support/call-windows.ts';
import { containing } from '../support/containing.ts';
import { aLead, aNumber, anOtherCall, aPlacedCall, aPolicy, NEW_YORK, NOON } from '../support/lead-builders.ts';

const approach: CallPurpose = { kind: 'approach' };
const agreedAt = NOON.subtract({ minutes: 1 });
const callback: CallPurpose = { kind: 'callback', agreedAt };
const loose = { maxAttemptsPerDay: 60, rollingCaps: [], minGapMinutes: 0, quietAfterConversationDays: 0 };

function closedUntil(opensAt: Temporal.Instant, why: ClosedWhy = 'outside-hours'): CallingHours {
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

const hoursAgo = (hours: number) => NOON.subtract({ minutes: hours * 60 });
const inHours = (hours: number) => NOON.add({ minutes: hours * 60 });
const FLORIDA = { key: 'US-FL', country: 'US', region: 'FL', zones: ['America/New_York'] };
const TWO_ZONES = { key: 'US-2', country: 'US', zones: ['America/Chicago', 'America/New_York'] };

describe('hours', () => {
  it('let a lead be called while its area is open', () => {
    expect(gate(aLead(), approach, aPolicy(), NOON)).toStrictEqual({ kind: 'allowed', overrides: [] });
  });

  it.each(['outside-hours', 'holiday', 'closed-date'] as const)('refuse %s until the area opens', (why) => {
    const opensAt = NOON.add({ hours: 16 });

    expect(gate(aLead(), approach, aPolicy({ hours: closedUntil(opensAt, why) }), NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: why, until: opensAt }],
      until: opensAt,
    });
  });

  it('refuse for good where no opening comes', () => {
    expect(gate(aLead(), approach, aPolicy({ hours: NEVER_OPEN }), NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'outside-hours' }],
    });
    expect(earliestCall(aLead(), approach, aPolicy({ hours: NEVER_OPEN }), NOON)).toStrictEqual({
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

    expect(gate(lead, approach, aPolicy(), NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'number-bad' }],
    });
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

    expect(gate(lead, approach, policy, NOON)).toStrictEqual({
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

    expect(earliestCall(aLead({ recentCalls: callsAt(23, 12, 2) }), approach, both, NOON)).toStrictEqual({
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
    expect(gate(aLead({ recentCalls: callsAt(3, 1) }), approach, policy, NOON)).toStrictEqual({
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

    expect(gate(lead, approach, policy, NOON)).toStrictEqual({ kind: 'allowed', overrides: [] });
    expect(gate(lead, approach, policy, NOON.subtract({ hours: 10 }))).toStrictEqual({
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

    expect(gate(aLead({ recentCalls, cycleStartedAt: at }), approach, policy, at)).toStrictEqual({
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
    ).toStrictEqual({ kind: 'refused', refusals: [{ code: 'min-gap', until }], until });
  });
});

describe('the quiet period after a conversation', () => {
  const policy = aPolicy({ stage: 'account-care', rules: { ...loose, quietAfterConversationDays: 30 } });
  const endedAt = NOON.subtract({ hours: 24 });
  const talked = (stage: 'selling' | 'account-care') =>
    aLead({ stage: 'account-care', recentCalls: [aPlacedCall({ at: endedAt, stage, conversationEndedAt: endedAt })] });

  it('lasts so many days of the calendar', () => {
    const until = NOON.add({ hours: 29 * 24 });

    expect(gate(talked('account-care'), approach, policy, NOON)).toStrictEqual({
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

    expect(gate(lead, approach, policy, NOON)).toStrictEqual({
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
    expect(earliestCall(talked('account-care'), touch(45), policy, NOON)).toStrictEqual(
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
    expect(
      gate(aLead({ recentCalls: [...callsAt(3, 2), talk] }), callback, aPolicy({ rules: strict }), NOON),
    ).toStrictEqual({
      kind: 'allowed',
      overrides: ['cap-day', 'cap-rolling', 'min-gap', 'quiet-after-conversation'],
    });
  });

  it('never overrides hours', () => {
    const opensAt = NOON.add({ hours: 16 });
    const policy = aPolicy({ rules: strict, hours: closedUntil(opensAt) });

    expect(gate(aLead({ recentCalls: [talk] }), callback, policy, NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'outside-hours', until: opensAt }],
      until: opensAt,
    });
  });

  it('overrides caps and gaps for the agreed call only, not for its repeats', () => {
    const missed = aPlacedCall({ at: agreedAt, attemptNumber: 2 });

    expect(gate(aLead({ recentCalls: [talk, missed] }), callback, aPolicy({ rules: strict }), NOON)).toStrictEqual(
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

    expect(gate(lead, approach, policy, NOON)).toStrictEqual({
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

    expect(earliestCall(aLead({ recentCalls: callsAt(0.5) }), approach, policy, NOON)).toStrictEqual({
      kind: 'at',
      at: opensAt,
      movedBy: ['outside-hours', 'min-gap'],
    });
    expect(earliestCall(aLead(), approach, aPolicy(), NOON)).toStrictEqual({ kind: 'at', at: NOON, movedBy: [] });
  });
});

describe('every rule', () => {
  interface Refused {
    readonly lead?: Partial<Lead>;
    readonly rules?: Partial<DialRules>;
    readonly hours?: CallingHours;
    readonly until?: Temporal.Instant;
  }
  const tomorrow = inHours(21);
  const talk = { at: hoursAgo(26), conversationEndedAt: hoursAgo(25) };
  const alone: readonly (readonly [Refusal['code'], Refused])[] = [
    ['dialled-by-hand', { rules: { dialMode: 'manual' } }],
    ['no-consent', { rules: { consent: 'express' } }],
    ['timezone-unknown', { rules: { unknownTimezone: 'block' }, lead: { numbers: [aNumber({ area: TWO_ZONES })] } }],
    ['number-bad', { lead: { numbers: [aNumber({ badSignals: 2 })] } }],
    ['outside-hours', { hours: closedUntil(tomorrow), until: tomorrow }],
    ['holiday', { hours: closedUntil(tomorrow, 'holiday'), until: tomorrow }],
    ['closed-date', { hours: closedUntil(tomorrow, 'closed-date'), until: tomorrow }],
    ['outside-wished-hours', { lead: { wishes: { callWindow: { start: '17:00', end: '20:00' } } }, until: inHours(5) }],
    ['cap-lifetime', { rules: { maxAttemptsEver: 3 }, lead: { placed: 3 } }],
    ['cap-number', { rules: { maxAttemptsPerNumber: 2 }, lead: { countedByNumber: { 'number-1': 2 } } }],
    ['cap-day', { rules: { maxAttemptsPerDay: 1 }, lead: { recentCalls: callsAt(12) }, until: inHours(12) }],
    [
      'cap-rolling',
      {
        rules: { rollingCaps: [{ count: 1, windowHours: 48 }] },
        lead: { recentCalls: callsAt(47) },
        until: inHours(1),
      },
    ],
    ['min-gap', { rules: { minGapMinutes: 90 }, lead: { recentCalls: callsAt(1) }, until: inHours(0.5) }],
    [
      'quiet-after-conversation',
      { rules: { quietAfterConversationDays: 2 }, lead: { recentCalls: [aPlacedCall(talk)] }, until: inHours(23) },
    ],
    [
      'drop-lockout',
      { lead: { recentCalls: [aPlacedCall({ at: hoursAgo(20), abandoned: true })] }, until: inHours(4) },
    ],
    ['lead-expired', { lead: { cycleStartedAt: hoursAgo(30 * 24 + 1) } }],
    [
      'customer-calls',
      {
        lead: { recentCalls: [anOtherCall({ via: 'inbound', at: hoursAgo(1), hold: { until: inHours(1) } })] },
        until: inHours(1),
      },
    ],
  ];

  it.each(alone)('refuses by itself and says until when, if ever: %s', (code, { lead, rules, hours, until }) => {
    const policy = aPolicy({ rules: { ...loose, ...rules }, ...(hours === undefined ? {} : { hours }) });
    const ends = until === undefined ? {} : { until };

    expect(gate(aLead(lead), approach, policy, NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code, ...ends }],
      ...ends,
    });
    expect(earliestCall(aLead(lead), approach, policy, NOON)).toStrictEqual(
      until === undefined ? { kind: 'never', movedBy: [code] } : { kind: 'at', at: until, movedBy: [code] },
    );
  });

  it('is among them, but for those by which programmes judge their touches', () => {
    expect(RULE_REFUSAL_CODES.filter((code) => !alone.some(([other]) => other === code))).toStrictEqual([
      'bought-recently',
      'touch-left-out',
    ]);
  });
});

describe('consent', () => {
  const refusal = { kind: 'refused', refusals: [{ code: 'no-consent' }] } as const;
  const allowed = { kind: 'allowed', overrides: [] } as const;

  it.each([
    ['not-required', allowed, allowed, allowed],
    ['express', refusal, allowed, allowed],
    ['written', refusal, refusal, allowed],
  ] as const)('%s is given by nobody who gave less', (consent, byNone, byExpress, byWritten) => {
    const policy = aPolicy({ rules: { consent } });

    expect(gate(aLead(), approach, policy, NOON)).toStrictEqual(byNone);
    expect(gate(aLead({ consent: 'express' }), approach, policy, NOON)).toStrictEqual(byExpress);
    expect(gate(aLead({ consent: 'written' }), approach, policy, NOON)).toStrictEqual(byWritten);
  });
});

describe('a number whose zone is not known for certain', () => {
  const lead = aLead({ numbers: [aNumber({ area: TWO_ZONES })] });

  it('is called where all its zones allow it, unless the rules want one zone', () => {
    expect(gate(lead, approach, aPolicy(), NOON)).toStrictEqual({ kind: 'allowed', overrides: [] });
    expect(gate(aLead(), approach, aPolicy({ rules: { unknownTimezone: 'block' } }), NOON)).toStrictEqual({
      kind: 'allowed',
      overrides: [],
    });
  });
});

describe('the hours that a lead wishes for', () => {
  const wishing = (start: string, end: string, zones = ['America/New_York']) =>
    aLead({ wishes: { callWindow: { start, end } }, numbers: [aNumber({ area: { ...NEW_YORK, key: 'w', zones } })] });
  const dayAndNight = aPolicy({ rules: { callWindows: openDaily('00:00-24:00') } });
  const newYork = (time: string) => Temporal.Instant.from(`${time}-05:00`);

  it('may run over midnight', () => {
    const lead = wishing('22:00', '02:00');
    const opensAt = newYork('2026-01-06T22:00');

    expect(gate(lead, approach, dayAndNight, newYork('2026-01-05T22:00'))).toStrictEqual({
      kind: 'allowed',
      overrides: [],
    });
    expect(gate(lead, approach, dayAndNight, newYork('2026-01-06T01:59'))).toStrictEqual({
      kind: 'allowed',
      overrides: [],
    });
    expect(gate(lead, approach, dayAndNight, newYork('2026-01-06T02:00'))).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'outside-wished-hours', until: opensAt }],
      until: opensAt,
    });
  });

  it('hold on Sundays and holidays too, in every zone that the lead may be in', () => {
    const lead = wishing('17:00', '20:00', ['America/Chicago', 'America/New_York']);
    const sunday = newYork('2026-01-04T17:00');

    expect(earliestCall(lead, approach, dayAndNight, sunday)).toStrictEqual({
      kind: 'at',
      at: newYork('2026-01-04T18:00'),
      movedBy: ['outside-wished-hours'],
    });
    expect(gate(lead, approach, dayAndNight, newYork('2026-01-04T19:59'))).toStrictEqual({
      kind: 'allowed',
      overrides: [],
    });
    expect(gate(lead, approach, dayAndNight, newYork('2026-01-04T20:00')).kind).toBe('refused');
  });

  it('that are never there in all zones at once are never met', () => {
    const lead = wishing('12:00', '14:00', ['Asia/Tokyo', 'Europe/London']);

    expect(gate(lead, approach, dayAndNight, NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'outside-wished-hours' }],
    });
  });

  const working = (callWindows: string, more: Partial<DialRules> = {}) => {
    const policy = aPolicy({ rules: { callWindows: openDaily(callWindows), ...more } });
    const { hours } = callPolicy({ rules: policy.rules, sources: new Map() }, policy, { isHoliday: () => false });
    return { ...policy, hours };
  };

  it('that never meet the calling hours are never met, which is known at once', () => {
    const policy = working('09:00-12:00 13:00-20:00');

    expect(gate(wishing('20:00', '21:00'), approach, policy, NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'outside-hours', until: newYork('2026-01-05T13:00') }, { code: 'outside-wished-hours' }],
    });
    expect(earliestCall(wishing('20:00', '21:00'), approach, policy, newYork('2026-01-05T20:30'))).toStrictEqual({
      kind: 'never',
      movedBy: ['outside-wished-hours'],
    });
  });

  it('are met again when the calling hours are open, too, presets and closed dates included', () => {
    const closedDates = [{ date: '2026-01-06' }];
    const lead = aLead({
      wishes: { callWindow: { start: '07:00', end: '09:00' } },
      numbers: [aNumber({ area: FLORIDA })],
      consent: 'written',
    });
    const until = newYork('2026-01-07T08:00');

    expect(
      gate(lead, approach, working('06:00-22:00', { closedDates, compliancePresets: ['us-florida'] }), NOON),
    ).toStrictEqual({ kind: 'refused', refusals: [{ code: 'outside-wished-hours', until }], until });
  });
});

describe('a cap over the whole life of a lead', () => {
  it('is reached by calls placed, in this cycle or before', () => {
    const policy = aPolicy({ rules: { maxAttemptsEver: 3 } });

    expect([2, 3, 4].map((placed) => gate(aLead({ placed }), approach, policy, NOON).kind)).toStrictEqual([
      'allowed',
      'refused',
      'refused',
    ]);
    expect(gate(aLead({ placed: 9_999 }), approach, aPolicy(), NOON).kind).toBe('allowed');
  });
});

describe('a cap for each number', () => {
  it('is reached by the calls of this cycle on the number that is dialled next', () => {
    const numbers = [aNumber(), aNumber({ key: 'number-2' })];
    const lead = aLead({ numbers, countedByNumber: { 'number-1': 6, 'number-2': 5 } });

    expect(gate(lead, approach, aPolicy(), NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'cap-number' }],
    });
    expect(gate({ ...lead, numberIndex: 1 }, approach, aPolicy(), NOON).kind).toBe('allowed');
  });
});

describe('a rolling cap for each number', () => {
  const onNumber = (numberKey: string, hours: number, attemptNumber: number) =>
    aPlacedCall({ at: hoursAgo(hours), numberKey, attemptNumber });
  const recentCalls = [onNumber('number-1', 20, 1), onNumber('number-1', 3, 2), onNumber('number-2', 1, 3)];
  const numbers = [aNumber(), aNumber({ key: 'number-2' })];
  const perNumber = { count: 2, windowHours: 24, per: 'number' } as const;

  it('counts that number only', () => {
    const policy = aPolicy({ rules: { ...loose, rollingCaps: [perNumber] } });
    const until = inHours(4);

    expect(gate(aLead({ numbers, recentCalls }), approach, policy, NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'cap-rolling', until }],
      until,
    });
    expect(gate(aLead({ numbers, recentCalls, numberIndex: 1 }), approach, policy, NOON).kind).toBe('allowed');
  });

  it('holds beside one over all numbers: the later end decides', () => {
    const perLead = { count: 2, windowHours: 24, per: 'lead' } as const;
    const policy = aPolicy({ rules: { ...loose, rollingCaps: [perNumber, perLead] } });

    expect(earliestCall(aLead({ numbers, recentCalls }), approach, policy, NOON)).toStrictEqual({
      kind: 'at',
      at: inHours(21),
      movedBy: ['cap-rolling'],
    });
  });
});

describe('the lock-out after an abandoned call', () => {
  const recentCalls = [
    aPlacedCall({ at: hoursAgo(30), abandoned: true }),
    aPlacedCall({ at: hoursAgo(10), abandoned: true, attemptNumber: 2 }),
    aPlacedCall({ at: hoursAgo(2), attemptNumber: 3 }),
  ];
  const lead = aLead({ recentCalls });

  it('lasts from the latest one, whatever came after, to the moment', () => {
    const policy = aPolicy({ rules: { ...loose, dropLockoutHours: 24 } });
    const until = inHours(14);

    expect(gate(lead, approach, policy, NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'drop-lockout', until }],
      until,
    });
    expect(gate(lead, approach, policy, until.subtract({ nanoseconds: 1 })).kind).toBe('refused');
    expect(gate(lead, approach, policy, until).kind).toBe('allowed');
  });

  it('is none where the rules ask for none, nor after calls that were not abandoned', () => {
    expect(gate(lead, approach, aPolicy({ rules: { ...loose, dropLockoutHours: 0 } }), NOON).kind).toBe('allowed');
    expect(gate(aLead({ recentCalls: callsAt(2) }), approach, aPolicy({ rules: loose }), NOON).kind).toBe('allowed');
  });
});

describe('the time to live of a lead', () => {
  const days = (count: number) => NOON.add({ hours: 24 * count });
  const policy = aPolicy({ rules: { leadTtlDays: 30 } });

  it('ends so many times 24 hours after its cycle began, and never begins again', () => {
    expect(gate(aLead(), approach, policy, days(30))).toStrictEqual({ kind: 'allowed', overrides: [] });
    expect(gate(aLead(), approach, policy, days(30).add({ milliseconds: 1 }))).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'lead-expired' }],
    });
  });

  it('is over when the first moment that other rules allow comes later', () => {
    const opensAt = days(31);

    expect(earliestCall(aLead(), approach, aPolicy({ hours: closedUntil(opensAt) }), days(29))).toStrictEqual({
      kind: 'never',
      movedBy: ['lead-expired'],
    });
  });

  it("counts from a touch's own day, when that is later", () => {
    const touch = (plannedAt: Temporal.Instant): CallPurpose => ({
      kind: 'touch',
      programme: 'repeat',
      touch: 1,
      plannedAt,
      delayDays: 0,
    });

    expect(gate(aLead(), touch(days(10)), policy, days(40)).kind).toBe('allowed');
    expect(gate(aLead(), touch(days(10)), policy, days(40).add({ milliseconds: 1 })).kind).toBe('refused');
    expect(gate(aLead(), touch(days(-10)), policy, days(30)).kind).toBe('allowed');
    expect(gate(aLead(), touch(days(-10)), policy, days(30).add({ milliseconds: 1 })).kind).toBe('refused');
  });

  it('is nothing to a callback that was agreed, nor to its repeats', () => {
    const late: CallPurpose = { kind: 'callback', agreedAt: days(50) };
    const recentCalls = [aPlacedCall({ at: days(50) })];

    expect(gate(aLead(), late, policy, days(50))).toStrictEqual({ kind: 'allowed', overrides: [] });
    expect(gate(aLead({ recentCalls }), late, policy, days(51))).toStrictEqual({ kind: 'allowed', overrides: [] });
  });
});

describe('a call that is never allowed', () => {
  it('names all the rules that do not end by themselves, and only those', () => {
    const policy = aPolicy({
      hours: closedUntil(inHours(3)),
      rules: { dialMode: 'manual', consent: 'written', maxAttemptsEver: 1 },
    });
    const lead = aLead({ numbers: [aNumber({ badSignals: 2 })], placed: 1, recentCalls: callsAt(0.5) });

    expect(earliestCall(lead, approach, policy, NOON)).toStrictEqual({
      kind: 'never',
      movedBy: ['dialled-by-hand', 'no-consent', 'number-bad', 'cap-lifetime'],
    });
    expect(gate(lead, approach, policy, NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [
        { code: 'dialled-by-hand' },
        { code: 'no-consent' },
        { code: 'number-bad' },
        { code: 'outside-hours', until: inHours(3) },
        { code: 'cap-lifetime' },
        { code: 'min-gap', until: inHours(0.5) },
      ],
    });
  });
});

describe("a callback and the company's rules", () => {
  const talk = aPlacedCall({ at: hoursAgo(0.4), conversationEndedAt: hoursAgo(0.3), abandoned: true });
  const strict = { maxAttemptsPerDay: 1, quietAfterConversationDays: 30, maxAttemptsEver: 3, maxAttemptsPerNumber: 2 };
  const lead = aLead({
    placed: 3,
    countedByNumber: { 'number-1': 2 },
    cycleStartedAt: hoursAgo(24 * 90),
    recentCalls: [...callsAt(3, 2), talk],
  });

  it('sets aside caps, gaps, quiet periods and the lock-out, each by name', () => {
    expect(gate(lead, callback, aPolicy({ rules: strict }), NOON)).toStrictEqual({
      kind: 'allowed',
      overrides: [
        'cap-lifetime',
        'cap-number',
        'cap-day',
        'cap-rolling',
        'min-gap',
        'drop-lockout',
        'quiet-after-conversation',
      ],
    });
  });

  it('sets aside for its repeats only the quiet period', () => {
    const kept = aPlacedCall({ at: agreedAt, attemptNumber: 4 });
    const policy = aPolicy({ rules: { ...strict, dropLockoutHours: 1 } });
    const repeat = { ...lead, recentCalls: [...lead.recentCalls, kept] };

    expect(gate(repeat, callback, policy, NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [
        { code: 'cap-lifetime' },
        { code: 'cap-number' },
        { code: 'cap-day', until: inHours(12) },
        { code: 'cap-rolling', until: hoursAgo(2).add({ hours: 24 }) },
        { code: 'min-gap', until: agreedAt.add({ hours: 1 }) },
        { code: 'drop-lockout', until: hoursAgo(0.4).add({ hours: 1 }) },
      ],
    });
  });

  it('never sets aside the hours that the lead wishes for, for the agreed call or its repeats', () => {
    const wishes = { callWindow: { start: '17:00', end: '20:00' } };
    const refused = {
      kind: 'refused',
      refusals: [{ code: 'outside-wished-hours', until: inHours(5) }],
      until: inHours(5),
    };
    const kept = aPlacedCall({ at: agreedAt });

    expect(gate(aLead({ wishes }), callback, aPolicy(), NOON)).toStrictEqual(refused);
    expect(gate(aLead({ wishes, recentCalls: [kept] }), callback, aPolicy({ rules: loose }), NOON)).toStrictEqual(
      refused,
    );
  });

  it('never sets aside who may not be called at all', () => {
    const policy = aPolicy({ rules: { dialMode: 'manual', consent: 'express', unknownTimezone: 'block' } });
    const numbers = [aNumber({ area: TWO_ZONES, badSignals: 2 })];

    expect(gate(aLead({ numbers }), callback, policy, NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [
        { code: 'dialled-by-hand' },
        { code: 'no-consent' },
        { code: 'timezone-unknown' },
        { code: 'number-bad' },
      ],
    });
  });
});

describe('a callback and a compliance preset', () => {
  const placed = (area: LeadNumber['area'], recentCalls: readonly PlacedCall[], consent: Lead['consent'] = 'written') =>
    aLead({ numbers: [aNumber({ area })], recentCalls, ...(consent === undefined ? {} : { consent }) });
  const chosen = (id: PresetId, rules: Partial<DialRules> = {}) =>
    aPolicy({ rules: { compliancePresets: [id], ...rules } });

  it('keeps the three calls in 24 hours of Florida, to their own moment and not to the stricter one of the company', () => {
    const policy = chosen('us-florida', { rollingCaps: [{ count: 1, windowHours: 168 }] });
    const until = inHours(4);

    expect(gate(placed(FLORIDA, callsAt(20, 3, 2)), callback, policy, NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'cap-rolling', until }],
      until,
    });
    expect(gate(placed(FLORIDA, callsAt(20, 3, 2)), callback, policy, until)).toStrictEqual({
      kind: 'allowed',
      overrides: ['cap-day', 'cap-rolling'],
    });
  });

  it('is free of them elsewhere, and below three', () => {
    const texas = { ...FLORIDA, key: 'US-TX', region: 'TX' };

    expect(gate(placed(texas, callsAt(20, 3, 2)), callback, chosen('us-florida'), NOON)).toStrictEqual({
      kind: 'allowed',
      overrides: ['cap-day', 'cap-rolling'],
    });
    expect(
      gate(placed(FLORIDA, callsAt(20, 3)), callback, chosen('us-florida', { minGapMinutes: 240 }), NOON),
    ).toStrictEqual({
      kind: 'allowed',
      overrides: ['min-gap'],
    });
  });

  it('keeps them for a Floridian number of somebody who lives elsewhere', () => {
    const area = { ...FLORIDA, key: 'US-NY+FL', region: 'NY', numberRegion: 'FL' };

    expect(gate(placed(area, callsAt(20, 3, 2)), callback, chosen('us-florida'), NOON).kind).toBe('refused');
  });

  it("keeps the written consent of Florida, and Russia's ban on automatic calls", () => {
    const russia = { key: 'RU', country: 'RU', zones: ['Europe/Moscow'] };

    expect(gate(placed(FLORIDA, [], 'express'), callback, chosen('us-florida'), NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'no-consent' }],
    });
    expect(gate(placed(russia, []), callback, chosen('russia'), NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'dialled-by-hand' }],
    });
  });

  it('keeps the lock-out of the United Kingdom after an abandoned call, and not the longer one of the company', () => {
    const london = { key: 'GB', country: 'GB', zones: ['Europe/London'] };
    const abandoned = aPlacedCall({ at: hoursAgo(71), abandoned: true });
    const policy = chosen('uk', { dropLockoutHours: 100 });

    expect(gate(placed(london, [abandoned]), callback, policy, NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'drop-lockout', until: inHours(1) }],
      until: inHours(1),
    });
    expect(gate(placed(london, [abandoned]), approach, policy, NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'drop-lockout', until: inHours(29) }],
      until: inHours(29),
    });
  });

  it('keeps the one call a day of the European Union', () => {
    const berlin = { key: 'DE', country: 'DE', zones: ['Europe/Berlin'] };
    const until = Temporal.Instant.from('2026-01-05T23:00:00Z');

    expect(gate(placed(berlin, callsAt(1)), callback, chosen('eu', { maxAttemptsPerDay: 5 }), NOON)).toStrictEqual({
      kind: 'refused',
      refusals: [{ code: 'cap-day', until }],
      until,
    });
  });
});
