import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import type { Programme, TouchTrigger } from '../../shared/domain/dial-rules.ts';
import type { CallPurpose, Lead, PastTouch } from '../../shared/domain/lead.ts';
import { withTouch } from '../../shared/domain/past-touches.ts';
import { chosenTouch, isUntouched, nextTouch, touchPurpose, touchStillFits } from '../../shared/domain/programme.ts';
import { noTouchWords } from '../../shared/domain/touch-reason-words.ts';
import { coolDownDays } from '../../shared/domain/touch-rest.ts';
import { containing } from '../support/containing.ts';
import { aLead, aPlacedCall, NOON } from '../support/lead-builders.ts';

const { programmes } = STAGE_DEFAULTS['account-care'];
const inDays = (days: number) => NOON.add({ hours: days * 24 });
const boughtDaysAgo = (days: number) => ({ count: 1, total: 80, lastAt: inDays(-days) });
const aCustomer = (fields: Partial<Lead> = {}) =>
  aLead({ stage: 'account-care', purchases: boughtDaysAgo(0), touches: 4, placed: 7, ...fields });
const aProgramme = (trigger: TouchTrigger, fields: Partial<Programme> = {}): Programme => ({
  id: 'p',
  trigger,
  skipIfBoughtWithinDays: 0,
  ...fields,
});
const MONTHLY: TouchTrigger = { kind: 'every', days: 30 };
const RENEWAL: TouchTrigger = { kind: 'contract-end', daysBefore: [60, 30, 7], attribute: 'contract_end' };
const aTouched = (fields: Partial<PastTouch> = {}): PastTouch => ({
  programme: 'p',
  at: NOON,
  plannedAt: NOON,
  anchor: '2026-01-05',
  ...fields,
});

/** The date that is wanted, or why there is none. */
function told(customer: Lead, programme: Programme, now = NOON): string {
  const next = nextTouch(customer, programme, now);
  if (next.kind === 'none') return noTouchWords(next.why);
  const { step, wantedAt } = next.touch;
  return [...(step === undefined ? [] : [step]), wantedAt.toZonedDateTimeISO('America/New_York').toPlainDate()].join(
    ' ',
  );
}

