import { describe, expect, it } from 'vitest';
import { isSmallSample, shareRange } from '../../shared/domain/advice/share-range.ts';

describe('the range of a counted share', () => {
  it.each([
    [10, 100, 0.0552, 0.1744],
    [50, 100, 0.4038, 0.5962],
    [25, 100, 0.1755, 0.343],
    [1, 11, 0.0162, 0.3774],
    [0, 100, 0, 0.037],
    [100, 100, 0.963, 1],
  ])("of %i in %i is Wilson's, as its published examples have it", (count, of, low, high) => {
    const range = shareRange({ share: count / of, outOf: of });
    expect([range.low, range.high].map((bound) => Math.round(bound * 10_000) / 10_000)).toEqual([low, high]);
  });

  it('is the share itself when nobody said on how many cases it was counted', () => {
    expect(shareRange({ share: 0.3 })).toEqual({ low: 0.3, high: 0.3 });
  });

  it('is everything when there were no cases', () => {
    expect(shareRange({ share: 0, outOf: 0 })).toEqual({ low: 0, high: 1 });
  });

  it('is told as a small sample below fifty cases', () => {
    expect([{ share: 0.3 }, { share: 0.3, outOf: 49 }, { share: 0.3, outOf: 50 }].map(isSmallSample)).toEqual([
      false,
      true,
      false,
    ]);
  });
});
