import { useWords } from '../../language/language-context.ts';
import { DeedList } from '../../parts/deed-list.tsx';
import { PastChanges } from '../../parts/past-changes.tsx';
import type { CampaignVersions } from './campaign-answers.ts';
import { CAMPAIGN_WORDS } from './words.ts';

export function CampaignHistory({ campaignId }: { readonly campaignId: string }) {
  const words = useWords(CAMPAIGN_WORDS);
  return (
    <PastChanges<CampaignVersions['versions'][number]>
      path={`/campaigns/${encodeURIComponent(campaignId)}/versions`}
      title={words.history}
      none={words.nothingChanged}
      what={words.what}
      tell={({ deeds }) => <DeedList deeds={deeds} />}
    />
  );
}