describe('the next touch of a programme', () => {
  it('says what it is, when, and why', () => {
    const sold = aCustomer({ customerSince: NOON });
    const programme = aProgramme({ kind: 'after-sale', days: 7 }, { id: 'welcome', script: 'hello' });

    expect(nextTouch(sold, programme, NOON)).toEqual({
      kind: 'touch',
      touch: {
        programme: 'welcome',
        goal: 'welcome',
        touch: 5,
        anchor: '2026-01-05',
        plannedAt: inDays(7),
        wantedAt: inDays(7),
        delayDays: 3,
        because: { origin: { kind: 'days-after', days: 7, from: 'sale', of: '2026-01-05' } },
      },
    });
  });

  it('is none while a condition does not hold, and names it', () => {
    const programme = aProgramme(MONTHLY, {
      conditions: [
        { kind: 'orders-at-least', value: 1 },
        { kind: 'attribute-is', attribute: 'plan', value: 'gold' },
      ],
    });

    expect(told(aCustomer(), programme)).toBe('its condition does not hold: plan is gold');
    expect(told(aCustomer({ attributes: { plan: 'gold' } }), programme)).toBe('2026-02-04');
  });

  it('comes once for each date, counted from the purchase and not from the last call', () => {
    const touched = aCustomer({
      purchases: boughtDaysAgo(33),
      pastTouches: [aTouched({ at: inDays(0), plannedAt: inDays(-3), anchor: '2025-12-03' })],
    });

    expect(told(touched, aProgramme(MONTHLY))).toBe('2026-02-01');
  });

  it('is not held back by a touch of an earlier purchase', () => {
    const touched = aCustomer({
      purchases: boughtDaysAgo(10),
      pastTouches: [aTouched({ at: inDays(-12), plannedAt: inDays(-12), anchor: '2025-11-24' })],
    });

    expect(told(touched, aProgramme({ kind: 'after-purchase', days: 12 }))).toBe('2026-01-07');
  });

  it('has no further date when all were used', () => {
    const touched = aCustomer({ pastTouches: [aTouched({ plannedAt: inDays(12) })] });

    expect(told(touched, aProgramme({ kind: 'after-purchase', days: 12 }), inDays(13))).toBe(
      'all its dates were used or have passed',
    );
  });

  it('is made now when its date was missed and the following one has not come', () => {
    const customer = aCustomer({ attributes: { contract_end: '2026-02-20' } });

    expect(nextTouch(customer, aProgramme(RENEWAL), NOON)).toEqual({
      kind: 'touch',
      touch: containing({
        step: '-60',
        wantedAt: NOON,
        plannedAt: Temporal.Instant.from('2025-12-22T05:00:00Z'),
        because: {
          origin: { kind: 'before-contract-end', days: 60, ends: '2026-02-20' },
          shift: { kind: 'made-up', from: '2025-12-22', to: '2026-01-05' },
        },
      }),
    });
    expect(told(aCustomer({ attributes: { contract_end: '2026-02-03' } }), aProgramme(RENEWAL))).toBe('-30 2026-01-05');
    expect(told(aCustomer({ attributes: { contract_end: '2026-01-05' } }), aProgramme(RENEWAL))).toBe('-7 2026-01-05');
  });

  it('is none when the last date is over', () => {
    expect(told(aCustomer({ attributes: { contract_end: '2026-01-04' } }), aProgramme(RENEWAL))).toBe(
      'the touch of 2025-12-28 is left out: its time is over',
    );
    expect(told(aCustomer({ purchases: boughtDaysAgo(42) }), aProgramme({ kind: 'after-purchase', days: 12 }))).toBe(
      'the touch of 2025-12-06 is left out: its time is over',
    );
    expect(told(aCustomer({ purchases: boughtDaysAgo(41) }), aProgramme({ kind: 'after-purchase', days: 12 }))).toBe(
      '2026-01-05',
    );
  });
});

describe('the cool-down of a programme', () => {
  const weekly = aProgramme({ kind: 'every', days: 7 }, { coolDownDays: 10 });

  it('counts from the last touch of any programme, and moves the date', () => {
    const touched = aCustomer({ pastTouches: [aTouched({ programme: 'other' })] });

    expect(nextTouch(touched, aProgramme(MONTHLY, { coolDownDays: 40 }), NOON)).toEqual({
      kind: 'touch',
      touch: containing({
        plannedAt: inDays(30),
        wantedAt: inDays(40),
        delayDays: 40,
        because: {
          origin: { kind: 'days-after', days: 30, from: 'purchase', of: '2026-01-05' },
          shift: {
            kind: 'moved',
            from: '2026-02-04',
            to: '2026-02-14',
            by: [{ kind: 'rest', days: 40, after: 'touch', of: '2026-01-05' }],
          },
        },
      }),
    });
  });

  it('leaves a date out whose successor comes before the rest is over', () => {
    expect(told(aCustomer({ pastTouches: [aTouched({ programme: 'other', at: inDays(5) })] }), weekly)).toBe(
      '2026-01-20',
    );
  });

  it('counts from a conversation of account care, not from one of another stage', () => {
    const talked = (stage: Lead['stage']) =>
      aCustomer({ recentCalls: [aPlacedCall({ stage, conversationEndedAt: NOON })] });

    expect(told(talked('account-care'), aProgramme(MONTHLY, { coolDownDays: 31 }))).toBe('2026-02-05');
    expect(told(talked('selling'), aProgramme(MONTHLY, { coolDownDays: 31 }))).toBe('2026-02-04');
  });

  it('does not count from a touch that was left out', () => {
    const skipped = aTouched({ programme: 'other', at: inDays(5), skipped: 'bought-recently' });

    expect(told(aCustomer({ pastTouches: [skipped] }), weekly)).toBe('2026-01-12');
  });

  it('counts from the contact that a list told of until Tierline called', () => {
    const contacted = { lastCalledAt: inDays(-1), purchases: boughtDaysAgo(12) };
    const programme = aProgramme({ kind: 'after-purchase', days: 12 }, { coolDownDays: 5 });

    expect(told(aCustomer({ ...contacted, placed: 0 }), programme)).toBe('2026-01-09');
    expect(told(aCustomer(contacted), programme)).toBe('2026-01-05');
  });

  it('is longer by half than the usual delay for a customer who needs nothing now', () => {
    const talked = {
      lastOutcome: 'no-need-now',
      recentCalls: [aPlacedCall({ stage: 'account-care', conversationEndedAt: NOON })],
    } as const;

    expect(told(aCustomer(talked), aProgramme(MONTHLY))).toBe('2026-02-19');
    expect(told(aCustomer(talked), aProgramme({ kind: 'every', days: 7 }))).toBe('2026-01-16');
    expect(told(aCustomer(talked), aProgramme({ kind: 'after-purchase', days: 9 }))).toBe('2026-01-14');
  });

  it.each([
    [{ kind: 'every', days: 30 }, 7],
    [{ kind: 'every', days: 9 }, 4],
    [{ kind: 'after-sale', days: 1 }, 0],
    [{ kind: 'after-silence', days: 90, againDays: 8 }, 4],
    [{ kind: 'contract-end', daysBefore: [60, 30, 24], attribute: 'a' }, 3],
    [{ kind: 'contract-end', daysBefore: [60], attribute: 'a' }, 7],
    [{ kind: 'after-case', hours: 72 }, 1],
    [{ kind: 'after-case', days: 20 }, 7],
    [{ kind: 'on-date', attribute: 'a' }, 7],
    [{ kind: 'order-interval', times: [1], atLeastOrders: 2 }, 7],
  ] as const)('is by itself for %j %s days', (trigger, days) => {
    expect(coolDownDays(aProgramme(trigger))).toBe(days);
  });
});

