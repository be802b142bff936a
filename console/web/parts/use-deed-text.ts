import type { Deed } from '../../../shared/domain/deed.ts';
import { deedInWords } from '../../../shared/domain/deed-words.ts';
import { useLanguage } from '../language/language-context.ts';
import { deedInRussian } from '../terms/deed-terms.ts';
import { useMomentText } from './moment.tsx';

/** What somebody did, in the language spoken. */
export function useDeedText(): (deed: Deed) => string {
  const { language } = useLanguage();
  const momentText = useMomentText(undefined);
  return (deed) => (language === 'en' ? deedInWords(deed) : deedInRussian(deed, momentText));
}
