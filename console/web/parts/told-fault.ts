import type { Fault } from '../../../functions/api/routing/problem.ts';
import type { Language } from '../language/words.ts';
import { findingInRussian } from '../terms/findings/finding-in-russian.ts';

/** A fault in the words that somebody is told it in. */
export interface ToldFault {
  readonly path: string;
  readonly message: string;
  readonly mend?: string;
  /** English where the API gives a sentence alone. */
  readonly language: Language;
}

/** A fault as it came: one in an answer that an earlier version kept may have no finding. */
type GivenFault = Omit<Fault, 'finding'> & Partial<Pick<Fault, 'finding'>>;

export function toldFault({ path, message, mend, finding }: GivenFault, language: Language): ToldFault {
  if (language === 'en' || finding === undefined) {
    return { path, message, ...(mend !== undefined && { mend }), language: 'en' };
  }
  return { path, ...findingInRussian(finding), language };
}