describe('the cap of a quarter', () => {
  const capped = aProgramme(MONTHLY, { maxPerQuarter: 2, coolDownDays: 0 });
  const touchedOn = (...days: readonly number[]) =>
    days.map((days, index) => aTouched({ programme: `other-${index}`, at: inDays(days) }));

  it('counts the touches of all programmes, and moves the date to the next quarter', () => {
    expect(told(aCustomer({ pastTouches: touchedOn(1) }), capped)).toBe('2026-02-04');
    expect(told(aCustomer({ pastTouches: touchedOn(-6, 1) }), capped)).toBe('2026-02-04');
    expect(nextTouch(aCustomer({ pastTouches: touchedOn(1, 2) }), capped, NOON)).toEqual({
      kind: 'touch',
      touch: containing({
        plannedAt: inDays(60),
        wantedAt: Temporal.Instant.from('2026-04-01T04:00:00Z'),
        because: {
          origin: { kind: 'days-after', days: 60, from: 'purchase', of: '2026-01-05' },
          shift: { kind: 'moved', from: '2026-03-06', to: '2026-04-01', by: [{ kind: 'full-quarter', most: 2 }] },
        },
      }),
    });
  });

  it('leaves a date out whose time is over before the next quarter', () => {
    const customer = aCustomer({ pastTouches: touchedOn(1, 2), attributes: { contract_end: '2026-03-20' } });

    expect(told(customer, aProgramme(RENEWAL, { maxPerQuarter: 2 }))).toBe(
      'the touch of 2026-03-13 is left out: the quarter has its 2 touches hold it back until its time is over',
    );
  });

  it('is of the calendar where the customer is', () => {
    const atNewYear = [aTouched({ at: Temporal.Instant.from('2026-01-01T04:30:00Z') })];

    expect(told(aCustomer({ pastTouches: atNewYear }), { ...capped, maxPerQuarter: 1 })).toBe('2026-02-04');
  });
});

