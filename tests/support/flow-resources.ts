import type { ContactResource } from '../../infra/contact-flows/contact-resource.ts';
import { contactResources } from '../../infra/contact-flows/contact-resources.ts';
import type { FlowResources, TierResources } from '../../infra/contact-flows/flow-resources.ts';
import type { FlowDocument } from '../../infra/contact-flows/language/flow-document.ts';
import type { FlowType } from '../../infra/contact-flows/language/flow-type.ts';

const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/12345678-1234-1234-1234-123456789012';
const FUNCTIONS = 'arn:aws:lambda:us-east-1:111122223333:function:tierline';

export function someFlowResources(fields: Partial<FlowResources> = {}): FlowResources {
  return {
    deploymentName: 'tierline',
    company: { name: 'Example Packaging', phoneNumber: '+12025550100' },
    language: 'en',
    voice: { name: 'Joanna', engine: 'neural' },
    recording: 'after-notice',
    voicemail: 'leave-message',
    keys: { optOut: '9', declineRecording: '1' },
    tiers: tiersOf(3, 'GENERAL'),
    facts: ['need', 'budget'],
    functions: {
      optOutArn: `${FUNCTIONS}-opt-out`,
      lookUpCallerArn: `${FUNCTIONS}-look-up-caller`,
      briefAgentArn: `${FUNCTIONS}-brief-agent`,
      recordDispositionArn: `${FUNCTIONS}-record-disposition`,
    },
    unknownCallers: { queueArn: `${INSTANCE}/queue/unknown`, hoursOfOperationArn: `${INSTANCE}/operating-hours/all` },
    ...fields,
  };
}

export function tiersOf(count: 1 | 2 | 3, trafficType: TierResources['trafficType']): readonly TierResources[] {
  return ([1, 2, 3] as const).slice(0, count).map((number) => ({
    number,
    name: `tier ${number}`,
    queueArn: `${INSTANCE}/queue/tier-${number}`,
    hoursOfOperationArn: `${INSTANCE}/operating-hours/tier-${number}`,
    trafficType,
  }));
}

export interface NamedFlow {
  readonly key: string;
  readonly type: FlowType;
  readonly document: FlowDocument;
}

/** Every flow and module of a company, made in order: a flow that leads to one that does not stand before it throws. */
export function flowsOf(resources: FlowResources): readonly NamedFlow[] {
  const made = new Set<string>();
  const arnOf = (key: string) => {
    if (!made.has(key)) throw new RangeError(`${key} is led to before it is made.`);
    return arnOfResource(key);
  };
  return contactResources(resources).flatMap((resource) => {
    const flow = flowIn(resource, arnOf);
    made.add(resource.key);
    return flow === undefined ? [] : [flow];
  });
}

export function flowOf(resources: FlowResources, key: string): FlowDocument {
  const found = flowsOf(resources).find((flow) => flow.key === key);
  if (found === undefined) throw new RangeError(`There is no flow ${key}.`);
  return found.document;
}

export function arnOfResource(key: string): string {
  return `${INSTANCE}/contact-flow/${key}`;
}

function flowIn(resource: ContactResource, arnOf: (key: string) => string): NamedFlow | undefined {
  switch (resource.kind) {
    case 'view':
      return undefined;
    case 'module':
      return { key: resource.key, type: 'MODULE', document: resource.content(arnOf) };
    case 'flow':
      return { key: resource.key, type: resource.type, document: resource.content(arnOf) };
  }
}
