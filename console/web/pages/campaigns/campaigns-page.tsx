import '../../parts/plain-list.css';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { useMay } from '../../session/profile.ts';
import type { AllCampaigns } from './campaign-answers.ts';
import { CampaignsTable } from './campaigns-table.tsx';
import { CreateCampaign } from './create-campaign.tsx';
import { CAMPAIGN_WORDS } from './words.ts';

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
              <Alert type="error" header={words.unreadable}>
                <ul className="tierline-plain-list">
                  {unreadable.map(({ what, reason }) => (
                    <li key={what}>
                      {what}: {reason}
                    </li>
                  ))}
                </ul>
              </Alert>
            )}
            <CampaignsTable campaigns={campaigns} />
          </SpaceBetween>
        )}
      </Answered>
      {isCreating && <CreateCampaign onClose={() => setIsCreating(false)} />}
    </ContentLayout>
  );
}
