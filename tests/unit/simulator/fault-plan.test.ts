import { describe, expect, it } from 'vitest';
import { FAULT_NAMES, type FaultSettings } from '../../../simulator/faults/fault-names.ts';
import { FaultPlan } from '../../../simulator/faults/fault-plan.ts';
import type { RequestStrike } from '../../../simulator/faults/strikes.ts';

const ALL = [...FAULT_NAMES];
const DELIVERY_STRIKES = ['duplicated', 'reordered', 'delayed', 'dropped'] as const;

function aPlan(fields: Partial<FaultSettings> = {}): FaultPlan {
  return new FaultPlan({ names: ALL, rate: 0.1, seed: 1, ...fields });
}

/** What strikes so many requests of one site, one after the other. */
function struck(plan: FaultPlan, requests: number, operation = 'PutItem', functionName = 'opt-out') {
  return Array.from({ length: requests }, () => plan.forRequest({ functionName, operation }));
}

function share(strikes: readonly (RequestStrike | undefined)[]): number {
  return strikes.filter((strike) => strike !== undefined).length / strikes.length;
}

/** How long each unbroken row of the same fault is. */
function rowsOf(strikes: readonly (RequestStrike | undefined)[]): readonly number[] {
  const rows: number[] = [];
  for (const [index, strike] of strikes.entries()) {
    if (strike === undefined) continue;
    if (strike === strikes[index - 1]) rows.push((rows.pop() ?? 0) + 1);
    else rows.push(1);
  }
  return rows;
}

describe('the plan of faults', () => {
  it('gives the same answers to the same questions for the same seed, and others for another', () => {
    const asked = (plan: FaultPlan) => [
      ...struck(plan, 100),
      ...Array.from({ length: 100 }, () => plan.forDelivery('contact-event', DELIVERY_STRIKES)),
      ...Array.from({ length: 10 }, () => plan.latencyMilliseconds('GetItem')),
      plan.latenessMilliseconds(),
      plan.whole(0, 1_000_000),
    ];
    const first = asked(aPlan());

    expect(asked(aPlan())).toEqual(first);
    expect(asked(aPlan({ seed: 2 }))).not.toEqual(first);
  });

  it('lets the kinds of one site take turns, so that none is left out', () => {
    const plan = aPlan({ names: ['crash', 'drop', 'delay'], rate: 0.2 });
    for (const site of ['opt-out', 'dial-due-leads', 'record-contact-event']) {
      const kills = struck(plan, 200, 'PutItem', site).filter((strike) => strike !== undefined);
      expect(kills.length).toBeGreaterThan(10);
      for (const [index, kill] of kills.entries()) expect(kill).not.toBe(kills[index + 1]);
    }
    const onTheWay = Array.from({ length: 200 }, () => plan.forDelivery('tick', ['delayed', 'dropped']));
    const losses = onTheWay.filter((strike) => strike !== undefined);
    expect(losses.length).toBeGreaterThan(10);
    for (const [index, loss] of losses.entries()) expect(loss).not.toBe(losses[index + 1]);
  });

  it('strikes the first requests of a site six times as often, so that rare sites meet faults too', () => {
    const plan = aPlan({ names: ['crash'], rate: 0.05 });
    const sites = Array.from({ length: 500 }, (_, site) => struck(plan, 12, 'PutItem', `function-${site}`));

    expect(share(sites.flatMap((site) => site.slice(0, 6)))).toBeCloseTo(0.3, 1);
    expect(share(sites.flatMap((site) => site.slice(6)))).toBeCloseTo(0.05, 1);
  });

  it('leaves enough of the first requests whole, however high the rate', () => {
    const plan = aPlan({ names: ['crash'], rate: 0.5 });
    const firsts = Array.from({ length: 500 }, (_, site) => struck(plan, 6, 'PutItem', `function-${site}`)).flat();

    expect(share(firsts)).toBeGreaterThan(0.55);
    expect(share(firsts)).toBeLessThan(0.65);
  });

  it('strikes about as often as it is told', () => {
    expect(share(struck(aPlan({ names: ['crash'] }), 5_000))).toBeCloseTo(0.1, 1);
  });

  it('lets some faults come several in a row', () => {
    for (const name of ['throttle', 'error', 'conflict'] as const) {
      const rows = rowsOf(struck(aPlan({ names: [name], rate: 0.01 }), 20_000, 'TransactWriteItems'));
      const inRow = rows.filter((length) => length > 1).length / rows.length;

      expect(inRow).toBeGreaterThan(0.15);
      expect(inRow).toBeLessThan(0.35);
      expect(rows.some((length) => length >= 4)).toBe(true);
    }
  });

  it('kills one at a time, and lets the SDK repeat a request once', () => {
    for (const operation of ['GetItem', 'PutItem']) {
      const strikes = struck(aPlan({ names: ['crash', 'conflict'], rate: 0.01 }), 20_000, operation);
      const rows = rowsOf(strikes.map((strike) => (strike === 'conflict' ? undefined : strike)));

      expect(rows.length).toBeGreaterThan(50);
      expect(rows.filter((length) => length > 1)).toEqual([]);
    }
  });

  it('lets only writes meet other writes, and only single writes be repeated', () => {
    const plan = aPlan({ names: ['conflict'], rate: 0.5 });
    const kinds = (operation: string) => new Set(struck(plan, 200, operation));

    expect(kinds('TransactWriteItems')).toEqual(new Set([undefined, 'conflict']));
    expect(kinds('PutItem')).toEqual(new Set([undefined, 'conflict', 'repeated']));
    expect(kinds('UpdateItem')).toEqual(new Set([undefined, 'conflict', 'repeated']));
    for (const operation of ['GetItem', 'Query', 'StartOutboundVoiceContact', 'DescribeContact', 'StopContact']) {
      expect(kinds(operation)).toEqual(new Set([undefined]));
    }
  });

  it.each([
    ['throttle', ['throttled']],
    ['error', ['failed-before', 'failed-after']],
    ['conflict', ['conflict', 'repeated']],
    ['crash', ['killed-before', 'killed-after']],
    ['duplicate', []],
    ['reorder', []],
    ['delay', []],
    ['drop', []],
  ] as const)('strikes requests with what %s means and nothing else', (name, kinds) => {
    const strikes = struck(aPlan({ names: [name], rate: 0.5 }), 200);

    expect(new Set(strikes)).toEqual(new Set([undefined, ...kinds]));
  });

  it.each([
    ['duplicate', ['duplicated', 'twice-at-once']],
    ['reorder', ['reordered']],
    ['delay', ['delayed']],
    ['drop', ['dropped']],
    ['throttle', []],
    ['error', []],
    ['conflict', []],
    ['crash', []],
  ] as const)('strikes deliveries with what %s means and nothing else', (name, kinds) => {
    const plan = aPlan({ names: [name], rate: 0.5 });
    const strikes = Array.from({ length: 200 }, () => plan.forDelivery('x', [...DELIVERY_STRIKES, 'twice-at-once']));

    expect(new Set(strikes)).toEqual(new Set([undefined, ...kinds]));
  });

  it('strikes a delivery only with what is possible there', () => {
    const plan = aPlan({ rate: 1 });

    expect(Array.from({ length: 50 }, () => plan.forDelivery('tick', ['dropped']))).toEqual(Array(50).fill('dropped'));
  });

  it('lets nothing go wrong after it calmed down, not even the rest of a row', () => {
    const plan = aPlan({ rate: 0.5 });
    const sites = Array.from({ length: 50 }, (_, site) => `function-${site}`);
    for (const site of sites) struck(plan, 4, 'PutItem', site);

    plan.calmDown();

    expect(new Set(sites.flatMap((site) => struck(plan, 20, 'PutItem', site)))).toEqual(new Set([undefined]));
    expect(plan.forDelivery('tick', ['dropped'])).toBeUndefined();
    for (let request = 0; request < 200; request += 1) {
      expect(plan.latencyMilliseconds('GetItem').before).toBeLessThanOrEqual(40);
    }
  });

  it('counts every strike by its site', () => {
    const plan = aPlan({ names: ['crash', 'drop'], rate: 1 });
    struck(plan, 6, 'PutItem', 'opt-out');
    struck(plan, 2, 'GetItem', 'opt-out');
    plan.forDelivery('tick', ['dropped']);

    expect(plan.strikes()).toEqual(
      new Map([
        [
          'opt-out PutItem',
          new Map([
            ['killed-before', 3],
            ['killed-after', 3],
          ]),
        ],
        [
          'opt-out GetItem',
          new Map([
            ['killed-before', 1],
            ['killed-after', 1],
          ]),
        ],
        ['tick', new Map([['dropped', 1]])],
      ]),
    );
  });
});

