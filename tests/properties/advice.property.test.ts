import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdviceSentence, adviceInWords, adviceSentence } from '../../shared/domain/advice/advice-words.ts';
import { type Advice, advise } from '../../shared/domain/advice/advise.ts';
import { expectedAttempts, reachedWithin } from '../../shared/domain/advice/attempts-arithmetic.ts';
import { waitingProbability } from '../../shared/domain/advice/erlang-c.ts';
import { parseSalesFigures } from '../../shared/domain/advice/figures-file.ts';
import type { SalesFigures } from '../../shared/domain/advice/sales-figures.ts';
import { shareRange } from '../../shared/domain/advice/share-range.ts';
import { dealtOut, fitOf, structureNeeds } from '../../shared/domain/advice/structure-need.ts';
import { workloadsOf } from '../../shared/domain/advice/workload.ts';
import { mutated } from '../support/json-mutations.ts';
import { aHeadCount, between, countedFigures, enteredFigures as figures } from '../support/sales-figure-arbitraries.ts';
import { total } from '../support/sales-figures.ts';

const SAMPLE: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../simulator/sample/sample-figures.json'), 'utf8'),
);
const A_HAIR = 1e-9;

const withLeads = (given: SalesFigures, newLeadsPerDay: number): SalesFigures => ({
  ...given,
  prospecting: { ...given.prospecting, newLeadsPerDay },
});
const needsOf = (given: SalesFigures) => structureNeeds(workloadsOf(given)).map((need) => need.people);
const tiersTaken = ({ structure }: Advice) => (structure.kind === 'take' ? structure.need.tiers.length : 0);

describe('for every department', () => {
  it('more leads never need fewer people', () => {
    fc.assert(
      fc.property(figures, between(0, 500), (given, more) => {
        const before = needsOf(given);
        const after = needsOf(withLeads(given, given.prospecting.newLeadsPerDay + more));
        expect(after.every((count, index) => count >= (before[index] ?? 0))).toBe(true);
      }),
    );
  });

  it('more people never make a structure unfit, and never fewer tiers right', () => {
    fc.assert(
      fc.property(figures, aHeadCount, fc.nat({ max: 50 }), (given, count, more) => {
        for (const need of structureNeeds(workloadsOf(given))) {
          if (fitOf(need, count) === 'fits') expect(fitOf(need, count + more)).toBe('fits');
        }
        const tiers = (all: number) => tiersTaken(advise({ ...given, people: total(all) }));
        expect(tiers(count + more)).toBeGreaterThanOrEqual(tiers(count));
      }),
    );
  });

  it('the work is the same however it is divided, and a division never saves people', () => {
    fc.assert(
      fc.property(figures, (given) => {
        const needs = structureNeeds(workloadsOf(given));
        const work = needs.map(({ tiers }) => tiers.reduce((sum, tier) => sum + tier.seconds, 0));
        expect(Math.max(...work) - Math.min(...work)).toBeLessThanOrEqual(A_HAIR * Math.max(1, ...work));
        const counts = needs.map((need) => need.people);
        expect(counts).toEqual(counts.toSorted((one, other) => one - other));
      }),
    );
  });

  it('dealing out leaves nobody over and no tier short', () => {
    fc.assert(
      fc.property(figures, fc.nat({ max: 300 }), (given, count) => {
        for (const need of structureNeeds(workloadsOf(given))) {
          const dealt = dealtOut(need, count);
          expect(dealt === undefined).toBe(count < need.people);
          if (dealt === undefined) continue;
          expect([...dealt.values()].reduce((sum, own) => sum + own, 0)).toBe(count);
          expect(need.tiers.every((tier) => (dealt.get(tier.tier) ?? 0) >= tier.people)).toBe(true);
        }
      }),
    );
  });

  it('the intake that is named as possible is possible, and one lead more is not', () => {
    fc.assert(
      fc.property(figures, aHeadCount, (given, count) => {
        const { structure } = advise({ ...given, people: total(count) });
        if (structure.kind !== 'overloaded' || structure.newLeadsPerDay === 0) return;
        expect(needsOf(withLeads(given, structure.newLeadsPerDay))[0]).toBeLessThanOrEqual(count);
        expect(needsOf(withLeads(given, structure.newLeadsPerDay + 1))[0]).toBeGreaterThan(count);
      }),
    );
  });

  it('selling has the more work the more leads answer and the more qualify', () => {
    fc.assert(
      fc.property(figures, between(0, 1), between(0, 1), (given, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const sellingAt = (changed: Partial<SalesFigures['prospecting']>) =>
          workloadsOf({ ...given, prospecting: { ...given.prospecting, ...changed } }).selling.seconds;
        const answered = (share: number) => ({
          kind: 'until-reached' as const,
          answerShare: { share },
          mostAttempts: 6,
        });
        expect(sellingAt({ reach: answered(high) })).toBeGreaterThanOrEqual(sellingAt({ reach: answered(low) }));
        expect(sellingAt({ qualifiedShare: { share: high } })).toBeGreaterThanOrEqual(
          sellingAt({ qualifiedShare: { share: low } }),
        );
      }),
    );
  });

  it('says the same of its points when they have come over the wire', () => {
    fc.assert(
      fc.property(fc.oneof(figures, countedFigures), (given) => {
        const sentences = adviceInWords(advise(given));
        const sent: readonly AdviceSentence[] = JSON.parse(JSON.stringify(sentences));
        expect(sent.map(({ point }) => adviceSentence(point))).toEqual(sentences);
      }),
    );
  });

  it('every sentence is whole: no number that is none, nothing undefined', () => {
    fc.assert(
      fc.property(fc.oneof(figures, countedFigures), (given) => {
        for (const { text } of adviceInWords(advise(given))) {
          expect(text).not.toMatch(/NaN|undefined|∞|Infinity|null|\(\)| {2}|^\W|[^.]$/);
        }
      }),
    );
  });
});

