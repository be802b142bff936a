import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Courier, FlowCall, Parcel } from '../../../simulator/delivery/courier.ts';
import type { FaultName } from '../../../simulator/faults/fault-names.ts';
import { FaultPlan } from '../../../simulator/faults/fault-plan.ts';
import { FaultyCourier } from '../../../simulator/faults/faulty-courier.ts';

const NOON = Temporal.Instant.from('2026-01-05T12:00:00Z');
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const PARCELS: readonly Parcel[] = ['contact-event', 'wake-up', 'contact-record'];

/** Everything arrives once, a second after it was sent. */
const FORM: FlowCall = { functionName: 'record-disposition', isWish: false };
const FORM_WITH_WISH: FlowCall = { ...FORM, isWish: true };
const WISH: FlowCall = { functionName: 'opt-out', isWish: true };
const ORDINARY: Courier = { arrivals: () => [1_000], flowCalls: () => 1, twiceAtOnce: () => false };

/** A courier to whom these faults happen every time, unless a lower rate is given. */
function aCourier(names: readonly FaultName[], { rate = 1, ordinary = ORDINARY, clock = () => NOON } = {}) {
  return new FaultyCourier(ordinary, new FaultPlan({ names, rate, seed: 1 }), clock);
}

function manyArrivals(courier: Courier, parcel: Parcel, count = 300): readonly (readonly number[])[] {
  return Array.from({ length: count }, (_, index) => courier.arrivals(parcel, [`contact-${index}`]));
}

describe('a faulty courier', () => {
  it.each(PARCELS)('brings a %s up to four times: at once, soon after and days later', (parcel) => {
    const all = manyArrivals(aCourier(['duplicate']), parcel);
    const copies = all.flatMap((arrivals) => arrivals.slice(1).map((at) => at - 1_000));

    expect(all.every(([first]) => first === 1_000)).toBe(true);
    expect(new Set(all.map(({ length }) => length))).toEqual(new Set([2, 3, 4]));
    expect(Math.min(...copies)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...copies)).toBeLessThanOrEqual(3 * DAY);
    expect(copies.some((after) => after <= 2 * MINUTE)).toBe(true);
    expect(copies.some((after) => after > DAY)).toBe(true);
  });

  it.each(PARCELS)('brings a %s in another order: once, within two minutes of its time', (parcel) => {
    const all = manyArrivals(aCourier(['reorder']), parcel);
    const moments = all.flat();

    expect(all.every(({ length }) => length === 1)).toBe(true);
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...moments)).toBeLessThanOrEqual(1_000 + 2 * MINUTE);
    expect(new Set(moments).size).toBeGreaterThan(200);
  });

  it.each(PARCELS)('brings a %s minutes to days late, once', (parcel) => {
    const all = manyArrivals(aCourier(['delay']), parcel);
    const moments = all.flat();

    expect(all.every(({ length }) => length === 1)).toBe(true);
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(1_000 + MINUTE);
    expect(Math.max(...moments)).toBeLessThanOrEqual(1_000 + 3 * DAY);
    expect(Math.max(...moments)).toBeGreaterThan(DAY);
  });

  it.each([...PARCELS, 'tick'] as const)('loses a %s', (parcel) => {
    expect(manyArrivals(aCourier(['drop']), parcel).flat()).toEqual([]);
  });

  it('carries what nothing happens to as the other courier does', () => {
    const twice: Courier = { ...ORDINARY, arrivals: () => [500, 90_000] };
    const courier = aCourier(['throttle'], { ordinary: twice });

    for (const parcel of PARCELS) expect(courier.arrivals(parcel, ['contact-1'])).toEqual([500, 90_000]);
    expect(courier.arrivals('tick', ['1'])).toEqual([500, 90_000]);
    expect(courier.flowCalls(WISH)).toBe(1);
    expect(courier.twiceAtOnce('record-contact-event')).toBe(false);
  });
});

describe('a call of which nothing is ever heard', () => {
  it('has neither event nor record arrive, decided once for the whole call; its wake-up may', () => {
    const plan = new FaultPlan({ names: ['drop'], rate: 0.5, seed: 1 });
    const courier = new FaultyCourier(ORDINARY, plan, () => NOON);
    const brought = (contactId: string, parcel: Parcel) =>
      Array.from({ length: 20 }, () => courier.arrivals(parcel, [contactId, 'DISCONNECTED']).length);
    const calls = Array.from({ length: 60 }, (_, index) => `contact-${index}`);
    const silent = calls.filter((contactId) => !brought(contactId, 'contact-event').includes(1));

    expect(silent.length).toBeGreaterThan(15);
    expect(silent.length).toBeLessThan(45);
    expect(silent.flatMap((contactId) => brought(contactId, 'contact-record'))).not.toContain(1);
    expect(silent.flatMap((contactId) => brought(contactId, 'wake-up'))).toContain(1);
    expect(silent.filter((contactId) => courier.heardOfAt().has(contactId))).toEqual([]);
    expect(plan.strikes().get('everything of a call')).toEqual(new Map([['dropped', silent.length]]));
  });
});

