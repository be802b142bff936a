import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Programme, TouchTrigger } from '../../shared/domain/dial-rules.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { orderIntervalDays, touchDates } from '../../shared/domain/touch-dates.ts';
import { noTouchWords, originWords } from '../../shared/domain/touch-reason-words.ts';
import { aLead, NOON } from '../support/lead-builders.ts';

const NEW_YORK = 'America/New_York';
const day = (date: string, time = '12:00') =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(NEW_YORK).toInstant();
const aCustomer = (fields: Partial<Lead> = {}) => aLead({ stage: 'account-care', ...fields });
const boughtOn = (date: string) => ({ purchases: { count: 1, total: 80, lastAt: day(date) } });
const ordersOn = (...dates: readonly string[]) => ({
  purchases: {
    count: dates.length,
    total: 0,
    lastAt: day(dates.at(-1) ?? '2026-01-01'),
    recent: dates.map((date) => ({ at: day(date), value: 0 })),
  },
});
const aProgramme = (trigger: TouchTrigger): Programme => ({ id: 'p', trigger, skipIfBoughtWithinDays: 0 });

/** The first dates as local date and time, with their steps. */
function firstDates(customer: Lead, trigger: TouchTrigger, count = 3, now = NOON): readonly string[] {
  const found = touchDates(customer, aProgramme(trigger), now);
  if (found.kind === 'none') return [noTouchWords(found.why)];
  const said: string[] = [];
  for (const { at, step } of found.dates) {
    const local = at.toZonedDateTimeISO(NEW_YORK).toPlainDateTime().toString({ smallestUnit: 'minute' });
    said.push(step === undefined ? local : `${step} ${local}`);
    if (said.length === count) break;
  }
  return said;
}

function becauseOf(customer: Lead, trigger: TouchTrigger, now = NOON): string | undefined {
  const found = touchDates(customer, aProgramme(trigger), now);
  if (found.kind === 'none') return noTouchWords(found.why);
  for (const { because } of found.dates) return originWords(because);
  return undefined;
}

describe('dates after a sale or purchase', () => {
  it('come once, at the same time of day, for customers whom a sale made one', () => {
    const sold = aCustomer({ ...boughtOn('2026-03-05'), customerSince: day('2026-03-05') });

    expect(firstDates(sold, { kind: 'after-sale', days: 7 })).toEqual(['2026-03-12T12:00']);
    expect(becauseOf(sold, { kind: 'after-sale', days: 7 })).toBe('7 days after the sale of 2026-03-05');
    expect(firstDates(aCustomer(boughtOn('2026-03-05')), { kind: 'after-sale', days: 7 })).toEqual([
      'no sale made the lead a customer: they came with a list',
    ]);
  });

  it('come once after the latest purchase, and never where none is known', () => {
    expect(firstDates(aCustomer(boughtOn('2026-01-31')), { kind: 'after-purchase', days: 1 })).toEqual([
      '2026-02-01T12:00',
    ]);
    expect(firstDates(aCustomer(), { kind: 'after-purchase', days: 1 })).toEqual(['no purchase is known']);
  });
});

