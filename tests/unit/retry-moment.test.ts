import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type CallPolicy, callPolicy } from '../../shared/domain/call-policy.ts';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import type { DialRules } from '../../shared/domain/dial-rules.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { retryMoment } from '../../shared/domain/retry-moment.ts';
import { RETRIED_CODES, type RetriedCode } from '../../shared/domain/retry-plan.ts';
import { openDaily, openOn } from '../support/call-windows.ts';
import { aLead, aNumber, anOtherCall, aPlacedCall } from '../support/lead-builders.ts';

const LOOSE = {
  maxAttemptsPerDay: 60,
  rollingCaps: [],
  minGapMinutes: 0,
  dropLockoutHours: 0,
  avoidSameHourWithinHours: 0,
  dayParts: [],
  callWindows: openDaily('09:00-20:00'),
} as const satisfies Partial<DialRules>;

/** A moment of 2026 by the clock of New York, in winter time unless told otherwise. */
const at = (monthAndDay: string, time: string, offset = '-05:00') =>
  Temporal.Instant.from(`2026-${monthAndDay}T${time}${offset}`);
const MONDAY_NOON = at('01-05', '12:00');

function aPolicyWith(rules: Partial<DialRules>, isHoliday: (date: string) => boolean = () => false): CallPolicy {
  const inForce = { rules: { ...STAGE_DEFAULTS.prospecting, version: 1, ...LOOSE, ...rules }, sources: new Map() };
  const calendar = { isHoliday: (_country: string, _region: string | undefined, date: string) => isHoliday(date) };
  return callPolicy(inForce, { tier: 1, campaignId: 'campaign-1' }, calendar);
}

interface Asked {
  readonly code?: RetriedCode;
  readonly minutes: number;
  readonly clock?: 'wall' | 'callable';
  readonly lead?: Lead;
  readonly policy?: CallPolicy;
  readonly now?: Temporal.Instant;
}

function asked({ code = 'busy', minutes, clock = 'wall', lead = aLead(), policy, now = MONDAY_NOON }: Asked) {
  const plan = { kind: 'again', delayMinutes: minutes, clock, next: 'same-number' } as const;
  return retryMoment(lead, code, plan, { kind: 'approach' }, policy ?? aPolicyWith({}), now);
}

describe('a delay in all hours', () => {
  it('runs on while nobody may be called', () => {
    expect(asked({ minutes: 600 })).toEqual(at('01-05', '22:00'));
  });
});

