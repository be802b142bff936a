import type { CautionPoint, SmallSample } from './caution-points.ts';
import { inPercent, told } from './figure-text.ts';

export function cautionInWords(point: CautionPoint): string {
  switch (point.kind) {
    case 'rush': {
      const { workingDays, callsOnAverage: average, callsOnBusiestDay: busiest } = point;
      return `All this is the average of ${told(workingDays)} working days (${told(average)} calls each); the busiest had ${told(busiest)} calls, ${told(busiest / average)} times as many.`;
    }
    case 'few-cases':
      return `Counted on few cases only: ${point.samples.map(sampleText).join('; ')}.`;
    case 'failed-calls-unknown':
      return 'The work of selling is without its failed calls: how many of them are answered is not known (selling.answerShare).';
    case 'no-breaks':
      return `These people take no breaks and are never away: of real people you need about ${told(point.times)} times as many.`;
  }
}

const SHARES: Readonly<Record<SmallSample['what'], string>> = {
  qualified: 'people reached in prospecting who are handed over',
  won: 'opportunities won',
  bought: 'conversations with customers that end in an order',
};

function sampleText({ what, share, outOf, range: { low, high } }: SmallSample): string {
  return `${SHARES[what]}: ${inPercent(share)} of ${outOf}, which may as well be ${inPercent(low)} or ${inPercent(high)}`;
}