describe('a programme that ends', () => {
  const renewal = aProgramme(RENEWAL, { exitOn: ['purchase', 'objection', 'complaint'] });
  const attributes = { contract_end: '2026-02-20' };

  it.each([
    ['purchase', { purchases: boughtDaysAgo(3) }],
    ['objection', { lastObjectionAt: inDays(-3) }],
    ['complaint', { lastComplaintAt: inDays(-3) }],
  ] as const)('by a %s after its first date has no further one for this contract', (by, fields) => {
    const customer = aCustomer({ attributes, purchases: boughtDaysAgo(90), ...fields });

    expect(told(customer, renewal)).toBe(`it ended by the ${by} of 2026-01-02`);
    expect(told(customer, { ...renewal, exitOn: [] })).toBe('-60 2026-01-05');
    expect(told({ ...customer, attributes: { contract_end: '2027-02-20' } }, renewal)).toBe('-60 2026-12-22');
  });

  it('by an objection begins anew with the next purchase', () => {
    const monthly = aProgramme(MONTHLY, { exitOn: ['objection'] });

    expect(told(aCustomer({ lastObjectionAt: inDays(1) }), monthly)).toBe('it ended by the objection of 2026-01-06');
    expect(told(aCustomer({ lastObjectionAt: inDays(-1) }), monthly)).toBe('2026-02-04');
  });
});

describe('a date shortly after a purchase', () => {
  it('is left out, the following one is not', () => {
    const customer = aCustomer({ purchases: boughtDaysAgo(1), attributes: { contract_end: '2026-02-20' } });

    expect(told(customer, aProgramme(RENEWAL, { skipIfBoughtWithinDays: 14 }))).toBe('-30 2026-01-21');
    expect(told(customer, aProgramme(RENEWAL, { skipIfBoughtWithinDays: 60 }))).toBe(
      'the touch of 2026-02-13 is left out, because the customer bought within 60 days of it',
    );
  });
});

describe('the choice among programmes', () => {
  const early = aProgramme({ kind: 'after-purchase', days: 10 }, { id: 'early' });
  const late = aProgramme({ kind: 'after-purchase', days: 11 }, { id: 'late', priority: 9 });
  const chosenId = (list: readonly Programme[], customer = aCustomer()) => {
    const chosen = chosenTouch(customer, list, NOON);
    return chosen.kind === 'touch'
      ? chosen.touch.programme
      : chosen.why.map(({ programme, why }) => `${programme}: ${noTouchWords(why)}`);
  };

  it('takes the soonest by day, then the highest priority, then the first in the list', () => {
    const sameDay = { ...early, id: 'same-day' };

    expect(chosenId([late, early])).toBe('early');
    expect(chosenId([sameDay, early])).toBe('same-day');
    expect(chosenId([sameDay, { ...early, priority: 6 }])).toBe('early');
    expect(chosenId([sameDay, { ...early, priority: 4 }])).toBe('same-day');
  });

  it('keeps what the others would do', () => {
    expect(chosenTouch(aCustomer(), [late, early], NOON)).toEqual(
      containing({ others: [{ kind: 'touch', touch: { programme: 'late' } }] }),
    );
  });

  it('says of every programme why it has nothing', () => {
    expect(chosenId([aProgramme(RENEWAL), aProgramme({ kind: 'after-case', days: 1 }, { id: 'case' })])).toEqual([
      'p: contract_end holds no date',
      'case: no service case was closed',
    ]);
    expect(chosenId([])).toEqual([]);
  });

  it('leaves a silent customer to the programme of silence, to the day', () => {
    expect(chosenId(programmes, aCustomer({ purchases: boughtDaysAgo(59) }))).toBe('repeat');
    const touched = (days: number) =>
      aCustomer({
        purchases: boughtDaysAgo(days),
        pastTouches: [
          aTouched({
            programme: 'repeat',
            at: inDays(60 - days),
            plannedAt: inDays(60 - days),
            anchor: inDays(-days).toString().slice(0, 10),
          }),
        ],
      });
    expect(chosenId(programmes, touched(61))).toBe('win-back');
    expect(chosenId(programmes, touched(200))).toBe('win-back');
    const conditional = programmes.map((programme) =>
      programme.id === 'win-back'
        ? { ...programme, conditions: [{ kind: 'attribute-exists', attribute: 'vip' } as const] }
        : programme,
    );
    expect(chosenId(conditional, touched(61))).toBe('repeat');
  });
});

