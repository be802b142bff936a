import type { Language } from '../../language/words.ts';
import { closingInRussian } from '../../terms/reasons/closing-in-russian.ts';
import { reasonInRussian } from '../../terms/reasons/reason-in-russian.ts';
import type { Explanation } from './lead-answers.ts';
import type { LEAD_WORDS } from './lead-words.ts';

interface Saying {
  readonly language: Language;
  readonly words: Pick<(typeof LEAD_WORDS)[Language], 'next'>;
  /** A moment by the clocks of whoever looks, and of the customer. */
  readonly momentsText: (at: string) => string;
}

/** An explanation in sentences: in English the API's own, in Russian the same made of its data. */
export function explanationSentences(
  { reasons, clock, closing, next, sentences }: Explanation,
  { language, words, momentsText }: Saying,
): readonly string[] {
  const when = next === undefined ? [] : [`${words.next}: ${momentsText(next.at)}.`];
  if (language === 'en') return [...sentences, ...when];
  return [
    ...reasons.map((reason) => reasonInRussian(reason, clock)),
    ...closing.map((one) => closingInRussian(one, clock)),
    ...when,
  ];
}
