import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CommandFailure } from '../command-failure.ts';

/**
 * The table of a deployment, as its data stack names it.
 * @throws CommandFailure when there is no such deployment in this account and region.
 */
export async function deployedTable(client: CloudFormationClient, deploymentName: string): Promise<string> {
  const StackName = `${deploymentName}-data`;
  const stacks = await client.send(new DescribeStacksCommand({ StackName })).catch((error: unknown) => {
    if (!(error instanceof Error && error.message.includes('does not exist'))) throw error;
    throw new CommandFailure(
      `There is no stack ${StackName} in this account and region: look at the name (--target), the account (aws sts get-caller-identity) and the region (--region).`,
      { cause: error },
    );
  });
  const outputs = stacks.Stacks?.[0]?.Outputs ?? [];
  const table = outputs.find(({ OutputKey }) => OutputKey === 'TableName')?.OutputValue;
  if (table !== undefined) return table;
  throw new CommandFailure(`Stack ${StackName} names no table: deploy this version of the project, then try again.`);
}
