import type { Campaign } from '../../shared/domain/campaign.ts';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import { NEW_YORK } from './lead-builders.ts';

/** `campaign-1`, `campaign-2` or `campaign-3`, by tier; its one area is New York. */
export function aCampaign(tier: TierNumber, fields: Partial<Campaign> = {}): Campaign {
  return {
    id: `campaign-${tier}`,
    name: `Campaign ${tier}`,
    tier,
    queueId: `queue-${tier}`,
    routingProfileId: `profile-${tier}`,
    contactFlowId: `flow-${tier}`,
    callerNumber: '+12025550199',
    priority: tier,
    shards: 1,
    areas: [NEW_YORK],
    ...fields,
  };
}

/** The same without any equipment of its own. */
export function aBareCampaign(tier: TierNumber, fields: Partial<Campaign> = {}): Campaign {
  const { queueId: _q, routingProfileId: _r, contactFlowId: _c, callerNumber: _n, ...bare } = aCampaign(tier);
  return { ...bare, ...fields };
}