describe('the ticks of a faulty courier', () => {
  it('come twice within a second', () => {
    for (const [first, second, ...more] of manyArrivals(aCourier(['duplicate']), 'tick')) {
      expect([first, more]).toEqual([1_000, []]);
      expect(second).toBeGreaterThanOrEqual(1_000);
      expect(second).toBeLessThanOrEqual(2_000);
    }
  });

  it('are never out of order nor late: the next one says the same', () => {
    expect(new Set(manyArrivals(aCourier(['delay', 'reorder']), 'tick').flat())).toEqual(new Set([1_000]));
  });

  it('fall silent for up to an hour and a half now and then', () => {
    const lost = manyArrivals(aCourier(['drop'], { rate: 0.01 }), 'tick', 20_000).map(({ length }) => length === 0);
    const silences: number[] = [];
    for (const [index, isLost] of lost.entries()) {
      if (isLost) silences.push(lost[index - 1] === true ? (silences.pop() ?? 0) + 1 : 1);
    }

    expect(Math.max(...silences)).toBeGreaterThan(30);
    expect(Math.max(...silences)).toBeLessThanOrEqual(100);
    expect(silences.filter((length) => length === 1).length).toBeGreaterThan(silences.length / 2);
  });
});

describe('the calls that flows make through a faulty courier', () => {
  it('are carried out twice at once', () => {
    expect(aCourier(['duplicate']).flowCalls(FORM)).toBe(2);
    expect(aCourier(['duplicate']).flowCalls(WISH)).toBe(2);
  });

  it('are lost when they carry a form, never when they carry a wish to be left alone', () => {
    expect(aCourier(['drop']).flowCalls(FORM)).toBe(0);
    expect(aCourier(['drop']).flowCalls(WISH)).toBe(1);
    expect(aCourier(['drop']).flowCalls(FORM_WITH_WISH)).toBe(1);
  });
});

describe('an invocation', () => {
  it('happens twice at the same time', () => {
    expect(aCourier(['duplicate']).twiceAtOnce('record-contact-event')).toBe(true);
    expect(aCourier(['drop', 'delay', 'reorder']).twiceAtOnce('record-contact-event')).toBe(false);
  });

  it('of the dialler happens once: its queue has one message group', () => {
    expect(aCourier(['duplicate']).twiceAtOnce('dial-due-leads')).toBe(false);
  });
});

describe('what a faulty courier knows of the calls that were heard of', () => {
  it('is the earliest moment at which an end or a record arrives', () => {
    let now = NOON;
    const arrivals = new Map<Parcel, readonly number[]>([
      ['contact-event', [9_000, 5_000]],
      ['contact-record', [2_000]],
    ]);
    const ordinary: Courier = { ...ORDINARY, arrivals: (parcel) => arrivals.get(parcel) ?? [] };
    const courier = aCourier([], { ordinary, clock: () => now });

    courier.arrivals('contact-event', ['contact-1', 'DISCONNECTED']);
    courier.arrivals('contact-event', ['contact-3', 'DISCONNECTED']);
    now = NOON.add({ seconds: 2 });
    courier.arrivals('contact-record', ['contact-1']);
    courier.arrivals('contact-record', ['contact-2']);
    now = NOON.add({ seconds: 10 });
    courier.arrivals('contact-record', ['contact-1']);

    expect(courier.heardOfAt()).toEqual(
      new Map([
        ['contact-1', NOON.add({ seconds: 4 })],
        ['contact-3', NOON.add({ seconds: 5 })],
        ['contact-2', NOON.add({ seconds: 4 })],
      ]),
    );
  });

  it('says nothing of calls whose every word was lost', () => {
    const courier = aCourier(['drop']);
    courier.arrivals('contact-event', ['contact-1', 'DISCONNECTED']);
    courier.arrivals('contact-record', ['contact-1']);

    expect(courier.heardOfAt()).toEqual(new Map());
  });

  it('takes no account of wake-ups, nor of events that tell of no end', () => {
    const courier = aCourier([]);
    courier.arrivals('wake-up', ['contact-1', 'COMPLETED']);
    courier.arrivals('contact-event', ['contact-1', 'INITIATED']);

    expect(courier.heardOfAt()).toEqual(new Map());
  });
});