describe('a delay in open hours', () => {
  const open = (minutes: number, more: Omit<Asked, 'minutes' | 'clock'> = {}) =>
    asked({ minutes, clock: 'callable', ...more });

  it('runs like any other within one opening, to its end', () => {
    expect(open(240)).toEqual(at('01-05', '16:00'));
    expect(open(480)).toEqual(at('01-05', '20:00'));
  });

  it('stands still over night', () => {
    expect(open(481)).toEqual(at('01-06', '09:01'));
    expect(open(600)).toEqual(at('01-06', '11:00'));
  });

  it('stands still over a weekend', () => {
    const policy = aPolicyWith({ callWindows: openOn({ friday: '09:00-18:00', monday: '09:00-18:00' }) });

    expect(open(120, { policy, now: at('01-09', '17:00') })).toEqual(at('01-12', '10:00'));
  });

  it('stands still on a holiday and on a closed date', () => {
    const now = at('01-05', '19:00');

    expect(open(120, { policy: aPolicyWith({}, (date) => date === '2026-01-06'), now })).toEqual(at('01-07', '10:00'));
    expect(open(120, { policy: aPolicyWith({ closedDates: [{ date: '2026-01-06' }] }), now })).toEqual(
      at('01-07', '10:00'),
    );
  });

  it('begins with the next opening when it begins outside', () => {
    expect(open(30, { now: at('01-05', '22:00') })).toEqual(at('01-06', '09:30'));
    expect(open(0, { now: at('01-05', '22:00') })).toEqual(at('01-06', '09:00'));
  });

  it('counts the three hours that a night of four has when clocks are set forward', () => {
    const policy = aPolicyWith({ callWindows: openDaily('00:00-04:00') });
    const now = at('03-08', '00:00');

    expect(open(180, { policy, now })).toEqual(at('03-08', '04:00', '-04:00'));
    expect(open(240, { policy, now })).toEqual(at('03-09', '01:00', '-04:00'));
  });

  it('counts the five hours that a night of four has when clocks are set back', () => {
    const policy = aPolicyWith({ callWindows: openDaily('00:00-04:00') });
    const now = at('11-01', '00:00', '-04:00');

    expect(open(300, { policy, now })).toEqual(at('11-01', '04:00'));
    expect(open(301, { policy, now })).toEqual(at('11-02', '00:01'));
  });

  it('counts in the hours of the number that is dialled next, presets included', () => {
    const losAngeles = { key: 'US-CA', country: 'US', region: 'CA', zones: ['America/Los_Angeles'] };
    const lead = aLead({ numbers: [aNumber(), aNumber({ key: 'number-2', area: losAngeles })], numberIndex: 1 });
    const policy = aPolicyWith({ callWindows: openDaily('06:00-20:00'), compliancePresets: ['us-california'] });

    expect(open(30, { lead, policy, now: at('01-05', '10:00') })).toEqual(at('01-05', '09:30', '-08:00'));
  });

  it('counts all hours where there never is an opening, and after the last one that is known', () => {
    const onlyToday = aPolicyWith({}, (date) => date > '2026-01-05');

    expect(open(30, { policy: aPolicyWith({ callWindows: openOn({}) }) })).toEqual(at('01-05', '12:30'));
    expect(open(500, { policy: onlyToday })).toEqual(at('01-05', '20:20'));
  });

  it('counts on over hundreds of openings', () => {
    const policy = aPolicyWith({ callWindows: openDaily('09:00-10:00') });

    expect(open(364 * 60 + 30, { policy, now: at('01-05', '08:00') })).toEqual(
      Temporal.Instant.from('2027-01-04T09:30-05:00'),
    );
  });
});

describe('a delay in hours so short that it takes more than a thousand openings', () => {
  it('goes on in all hours from the end of the thousandth, 999 days after the first', () => {
    const policy = aPolicyWith({ callWindows: openDaily('09:00-09:01') });
    const now = at('01-05', '08:00');

    expect(asked({ minutes: 1_500, clock: 'callable', policy, now })).toEqual(
      Temporal.Instant.from('2028-09-30T17:21-04:00'),
    );
  });
});

/** A lead that was called at these moments of its cycle and answered none of them. */
function tried(...moments: readonly Temporal.Instant[]): Lead {
  return aLead({
    cycleStartedAt: at('01-01', '00:00'),
    recentCalls: moments.map((moment, index) => aPlacedCall({ at: moment, attemptNumber: index + 1 })),
  });
}

