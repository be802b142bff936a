import { describe, expect, it } from 'vitest';
import { expectedAttempts, reachedWithin } from '../../shared/domain/advice/attempts-arithmetic.ts';
import { randomFor } from '../../simulator/random.ts';

const inPercent = (share: number) => Math.round(100 * share);
const toOneDecimal = (number: number) => Math.round(10 * number) / 10;

describe('the share reached within so many attempts', () => {
  it.each([
    [0.1, 3, 27],
    [0.1, 6, 47],
    [0.1, 8, 57],
    [0.1, 10, 65],
    [0.15, 6, 62],
    [0.2, 6, 74],
    [0.3, 3, 66],
    [0.3, 6, 88],
    [1, 1, 100],
    [0, 6, 0],
  ])('of %d an attempt and %i attempts is %i %%', (share, attempts, percent) => {
    expect(inPercent(reachedWithin(share, attempts))).toBe(percent);
  });

  it('keeps its digits where the share is tiny', () => {
    expect(reachedWithin(1e-18, 5)).toBeCloseTo(5e-18, 30);
    expect(expectedAttempts(1e-18, 5)).toBeCloseTo(5, 9);
  });
});

describe('the attempts a lead takes', () => {
  it.each([
    [0.1, 4.7],
    [0.15, 4.2],
    [0.2, 3.7],
    [0.3, 2.9],
  ])('with %d an attempt and six at most are %d', (share, attempts) => {
    expect(toOneDecimal(expectedAttempts(share, 6))).toBe(attempts);
  });

  it('are all there are when nobody answers, and one when everybody does', () => {
    expect([expectedAttempts(0, 6), expectedAttempts(1, 6)]).toEqual([6, 1]);
  });

  it.each([
    [0.05, 3],
    [0.12, 6],
    [0.3, 4],
    [0.7, 8],
  ])('come out the same when 100,000 leads are called one by one: %d, at most %i', (share, mostAttempts) => {
    const leads = 100_000;
    const { chance } = randomFor(1, 'attempts', String(share), String(mostAttempts));
    let attempts = 0;
    let reached = 0;
    for (let lead = 0; lead < leads; lead += 1) {
      for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
        attempts += 1;
        if (!chance(share)) continue;
        reached += 1;
        break;
      }
    }
    // Four standard errors: of a share at most 0.5 / sqrt(n), of attempts at most half their span / sqrt(n).
    expect(Math.abs(reached / leads - reachedWithin(share, mostAttempts))).toBeLessThan(4 * (0.5 / Math.sqrt(leads)));
    expect(Math.abs(attempts / leads - expectedAttempts(share, mostAttempts))).toBeLessThan(
      4 * (mostAttempts / 2 / Math.sqrt(leads)),
    );
  });
});
