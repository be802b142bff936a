import type { RefusalCode } from '../../../../shared/domain/gate.ts';
import type { Language } from '../../language/words.ts';
import { lowered } from '../../terms/letters.ts';
import type { Explanation } from './lead-answers.ts';
import type { LEAD_WORDS } from './lead-words.ts';

interface Saying {
  readonly language: Language;
  readonly refusals: Readonly<Record<RefusalCode, string>>;
  readonly words: Pick<(typeof LEAD_WORDS)[Language], 'next' | 'movedBy' | 'lasts'>;
  /** Why the lead stands where it stands, in words. */
  readonly why: string | undefined;
  /** A moment by the clocks of whoever looks, and of the customer. */
  readonly momentsText: (at: string) => string;
}

/**
 * An explanation in sentences. The API's own are English, and tell figures and sources of rules too; in another language
 * they are put together from its codes.
 */
export function explanationSentences(
  explanation: Explanation,
  { language, refusals, words, why, momentsText }: Saying,
) {
  const { reasons, next, sentences } = explanation;
  const when = next === undefined ? [] : [`${words.next}: ${momentsText(next.at)}.`];
  if (language === 'en') return [...sentences, ...when];
  const saidOf = (code: string) => (isRefusal(code, refusals) ? refusals[code] : code);
  const moved =
    next === undefined || next.movedBy.length === 0
      ? []
      : [words.movedBy(next.movedBy.map((code) => lowered(saidOf(code))).join('; '))];
  return [
    ...reasons.map(({ code, until }) =>
      [
        saidOf(code),
        ...(why !== undefined && OF_STANDING.includes(code) ? [`: ${lowered(why)}`] : []),
        ...(until === undefined ? [] : [`, ${words.lasts} ${momentsText(until)}`]),
        '.',
      ].join(''),
    ),
    ...when,
    ...moved,
  ];
}

/** Reasons that lie in where the lead stands, which has a reason of its own. */
const OF_STANDING: readonly string[] = ['done', 'suppressed', 'in-review', 'resting'];

function isRefusal(code: string, refusals: Saying['refusals']): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}
