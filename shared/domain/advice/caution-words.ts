import { inPercent, told } from './figure-text.ts';
import { type SalesFigures, SHRINKAGE, type Share } from './sales-figures.ts';
import { isSmallSample, shareRange } from './share-range.ts';
import type { Workloads } from './workload.ts';

/** A day with so many times the calls of an average one is told: an average hides it. */
const RUSH = 1.5;

/** What the advice rests on that may not hold: each a sentence. */
export function cautionSentences(figures: SalesFigures, workloads: Workloads): readonly string[] {
  return [...rushText(figures, workloads), ...sampleText(figures), ...failedCallsText(figures), ...breaksText(figures)];
}

function rushText({ source }: SalesFigures, workloads: Workloads): readonly string[] {
  if (source.kind === 'entered') return [];
  const { workingDays, callsOnBusiestDay } = source;
  const average = Object.values(workloads).reduce((sum, { calls }) => sum + calls, 0);
  if (callsOnBusiestDay <= RUSH * average) return [];
  return [
    `All this is the average of ${told(workingDays)} working days (${told(average)} calls each); the busiest had ${told(callsOnBusiestDay)} calls, ${told(callsOnBusiestDay / average)} times as many.`,
  ];
}

function sampleText({ prospecting, selling, accountCare }: SalesFigures): readonly string[] {
  const shares: readonly (readonly [string, Share | undefined])[] = [
    ['people reached in prospecting who are handed over', prospecting.qualifiedShare],
    ['opportunities won', selling.wonShare],
    ['conversations with customers that end in an order', accountCare.boughtShare],
  ];
  const small = shares.flatMap(([what, share]) => {
    if (share === undefined || !isSmallSample(share)) return [];
    const { low, high } = shareRange(share);
    return [
      `${what}: ${inPercent(share.share)} of ${share.outOf}, which may as well be ${inPercent(low)} or ${inPercent(high)}`,
    ];
  });
  return small.length === 0 ? [] : [`Counted on few cases only: ${small.join('; ')}.`];
}

function failedCallsText({ selling: { reach } }: SalesFigures): readonly string[] {
  if (reach.kind !== 'conversations' || reach.answerShare !== undefined) return [];
  return [
    'The work of selling is without its failed calls: how many of them are answered is not known (selling.answerShare).',
  ];
}

function breaksText({ source, working }: SalesFigures): readonly string[] {
  if (source.kind === 'entered' || !source.isWithoutBreaks) return [];
  const times = (1 - working.shrinkage) / (1 - SHRINKAGE);
  return [
    `These people take no breaks and are never away: of real people you need about ${told(times)} times as many.`,
  ];
}
