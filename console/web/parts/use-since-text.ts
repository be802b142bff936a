import type { ChangeSince } from '../../../functions/api/routing/problem.ts';
import { useLanguage, useWords } from '../language/language-context.ts';
import { differenceInRussian } from '../terms/changes/change-in-russian.ts';
import { lowered } from '../terms/letters.ts';
import { OUTCOME_TERMS } from '../terms/outcome-terms.ts';
import { useDeedText } from './use-deed-text.ts';
import { PART_WORDS } from './words.ts';

type Done = Pick<ChangeSince, 'changes' | 'deeds' | 'differences' | 'call' | 'unsigned'>;

/** What was changed meanwhile, in the language spoken. */
export function useSinceText(): (done: Done) => string {
  const { language } = useLanguage();
  const words = useWords(PART_WORDS);
  const deedText = useDeedText();
  const callText = ({ attemptNumber, agentId, outcome }: NonNullable<Done['call']>) => {
    const came = outcome === undefined ? words.callRuns : lowered(OUTCOME_TERMS[language][outcome]);
    return words.callChanged(attemptNumber, agentId === undefined ? came : `${came} (${words.agent(agentId)})`);
  };
  return ({ changes, deeds, differences, call, unsigned }) => {
    if (call !== undefined) return callText(call);
    if (unsigned !== undefined) return words.unsigned[unsigned];
    const inRussian = deeds?.map(deedText) ?? differences?.map(differenceInRussian);
    return (language === 'en' ? changes : (inRussian ?? changes)).join('; ');
  };
}
