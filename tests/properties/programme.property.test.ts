import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Programme, TouchTrigger } from '../../shared/domain/dial-rules.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { withTouch } from '../../shared/domain/past-touches.ts';
import {
  chosenTouch,
  nextTouch,
  type PlannedTouch,
  touchPurpose,
  touchStillFits,
} from '../../shared/domain/programme.ts';
import { aLead, aNumber } from '../support/lead-builders.ts';

const aZone = fc.constantFrom(
  ...['America/New_York', 'America/Santiago', 'America/St_Johns', 'Africa/Cairo', 'Asia/Kathmandu', 'Asia/Tehran'],
  ...['Australia/Lord_Howe', 'Europe/Berlin', 'Pacific/Chatham', 'Pacific/Kiritimati', 'UTC'],
);
const aDate = fc
  .record({
    year: fc.integer({ min: 2015, max: 2035 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map((fields) => Temporal.PlainDate.from(fields));
/** 29 February and the last days of months come often. */
const aHardDate = fc.oneof(
  aDate,
  aDate.map((date) => date.with({ day: 31 })),
  aDate.map((date) => date.with({ month: 2, day: 29 })),
);
/** Clocks never change about noon. */
const noonOf = (date: Temporal.PlainDate, zone: string) =>
  date.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant();
const dayOf = (at: Temporal.Instant, zone: string) => at.toZonedDateTimeISO(zone).toPlainDate();

function aCustomerIn(zone: string, fields: Partial<Lead> = {}): Lead {
  const area = { key: zone, country: 'XX', zones: [zone] };
  return aLead({ stage: 'account-care', numbers: [aNumber({ area })], placed: 1, ...fields });
}

function aProgramme(trigger: TouchTrigger, fields: Partial<Programme> = {}): Programme {
  return { id: 'p', trigger, skipIfBoughtWithinDays: 0, ...fields };
}

/** The customer called so many days after each touch was wanted, time after time; the touches in their order. */
function lived(
  customer: Lead,
  programmes: readonly Programme[],
  from: Temporal.Instant,
  until: Temporal.Instant,
  lateDays: (touch: PlannedTouch) => number = () => 0,
): readonly (PlannedTouch & { readonly calledAt: Temporal.Instant })[] {
  const touches: (PlannedTouch & { readonly calledAt: Temporal.Instant })[] = [];
  let lead = customer;
  let now = from;
  for (;;) {
    const next = chosenTouch(lead, programmes, now);
    if (next.kind === 'none') return touches;
    const { touch } = next;
    const calledAt = touch.wantedAt.add({ hours: 24 * lateDays(touch) });
    if (Temporal.Instant.compare(calledAt, until) > 0) return touches;
    const purpose = touchPurpose(touch);
    const fits = touchStillFits(lead, purpose, programmes, calledAt).kind === 'fits';
    if (fits) touches.push({ ...touch, calledAt });
    const pastTouches = fits
      ? withTouch(lead, purpose, calledAt)
      : withTouch(lead, purpose, calledAt, 'next-date-came');
    lead = { ...lead, pastTouches, touches: touch.touch };
    now = calledAt;
  }
}

describe('touches over years', () => {
  it('every so many days lie on the calendar counted from the purchase, however late each call is made', () => {
    fc.assert(
      fc.property(
        aZone,
        aDate,
        fc.integer({ min: 8, max: 120 }),
        fc.integer({ min: 0, max: 3 }),
        (zone, bought, days, late) => {
          const lastAt = noonOf(bought, zone);
          const customer = aCustomerIn(zone, { purchases: { count: 1, total: 1, lastAt } });
          const until = lastAt.add({ hours: 24 * days * 40 });
          const touches = lived(
            customer,
            [aProgramme({ kind: 'every', days }, { coolDownDays: 0 })],
            lastAt,
            until,
            () => late,
          );

          expect(touches.slice(0, 39).map(({ plannedAt }) => plannedAt)).toEqual(
            Array.from({ length: 39 }, (_, index) => noonOf(bought.add({ days: days * (index + 1) }), zone)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('every year lie on the date, which of a 29 February is the 28th in years without one', () => {
    fc.assert(
      fc.property(aZone, aHardDate, fc.integer({ min: 0, max: 60 }), (zone, date, daysBefore) => {
        const customer = aCustomerIn(zone, { attributes: { on: date.toString() } });
        const programme = aProgramme(
          { kind: 'on-date', attribute: 'on', yearly: true, daysBefore },
          { coolDownDays: 0 },
        );
        const from = noonOf(date.subtract({ days: daysBefore + 1 }), zone);
        const touches = lived(customer, [programme], from, from.add({ hours: 24 * 366 * 10 }));

        expect(touches.slice(0, 10).map(({ plannedAt }) => dayOf(plannedAt, zone).toString())).toEqual(
          Array.from({ length: 10 }, (_, years) => {
            const year = date.year + years;
            const day = date.month === 2 && date.day === 29 && !isLeap(year) ? 28 : date.day;
            return Temporal.PlainDate.from({ year, month: date.month, day }).subtract({ days: daysBefore }).toString();
          }),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('before the end of a contract are its 60th, 30th and 7th day before, in any month and zone', () => {
    fc.assert(
      fc.property(aZone, aHardDate, fc.integer({ min: 61, max: 400 }), (zone, end, knownDays) => {
        const customer = aCustomerIn(zone, { attributes: { contract_end: end.toString() } });
        const programme = aProgramme({ kind: 'contract-end', daysBefore: [60, 30, 7], attribute: 'contract_end' });
        const from = noonOf(end.subtract({ days: knownDays }), zone);
        const touches = lived(customer, [programme], from, noonOf(end.add({ days: 100 }), zone));

        expect(touches.map(({ plannedAt }) => end.since(dayOf(plannedAt, zone)).days)).toEqual([60, 30, 7]);
      }),
      { numRuns: 100 },
    );
  });
});

const aTrigger: fc.Arbitrary<TouchTrigger> = fc.oneof(
  fc.record({ kind: fc.constant('after-purchase' as const), days: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ kind: fc.constant('every' as const), days: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ kind: fc.constant('after-silence' as const), days: fc.integer({ min: 1, max: 200 }) }),
  fc.constant({ kind: 'order-interval' as const, times: [1, 1.5, 2, 3], atLeastOrders: 2, fallbackDays: 40 }),
  fc.constant({ kind: 'contract-end' as const, daysBefore: [60, 30, 7], attribute: 'on' }),
  fc.record({ kind: fc.constant('after-case' as const), hours: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant('on-date' as const), attribute: fc.constant('on'), yearly: fc.boolean() }),
);
const someProgrammes = fc
  .array(
    fc.record({
      trigger: aTrigger,
      coolDownDays: fc.integer({ min: 0, max: 40 }),
      maxPerQuarter: fc.integer({ min: 1, max: 6 }),
      priority: fc.integer({ min: 1, max: 9 }),
      skipIfBoughtWithinDays: fc.integer({ min: 0, max: 20 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => list.map((fields, index): Programme => ({ id: `p-${index}`, ...fields })));
const aHistory = fc.record({ zone: aZone, bought: aDate, on: aHardDate, closed: aDate });

function customerOf({
  zone,
  bought,
  on,
  closed,
}: {
  zone: string;
  bought: Temporal.PlainDate;
  on: Temporal.PlainDate;
  closed: Temporal.PlainDate;
}): Lead {
  return aCustomerIn(zone, {
    purchases: { count: 1, total: 1, lastAt: noonOf(bought, zone) },
    attributes: { on: on.toString() },
    closedCases: [{ caseId: 'C-1', at: noonOf(closed, zone) }],
  });
}

describe('whatever the programmes', () => {
  it('no touch comes before its date, twice, within a cool-down or above a cap', () => {
    fc.assert(
      fc.property(aHistory, someProgrammes, aDate, (history, programmes, begin) => {
        const { zone } = history;
        const from = noonOf(begin, zone);
        const touches = lived(customerOf(history), programmes, from, from.add({ hours: 24 * 365 * 2 }));

        const seen = touches.map(({ programme, plannedAt }) => `${programme} ${plannedAt}`);
        expect(new Set(seen).size).toBe(seen.length);
        for (const [index, touch] of touches.entries()) {
          const programme = programmes.find(({ id }) => id === touch.programme);
          expect(Temporal.Instant.compare(touch.calledAt, touch.plannedAt)).toBeGreaterThanOrEqual(0);
          const before = touches[index - 1];
          const rest =
            before === undefined ? 9_999 : dayOf(before.calledAt, zone).until(dayOf(touch.calledAt, zone)).days;
          expect(rest).toBeGreaterThanOrEqual(programme?.coolDownDays ?? 0);
          const inQuarter = touches
            .slice(0, index + 1)
            .filter(({ calledAt }) => quarterOf(calledAt, zone) === quarterOf(touch.calledAt, zone));
          expect(inQuarter.length).toBeLessThanOrEqual(programme?.maxPerQuarter ?? 0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the choice is one of what the programmes say, none of which is sooner, and asking again says the same', () => {
    fc.assert(
      fc.property(aHistory, someProgrammes, aDate, (history, programmes, begin) => {
        const customer = customerOf(history);
        const now = noonOf(begin, history.zone);
        const chosen = chosenTouch(customer, programmes, now);
        if (chosen.kind === 'none') return;
        const ofEach = programmes.map((programme) => nextTouch(customer, programme, now));

        expect(ofEach).toContainEqual({ kind: 'touch', touch: chosen.touch });
        for (const other of chosen.others) {
          if (other.kind === 'none') continue;
          expect(
            Temporal.PlainDate.compare(
              dayOf(other.touch.wantedAt, history.zone),
              dayOf(chosen.touch.wantedAt, history.zone),
            ),
          ).toBeGreaterThanOrEqual(0);
        }
        expect(chosenTouch(customer, programmes, now)).toEqual(chosen);
        expect(touchStillFits(customer, touchPurpose(chosen.touch), programmes, now)).toEqual({ kind: 'fits' });
      }),
      { numRuns: 200 },
    );
  });
});

function quarterOf(at: Temporal.Instant, zone: string): string {
  const { year, month } = dayOf(at, zone);
  return `${year} ${Math.ceil(month / 3)}`;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
