import { useWords } from '../../language/language-context.ts';
import { CLOSE_TERMS, REST_TERMS, REVIEW_TERMS, SUPPRESS_TERMS } from '../../terms/lead-terms.ts';
import type { Standing } from './lead-answers.ts';

/** Why a lead rests, is in review, closed or suppressed, in words; a code nobody knows as it is. */
export function useStandingWhy({ why }: Pick<Standing, 'why'>): string | undefined {
  const known: Readonly<Record<string, string>> = {
    ...useWords(REST_TERMS),
    ...useWords(REVIEW_TERMS),
    ...useWords(CLOSE_TERMS),
    ...useWords(SUPPRESS_TERMS),
  };
  return why === undefined ? undefined : (known[why] ?? why);
}
