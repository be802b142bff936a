import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useParams } from 'react-router';
import { useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { useMay } from '../../session/profile.ts';
import type { OneCampaign } from './campaign-answers.ts';
import { CampaignExplanation } from './campaign-explanation.tsx';
import { CampaignHistory } from './campaign-history.tsx';
import { CampaignSettings } from './campaign-settings.tsx';
import { CampaignStatus } from './campaign-status.tsx';
import { PauseSwitch } from './pause-switch.tsx';
import { CAMPAIGN_WORDS } from './words.ts';

export default function CampaignPage() {
  const words = useWords(CAMPAIGN_WORDS);
  const { campaignId = '' } = useParams();
  const fetched = useApi<OneCampaign>(`/campaigns/${encodeURIComponent(campaignId)}`);
  const mayEdit = useMay('campaigns.edit');
  const { body } = fetched;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          {...(!mayEdit && { description: words.mayNotChange })}
          actions={body !== undefined && <PauseSwitch campaign={body.campaign} isPaused={body.isPaused} />}
        >
          {body?.campaign.name ?? campaignId}
        </Header>
      }
    >
      <Answered of={fetched}>
        {(state) => (
          <SpaceBetween size="l">
            <CampaignStatus isPaused={state.isPaused} codes={state.codes} />
            <CampaignExplanation campaignId={campaignId} />
            <CampaignSettings fetched={fetched} state={state} />
            <CampaignHistory campaignId={campaignId} />
          </SpaceBetween>
        )}
      </Answered>
    </ContentLayout>
  );
}
