import { listWords } from '../rule-words.ts';
import type { CarePoint, CareTime } from './care-points.ts';
import type { MissingFigure } from './care-worth.ts';
import { inPercent, told } from './figure-text.ts';
import type { Range } from './share-range.ts';

const UNCALLED =
  'How many of these orders would have come without a call no figure tells: leave every tenth customer uncalled for a cycle and compare.';

export function careInWords(point: CarePoint): string {
  switch (point.kind) {
    case 'no-customers':
      return 'There are no customers to call: account care would wait for work.';
    case 'hours-compared':
      return comparedText(point);
    case 'uncalled-unknown':
      return UNCALLED;
    case 'bought-again':
      return repeatText(point);
    case 'hours-incomparable':
      return missingText('An hour of these calls cannot be set beside an hour of selling', point.missing);
    case 'care-worth-unknown':
      return missingText('Whether calls to customers are worth their time cannot be told', point.missing);
  }
}

/** How it is told that an hour with customers brings less than one with leads. */
interface WasteWords {
  readonly verdict: string;
  readonly instead: string;
}

function wasteWords({ isTimeToSpare, carePeople }: CareTime): WasteWords {
  if (isTimeToSpare) {
    return {
      verdict: 'Calls to customers bring less than new business',
      instead:
        'As long as people wait for work calls to customers take nothing away from new business; once there are more leads to call, let the leads come first.',
    };
  }
  return {
    verdict: 'Calls to customers are not worth their time',
    instead: `Do not put working time into upselling; the work of ${told(carePeople)} people is better spent on new customers.`,
  };
}

function comparedText(point: Extract<CarePoint, { readonly kind: 'hours-compared' }>): string {
  const { careHour, newBusinessHour, breakEvenShare, boughtShare, by, verdict } = point;
  const unit = by === 'orders' ? ' orders' : ' in orders';
  const assumed = by === 'orders' ? ', if a later order is worth as much as a first one' : '';
  const hours = `an hour of them brings ${rangeText(careHour)}${unit}, an hour of prospecting and selling ${rangeText(newBusinessHour)}${unit}${assumed}`;
  const counted = boughtShare.outOf === undefined ? '' : ` of ${told(boughtShare.outOf)}`;
  const turn =
    breakEvenShare > 1
      ? `Not even an order in every conversation would change that`
      : `It turns where ${inPercent(breakEvenShare)} of the conversations end in an order; it is ${inPercent(boughtShare.share)}${counted}`;
  switch (verdict) {
    case 'worth-it':
      return `Calls to customers are worth their time: ${hours}. ${turn}.`;
    case 'not-worth-it': {
      const waste = wasteWords(point);
      return `${waste.verdict}: ${hours}. ${turn}. ${waste.instead}`;
    }
    case 'cannot-tell':
      return `Whether calls to customers are worth their time cannot be told yet: ${hours}. ${turn}. Count on before you add people or take them away.`;
  }
}

function repeatText(point: Extract<CarePoint, { readonly kind: 'bought-again' }>): string {
  const { share, range, ordersPerCustomer, verdict } = point;
  const of = share.outOf === undefined ? '' : ` of ${told(share.outOf)}`;
  const facts = `${inPercent(share.share)}${of} customers bought again (with a confidence of 95 % between ${inPercent(range.low)} and ${inPercent(range.high)}), on average ${ordersPerCustomer.toFixed(2)} orders per customer`;
  switch (verdict) {
    case 'worth-it':
      return `${facts}: these are regular customers, and calls to them are likely to be worth their time.`;
    case 'not-worth-it':
      return `${facts}: sales are one-offs. ${wasteWords(point).instead}`;
    case 'cannot-tell':
      return `${facts}: that is neither a base of regular customers (30 % and more) nor quick one-offs (below 10 %), so that repeat purchases alone do not tell whether calls are worth their time.`;
  }
}

function missingText(what: string, missing: readonly MissingFigure[]): string {
  return `${what}: say ${listWords(missing.map((figure) => MISSING_WORDS[figure]))}.`;
}

const MISSING_WORDS: Readonly<Record<MissingFigure, string>> = {
  'accountCare.boughtShare': 'how many conversations with customers end in an order (accountCare.boughtShare)',
  'selling.wonShare': 'how many opportunities are won (selling.wonShare)',
  orderValue: 'what orders are worth (orderValue)',
  purchases: 'how many customers bought again (purchases)',
};

function rangeText({ low, high }: Range): string {
  const [from, to] = [told(low), told(high)];
  return from === to ? from : `${from} to ${to}`;
}
