import type { Language } from '../../language/words.ts';
import { explanationInRussian } from '../../terms/reasons/explanation-in-russian.ts';
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
  explanation: Explanation,
  { language, words, momentsText }: Saying,
): readonly string[] {
  const { next, sentences } = explanation;
  const when = next === undefined ? [] : [`${words.next}: ${momentsText(next.at)}.`];
  return [...(language === 'en' ? sentences : explanationInRussian(explanation)), ...when];
}
