import type { CallingArea } from '../domain/calling-area.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { RulesDocument } from '../domain/rules-document.ts';
import { type RulesInForce, rulesInArea, rulesInForce } from '../domain/rules-in-force.ts';
import type { SalesStructure, TierNumber } from '../domain/sales-structure.ts';
import type { Stage } from '../domain/stage.ts';

export interface RulesAsked {
  readonly document: RulesDocument;
  /** 0 for a document that is not published. */
  readonly version: number;
  readonly structure: Pick<SalesStructure, 'tiers'>;
  /** Without any, one for each tier is thought up, which no level of a document names. */
  readonly campaigns: readonly Pick<Campaign, 'id' | 'tier'>[];
  /** Only these; all of them when absent. */
  readonly stage?: Stage;
  readonly campaignId?: string;
  /** Where the numbers are, for compliance presets; anywhere, and none of them, when absent. */
  readonly area?: Pick<CallingArea, 'country' | 'region'>;
}

/** The rules under which one campaign works one stage. */
export interface EffectiveRules extends RulesInForce {
  readonly stage: Stage;
  readonly tier: TierNumber;
  /** Absent where no campaign works the tier yet. */
  readonly campaignId?: string;
}

/** Every rule in force and who decided it, for each stage and each campaign of the tier that works it. */
export function effectiveRules(asked: RulesAsked): readonly EffectiveRules[] {
  const { document, version, area } = asked;
  return asked.structure.tiers.flatMap(({ number: tier, stages }) =>
    stages
      .filter((stage) => asked.stage === undefined || stage === asked.stage)
      .flatMap((stage) =>
        campaignsOf(asked, tier).map((campaignId): EffectiveRules => {
          const inForce = rulesInForce(document, version, { stage, tier, campaignId: campaignId ?? '' });
          const held = area === undefined ? inForce : rulesInArea(inForce, area);
          return { ...held, stage, tier, ...(campaignId !== undefined && { campaignId }) };
        }),
      ),
  );
}

function campaignsOf({ campaigns, campaignId }: RulesAsked, tier: TierNumber): readonly (string | undefined)[] {
  const own = campaigns.filter((campaign) => campaign.tier === tier).map(({ id }) => id);
  if (campaignId !== undefined) return own.filter((id) => id === campaignId);
  return own.length === 0 ? [undefined] : own;
}
