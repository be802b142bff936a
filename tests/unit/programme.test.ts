import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import type { Programme } from '../../shared/domain/dial-rules.ts';
import type { CallPurpose, Lead } from '../../shared/domain/lead.ts';
import { nextTouch, type TouchOccasion, touchPurpose, touchStillFits } from '../../shared/domain/programme.ts';
import { containing } from '../support/containing.ts';
import { aLead, NOON } from '../support/lead-builders.ts';

const { programmes } = STAGE_DEFAULTS['account-care'];
const [welcome, repeat, winBack] = programmes;
const daysAhead = (days: number, from = NOON) => from.add({ hours: days * 24 });
const boughtDaysAgo = (days: number) => ({ count: 1, total: 80, lastAt: daysAhead(-days) });
const aCustomer = (fields: Partial<Lead> = {}) =>
  aLead({ stage: 'account-care', purchases: boughtDaysAgo(0), touches: 4, ...fields });
const occasion = (kind: TouchOccasion['kind'], at = NOON): TouchOccasion => ({ kind, at });

describe('the next touch', () => {
  it('after the sale that made a customer is the welcome', () => {
    expect(nextTouch(aCustomer({ touches: 0 }), programmes, occasion('sale'), NOON)).toEqual({
      programme: 'welcome',
      touch: 1,
      plannedAt: daysAhead(7),
      delayDays: 7,
      why: 'welcome: 7 days after the sale',
    });
  });

  it.each([
    ['conversation', 'repeat: 30 days after the last talk'],
    ['cycle-spent', 'repeat: 30 days after the last attempt to reach the customer'],
  ] as const)('after a %s is the repeat', (kind, why) => {
    expect(nextTouch(aCustomer(), programmes, occasion(kind), NOON)).toEqual({
      programme: 'repeat',
      touch: 5,
      plannedAt: daysAhead(30),
      delayDays: 30,
      why,
    });
  });

  it('comes half as late again for a customer who needs nothing now', () => {
    expect(nextTouch(aCustomer({ lastOutcome: 'no-need-now' }), programmes, occasion('conversation'), NOON)).toEqual(
      containing({
        plannedAt: daysAhead(45),
        delayDays: 45,
      }),
    );
    expect(nextTouch(aCustomer({ lastOutcome: 'no-need-now' }), programmes, occasion('cycle-spent'), NOON)).toEqual(
      containing({
        delayDays: 30,
      }),
    );
  });

  it('is a win-back when the last purchase will by then lie 90 days back, to the day', () => {
    expect(nextTouch(aCustomer({ purchases: boughtDaysAgo(59) }), programmes, occasion('conversation'), NOON)).toEqual(
      containing({ programme: 'repeat' }),
    );
    expect(nextTouch(aCustomer({ purchases: boughtDaysAgo(60) }), programmes, occasion('conversation'), NOON)).toEqual({
      programme: 'win-back',
      touch: 5,
      plannedAt: daysAhead(30),
      delayDays: 30,
      why: 'win-back: no purchase for 90 days',
    });
  });

  it('is at the same time of day in the zone of the number, over a change of clocks', () => {
    const sale = Temporal.Instant.from('2026-03-05T17:00:00Z');

    expect(nextTouch(aCustomer(), programmes, occasion('sale', sale), sale)?.plannedAt).toEqual(
      Temporal.Instant.from('2026-03-12T16:00:00Z'),
    );
  });

  it('is the soonest of several repeats', () => {
    const yearly = { id: 'yearly', trigger: { kind: 'every', days: 365 }, skipIfBoughtWithinDays: 0 } as const;

    expect(nextTouch(aCustomer(), [yearly, ...programmes], occasion('conversation'), NOON)?.programme).toBe('repeat');
  });

  it('is the soonest of each kind, wherever it stands in the list', () => {
    const every = (days: number): Programme => ({
      id: `every-${days}`,
      trigger: { kind: 'every', days },
      skipIfBoughtWithinDays: 0,
    });
    const silent = (days: number): Programme => ({
      id: `silent-${days}`,
      trigger: { kind: 'after-silence', days },
      skipIfBoughtWithinDays: 0,
    });
    const sold = (days: number): Programme => ({
      id: `sold-${days}`,
      trigger: { kind: 'after-sale', days },
      skipIfBoughtWithinDays: 0,
    });
    const several = [silent(95), every(40), sold(9), every(20), silent(80), sold(3), every(60), silent(99), sold(5)];
    const programmeAfter = (kind: TouchOccasion['kind'], purchasedDaysAgo: number) =>
      nextTouch(aCustomer({ purchases: boughtDaysAgo(purchasedDaysAgo) }), several, occasion(kind), NOON)?.programme;

    expect(programmeAfter('sale', 0)).toBe('sold-3');
    expect(programmeAfter('conversation', 0)).toBe('every-20');
    expect(programmeAfter('conversation', 60)).toBe('silent-80');
  });

  it('of a delay that cannot be stretched by half comes on the next whole day', () => {
    const weekly = [{ id: 'weekly', trigger: { kind: 'every', days: 7 }, skipIfBoughtWithinDays: 0 } as const];

    expect(nextTouch(aCustomer({ lastOutcome: 'no-need-now' }), weekly, occasion('conversation'), NOON)).toEqual(
      containing({ plannedAt: daysAhead(11), delayDays: 11 }),
    );
  });

  it('after a sale is the repeat where nobody is welcomed', () => {
    expect(nextTouch(aCustomer(), programmes.slice(1), occasion('sale'), NOON)).toEqual(
      containing({
        programme: 'repeat',
        plannedAt: daysAhead(30),
        why: 'repeat: 30 days after the sale',
      }),
    );
  });

  it('is the win-back by its own delay where nothing repeats', () => {
    expect(nextTouch(aCustomer(), programmes.slice(2), occasion('conversation'), NOON)).toEqual(
      containing({
        programme: 'win-back',
        plannedAt: Temporal.Instant.from('2026-04-05T16:00:00Z'),
        delayDays: 90,
      }),
    );
  });

  it('is none where no programme plans one', () => {
    expect(nextTouch(aCustomer(), [], occasion('conversation'), NOON)).toBeUndefined();
    expect(nextTouch(aCustomer(), programmes.slice(0, 1), occasion('cycle-spent'), NOON)).toBeUndefined();
  });
});