describe('a planned touch', () => {
  const purposeOf = (fields: Partial<Extract<CallPurpose, { kind: 'touch' }>> = {}): CallPurpose => ({
    kind: 'touch',
    programme: 'p',
    touch: 2,
    plannedAt: inDays(-1),
    anchor: '2025-12-05',
    delayDays: 7,
    ...fields,
  });
  const monthly = aProgramme(MONTHLY);
  const bought = aCustomer({ purchases: boughtDaysAgo(31) });
  const judged = (customer: Lead, purpose = purposeOf(), programme: Programme = monthly, now = NOON) => {
    const fit = touchStillFits(customer, purpose, [programme], now);
    return fit.kind === 'fits' ? fit.kind : fit.why;
  };

  it('carries its plan to the call', () => {
    const next = nextTouch(aCustomer({ attributes: { contract_end: '2026-03-20' } }), aProgramme(RENEWAL), NOON);

    expect(next.kind === 'touch' && touchPurpose(next.touch)).toEqual({
      kind: 'touch',
      programme: 'p',
      touch: 5,
      step: '-60',
      plannedAt: Temporal.Instant.from('2026-01-19T05:00:00Z'),
      anchor: '2026-03-20',
      goal: 'renewal',
      why: 'contract ends 2026-03-20, 60 days before',
      because: { origin: { kind: 'before-contract-end', days: 60, ends: '2026-03-20' } },
      delayDays: 7,
    });
  });

  it('fits while nothing has changed, also when its call is tried again', () => {
    expect(judged(bought)).toBe('fits');
    expect(judged({ ...bought, pastTouches: [aTouched({ plannedAt: inDays(-1), anchor: '2025-12-05' })] })).toBe(
      'fits',
    );
  });

  it('is the only kind of call that is left out', () => {
    expect(judged(bought, { kind: 'callback', agreedAt: NOON })).toBe('fits');
  });

  it('is left out when its programme is no longer in the rules', () => {
    expect(judged(bought, purposeOf({ programme: 'gone' }))).toBe('programme-gone');
  });

  it('is left out when a condition no longer holds', () => {
    const conditions = [{ kind: 'attribute-exists', attribute: 'plan' }] as const;

    expect(judged(bought, purposeOf(), { ...monthly, conditions })).toBe('conditions-not-met');
  });

  it('is left out when the customer bought meanwhile, or shortly before', () => {
    expect(judged(aCustomer({ purchases: boughtDaysAgo(2) }))).toBe('bought-recently');
    const case14 = aProgramme({ kind: 'after-case', days: 1 }, { skipIfBoughtWithinDays: 14 });
    const closed = { closedCases: [{ caseId: 'C-1', at: inDays(-2) }] };
    expect(judged(aCustomer({ ...closed, purchases: boughtDaysAgo(14) }), purposeOf({ anchor: 'C-1' }), case14)).toBe(
      'bought-recently',
    );
    expect(judged(aCustomer({ ...closed, purchases: boughtDaysAgo(15) }), purposeOf({ anchor: 'C-1' }), case14)).toBe(
      'fits',
    );
  });

  it('is left out when the date of its contract changed or is gone', () => {
    const purpose = purposeOf({
      plannedAt: Temporal.Instant.from('2026-01-05T05:00:00Z'),
      anchor: '2026-02-04',
      step: '-30',
    });
    const fitOf = (attributes: Lead['attributes'], now = NOON) =>
      judged(aCustomer({ attributes }), purpose, aProgramme(RENEWAL), now);

    expect(fitOf({ contract_end: '2026-02-04' })).toBe('fits');
    expect(fitOf({ contract_end: '2026-02-05' })).toBe('date-changed');
    expect(fitOf({})).toBe('date-changed');
    expect(fitOf({ contract_end: '2026-02-04' }, inDays(22.5))).toBe('next-date-came');
  });

  it('is left out when its following date has come, and when its time is over', () => {
    expect(judged(bought, purposeOf(), monthly, inDays(28.75))).toBe('fits');
    expect(judged(bought, purposeOf(), monthly, inDays(29))).toBe('next-date-came');
    const once = aProgramme({ kind: 'after-purchase', days: 30 });
    expect(judged(bought, purposeOf(), once, inDays(28.75))).toBe('fits');
    expect(judged(bought, purposeOf(), once, inDays(29))).toBe('next-date-came');
  });

  it.each(['objection', 'complaint'] as const)('is left out when its programme ended by a %s', (by) => {
    const fields = by === 'objection' ? { lastObjectionAt: NOON } : { lastComplaintAt: NOON };

    expect(judged({ ...bought, ...fields }, purposeOf(), { ...monthly, exitOn: [by] })).toBe(`ended-by-${by}`);
  });

  it('of old, which names no anchor, is left out only by a purchase, its conditions or its programme', () => {
    const old: CallPurpose = { kind: 'touch', programme: 'p', touch: 2, plannedAt: inDays(-80), delayDays: 30 };

    expect(judged(bought, old)).toBe('fits');
    expect(judged(bought, old, { ...monthly, skipIfBoughtWithinDays: 14 })).toBe('bought-recently');
  });

  it('counted from a moment fits until the customer buys', () => {
    const start = inDays(-31);
    const purpose = purposeOf({ anchor: start.toString() });
    const contacted = aCustomer({
      purchases: { count: 0, total: 0 },
      lastCalledAt: inDays(-2),
      cycleStartedAt: inDays(-2),
    });

    expect(judged(contacted, purpose)).toBe('fits');
    expect(judged({ ...contacted, purchases: boughtDaysAgo(3) }, purpose)).toBe('bought-recently');
  });

  it('is untouched until it is called or left out', () => {
    const purpose = { kind: 'touch', programme: 'p', touch: 2, plannedAt: NOON, delayDays: 30 } as const;

    expect(isUntouched(aCustomer(), purpose)).toBe(true);
    expect(isUntouched(aCustomer({ pastTouches: [aTouched({ plannedAt: inDays(1) })] }), purpose)).toBe(true);
    expect(isUntouched(aCustomer({ pastTouches: [aTouched({ programme: 'q' })] }), purpose)).toBe(true);
    expect(isUntouched(aCustomer({ pastTouches: [aTouched()] }), purpose)).toBe(false);
  });
});

