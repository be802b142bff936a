import {
  type CloudFormationClient,
  DescribeStacksCommand,
  paginateDescribeStacks,
  paginateListStackResources,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { SETTING_NAMES } from '../../shared/runtime/setting-names.ts';

export interface DeployedStack {
  readonly name: string;
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The stack, or undefined when there is none of this name. Needs cloudformation:DescribeStacks. */
export async function stackNamed(client: CloudFormationClient, StackName: string): Promise<DeployedStack | undefined> {
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    return stack === undefined ? undefined : stackFrom(stack);
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist')) {
      return undefined;
    }
    throw error;
  }
}

/** Another deployment of this project in the account and region, and what it takes of the quotas. */
export interface OtherDeployment {
  readonly name: string;
  readonly connectInstanceId: string;
  readonly startsPerSecond: number;
  readonly callsInAir: number;
}

/**
 * Deployments in this account and region beside the one of this name, told from the tags of their stacks, with their shares
 * as their diallers have them. Needs cloudformation:DescribeStacks, cloudformation:ListStackResources and
 * lambda:GetFunctionConfiguration.
 */
export async function otherDeployments(
  { cloudFormation, lambda }: { readonly cloudFormation: CloudFormationClient; readonly lambda: LambdaClient },
  own: string,
): Promise<readonly OtherDeployment[]> {
  const stacks: DeployedStack[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client: cloudFormation }, {})) {
    stacks.push(...Stacks.map(stackFrom));
  }
  const found: OtherDeployment[] = [];
  for (const { name, tags } of stacks) {
    const { deployment } = tags;
    const isDialler = tags['application'] === 'tierline' && tags['component'] === 'calls-out';
    if (!isDialler || deployment === undefined || deployment === own) continue;
    const settings = await diallerSettings({ cloudFormation, lambda }, name);
    found.push({
      name: deployment,
      connectInstanceId: settings[SETTING_NAMES.connectInstanceId] ?? '',
      startsPerSecond: Number(settings[SETTING_NAMES.startsPerSecond] ?? 0),
      callsInAir: Number(settings[SETTING_NAMES.callsInAir] ?? 0),
    });
  }
  return found;
}

async function diallerSettings(
  { cloudFormation, lambda }: { readonly cloudFormation: CloudFormationClient; readonly lambda: LambdaClient },
  StackName: string,
): Promise<Readonly<Record<string, string>>> {
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName })) {
    for (const { LogicalResourceId = '', ResourceType, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      if (ResourceType !== 'AWS::Lambda::Function' || !LogicalResourceId.startsWith('DialDueLeads')) continue;
      const asked = new GetFunctionConfigurationCommand({ FunctionName: PhysicalResourceId });
      return (await lambda.send(asked)).Environment?.Variables ?? {};
    }
  }
  return {};
}

function stackFrom({ StackName = '', StackStatus, Outputs = [], Tags = [], Parameters = [] }: Stack): DeployedStack {
  return {
    name: StackName,
    status: StackStatus ?? '',
    outputs: Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
    tags: Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
    parameters: Object.fromEntries(
      Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue]),
    ),
  };
}
