import type { ContactFlow, ContactResource, FlowModule } from '../infra/contact-flows/contact-resource.ts';
import { contactResources } from '../infra/contact-flows/contact-resources.ts';
import type { FlowResources } from '../infra/contact-flows/flow-resources.ts';
import type { SalesStructure } from '../shared/domain/sales-structure.ts';
import { COMPANY, equipmentOf } from './company.ts';
import { connectArn } from './connect/arns.ts';
import type { FlowFunctionName } from './connect/flow-functions.ts';
import type { FlowInstallation } from './flows/flow-library.ts';
import type { FlowSource } from './flows/flow-types.ts';
import { readView } from './flows/installed-view.ts';
import { identifierFor } from './random.ts';

const HOURS_ID = '00000000-0000-4000-8000-000000000401';
const ARN_KINDS: Readonly<Record<ContactResource['kind'], string>> = {
  flow: 'contact-flow',
  module: 'flow-module',
  view: 'view',
};

/**
 * The contact flows that a deployment of the company would put into its instance, made by the same code from the same
 * settings, with the ids of the run's equipment.
 */
export function deployedFlows(structure: Pick<SalesStructure, 'tiers'>): FlowInstallation<FlowFunctionName> {
  const equipment = equipmentOf(structure);
  const resources = flowResources(structure);
  const made = contactResources(resources);
  const idOfKey = (key: string) =>
    equipment.find(({ tier }) => key === `outbound-${tier}`)?.contactFlowId ?? identifierFor(0, 'flow', key);
  const arnOf = (key: string) => {
    const resource = made.find((own) => own.key === key);
    if (resource === undefined) throw new Error(`No flow leads to "${key}".`);
    return connectArn(COMPANY, ARN_KINDS[resource.kind], idOfKey(key));
  };
  const { functions } = resources;
  const flows = made.filter((resource) => resource.kind !== 'view');
  const views = made.filter((resource) => resource.kind === 'view');
  return {
    flows: new Map(flows.map((resource) => [idOfKey(resource.key), sourceOf(resource, arnOf)])),
    views: new Map(
      views.map(({ key, name, actions, template }) => [
        idOfKey(key),
        readView(name, actions, JSON.parse(JSON.stringify(template))),
      ]),
    ),
    inboundFlowId: idOfKey('inbound'),
    functions: new Map([
      [functions.lookUpCallerArn, 'look-up-caller'],
      [functions.optOutArn, 'opt-out'],
      [functions.briefAgentArn, 'brief-agent'],
      [functions.recordDispositionArn, 'record-disposition'],
    ]),
    queueIds: new Set(equipment.map(({ queueId }) => queueId)),
    hoursIds: new Set([HOURS_ID]),
  };
}

function sourceOf(resource: ContactFlow | FlowModule, arnOf: (key: string) => string): FlowSource {
  return {
    name: resource.name,
    type: resource.kind === 'module' ? 'MODULE' : resource.type,
    document: JSON.parse(JSON.stringify(resource.content(arnOf))),
  };
}

function flowResources({ tiers }: Pick<SalesStructure, 'tiers'>): FlowResources {
  const equipment = equipmentOf({ tiers });
  const hoursOfOperationArn = connectArn(COMPANY, 'operating-hours', HOURS_ID);
  const queueArn = (tier: number) =>
    connectArn(COMPANY, 'queue', equipment.find((own) => own.tier === tier)?.queueId ?? '');
  return {
    deploymentName: COMPANY.deployment,
    company: { name: COMPANY.name, phoneNumber: COMPANY.callerNumber },
    language: 'en',
    voice: { name: 'Joanna', engine: 'neural' },
    recording: 'after-notice',
    voicemail: 'hang-up',
    keys: { optOut: '9', declineRecording: '1' },
    facts: COMPANY.facts,
    tiers: tiers.map(({ number, name }) => ({
      number,
      name,
      queueArn: queueArn(number),
      hoursOfOperationArn,
      trafficType: 'GENERAL',
    })),
    functions: {
      optOutArn: functionArn('opt-out'),
      lookUpCallerArn: functionArn('look-up-caller'),
      briefAgentArn: functionArn('brief-agent'),
      recordDispositionArn: functionArn('record-disposition'),
    },
    unknownCallers: { queueArn: queueArn(tiers.at(-1)?.number ?? 1), hoursOfOperationArn },
  };
}

function functionArn(name: string): string {
  return `arn:aws:lambda:${COMPANY.region}:${COMPANY.accountId}:function:${name}`;
}
