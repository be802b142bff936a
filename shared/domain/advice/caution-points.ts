import { type SalesFigures, SHRINKAGE, type Share } from './sales-figures.ts';
import { isSmallSample, type Range, shareRange } from './share-range.ts';
import type { Workloads } from './workload.ts';

/** A day with so many times the calls of an average one is told: an average hides it. */
const RUSH = 1.5;

/** A share that was counted on few cases. */
export interface SmallSample {
  /** Of the people reached in prospecting those handed over, of opportunities those won, of conversations those that end in an order. */
  readonly what: 'qualified' | 'won' | 'bought';
  readonly share: number;
  readonly outOf: number;
  readonly range: Range;
}

/** What the advice rests on that may not hold. */
export type CautionPoint =
  | {
      readonly kind: 'rush';
      readonly workingDays: number;
      readonly callsOnAverage: number;
      readonly callsOnBusiestDay: number;
    }
  | { readonly kind: 'few-cases'; readonly samples: readonly SmallSample[] }
  | { readonly kind: 'failed-calls-unknown' }
  /** `times`: so many times as many real people are needed. */
  | { readonly kind: 'no-breaks'; readonly times: number };

export function cautionPoints(figures: SalesFigures, workloads: Workloads): readonly CautionPoint[] {
  return [...rush(figures, workloads), ...fewCases(figures), ...failedCalls(figures), ...noBreaks(figures)];
}

function rush({ source }: SalesFigures, workloads: Workloads): readonly CautionPoint[] {
  if (source.kind === 'entered') return [];
  const { workingDays, callsOnBusiestDay } = source;
  const callsOnAverage = Object.values(workloads).reduce((sum, { calls }) => sum + calls, 0);
  return callsOnBusiestDay <= RUSH * callsOnAverage
    ? []
    : [{ kind: 'rush', workingDays, callsOnAverage, callsOnBusiestDay }];
}

function fewCases({ prospecting, selling, accountCare }: SalesFigures): readonly CautionPoint[] {
  const samples = [
    ...smallSample('qualified', prospecting.qualifiedShare),
    ...smallSample('won', selling.wonShare),
    ...smallSample('bought', accountCare.boughtShare),
  ];
  return samples.length === 0 ? [] : [{ kind: 'few-cases', samples }];
}

function smallSample(what: SmallSample['what'], share: Share | undefined): readonly SmallSample[] {
  if (share?.outOf === undefined || !isSmallSample(share)) return [];
  return [{ what, share: share.share, outOf: share.outOf, range: shareRange(share) }];
}

function failedCalls({ selling: { reach } }: SalesFigures): readonly CautionPoint[] {
  return reach.kind === 'conversations' && reach.answerShare === undefined ? [{ kind: 'failed-calls-unknown' }] : [];
}

function noBreaks({ source, working }: SalesFigures): readonly CautionPoint[] {
  if (source.kind === 'entered' || !source.isWithoutBreaks) return [];
  return [{ kind: 'no-breaks', times: (1 - working.shrinkage) / (1 - SHRINKAGE) }];
}
