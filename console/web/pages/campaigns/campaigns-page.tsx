import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { useMay } from '../../session/profile.ts';
import type { AllCampaigns } from './campaign-answers.ts';
import { CampaignsTable } from './campaigns-table.tsx';
import { CreateCampaign } from './create-campaign.tsx';
import { CAMPAIGN_WORDS } from './words.ts';

const UnreadableSettings = lazy(() => import('../../parts/unreadable-settings.tsx'));

export default function CampaignsPage() {
  const words = useWords(CAMPAIGN_WORDS);
  const fetched = useApi<AllCampaigns>('/campaigns', { polls: true });
  const mayCreate = useMay('campaigns.create');
  const [isCreating, setIsCreating] = useState(false);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          counter={fetched.body === undefined ? '' : words.count(fetched.body.campaigns.length)}
          description={mayCreate ? words.about : `${words.about} ${words.mayNotChange}`}
          actions={
            mayCreate && (
              <Button variant="primary" onClick={() => setIsCreating(true)}>
                {words.create}
              </Button>
            )
          }
        >
          {words.title}
        </Header>
      }
    >
      <Answered of={fetched}>
        {({ campaigns, unreadable }) => (
          <SpaceBetween size="l">
            {unreadable.length > 0 && (
              <Suspense>
                <UnreadableSettings header={words.unreadable} settings={unreadable} />
              </Suspense>
            )}
            <CampaignsTable campaigns={campaigns} />
          </SpaceBetween>
        )}
      </Answered>
      {isCreating && <CreateCampaign onClose={() => setIsCreating(false)} />}
    </ContentLayout>
  );
}