describe('the example of docs/programmes.md', () => {
  const day = (date: string, time = '12:00') =>
    Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('America/New_York').toInstant();
  const orders = ['2025-12-11', '2026-01-21', '2026-03-03'].map((date) => ({ at: day(date), value: 80 }));
  const interval = aProgramme({ kind: 'order-interval', times: [1, 1.5, 2], atLeastOrders: 3 }, { id: 'interval' });
  const contract = aProgramme(RENEWAL, { id: 'contract', coolDownDays: 10, exitOn: ['purchase', 'complaint'] });

  it('is called on the days that it shows', () => {
    let customer = aCustomer({
      purchases: { count: 3, total: 240, lastAt: day('2026-03-03'), recent: orders },
      attributes: { contract_end: '2026-06-30' },
    });
    const said: string[] = [];
    for (const calledOn of ['2026-04-13', '2026-05-01', '2026-05-08', '2026-05-26', '2026-06-05', '2026-06-23']) {
      const at = day(calledOn, '12:30');
      const chosen = chosenTouch(customer, [interval, contract], at);
      if (chosen.kind !== 'touch') throw new Error(JSON.stringify(chosen.why));
      const { step, wantedAt } = chosen.touch;
      const wanted = wantedAt.toZonedDateTimeISO('America/New_York').toPlainDate().toString();
      said.push(`${step} wanted ${wanted}`);
      customer = { ...customer, pastTouches: withTouch(customer, touchPurpose(chosen.touch), at) };
    }

    expect(said).toEqual([
      'x1 wanted 2026-04-13',
      '-60 wanted 2026-05-01',
      'x1.5 wanted 2026-05-08',
      'x2 wanted 2026-05-26',
      '-30 wanted 2026-06-05',
      '-7 wanted 2026-06-23',
    ]);
  });
});