describe('dates every so many days', () => {
  const monthly = { kind: 'every', days: 30 } as const;

  it('begin with the latest that has passed, counted from the purchase over changes of clocks', () => {
    expect(firstDates(aCustomer(boughtOn('2025-11-20')), monthly)).toEqual([
      '2025-12-20T12:00',
      '2026-01-19T12:00',
      '2026-02-18T12:00',
    ]);
    expect(firstDates(aCustomer(boughtOn('2026-02-20')), monthly, 2)).toEqual(['2026-03-22T12:00', '2026-04-21T12:00']);
  });

  it('count from the last contact that a list knows when it is later, and go on from there after the first call', () => {
    const contacted = aCustomer({ ...boughtOn('2025-11-20'), lastCalledAt: day('2025-12-31') });
    const anchor = day('2025-12-31').toString();
    const touched = {
      ...contacted,
      placed: 3,
      lastCalledAt: day('2026-02-02'),
      pastTouches: [{ programme: 'p', at: day('2026-02-02'), plannedAt: day('2026-01-30'), anchor }],
    };

    expect(firstDates(contacted, monthly, 2)).toEqual(['2026-01-30T12:00', '2026-03-01T12:00']);
    expect(firstDates(touched, monthly, 2, day('2026-02-03'))).toEqual(['2026-01-30T12:00', '2026-03-01T12:00']);
    expect(firstDates({ ...touched, ...boughtOn('2026-02-10') }, monthly, 2, day('2026-02-11'))).toEqual([
      '2026-03-12T12:00',
      '2026-04-11T12:00',
    ]);
  });

  it('begin at once where neither purchase nor contact is known', () => {
    expect(firstDates(aCustomer(), monthly, 2)).toEqual(['2026-01-05T12:00', '2026-02-04T12:00']);
    expect(becauseOf(aCustomer(), monthly)).toBe('the customer was taken in');
  });

  it('count from the last touch where that is all that is known of a customer of old', () => {
    const old = aCustomer({ placed: 9, pastTouches: [{ programme: 'p', at: NOON, plannedAt: day('2026-01-02') }] });

    expect(firstDates(old, monthly, 1)).toEqual(['2026-02-01T12:00']);
  });
});

describe('dates of silence', () => {
  it('begin so long after the last purchase, and come again by their own delay', () => {
    const customer = aCustomer(boughtOn('2026-01-01'));

    expect(firstDates(customer, { kind: 'after-silence', days: 90, againDays: 30 }, 2)).toEqual([
      '2026-04-01T12:00',
      '2026-05-01T12:00',
    ]);
    expect(firstDates(customer, { kind: 'after-silence', days: 90 }, 2)).toEqual([
      '2026-04-01T12:00',
      '2026-06-30T12:00',
    ]);
    expect(firstDates(aCustomer(), { kind: 'after-silence', days: 90 })).toEqual(['no purchase is known']);
  });
});

describe('dates by the order interval', () => {
  const overdue = { kind: 'order-interval', times: [1, 1.5, 2, 3], atLeastOrders: 3 } as const;

  it("are multiples of the customer's own interval after the last order", () => {
    const customer = aCustomer(ordersOn('2025-12-01', '2026-01-11', '2026-02-20'));

    expect(firstDates(customer, overdue, 4)).toEqual([
      'x1 2026-04-02T12:00',
      'x1.5 2026-04-23T12:00',
      'x2 2026-05-13T12:00',
      'x3 2026-06-23T12:00',
    ]);
    expect(becauseOf(customer, { ...overdue, times: [1.5] })).toBe(
      'order interval: usually orders every 41 days, overdue x1.5 on 2026-04-23',
    );
  });

  it('are counted by a stand-in, or are none, while too few orders are known', () => {
    const customer = aCustomer(ordersOn('2025-12-01', '2026-01-11'));

    expect(firstDates(customer, overdue)).toEqual(['the order interval needs orders on 3 days, and knows 2']);
    expect(firstDates(customer, { ...overdue, fallbackDays: 60 }, 2)).toEqual([
      'x1 2026-03-12T12:00',
      'x1.5 2026-04-11T12:00',
    ]);
    expect(becauseOf(customer, { ...overdue, fallbackDays: 60 })).toBe(
      'order interval: 60 days stand in, because orders on 3 days are needed, due x1 on 2026-03-12',
    );
  });

  it.each([
    [['2026-01-01', '2026-01-11', '2026-01-31'], 15],
    [['2026-01-01', '2026-01-11', '2026-01-31', '2026-02-01'], 10],
    [['2026-01-01', '2026-01-01', '2026-01-08'], 7],
    [['2026-01-31', '2026-01-01', '2026-01-11'], 15],
    [['2026-01-01', '2026-01-01'], undefined],
    [['2026-01-01'], undefined],
    [[], undefined],
  ])('take the median of the days between %j: %s', (dates, interval) => {
    const orders = dates.map((date) => ({ at: day(date), value: 1 }));

    expect(orderIntervalDays(orders, 2, NEW_YORK)).toBe(interval);
  });
});

