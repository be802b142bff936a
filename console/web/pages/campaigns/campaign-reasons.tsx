import '../../parts/plain-list.css';
import type { RefusalCode } from '../../../../shared/domain/gate.ts';
import { useLanguage, useWords } from '../../language/language-context.ts';
import type { Language } from '../../language/words.ts';
import { REFUSAL_TERMS } from '../../terms/refusal-terms.ts';
import { CAMPAIGN_WORDS } from './words.ts';

interface CampaignReasonsProps {
  readonly codes: readonly string[];
  /** What the API says, in English and with its numbers. */
  readonly sentences: readonly string[];
}

/** What keeps a whole campaign from calling. */
export function CampaignReasons({ codes, sentences }: CampaignReasonsProps) {
  const words = useWords(CAMPAIGN_WORDS);
  const { language } = useLanguage();
  if (codes.length === 0) return <>{words.nothing}</>;
  const told = language === 'en' ? sentences : codes.map((code) => reasonText(code, language));
  return (
    <ul className="tierline-plain-list">
      {told.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** Why a lead or a campaign is not called, by its code; a code that nobody knows stays as it is. */
export function reasonText(code: string, language: Language): string {
  if (code === 'no-tier') return CAMPAIGN_WORDS[language].noTier;
  const terms = REFUSAL_TERMS[language];
  return isRefusal(code) ? terms[code] : code;
}

function isRefusal(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSAL_TERMS.en, code);
}
