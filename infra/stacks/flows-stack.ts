import { type CfnElement, CfnOutput, Fn } from 'aws-cdk-lib';
import { CfnContactFlow, CfnContactFlowModule, CfnIntegrationAssociation, CfnView } from 'aws-cdk-lib/aws-connect';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { DeploymentStack, type DeploymentStackProps } from '../constructs/deployment-stack.ts';
import { type FlowListener, ringOnFailedFlow } from '../constructs/flow-bells.ts';
import type { TierlineFunction } from '../constructs/tierline-function.ts';
import type { AgentView, ContactFlow, ContactResource, FlowModule } from '../contact-flows/contact-resource.ts';
import { contactResources } from '../contact-flows/contact-resources.ts';
import type { FlowFunctions, FlowResources } from '../contact-flows/flow-resources.ts';
import { checkedFlow } from '../contact-flows/language/flow-problems.ts';
import type { FlowType } from '../contact-flows/language/flow-type.ts';
import { OUTPUTS, tierOutputKey } from '../deployment-outputs.ts';

export interface FlowsStackProps extends DeploymentStackProps {
  readonly instance: Pick<ConnectInstance, 'arn' | 'id'>;
  /** What flows say and lead to, without the functions that they invoke. */
  readonly resources: Omit<FlowResources, 'functions'>;
  readonly functions: InvokedFunctions;
  readonly bell: ITopic;
}

/** The functions that flows invoke. */
export interface InvokedFunctions {
  readonly optOut: TierlineFunction;
  readonly lookUpCaller: TierlineFunction;
  readonly briefAgent: TierlineFunction;
  readonly recordDisposition: TierlineFunction;
}

/** The flows and modules in which somebody waits for what a failed step would have done, by the beginning of their keys. */
const WATCHED: readonly (readonly [string, FlowListener])[] = [
  ['outbound-', 'customers'],
  ['inbound', 'customers'],
  ['called-customer-waits', 'customers'],
  ['opt-out', 'customers'],
  ['agent-guide', 'agents'],
  ['form-after-call', 'agents'],
];

/** What is said and done on a call: flows and modules, and the functions that they may invoke. */
export class FlowsStack extends DeploymentStack {
  readonly #instanceArn: string;
  readonly #instanceId: string;
  readonly #bell: ITopic;
  readonly #arns = new Map<string, string>();

  constructor(scope: Construct, id: string, { instance, resources, functions, bell, ...props }: FlowsStackProps) {
    super(scope, id, props);
    this.#instanceArn = instance.arn;
    this.#instanceId = instance.id;
    this.#bell = bell;
    const associations = Object.values(functions).map((each) => this.#associate(each));
    const all = contactResources({ ...resources, functions: arnsOf(functions) });
    for (const resource of all) {
      const { made, arn } = this.#make(resource);
      for (const association of associations) made.node.addDependency(association);
      this.#arns.set(resource.key, arn);
    }
    this.#giveOut(OUTPUTS.inboundFlowId[1], 'inbound');
    for (const { number } of resources.tiers) {
      this.#giveOut(tierOutputKey(number, 'outboundFlowId'), `outbound-${number}`);
    }
  }

  /** Connect invokes only functions that it was told of, besides what their own policies say. */
  #associate(each: TierlineFunction): CfnIntegrationAssociation {
    return new CfnIntegrationAssociation(this, `Invokes${each.node.id}`, {
      instanceId: this.#instanceArn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: each.lambda.functionArn,
    });
  }

  #make(resource: ContactResource): Made {
    const id = resource.key.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
    switch (resource.kind) {
      case 'view':
        return this.#view(id, resource);
      case 'module':
        return this.#module(`${id}Module`, resource);
      case 'flow':
        return this.#flow(`${id}Flow`, resource);
    }
  }

  #view(id: string, { name, description, template, actions }: AgentView): Made {
    const instanceArn = this.#instanceArn;
    const made = new CfnView(this, id, { instanceArn, name, description, template, actions: [...actions] });
    return { made, arn: made.attrViewArn };
  }

  #module(id: string, resource: FlowModule): Made {
    const made = new CfnContactFlowModule(this, id, this.#described(resource, 'MODULE'));
    this.#watch(id, resource);
    return { made, arn: made.attrContactFlowModuleArn };
  }

  #flow(id: string, resource: ContactFlow): Made {
    const { type } = resource;
    const made = new CfnContactFlow(this, id, { ...this.#described(resource, type), type });
    this.#watch(id, resource);
    return { made, arn: made.attrContactFlowArn };
  }

  #watch(id: string, { key, name }: ContactFlow | FlowModule): void {
    const listener = WATCHED.find(([start]) => key.startsWith(start))?.[1];
    if (listener !== undefined)
      ringOnFailedFlow(this, id, { instanceId: this.#instanceId, name, listener }, this.#bell);
  }

  /** @throws FlowRefusedError when Connect would refuse the flow, or when it could not work. */
  #described({ name, description, content }: ContactFlow | FlowModule, type: FlowType) {
    const document = checkedFlow(
      name,
      content((key) => this.#arnOf(key)),
      type,
    );
    return { instanceArn: this.#instanceArn, name, description, content: this.toJsonString(document) };
  }

  /** The id of a flow: the last part of its ARN, `arn:…:instance/ID/contact-flow/ID`. */
  #giveOut(output: string, key: string): void {
    new CfnOutput(this, output, { value: Fn.select(3, Fn.split('/', this.#arnOf(key))) });
  }

  #arnOf(key: string): string {
    const arn = this.#arns.get(key);
    if (arn === undefined) throw new TypeError(`The contact resource ${key} is used before it is made.`);
    return arn;
  }
}

interface Made {
  readonly made: CfnElement;
  readonly arn: string;
}

function arnsOf({ optOut, lookUpCaller, briefAgent, recordDisposition }: InvokedFunctions): FlowFunctions {
  return {
    optOutArn: optOut.lambda.functionArn,
    lookUpCallerArn: lookUpCaller.lambda.functionArn,
    briefAgentArn: briefAgent.lambda.functionArn,
    recordDispositionArn: recordDisposition.lambda.functionArn,
  };
}