describe('the first touch of a customer loaded from a list', () => {
  it('is counted from the later of last purchase and last contact', () => {
    const lead = aCustomer({ purchases: boughtDaysAgo(20), lastCalledAt: daysAhead(-5) });

    expect(nextTouch(lead, programmes, occasion('loaded'), NOON)).toEqual(
      containing({
        programme: 'repeat',
        plannedAt: daysAhead(25),
        why: 'repeat: 30 days after the last contact known',
      }),
    );
  });

  it('is due at once when it is overdue, as a win-back when the last purchase is too old', () => {
    expect(nextTouch(aCustomer({ purchases: boughtDaysAgo(40) }), programmes, occasion('loaded'), NOON)).toEqual(
      containing({
        programme: 'repeat',
        plannedAt: NOON,
      }),
    );
    expect(nextTouch(aCustomer({ purchases: boughtDaysAgo(400) }), programmes, occasion('loaded'), NOON)).toEqual(
      containing({
        programme: 'win-back',
        plannedAt: NOON,
      }),
    );
  });

  it('is counted from the last contact where no purchase is known, and the other way round', () => {
    const contacted = aCustomer({ purchases: { count: 0, total: 0 }, lastCalledAt: daysAhead(-5) });
    const bought = aCustomer({ purchases: boughtDaysAgo(6) });

    expect(nextTouch(contacted, programmes, occasion('loaded'), NOON)?.plannedAt).toEqual(daysAhead(25));
    expect(nextTouch(bought, programmes, occasion('loaded'), NOON)?.plannedAt).toEqual(daysAhead(24));
  });

  it('is due at once when nothing is known', () => {
    expect(nextTouch(aCustomer({ purchases: { count: 0, total: 0 } }), programmes, occasion('loaded'), NOON)).toEqual(
      containing({
        programme: 'repeat',
        plannedAt: NOON,
      }),
    );
  });
});

