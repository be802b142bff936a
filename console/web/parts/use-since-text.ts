import type { ChangeSince } from '../../../functions/api/routing/problem.ts';
import { useLanguage } from '../language/language-context.ts';
import { differenceInRussian } from '../terms/changes/change-in-russian.ts';
import { useDeedText } from './use-deed-text.ts';

/** What somebody else did meanwhile, in the language spoken. */
export function useSinceText(): (done: Pick<ChangeSince, 'changes' | 'deeds' | 'differences'>) => string {
  const { language } = useLanguage();
  const deedText = useDeedText();
  return ({ changes, deeds, differences }) => {
    const inRussian = deeds?.map(deedText) ?? differences?.map(differenceInRussian);
    return (language === 'en' ? changes : (inRussian ?? changes)).join('; ');
  };
}
