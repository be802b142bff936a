import { useLanguage, useWords } from '../../language/language-context.ts';
import { Moment } from '../../parts/moment.tsx';
import { standstillInRussian } from '../../terms/reasons/standstill-in-russian.ts';
import type { StandstillReason } from './overview.ts';
import { ReasonMend } from './reason-mend.tsx';
import { OVERVIEW_WORDS } from './words.ts';

interface ReasonProps {
  readonly reason: StandstillReason;
  readonly zone: string;
}

export function Reason({ reason, zone }: ReasonProps) {
  const words = useWords(OVERVIEW_WORDS);
  const { language } = useLanguage();
  const { sentence, about, campaignIds, until, leads = 0 } = reason;
  return (
    <li>
      {language === 'en' ? sentence : standstillInRussian(about, { campaignIds, leads })}{' '}
      {until !== undefined && (
        <>
          {words.until}: <Moment at={until} customersZone={zone} />.{' '}
        </>
      )}
      <ReasonMend reason={reason} />
    </li>
  );
}
