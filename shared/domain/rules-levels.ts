import type { RulesFields, RulesTree } from './rules-fields.ts';
import type { RuleSource, RulesScope } from './rules-in-force.ts';
import type { Stage } from './stage.ts';
import { TIER_NUMBERS, type TierNumber } from './tier-number.ts';

/** One level of a document and what it sets. */
export interface RulesLevel {
  readonly source: Exclude<RuleSource, { readonly kind: 'default' | 'preset' }>;
  readonly fields: RulesFields;
}

/** The stage that a tier holds in a sales structure of three: a document is read without knowing the structure. */
const STAGE_OF_THREE: Readonly<Record<TierNumber, Stage>> = { 1: 'prospecting', 2: 'selling', 3: 'account-care' };

/** No campaign has an empty id. */
const NO_CAMPAIGN = '';

/** Every level that the document names, the widest first. */
export function levelsNamed({ organisation, tiers, campaigns }: RulesTree): readonly RulesLevel[] {
  const levels: RulesLevel[] = [];
  if (organisation !== undefined) levels.push({ source: { kind: 'organisation' }, fields: organisation });
  for (const tier of TIER_NUMBERS) {
    const fields = tiers?.[tier];
    if (fields !== undefined) levels.push({ source: { kind: 'tier', tier }, fields });
  }
  for (const [campaignId, fields] of Object.entries(campaigns ?? {})) {
    levels.push({ source: { kind: 'campaign', campaignId }, fields });
  }
  return levels;
}

/** A tier in the stage that it holds where there are three, for one of its campaigns or for those without rules of their own. */
export function scopeOf(tier: TierNumber, campaignId: string = NO_CAMPAIGN): RulesScope {
  return { stage: STAGE_OF_THREE[tier], tier, campaignId };
}

/** Where in a rules document the fields of a level stand. */
export function levelPath(source: RulesLevel['source']): readonly string[] {
  switch (source.kind) {
    case 'organisation':
      return ['organisation'];
    case 'tier':
      return ['tiers', String(source.tier)];
    case 'campaign':
      return ['campaigns', source.campaignId];
  }
}
