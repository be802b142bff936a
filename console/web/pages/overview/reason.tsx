import { useLanguage, useWords } from '../../language/language-context.ts';
import { Moment } from '../../parts/moment.tsx';
import type { StandstillReason } from './overview.ts';
import { ReasonMend } from './reason-mend.tsx';
import { RUSSIAN_REASONS } from './russian-reasons.ts';
import { OVERVIEW_WORDS } from './words.ts';

interface ReasonProps {
  readonly reason: StandstillReason;
  readonly zone: string;
}

export function Reason({ reason, zone }: ReasonProps) {
  const words = useWords(OVERVIEW_WORDS);
  const { language } = useLanguage();
  const { code, sentence, campaignIds, until, leads } = reason;
  return (
    <li>
      {language === 'en' ? `${sentence} ` : `${RUSSIAN_REASONS[code]} `}
      {language === 'ru' && campaignIds.length > 0 && `${words.forCampaigns(campaignIds.join(', '))} `}
      {language === 'ru' && leads !== undefined && `${words.leadsWait(leads)} `}
      {until !== undefined && (
        <>
          {words.until}: <Moment at={until} customersZone={zone} />.{' '}
        </>
      )}
      <ReasonMend reason={reason} />
    </li>
  );
}
