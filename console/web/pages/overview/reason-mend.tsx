import { useWords } from '../../language/language-context.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { mendingPlace } from './mending-place.ts';
import type { StandstillReason } from './overview.ts';
import { OVERVIEW_WORDS } from './words.ts';

/** Leads to where a reason is ended. */
export function ReasonMend({ reason: { code, campaignIds } }: { readonly reason: StandstillReason }) {
  const { mend } = useWords(OVERVIEW_WORDS);
  const place = mendingPlace(code);
  const [campaignId] = campaignIds;
  if (place === 'nowhere') return null;
  if (place === 'stop') return mend.stop;
  if (place === 'campaigns' && campaignIds.length === 1 && campaignId !== undefined) {
    return <PageLink to={`/campaigns/${campaignId}`}>{mend.campaign(campaignId)}</PageLink>;
  }
  return <PageLink to={`/${place}`}>{mend[place]}</PageLink>;
}