describe('another time of day', () => {
  const avoiding = (hours: number) =>
    aPolicyWith({ callWindows: openDaily('00:00-24:00'), avoidSameHourWithinHours: hours });
  const wanted = (hours: number, lead: Lead, policy = avoiding(2)) =>
    asked({ code: 'no-answer', minutes: hours * 60, lead, policy });

  it.each([
    ['24 h later is the same time: two hours are added', 24, at('01-06', '14:00')],
    ['23 h later is an hour before: it is passed by on the way', 23, at('01-06', '14:00')],
    ['25 h later is an hour after', 25, at('01-06', '14:00')],
    ['22 h later is two hours before, which is far enough', 22, at('01-06', '10:00')],
    ['26 h later is two hours after, which is far enough', 26, at('01-06', '14:00')],
    ['12 h later is as far as it can be', 12, at('01-06', '00:00')],
  ])('is at least two hours from that of the call at noon: %s', (_, hours, moment) => {
    expect(wanted(hours, tried(MONDAY_NOON))).toEqual(moment);
  });

  it('is as far over midnight, whichever way round the clock', () => {
    const lateLast = asked({
      code: 'no-answer',
      minutes: 60,
      lead: tried(at('01-05', '23:30')),
      policy: avoiding(2),
      now: at('01-05', '23:30'),
    });
    const earlyLast = asked({
      code: 'no-answer',
      minutes: 23 * 60,
      lead: tried(at('01-05', '00:30')),
      policy: avoiding(2),
      now: at('01-05', '00:30'),
    });

    expect([lateLast, earlyLast]).toEqual([at('01-06', '01:30'), at('01-06', '02:30')]);
  });

  it('keeps away from the latest call only, which leaves it room', () => {
    expect(wanted(22, tried(at('01-05', '10:00'), MONDAY_NOON))).toEqual(at('01-06', '10:00'));
  });

  it('does not matter where nobody minds', () => {
    expect(wanted(24, tried(MONDAY_NOON), avoiding(0))).toEqual(at('01-06', '12:00'));
  });

  it('does not matter to calls that came to a conversation or belong to another cycle', () => {
    const talked = aLead({
      recentCalls: [aPlacedCall({ at: MONDAY_NOON, conversationEndedAt: MONDAY_NOON })],
    });
    const before = { ...tried(MONDAY_NOON), cycleStartedAt: MONDAY_NOON.add({ milliseconds: 1 }) };
    const withIt = { ...tried(MONDAY_NOON), cycleStartedAt: MONDAY_NOON };

    expect([wanted(24, talked), wanted(24, before), wanted(24, withIt)]).toEqual([
      at('01-06', '12:00'),
      at('01-06', '12:00'),
      at('01-06', '14:00'),
    ]);
  });

  it('is that of where the number is that is dialled next', () => {
    const denver = { key: 'US-CO', country: 'US', zones: ['America/Denver'] };
    const lead = { ...tried(at('01-05', '09:00'), MONDAY_NOON), numbers: [aNumber({ area: denver })] };
    const policy = aPolicyWith({
      callWindows: openDaily('00:00-24:00'),
      dayParts: [
        { start: '07:00', end: '08:00' },
        { start: '10:00', end: '11:00' },
        { start: '12:00', end: '13:00' },
      ],
    });

    expect(asked({ code: 'no-answer', minutes: 18 * 60, lead, policy })).toEqual(at('01-06', '12:00', '-07:00'));
  });

  it('is looked for after those outcomes only that say that nobody was there', () => {
    const lead = tried(MONDAY_NOON);
    const moved = RETRIED_CODES.filter(
      (code) => !asked({ code, minutes: 24 * 60, lead, policy: avoiding(2) }).equals(at('01-06', '12:00')),
    );

    expect(moved).toEqual(['no-answer', 'voicemail', 'declined']);
  });
});

