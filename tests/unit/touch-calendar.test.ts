import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Programme, TouchTrigger } from '../../shared/domain/dial-rules.ts';
import { type AssumedCustomer, touchCalendar } from '../../shared/domain/touch-calendar.ts';

const day = (date: string) => Temporal.PlainDate.from(date);
const aProgramme = (id: string, trigger: TouchTrigger, fields: Partial<Programme> = {}): Programme => ({
  id,
  trigger,
  skipIfBoughtWithinDays: 0,
  ...fields,
});
const BOUGHT: AssumedCustomer = { zone: 'America/New_York', purchasedOn: day('2026-03-03'), dates: {} };
const CONTRACT = aProgramme('contract', { kind: 'contract-end', daysBefore: [60, 30, 7], attribute: 'contract_end' });

/** "contract 2026-05-01>2026-05-03": promised and wanted. */
function calls(programmes: readonly Programme[], customer: AssumedCustomer, until: string): readonly string[] {
  return touchCalendar(programmes, customer, day(until)).touches.map(
    ({ programme, promisedOn, wantedOn }) =>
      `${programme} ${promisedOn}${promisedOn === wantedOn ? '' : `>${wantedOn}`}`,
  );
}

describe('the calendar of a customer who is thought up', () => {
  it('has every date of every trigger, counted from what the trigger names', () => {
    const customer = { ...BOUGHT, caseClosedOn: day('2026-03-10'), dates: { contract_end: day('2026-09-30') } };

    expect(calls([aProgramme('w', { kind: 'after-sale', days: 7 })], customer, '2026-12-31')).toEqual(['w 2026-03-10']);
    expect(calls([aProgramme('e', { kind: 'every', days: 30 })], customer, '2026-06-30')).toEqual([
      'e 2026-04-02',
      'e 2026-05-02',
      'e 2026-06-01',
    ]);
    expect(calls([CONTRACT], customer, '2026-12-31')).toEqual([
      'contract 2026-08-01',
      'contract 2026-08-31',
      'contract 2026-09-23',
    ]);
    expect(calls([aProgramme('c', { kind: 'after-case', days: 2 })], customer, '2026-12-31')).toEqual(['c 2026-03-12']);
  });

  it('moves a call that comes within the rest after another, and no later date', () => {
    const own = aProgramme('own', { kind: 'order-interval', times: [1, 1.5, 2], atLeastOrders: 3 });
    const customer = { ...BOUGHT, orderEveryDays: 41, dates: { contract_end: day('2026-06-30') } };

    expect(calls([own, { ...CONTRACT, coolDownDays: 10 }], customer, '2026-12-31')).toEqual([
      'own 2026-04-13',
      'contract 2026-05-01',
      'own 2026-05-04>2026-05-08',
      'own 2026-05-24',
      'contract 2026-05-31>2026-06-03',
      'contract 2026-06-23',
    ]);
  });

  it('takes conditions to hold, and says why a programme never calls', () => {
    const conditional = aProgramme(
      'gold',
      { kind: 'after-purchase', days: 14 },
      {
        conditions: [{ kind: 'attribute-is', attribute: 'plan', value: 'gold' }],
      },
    );

    expect(calls([conditional], BOUGHT, '2026-12-31')).toEqual(['gold 2026-03-17']);
    expect(touchCalendar([CONTRACT], BOUGHT, day('2026-12-31')).silent).toEqual([
      { programme: 'contract', why: { kind: 'no-date', attribute: 'contract_end' } },
    ]);
  });

  it('ends with its last day, and with as many calls as anybody would stand', () => {
    const daily = aProgramme('daily', { kind: 'every', days: 1 }, { coolDownDays: 0 });

    expect(calls([daily], BOUGHT, '2026-03-06')).toEqual(['daily 2026-03-04', 'daily 2026-03-05', 'daily 2026-03-06']);
    expect(touchCalendar([daily], BOUGHT, day('2029-03-06')).touches).toHaveLength(400);
  });
});