describe('the time that a request takes', () => {
  const latencies = (plan: FaultPlan, operation: string) =>
    Array.from({ length: 500 }, () => plan.latencyMilliseconds(operation));

  it('is 2 to 40 milliseconds, decided anew each time', () => {
    const all = latencies(aPlan({ names: ['crash'] }), 'GetItem');

    expect(all.every(({ before, after }) => before >= 2 && before <= 40 && after === 0)).toBe(true);
    expect(new Set(all.map(({ before }) => before)).size).toBeGreaterThan(30);
  });

  it('is now and then half a second to nine seconds when things are delayed', () => {
    const slow = latencies(aPlan({ names: ['delay'], rate: 0.5 }), 'GetItem').filter(({ before }) => before > 40);

    expect(slow.length).toBeGreaterThan(10);
    expect(slow.length).toBeLessThan(50);
    expect(slow.every(({ before, after }) => before >= 500 && before <= 9_000 && after === 0)).toBe(true);
  });

  it('keeps the answer of a start waiting, never the start', () => {
    const all = latencies(aPlan({ names: ['delay'], rate: 0.5 }), 'StartOutboundVoiceContact');

    expect(all.every(({ before }) => before <= 40)).toBe(true);
    expect(all.some(({ after }) => after >= 500)).toBe(true);
  });
});

describe('the lateness of what comes late', () => {
  it('is minutes, hours or days, each about as often', () => {
    const plan = aPlan();
    const minutes = Array.from({ length: 3_000 }, () => plan.latenessMilliseconds() / 60_000);
    const between = (low: number, high: number) => minutes.filter((late) => late >= low && late < high).length;

    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(3 * 1_440);
    for (const [low, high] of [
      [1, 16],
      [16, 260],
      [260, 4_321],
    ] as const) {
      expect(between(low, high)).toBeGreaterThan(900);
      expect(between(low, high)).toBeLessThan(1_100);
    }
  });
});
