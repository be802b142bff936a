import type { DeploymentOutputs } from '../../infra/deployment-outputs.ts';
import type { DeploymentSettings } from '../../infra/settings/deployment-settings.ts';
import type { FirstDocuments } from '../../shared/application/set-up-company.ts';

/** What a company begins with: the documents in its settings, and what its tiers dial with as it was deployed. */
export function firstDocuments(
  { structure, tiers, firstRules }: Pick<DeploymentSettings, 'structure' | 'tiers' | 'firstRules'>,
  outputs: Pick<DeploymentOutputs, 'tiers'>,
): FirstDocuments {
  return {
    rules: firstRules,
    structure: {
      ...structure,
      tiers: structure.tiers.map((tier, index) => {
        const own = tiers[index];
        const deployed = outputs.tiers.find(({ number }) => number === own?.number);
        if (own === undefined || deployed === undefined) return tier;
        const { callerNumbers } = own;
        const claimed = deployed.claimedNumber === undefined ? [] : [deployed.claimedNumber];
        return {
          ...tier,
          queueId: deployed.queueId,
          routingProfileId: deployed.routingProfileId,
          contactFlowId: tier.contactFlowId ?? deployed.outboundFlowId,
          callerNumbers: callerNumbers.kind === 'given' ? callerNumbers.numbers : claimed,
        };
      }),
    },
  };
}

/** Every number that the tiers call from, once. */
export function calledFrom({ tiers }: FirstDocuments['structure']): readonly string[] {
  return [...new Set(tiers.flatMap(({ callerNumbers = [] }) => callerNumbers))];
}