describe('the touch after one that was left out', () => {
  it('is counted from the purchase', () => {
    expect(nextTouch(aCustomer({ purchases: boughtDaysAgo(10) }), programmes, occasion('skipped'), NOON)).toEqual(
      containing({
        programme: 'repeat',
        plannedAt: daysAhead(20),
        why: 'repeat: 30 days after the last purchase',
      }),
    );
  });

  it('is counted from the moment it was left out where no purchase is known', () => {
    const unknown = aCustomer({ purchases: { count: 0, total: 0 } });

    expect(nextTouch(unknown, programmes, occasion('skipped', daysAhead(-3)), NOON)?.plannedAt).toEqual(daysAhead(27));
  });

  it('is never now again: an old purchase makes it count from now', () => {
    expect(nextTouch(aCustomer({ purchases: boughtDaysAgo(31) }), programmes, occasion('skipped'), NOON)).toEqual(
      containing({
        plannedAt: daysAhead(30),
      }),
    );
  });

  it('is not now either when it would be due this very moment', () => {
    expect(nextTouch(aCustomer({ purchases: boughtDaysAgo(30) }), programmes, occasion('skipped'), NOON)).toEqual(
      containing({ plannedAt: daysAhead(30) }),
    );
  });
});

describe('a planned touch', () => {
  const purposeOf = (programme = 'repeat'): CallPurpose => ({
    kind: 'touch',
    programme,
    touch: 2,
    plannedAt: NOON,
    delayDays: 30,
  });
  const judged = (daysAgo: number, purpose: CallPurpose) =>
    touchStillFits(aCustomer({ purchases: boughtDaysAgo(daysAgo) }), purpose, programmes, NOON);

  it('carries its plan to the call', () => {
    const touch = nextTouch(aCustomer(), programmes, occasion('conversation'), NOON);

    expect(touch && touchPurpose(touch)).toEqual({
      kind: 'touch',
      programme: 'repeat',
      touch: 5,
      plannedAt: daysAhead(30),
      delayDays: 30,
    });
  });

  it.each([welcome, repeat, winBack])('is skipped when the customer bought just before it ($id)', (programme) => {
    const days = programme?.skipIfBoughtWithinDays ?? 0;

    expect(judged(days - 1, purposeOf(programme?.id))).toEqual({ kind: 'skipped', why: 'bought-recently' });
    expect(judged(days, purposeOf(programme?.id))).toEqual({ kind: 'fits' });
  });

  it('is a welcome that its own sale does not skip', () => {
    expect(judged(7, purposeOf('welcome'))).toEqual({ kind: 'fits' });
  });

  it('fits a customer of whom no purchase is known, and a programme that never skips or is gone', () => {
    const never = [{ id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 0 } as const];
    const unknown = aCustomer({ purchases: { count: 0, total: 0 } });

    expect(touchStillFits(unknown, purposeOf(), programmes, NOON)).toEqual({ kind: 'fits' });
    expect(touchStillFits(aCustomer(), purposeOf(), never, NOON)).toEqual({ kind: 'fits' });
    expect(touchStillFits(aCustomer(), purposeOf(), [], NOON)).toEqual({ kind: 'fits' });
  });

  it('of a programme that never skips fits even when the sale bears a moment ahead of the clock', () => {
    const never = [{ id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 0 } as const];
    const soldAhead = aCustomer({ purchases: { count: 1, total: 80, lastAt: NOON.add({ seconds: 1 }) } });

    expect(touchStillFits(soldAhead, purposeOf(), never, NOON)).toEqual({ kind: 'fits' });
  });

  it('is the only kind of call that is skipped', () => {
    expect(judged(0, { kind: 'callback', agreedAt: NOON })).toEqual({ kind: 'fits' });
  });
});
