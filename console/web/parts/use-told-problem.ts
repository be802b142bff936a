import { kindOf, type ToldProblem } from '../api/problem.ts';
import { useLanguage, useWords } from '../language/language-context.ts';
import type { Language } from '../language/words.ts';
import { problemInRussian } from '../terms/problem-in-russian.ts';
import { useZone } from '../zone/zone-context.ts';
import { momentText } from './moment.tsx';
import { PART_WORDS } from './words.ts';

/** A problem in the words that somebody is told it in. */
export interface ProblemText {
  readonly title: string;
  readonly detail: string;
  readonly mend?: string;
  /** English where only the API's sentence tells. */
  readonly language: Language;
}

/** Problems as they are told in the language spoken. */
export function useToldProblem(): (problem: ToldProblem) => ProblemText {
  const { language } = useLanguage();
  const ownZone = useZone();
  const { titles } = useWords(PART_WORDS);
  return (problem) => {
    const { detail, mend, cause } = problem;
    const kind = kindOf(problem);
    const title = kind === undefined ? problem.title : titles[kind];
    const inRussian =
      language === 'en' || cause === undefined
        ? undefined
        : problemInRussian(cause, (at, zone = ownZone) => momentText(at, language, zone));
    if (inRussian !== undefined) return { title, ...inRussian, language };
    return { title, detail, ...(mend !== undefined && { mend }), language: 'en' };
  };
}