describe('dates before the end of a contract', () => {
  const renewal = { kind: 'contract-end', daysBefore: [7, 60, 30], attribute: 'contract_end' } as const;

  it('begin with the day, the farthest from the end first', () => {
    expect(firstDates(aCustomer({ attributes: { contract_end: '2026-03-31' } }), renewal)).toEqual([
      '-60 2026-01-30T00:00',
      '-30 2026-03-01T00:00',
      '-7 2026-03-24T00:00',
    ]);
  });

  it('last until the following one, the last of them up to and with the end itself', () => {
    const found = touchDates(aCustomer({ attributes: { contract_end: '2026-03-31' } }), aProgramme(renewal), NOON);

    expect(found.kind === 'dates' && [...found.dates].map(({ until }) => until)).toEqual([
      day('2026-03-01', '00:00'),
      day('2026-03-24', '00:00'),
      day('2026-04-01', '00:00'),
    ]);
  });

  it.each([
    {},
    { contract_end: '' },
    { contract_end: '31.03.2026' },
    { contract_end: '2026-02-30' },
  ])('are none where the attribute holds no date: %j', (attributes) => {
    expect(firstDates(aCustomer({ attributes }), renewal)).toEqual(['contract_end holds no date']);
  });
});

describe('dates after a service case', () => {
  const closedCases = [
    { caseId: 'C-1', at: day('2026-01-02', '09:30') },
    { caseId: 'C-2', at: day('2026-03-07', '17:30') },
  ];

  it('follow the latest one by hours on the clock, or by days of the calendar', () => {
    expect(firstDates(aCustomer({ closedCases }), { kind: 'after-case', hours: 48 })).toEqual(['2026-03-09T18:30']);
    expect(firstDates(aCustomer({ closedCases }), { kind: 'after-case', days: 2 })).toEqual(['2026-03-09T17:30']);
    expect(firstDates(aCustomer(), { kind: 'after-case', days: 2 })).toEqual(['no service case was closed']);
    expect(becauseOf(aCustomer({ closedCases }), { kind: 'after-case', hours: 1 })).toBe(
      '1 hour after a service case was closed on 2026-03-07',
    );
  });
});

describe('dates on a date', () => {
  const born = aCustomer({ attributes: { birthday: '1980-02-29' } });

  it('come once, or every year counted from the date itself: a 29 February is kept on the 28th', () => {
    expect(firstDates(born, { kind: 'on-date', attribute: 'birthday' })).toEqual(['1980-02-29T00:00']);
    expect(firstDates(born, { kind: 'on-date', attribute: 'birthday', yearly: true }, 4)).toEqual([
      '2025 2025-02-28T00:00',
      '2026 2026-02-28T00:00',
      '2027 2027-02-28T00:00',
      '2028 2028-02-29T00:00',
    ]);
  });

  it('come so many days before it', () => {
    expect(firstDates(born, { kind: 'on-date', attribute: 'birthday', yearly: true, daysBefore: 60 }, 2)).toEqual([
      '2026 2025-12-30T00:00',
      '2027 2026-12-30T00:00',
    ]);
    expect(firstDates(aCustomer(), { kind: 'on-date', attribute: 'birthday' })).toEqual(['birthday holds no date']);
  });

  it('begin with the first year of a date that is still to come', () => {
    const later = aCustomer({ attributes: { audit: '2027-08-31' } });

    expect(firstDates(later, { kind: 'on-date', attribute: 'audit', yearly: true }, 2)).toEqual([
      '2027 2027-08-31T00:00',
      '2028 2028-08-31T00:00',
    ]);
  });
});
