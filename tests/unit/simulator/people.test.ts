import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../shared/domain/stage.ts';
import { type CallFate, createPeople, type PersonToSimulate } from '../../../simulator/people/customers.ts';
import { identifierFor, randomFor } from '../../../simulator/random.ts';

const MORNING = Temporal.Instant.from('2026-01-05T15:00:00Z');

function crowd(size: number, stage: Stage): readonly PersonToSimulate[] {
  return Array.from({ length: size }, (_, index) => ({
    personId: `P-${index}`,
    phones: [`+1202555${String(index).padStart(4, '0')}`],
    country: 'US',
    candidateZones: ['America/New_York', 'America/Chicago'],
    stage,
  }));
}

function fatesOf(stage: Stage, gain = 0): readonly CallFate[] {
  const people = createPeople({ seed: 1, people: crowd(4_000, stage), gainAt: () => gain });
  return people.truth.map(({ personId, phones: [phone = ''] }) =>
    people.fateOf({ personId, phone, callNumber: 1, at: MORNING }),
  );
}

function share(fates: readonly CallFate[], is: (fate: CallFate) => boolean): number {
  return fates.filter(is).length / fates.length;
}

describe('simulated people', () => {
  it('meet the same fate on the same call, whoever else is called and in whatever order', () => {
    const everybody = crowd(40, 'selling');
    const fateOf = (people: ReturnType<typeof createPeople>, index: number, callNumber: number) =>
      people.fateOf({
        personId: `P-${index}`,
        phone: `+1202555${String(index).padStart(4, '0')}`,
        callNumber,
        at: MORNING,
      });
    fc.assert(
      fc.property(
        fc.integer(),
        fc.shuffledSubarray(
          everybody.map((_, index) => index),
          { minLength: 1 },
        ),
        fc.integer({ min: 1, max: 9 }),
        (seed, order, callNumber) => {
          const all = createPeople({ seed, people: everybody });
          const expected = everybody.map((_, index) => fateOf(all, index, callNumber));
          const few = createPeople({ seed, people: order.flatMap((index) => everybody[index] ?? []) });
          for (const index of order) expect(fateOf(few, index, callNumber)).toEqual(expected[index]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each<[Stage, string]>([
    ['prospecting', 'interested'],
    ['selling', 'sale'],
    ['account-care', 'sale'],
  ])('are convinced oftener in %s by as much as the gain assumed', (stage, success) => {
    const convinced = (fates: readonly CallFate[]) => {
      const talks = fates.flatMap((fate) => (fate.kind === 'answered' && fate.by === 'human' ? [fate.talk] : []));
      return talks.filter(({ disposition }) => disposition === success).length / talks.length;
    };
    const [usual, gained] = [convinced(fatesOf(stage)), convinced(fatesOf(stage, 0.5))];
    const odds = (share: number) => share / (1 - share);

    expect(odds(gained) / odds(usual)).toBeGreaterThan(1.35);
    expect(odds(gained) / odds(usual)).toBeLessThan(1.65);
  });

  it('are where the list says, and otherwise in one of the zones their number allows', () => {
    const [first, ...rest] = crowd(60, 'selling');
    if (first === undefined) throw new RangeError('nobody');
    const { truth } = createPeople({ seed: 1, people: [{ ...first, statedTimezone: 'America/Denver' }, ...rest] });

    expect(truth[0]).toEqual({
      personId: 'P-0',
      phones: ['+12025550000'],
      country: 'US',
      statedTimezone: 'America/Denver',
      zone: 'America/Denver',
    });
    expect(new Set(truth.slice(1).map(({ zone }) => zone))).toEqual(new Set(['America/New_York', 'America/Chicago']));
  });

  it.each([
    ['prospecting', 0.35],
    ['selling', 0.56],
    ['account-care', 0.64],
  ] as const)('answer calls of %s about as often as people do', (stage, expected) => {
    const fates = fatesOf(stage);

    const human = share(fates, (fate) => fate.kind === 'answered' && fate.by === 'human');
    expect(human).toBeGreaterThan(expected - 0.04);
    expect(human).toBeLessThan(expected + 0.04);
  });

  it('include dead numbers, busy lines, machines and a network that fails', () => {
    const fates = fatesOf('prospecting');

    expect(share(fates, ({ kind }) => kind === 'invalid-number')).toBeGreaterThan(0.01);
    expect(share(fates, ({ kind }) => kind === 'busy')).toBeGreaterThan(0.03);
    expect(share(fates, ({ kind }) => kind === 'network-failure')).toBeGreaterThan(0.005);
    expect(share(fates, (fate) => fate.kind === 'answered' && fate.by === 'machine')).toBeGreaterThan(0.08);
  });

  it('never bring a dead number back to life', () => {
    const people = createPeople({ seed: 1, people: crowd(400, 'selling') });
    const fates = (index: number) =>
      [1, 2, 3].map((callNumber) => {
        const { personId = '', phones = [] } = people.truth[index] ?? {};
        return people.fateOf({ personId, phone: phones[0] ?? '', callNumber, at: MORNING }).kind === 'invalid-number';
      });

    for (let index = 0; index < 400; index += 1) expect(new Set(fates(index)).size).toBe(1);
  });

  it('answer a stranger to the network with an invalid number', () => {
    const people = createPeople({ seed: 1, people: [] });

    expect(people.fateOf({ personId: 'nobody', phone: '+12025550100', callNumber: 1, at: MORNING })).toEqual({
      kind: 'invalid-number',
      afterSeconds: 2,
    });
  });

  it('who are traced are reached on exactly the placed call of the trace, talk as long and end the same way', () => {
    const trace = new Map([['P-0', { attemptsNeeded: 3, talkSeconds: 188, result: 'sale' as const }]]);
    const people = createPeople({ seed: 1, people: crowd(1, 'account-care'), trace });
    const fate = (callNumber: number) =>
      people.fateOf({ personId: 'P-0', phone: '+12025550000', callNumber, at: MORNING });

    expect([fate(1), fate(2)]).toEqual([{ kind: 'unanswered' }, { kind: 'unanswered' }]);
    expect(fate(3)).toMatchObject({
      kind: 'answered',
      by: 'human',
      talk: { disposition: 'sale', talkSeconds: 188, isConversation: true },
    });
  });

  it('who say stop do so by key or to the agent, about as often', () => {
    const talks = fatesOf('prospecting').flatMap((fate) => (fate.kind === 'answered' ? [fate.talk] : []));
    const stops = talks.filter(({ disposition }) => disposition === 'do-not-call');

    expect(stops.length).toBeGreaterThan(30);
    expect(stops.filter(({ stop }) => stop === 'key').length / stops.length).toBeCloseTo(0.5, 0);
    expect(talks.filter(({ stop }) => stop !== undefined)).toEqual(stops);
  });

  it('give agents second thoughts about some of what was said, minutes later and never the same again', () => {
    const talks = (['prospecting', 'selling', 'account-care'] as const)
      .flatMap(fatesOf)
      .flatMap((fate) => (fate.kind === 'answered' ? [fate.talk] : []));
    const corrected = talks.flatMap(({ disposition, correction }) =>
      correction === undefined ? [] : [{ first: disposition, ...correction }],
    );

    expect(corrected.length).toBeGreaterThan(1_000);
    for (const { first, disposition, afterSeconds, callbackAfterMinutes } of corrected) {
      expect(disposition).not.toBe(first);
      expect(['sale', 'callback-requested', 'do-not-call', 'complaint', 'voicemail']).not.toContain(first);
      expect(afterSeconds).toBeGreaterThanOrEqual(60);
      expect(afterSeconds).toBeLessThanOrEqual(600);
      expect(callbackAfterMinutes !== undefined).toBe(disposition === 'callback-requested');
    }
  });
});

describe('seeded numbers', () => {
  it('depend on seed and key only, and differ between keys', () => {
    const numbers = (seed: number, ...key: string[]) => {
      const random = randomFor(seed, ...key);
      return [random.next(), random.whole(1, 6), random.between(2, 3)];
    };

    expect(numbers(1, 'a', 'b')).toEqual(numbers(1, 'a', 'b'));
    expect(numbers(1, 'a', 'b')).not.toEqual(numbers(1, 'ab'));
    expect(numbers(1, 'a')).not.toEqual(numbers(2, 'a'));
  });

  it('are spread evenly', () => {
    const random = randomFor(7, 'spread');
    const counts = new Map<number, number>();
    for (let draw = 0; draw < 60_000; draw += 1) {
      const face = random.whole(1, 6);
      counts.set(face, (counts.get(face) ?? 0) + 1);
    }

    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('make identifiers shaped like version 4 UUIDs', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), (seed, key) => {
        expect(identifierFor(seed, key)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });
});
