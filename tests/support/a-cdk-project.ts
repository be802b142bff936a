import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import type { StackTemplate, SynthesisedStack } from '../../console/deploy/assembly.ts';
import type { CdkProject } from '../../console/deploy/cdk-project.ts';
import { addDeployment } from '../../infra/deployment.ts';
import type { DeploymentSettings } from '../../infra/settings/deployment-settings.ts';
import type { SimulatedChangeSet, SimulatedStack } from '../../simulator/account/account.ts';
import type { AccountApi } from '../../simulator/account/account-api.ts';
import { anApp } from '../infra/a-deployment.ts';

const withOutputs = z.looseObject({ Outputs: z.record(z.string(), z.unknown()).default({}) });

/** What the stacks of these settings look like, as CDK writes them. */
export function synthesised(settings: DeploymentSettings): readonly SynthesisedStack[] {
  return Object.values(addDeployment(anApp(), settings)).map((stack) => ({
    name: stack.stackName,
    isProtected: stack.terminationProtection ?? false,
    template: templateSchema.parse(Template.fromStack(stack).toJSON()),
  }));
}

const templateSchema = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string() })).default({}),
});

/** CDK whose stacks go into an account on this machine. */
export class SimulatedCdk implements CdkProject {
  /** What it was told to do, in order. */
  readonly done: string[] = [];
  stacks: readonly SynthesisedStack[];
  /** What CloudFormation would say of a prepared change set. */
  changes: SimulatedChangeSet['changes'] = [];
  /** Refuses after so many stacks. */
  breaksAfter = Number.POSITIVE_INFINITY;
  readonly #api: AccountApi;
  readonly #outputs: Readonly<Record<string, string>>;

  /** @param outputs values in place of made-up ones, by their keys. */
  constructor(api: AccountApi, stacks: readonly SynthesisedStack[], outputs: Readonly<Record<string, string>>) {
    this.#api = api;
    this.stacks = stacks;
    this.#outputs = outputs;
  }

  async synthesise(): Promise<readonly SynthesisedStack[]> {
    this.done.push('synthesise');
    return this.stacks;
  }

  async prepare(stack: string, name: string): Promise<boolean> {
    this.done.push(`prepare ${stack}`);
    const { account } = this.#api;
    this.#api.account = { ...account, changeSets: [...account.changeSets, { stack, name, changes: this.changes }] };
    return true;
  }

  async deploy(): Promise<boolean> {
    this.done.push('deploy');
    for (const [index, stack] of this.stacks.entries()) {
      if (index >= this.breaksAfter) return false;
      this.#put(stack);
    }
    return true;
  }

  async setParameter(stack: string, parameter: string, value: string): Promise<boolean> {
    this.done.push(`set ${parameter} of ${stack}`);
    const { account } = this.#api;
    const stacks = account.stacks.map((each) =>
      each.name === stack ? { ...each, parameters: { ...each.parameters, [parameter]: value } } : each,
    );
    this.#api.account = { ...account, stacks };
    return true;
  }

  async destroy(stacks: readonly string[]): Promise<boolean> {
    this.done.push(`destroy ${stacks.join(' ')}`);
    const { account } = this.#api;
    this.#api.account = { ...account, stacks: account.stacks.filter(({ name }) => !stacks.includes(name)) };
    return true;
  }

  #put({ name, isProtected, template }: SynthesisedStack): void {
    const { account } = this.#api;
    const { parameters = {} } = account.stacks.find((each) => each.name === name) ?? {};
    const stack: SimulatedStack = {
      parameters,
      name,
      isProtected,
      status: 'CREATE_COMPLETE',
      tags: {},
      resources: [],
      template: JSON.stringify(template),
      outputs: Object.fromEntries(outputKeys(template).map((key) => [key, this.#outputs[key] ?? `a-${key}`])),
    };
    this.#api.account = { ...account, stacks: [...account.stacks.filter((each) => each.name !== name), stack] };
  }
}

function outputKeys(template: StackTemplate): readonly string[] {
  return Object.keys(withOutputs.parse(template).Outputs).filter((key) => !key.startsWith('ExportsOutput'));
}
