import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useWords } from '../../language/language-context.ts';
import type { CampaignState } from './campaign-answers.ts';
import { CAMPAIGN_WORDS } from './words.ts';

export function CampaignStatus({ isPaused, codes }: Pick<CampaignState, 'isPaused' | 'codes'>) {
  const words = useWords(CAMPAIGN_WORDS);
  if (isPaused)
    return (
      <StatusIndicator wrapText={false} type="stopped">
        {words.paused}
      </StatusIndicator>
    );
  if (codes.length > 0)
    return (
      <StatusIndicator wrapText={false} type="warning">
        {words.calledNobody}
      </StatusIndicator>
    );
  return (
    <StatusIndicator wrapText={false} type="success">
      {words.calls}
    </StatusIndicator>
  );
}
