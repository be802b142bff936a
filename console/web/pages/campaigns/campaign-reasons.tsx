import '../../parts/plain-list.css';
import type { RefusalCode } from '../../../../shared/domain/gate.ts';
import { useLanguage, useWords } from '../../language/language-context.ts';
import type { Language } from '../../language/words.ts';
import { campaignReasonInRussian } from '../../terms/reasons/campaign-reason-in-russian.ts';
import { REFUSAL_TERMS } from '../../terms/refusal-terms.ts';
import type { CampaignReason } from './campaign-answers.ts';
import { CAMPAIGN_WORDS } from './words.ts';

interface CampaignReasonsProps {
  readonly told: readonly CampaignReason[];
  /** The same in English. */
  readonly sentences: readonly string[];
}

/** What keeps a whole campaign from calling. */
export function CampaignReasons({ told, sentences }: CampaignReasonsProps) {
  const words = useWords(CAMPAIGN_WORDS);
  const { language } = useLanguage();
  if (told.length === 0) return <>{words.nothing}</>;
  const texts = language === 'en' ? sentences : told.map(campaignReasonInRussian);
  return (
    <ul className="tierline-plain-list">
      {texts.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** Why a lead is not called, by its code; a code that nobody knows stays as it is. */
export function reasonText(code: string, language: Language): string {
  const terms = REFUSAL_TERMS[language];
  return isRefusal(code) ? terms[code] : code;
}

function isRefusal(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSAL_TERMS.en, code);
}
