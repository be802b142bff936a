import { useLanguage, useWords } from '../../language/language-context.ts';
import { useMomentText } from '../../parts/moment.tsx';
import {
  CLOSE_TERMS,
  PURPOSE_TERMS,
  REST_TERMS,
  REVIEW_TERMS,
  SKIP_TERMS,
  STAGE_TERMS,
  SUPPRESS_TERMS,
} from '../../terms/lead-terms.ts';
import { OUTCOME_TERMS } from '../../terms/outcome-terms.ts';
import { REFUSAL_TERMS } from '../../terms/refusal-terms.ts';
import { touchReasonInRussian } from '../../terms/touch-reason-in-russian.ts';
import type { Telling } from './entry-told.ts';
import { TIMELINE_WORDS } from './timeline-words.ts';

/** The words in which what happened with a lead is told, by its clock and by that of whoever looks. */
export function useTelling(customersZone: string | undefined): Telling {
  const { language } = useLanguage();
  const codes: Readonly<Record<string, string>> = {
    ...useWords(REFUSAL_TERMS),
    ...useWords(REST_TERMS),
    ...useWords(REVIEW_TERMS),
    ...useWords(CLOSE_TERMS),
    ...useWords(SUPPRESS_TERMS),
    ...useWords(SKIP_TERMS),
  };
  const money = new Intl.NumberFormat(language);
  return {
    words: useWords(TIMELINE_WORDS),
    stages: useWords(STAGE_TERMS),
    outcomes: useWords(OUTCOME_TERMS),
    purposes: useWords(PURPOSE_TERMS),
    code: (code) => codes[code] ?? code,
    touchWhy: ({ why, because }) => (language === 'en' || because === undefined ? why : touchReasonInRussian(because)),
    money: (value) => money.format(value),
    moments: useMomentText(customersZone),
  };
}
