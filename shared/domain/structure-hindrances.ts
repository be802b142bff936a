import type { Temporal } from 'temporal-polyfill';
import type { Campaign } from './campaign.ts';
import { hasEnded } from './campaign-gate.ts';
import { type Equipment, missingEquipment } from './equipment.ts';
import { structureFinding } from './findings/found.ts';
import type { StructureTrouble } from './findings/structure-trouble.ts';
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
  return inTier(index, name, { kind: 'tier-without-campaign', tier: number, stages });
}

function unequipped({ id }: Campaign, missing: readonly (keyof Equipment)[], tier: Tier, index: number): RulesProblem {
  return inTier(index, tier.name, { kind: 'campaign-unequipped', campaignId: id, tier: tier.number, missing });
}

function inTier(index: number, value: string, trouble: StructureTrouble): RulesProblem {
  return { ...structureFinding([], trouble), path: `tiers.${index}`, value };
}
