import type { Campaign } from './campaign.ts';
import type { SalesStructure, Tier } from './sales-structure.ts';
import { STAGES } from './stage.ts';

/**
 * One campaign a tier, which dials with the equipment of its tier. Customers and hand-overs are served before strangers;
 * where a switch leaves a tier several campaigns, leads without one go to the one with the most stages.
 */
export function campaignsOf({ tiers }: Pick<SalesStructure, 'tiers'>): readonly Campaign[] {
  return tiers.map((tier) => ({
    id: campaignIdOf(tier),
    name: tier.name,
    tier: tier.number,
    priority: (4 - tier.number) * 10 - tier.stages.length,
    shards: 1,
    areas: [],
  }));
}

/** Named by its stages, and by its tier where other structures have those stages in another one: a campaign never changes its tier. */
function campaignIdOf({ number, stages }: Tier): string {
  const id = stages.join('-and-');
  const [first = 'prospecting'] = stages;
  const usual: number = STAGES.indexOf(first) + 1;
  return usual === number ? id : `${id}-in-tier-${number}`;
}
