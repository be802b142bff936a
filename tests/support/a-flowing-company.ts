import { SALES_STRUCTURES, type SalesStructureKind } from '../../shared/domain/sales-structure.ts';
import { COMPANY, equipmentOf } from '../../simulator/company.ts';
import type { FlowFunctionName } from '../../simulator/connect/flow-functions.ts';
import { deployedFlows } from '../../simulator/deployed-flows.ts';
import type { FlowInstallation } from '../../simulator/flows/flow-library.ts';
import type { FlowSource } from '../../simulator/flows/flow-types.ts';
import type { TranscriptStep } from '../../simulator/flows/transcript.ts';
import { aCall, aContactCentre, type CentreInput, type RunningCentre } from './a-contact-centre.ts';

export type Installation = FlowInstallation<FlowFunctionName>;

/** A contact centre that runs the contact flows of a deployment, with so many people in each of its tiers. */
export async function aFlowingCompany(
  kind: SalesStructureKind,
  input: CentreInput & { readonly flowsWith?: (deployed: Installation) => Installation } = {},
): Promise<RunningCentre> {
  const { flowsWith = (flows: Installation) => flows, ...rest } = input;
  const structure = SALES_STRUCTURES[kind];
  return aContactCentre({
    ...rest,
    settings: {
      instanceId: COMPANY.instanceId,
      flows: flowsWith(deployedFlows(structure)),
      tiers: equipmentOf(structure).map((own) => ({ ...own, people: 2 })),
      ...input.settings,
    },
  });
}

/** A call of that tier of the company. */
export function aCallOfTier(kind: SalesStructureKind, tier: number, index = 0) {
  const { contactFlowId = '', queueId = '' } =
    equipmentOf(SALES_STRUCTURES[kind]).find((own) => own.tier === tier) ?? {};
  return aCall({ contactFlowId, queueId, clientToken: `tier ${tier} ${index}` });
}

/** The installation with a flow's document read as text and replaced. */
export function withText(flows: Installation, replace: (text: string) => string): Installation {
  const changed = [...flows.flows].map(([id, source]): [string, FlowSource] => [
    id,
    { ...source, document: JSON.parse(replace(JSON.stringify(source.document))) },
  ]);
  return { ...flows, flows: new Map(changed) };
}

export function heardIn(steps: readonly TranscriptStep[]): readonly string[] {
  return steps.flatMap((step) => (step.kind === 'customer-hears' ? [step.text] : []));
}
