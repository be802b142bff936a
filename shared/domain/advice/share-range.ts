import type { Share } from './sales-figures.ts';

/** Between which values a number may lie; both the same when nothing is known of how sure it is. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Of a standard normal variable, 95 % lie within so many deviations. */
const DEVIATIONS_OF_95_PERCENT = 1.959964;
/** Fewer cases are told as a small sample; the abandonment rules of dialling wait for as many. */
const SMALL_SAMPLE = 50;

/**
 * The range in which the true share lies with a confidence of 95 %, by Wilson's score interval (E. B. Wilson, Journal
 * of the American Statistical Association, 1927), which holds for small samples too. A share of which nobody said how
 * many cases it was counted on is taken as it is.
 */
export function shareRange({ share, outOf }: Share): Range {
  if (outOf === undefined) return { low: share, high: share };
  if (outOf === 0) return { low: 0, high: 1 };
  const square = DEVIATIONS_OF_95_PERCENT ** 2 / outOf;
  const middle = share + square / 2;
  const half = Math.sqrt(square * (share * (1 - share) + square / 4));
  return { low: Math.max(0, (middle - half) / (1 + square)), high: Math.min(1, (middle + half) / (1 + square)) };
}

/** Whether the share was counted on so few cases that it has to be said. */
export function isSmallSample({ outOf }: Share): boolean {
  return outOf !== undefined && outOf < SMALL_SAMPLE;
}
