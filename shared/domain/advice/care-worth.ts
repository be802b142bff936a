import type { SalesFigures, Share } from './sales-figures.ts';
import { type Range, shareRange } from './share-range.ts';
import type { Workloads } from './workload.ts';

const SECONDS_AN_HOUR = 3_600;
/** Less work than that a day is none: what an hour of it would bring can be any number. */
const LEAST_SECONDS_A_DAY = 1;
/** Convention of this project, not a measured truth: where that many buy again, customers are regular ones. */
const REGULAR_FROM = 0.3;
/** Convention of this project, not a measured truth: where fewer buy again, sales are one-offs. */
const ONE_OFF_BELOW = 0.1;

/** A figure that advice would need, by the name under which it is given. */
export type MissingFigure = 'accountCare.boughtShare' | 'selling.wonShare' | 'orderValue' | 'purchases';

export type CareVerdict = 'worth-it' | 'not-worth-it' | 'cannot-tell';

/** What an hour of work brings, in orders or in their value. */
export interface HoursCompared {
  readonly kind: 'hours-compared';
  /** `orders` when no value is known: a repeat order then counts as much as a first one. */
  readonly by: 'value' | 'orders';
  readonly careHour: Range;
  /** The same hour in prospecting and selling together. */
  readonly newBusinessHour: Range;
  /** The share of care conversations that has to end in an order for both hours to bring the same. */
  readonly breakEvenShare: number;
  readonly boughtShare: Share;
  readonly verdict: CareVerdict;
}

/** What is known of account-care calls, as far as the figures reach. */
export type CareWorth =
  | { readonly kind: 'no-customers' }
  | HoursCompared
  | {
      readonly kind: 'repeat-share';
      readonly share: Share;
      readonly range: Range;
      readonly ordersPerCustomer: number;
      readonly verdict: CareVerdict;
      readonly missing: readonly MissingFigure[];
    }
  | { readonly kind: 'unknown'; readonly missing: readonly MissingFigure[] };

/**
 * Whether calls to existing customers are worth the working time. An hour of them is set beside an hour of prospecting
 * and selling; where figures are ranges, one is better only when the ranges do not meet. When the hours cannot be
 * compared, the share of customers who ever buy again answers, with conventions instead of a comparison.
 *
 * Not in it, because no such figure is asked for: orders that would have come without the call, and what a first sale
 * brings later.
 */
export function careWorth(figures: SalesFigures, workloads: Workloads): CareWorth {
  const { purchases } = figures;
  if (workloads['account-care'].items === 0 && (purchases?.everBought ?? 0) === 0) return { kind: 'no-customers' };
  const compared = hoursCompared(figures, workloads);
  if (compared !== undefined) return compared;
  const missing = missingFigures(figures);
  if (purchases === undefined || purchases.everBought === 0)
    return { kind: 'unknown', missing: [...missing, 'purchases'] };
  const share = { share: purchases.boughtAgain / purchases.everBought, outOf: purchases.everBought };
  const range = shareRange(share);
  const verdict = range.low >= REGULAR_FROM ? 'worth-it' : range.high < ONE_OFF_BELOW ? 'not-worth-it' : 'cannot-tell';
  return {
    kind: 'repeat-share',
    share,
    range,
    ordersPerCustomer: purchases.orders / purchases.everBought,
    verdict,
    missing,
  };
}

function hoursCompared(
  { selling, accountCare, orderValue }: SalesFigures,
  workloads: Workloads,
): HoursCompared | undefined {
  const { wonShare } = selling;
  const { boughtShare } = accountCare;
  const care = workloads['account-care'];
  const newBusinessSeconds = workloads.prospecting.seconds + workloads.selling.seconds;
  if (wonShare === undefined || boughtShare === undefined) return undefined;
  if (care.seconds < LEAST_SECONDS_A_DAY || newBusinessSeconds < LEAST_SECONDS_A_DAY) return undefined;
  const firstValue = orderValue?.first ?? 1;
  const repeatValue = orderValue?.repeat ?? 1;
  const perOrderedShare = (SECONDS_AN_HOUR * care.reached * repeatValue) / care.seconds;
  const perWonShare = (SECONDS_AN_HOUR * workloads.selling.items * firstValue) / newBusinessSeconds;
  const careHour = times(shareRange(boughtShare), perOrderedShare);
  const newBusinessHour = times(shareRange(wonShare), perWonShare);
  const breakEvenShare = (wonShare.share * perWonShare) / perOrderedShare;
  if (!Number.isFinite(breakEvenShare)) return undefined;
  return {
    kind: 'hours-compared',
    by: orderValue === undefined ? 'orders' : 'value',
    careHour,
    newBusinessHour,
    breakEvenShare,
    boughtShare,
    verdict: betterOf(careHour, newBusinessHour),
  };
}

function betterOf(care: Range, newBusiness: Range): CareVerdict {
  if (care.low >= newBusiness.high) return 'worth-it';
  return care.high < newBusiness.low ? 'not-worth-it' : 'cannot-tell';
}

function times({ low, high }: Range, factor: number): Range {
  return { low: low * factor, high: high * factor };
}

function missingFigures({ selling, accountCare, orderValue }: SalesFigures): readonly MissingFigure[] {
  return [
    ...(accountCare.boughtShare === undefined ? (['accountCare.boughtShare'] as const) : []),
    ...(selling.wonShare === undefined ? (['selling.wonShare'] as const) : []),
    ...(orderValue === undefined ? (['orderValue'] as const) : []),
  ];
}
