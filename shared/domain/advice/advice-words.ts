import type { Advice } from './advise.ts';
import { balanceSentences, transferSentence } from './balance-words.ts';
import { careSentences } from './care-words.ts';
import { cautionSentences } from './caution-words.ts';
import { structureSentence, workSentence } from './structure-words.ts';

/** One piece of advice with its numbers, and what it is about. */
export interface AdviceSentence {
  readonly about: 'work' | 'structure' | 'balance' | 'transfer' | 'care' | 'caution';
  readonly text: string;
}

/** The advice in words, the weightiest first. Says no more than the figures do; what they rest on comes last. */
export function adviceInWords(advice: Advice): readonly AdviceSentence[] {
  const { figures, workloads, balances, warmTransfer } = advice;
  const all = (about: AdviceSentence['about'], texts: readonly string[]) => texts.map((text) => ({ about, text }));
  return [
    ...all('structure', [structureSentence(advice)]),
    ...all('work', [workSentence(advice)]),
    ...all('balance', balanceSentences(balances, figures.prospecting.newLeadsPerDay)),
    ...all('transfer', warmTransfer === undefined ? [] : [transferSentence(warmTransfer)]),
    ...all('care', careSentences(advice)),
    ...all('caution', cautionSentences(figures, workloads)),
  ];
}
