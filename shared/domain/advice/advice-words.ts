import { type AdvicePoint, advicePoints } from './advice-point.ts';
import type { Advice } from './advise.ts';
import { balanceInWords, transferInWords } from './balance-words.ts';
import { careInWords } from './care-words.ts';
import { cautionInWords } from './caution-words.ts';
import { structureInWords, workInWords } from './structure-words.ts';
import { takenInWords } from './weeks-words.ts';

export const ADVICE_TOPICS = ['work', 'structure', 'balance', 'transfer', 'care', 'caution'] as const;

export type AdviceTopic = (typeof ADVICE_TOPICS)[number];

/** One piece of advice with its numbers in English, what it is about, and the same as data. */
export interface AdviceSentence {
  readonly about: AdviceTopic;
  readonly text: string;
  readonly point: AdvicePoint;
}

/** The advice in English, in the order of its points. */
export function adviceInWords(advice: Advice): readonly AdviceSentence[] {
  return advicePoints(advice).map(adviceSentence);
}

export function adviceSentence(point: AdvicePoint): AdviceSentence {
  return { ...saidOf(point), point };
}

function saidOf(point: AdvicePoint): Omit<AdviceSentence, 'point'> {
  switch (point.kind) {
    case 'head-count-unknown':
    case 'overloaded':
    case 'division-fits':
      return { about: 'structure', text: structureInWords(point) };
    case 'work-of-a-day':
      return { about: 'work', text: workInWords(point) };
    case 'nobody-works':
    case 'chokes':
    case 'starve':
    case 'balanced':
      return { about: 'balance', text: balanceInWords(point) };
    case 'put-through':
      return { about: 'transfer', text: transferInWords(point) };
    case 'no-customers':
    case 'hours-compared':
    case 'uncalled-unknown':
    case 'bought-again':
    case 'hours-incomparable':
    case 'care-worth-unknown':
      return { about: 'care', text: careInWords(point) };
    case 'rush':
    case 'few-cases':
    case 'failed-calls-unknown':
    case 'no-breaks':
      return { about: 'caution', text: cautionInWords(point) };
    default:
      return { about: 'caution', text: takenInWords(point) };
  }
}
