import type { output } from 'zod';
import type {
  allCampaigns,
  campaignVersions,
  explainedCampaign,
  oneCampaign,
  stored,
} from '../../../../functions/api/routes/campaign-routes.ts';

export type AllCampaigns = output<typeof allCampaigns>;
export type CampaignState = AllCampaigns['campaigns'][number];
export type CampaignReason = CampaignState['told'][number];
export type OneCampaign = output<typeof oneCampaign>;
export type CampaignVersions = output<typeof campaignVersions>;
export type ExplainedCampaign = output<typeof explainedCampaign>;
export type StoredCampaign = output<typeof stored>;

/** Answers that a change of a campaign makes old. */
export const CAMPAIGNS_OLD: readonly string[] = ['/campaigns', '/controls', '/overview'];