describe('attempts', () => {
  it('reach more the likelier an answer is and the more there are, and fewer are needed the likelier it is', () => {
    const attempts = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(between(0, 1), between(0, 1), attempts, (one, other, most) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(reachedWithin(high, most)).toBeGreaterThanOrEqual(reachedWithin(low, most));
        expect(reachedWithin(low, most + 1)).toBeGreaterThanOrEqual(reachedWithin(low, most));
        expect(expectedAttempts(high, most)).toBeLessThanOrEqual(expectedAttempts(low, most) + A_HAIR);
        expect(expectedAttempts(low, most)).toBeLessThanOrEqual(most + A_HAIR);
      }),
    );
  });
});

describe("Erlang's C formula", () => {
  it('is the sum of the textbook, which breaks down only for larger rooms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), between(0.001, 0.999), (count, load) => {
        const erlangs = count * load;
        const term = (busy: number) => erlangs ** busy / factorial(busy);
        const below = Array.from({ length: count }, (_, busy) => term(busy)).reduce((sum, each) => sum + each, 0);
        const all = term(count) / (1 - load);
        expect(waitingProbability(count, erlangs)).toBeCloseTo(all / (below + all), 9);
      }),
    );
  });

  it('falls with every person more and rises with the work', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200 }), between(0, 200), between(0, 50), (count, erlangs, more) => {
        const waiting = waitingProbability(count, erlangs);
        expect(waiting).toBeGreaterThanOrEqual(0);
        expect(waiting).toBeLessThanOrEqual(1);
        expect(waitingProbability(count + 1, erlangs)).toBeLessThanOrEqual(waiting + A_HAIR);
        expect(waitingProbability(count, erlangs + more)).toBeGreaterThanOrEqual(waiting - A_HAIR);
      }),
    );
  });
});

describe('the range of a counted share', () => {
  it('holds the share, lies between 0 and 1, and is the narrower the more was counted', () => {
    fc.assert(
      fc.property(between(0, 1), fc.integer({ min: 1, max: 10_000 }), (share, outOf) => {
        const { low, high } = shareRange({ share, outOf });
        expect(0 <= low && low <= share + A_HAIR && share - A_HAIR <= high && high <= 1).toBe(true);
        const more = shareRange({ share, outOf: 4 * outOf });
        expect(more.high - more.low).toBeLessThanOrEqual(high - low + A_HAIR);
      }),
    );
  });
});

describe('a file of figures, however it was spoilt', () => {
  it('gives advice, or says what is wrong, where, and how to mend it', () => {
    fc.assert(
      fc.property(mutated(SAMPLE), (file) => {
        const parsed = parseSalesFigures(file);
        if (parsed.kind === 'figures') {
          expect(adviceInWords(advise(parsed.figures)).length).toBeGreaterThan(2);
          return;
        }
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { message, mend } of parsed.problems) expect([message, mend]).not.toContain('');
      }),
    );
  });
});

function factorial(number: number): number {
  return number < 2 ? 1 : number * factorial(number - 1);
}
