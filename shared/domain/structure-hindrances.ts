import type { Temporal } from 'temporal-polyfill';
import type { Campaign } from './campaign.ts';
import { hasEnded } from './campaign-gate.ts';
import { missingEquipment } from './equipment.ts';
import type { RulesProblem } from './rules-problem.ts';
import type { SalesStructure, Tier } from './sales-structure.ts';

/**
 * Why the campaigns, as they are, cannot work a structure: a tier whose leads nobody would call, a campaign that would
 * have nothing to dial with. Campaigns that have ended do not count; those of tiers that the structure does not have are
 * done with, and their leads go to others.
 */
export function structureHindrances(
  { tiers }: Pick<SalesStructure, 'tiers'>,
  campaigns: readonly Campaign[],
  now: Temporal.Instant,
): readonly RulesProblem[] {
  const working = campaigns.filter((campaign) => !hasEnded(campaign, now));
  return tiers.flatMap((tier, index) => {
    const own = working.filter((campaign) => campaign.tier === tier.number);
    if (own.length === 0) return [withoutCampaign(tier, index)];
    return own.flatMap((campaign) => {
      const missing = missingEquipment(campaign, tier);
      return missing.length === 0 ? [] : [unequipped(campaign, missing, tier, index)];
    });
  });
}

function withoutCampaign({ number, name, stages }: Tier, index: number): RulesProblem {
  return {
    path: `tiers.${index}`,
    value: name,
    message: `no campaign of tier ${number} could call its leads (${stages.join(', ')})`,
    mend: `give its stages to a tier that has a campaign, or store a campaign of tier ${number} first: npm run campaigns -- put`,
  };
}

function unequipped({ id }: Campaign, missing: readonly string[], tier: Tier, index: number): RulesProblem {
  return {
    path: `tiers.${index}`,
    value: tier.name,
    message: `campaign ${id} would have nothing to dial with: ${missing.join(', ')} missing`,
    mend: `give tier ${tier.number} its ${missing.join(', ')}, or the campaign its own`,
  };
}