describe('the parts of the day', () => {
  const dayParts = [
    { start: '09:00', end: '12:00' },
    { start: '12:00', end: '16:00' },
    { start: '16:00', end: '20:00' },
  ];
  const policy = aPolicyWith({ dayParts });
  const spread = (hours: number, lead: Lead, by = policy) =>
    asked({ code: 'voicemail', minutes: hours * 60, lead, policy: by });

  it('that were tried least come first', () => {
    expect(spread(22, tried(at('01-05', '10:00'), MONDAY_NOON))).toEqual(at('01-06', '16:00'));
    expect(spread(28, tried(at('01-05', '10:00'), MONDAY_NOON))).toEqual(at('01-06', '16:00'));
    expect(spread(31.9, tried(at('01-05', '10:00'), MONDAY_NOON))).toEqual(at('01-06', '19:54'));
  });

  it('tried equally often are equally good: the next one is taken', () => {
    expect(spread(21, tried(at('01-05', '10:00')))).toEqual(at('01-06', '12:00'));
    expect(spread(29, tried(at('01-05', '10:00')))).toEqual(at('01-06', '17:00'));
    expect(spread(22, tried(at('01-04', '17:00'), at('01-05', '10:00'), MONDAY_NOON))).toEqual(at('01-06', '10:00'));
  });

  it('are told apart by their half-open ends', () => {
    expect(spread(24, tried(at('01-05', '11:59')))).toEqual(at('01-06', '12:00'));
    expect(spread(21, tried(at('01-05', '12:00')))).toEqual(at('01-06', '09:00'));
  });

  it('do not matter to a lead that was not tried in vain in this cycle', () => {
    expect(spread(9, tried(), aPolicyWith({ dayParts, callWindows: openDaily('00:00-24:00') }))).toEqual(
      at('01-05', '21:00'),
    );
  });

  it('do not count a call outside all of them', () => {
    const longer = aPolicyWith({ dayParts, callWindows: openDaily('08:00-22:00') });

    expect(spread(22, tried(at('01-04', '21:00')), longer)).toEqual(at('01-06', '10:00'));
    expect(spread(9.5, tried(at('01-04', '21:00')), longer)).toEqual(at('01-06', '09:00'));
  });

  it('may run over midnight', () => {
    const nights = aPolicyWith({
      callWindows: openDaily('00:00-24:00'),
      dayParts: [
        { start: '20:00', end: '02:00' },
        { start: '09:00', end: '12:00' },
      ],
    });

    expect(spread(3, tried(at('01-05', '10:00')), nights)).toEqual(at('01-05', '20:00'));
    expect(spread(13, tried(at('01-05', '10:00')), nights)).toEqual(at('01-06', '01:00'));
    expect(spread(3, tried(at('01-05', '01:00')), nights)).toEqual(at('01-06', '09:00'));
  });

  it('and another time of day are wished for together', () => {
    const both = aPolicyWith({ dayParts, avoidSameHourWithinHours: 5 });

    expect(spread(21, tried(MONDAY_NOON), both)).toEqual(at('01-06', '17:00'));
    expect(spread(24, tried(at('01-05', '10:00'), at('01-05', '14:00')), both)).toEqual(at('01-06', '19:00'));
  });
});

describe('a wish for the time of day', () => {
  const evening = [{ start: '18:30', end: '20:00' }];

  it('leaves the moment as it was wanted where the rules move it to a good time by themselves', () => {
    const policy = aPolicyWith({ avoidSameHourWithinHours: 2 });

    expect(asked({ code: 'no-answer', minutes: 600, lead: tried(MONDAY_NOON), policy })).toEqual(at('01-05', '22:00'));
  });

  it('begins where the rules allow a call', () => {
    const policy = aPolicyWith({ avoidSameHourWithinHours: 2 });

    expect(asked({ code: 'no-answer', minutes: 600, lead: tried(at('01-05', '09:30')), policy })).toEqual(
      at('01-06', '11:30'),
    );
  });

  it('gives way where the hours never leave such a moment', () => {
    const policy = aPolicyWith({ callWindows: openDaily('09:00-18:00'), dayParts: evening });

    expect(asked({ code: 'no-answer', minutes: 240, lead: tried(MONDAY_NOON), policy })).toEqual(at('01-05', '16:00'));
  });

  it('gives way when such a moment is more than three days off', () => {
    const fridays = (start: string) =>
      aPolicyWith({ callWindows: openOn({ friday: '16:29-23:00' }), dayParts: [{ start, end: '20:00' }] });
    const wanted = (start: string) =>
      asked({ code: 'no-answer', minutes: 28.5 * 60, lead: tried(MONDAY_NOON), policy: fridays(start) });

    expect([wanted('16:30'), wanted('16:31')]).toEqual([at('01-09', '16:30'), at('01-06', '16:30')]);
  });

  it('gives way when the call is never allowed', () => {
    const policy = aPolicyWith({ avoidSameHourWithinHours: 2, dialMode: 'manual' });

    expect(asked({ code: 'no-answer', minutes: 24 * 60, lead: tried(MONDAY_NOON), policy })).toEqual(
      at('01-06', '12:00'),
    );
  });

  it('takes calls by hand for attempts, too', () => {
    const policy = aPolicyWith({ avoidSameHourWithinHours: 2 });
    const lead = { ...tried(), recentCalls: [anOtherCall({ at: MONDAY_NOON })] };

    expect(asked({ code: 'declined', minutes: 24 * 60, lead, policy })).toEqual(at('01-06', '14:00'));
  });
});
