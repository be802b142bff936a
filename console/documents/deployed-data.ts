import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { OUTPUTS, stackName } from '../../infra/deployment-outputs.ts';
import { CommandFailure } from '../command-failure.ts';

/** Where a deployment keeps what commands read. */
export interface DeployedData {
  readonly tableName: string;
  /** Of the secret with which keys of numbers are made. */
  readonly numberSecretArn: string;
  /** The bucket that holds the log of suppressions; a deployment of an earlier version has none. */
  readonly suppressionLogBucket?: string;
}

/**
 * The table, the number secret and the log of suppressions of a deployment, as its data stack names them.
 * @throws CommandFailure when there is no such deployment in this account and region.
 */
export async function deployedData(client: CloudFormationClient, deploymentName: string): Promise<DeployedData> {
  const StackName = stackName(deploymentName, 'data');
  const stacks = await client.send(new DescribeStacksCommand({ StackName })).catch((error: unknown) => {
    if (!(error instanceof Error && error.message.includes('does not exist'))) throw error;
    throw new CommandFailure(
      `There is no stack ${StackName} in this account and region: look at the name (--target), the account (aws sts get-caller-identity) and the region (--region).`,
      { cause: error },
    );
  });
  const outputs = stacks.Stacks?.[0]?.Outputs ?? [];
  const output = (key: string) => outputs.find(({ OutputKey }) => OutputKey === key)?.OutputValue;
  const tableName = output(OUTPUTS.tableName[1]);
  const numberSecretArn = output(OUTPUTS.numberSecretArn[1]);
  const suppressionLogBucket = output(OUTPUTS.suppressionLogBucket[1]);
  if (tableName !== undefined && numberSecretArn !== undefined) {
    return { tableName, numberSecretArn, ...(suppressionLogBucket !== undefined && { suppressionLogBucket }) };
  }
  const missing = tableName === undefined ? 'table' : 'number secret';
  throw new CommandFailure(
    `Stack ${StackName} names no ${missing}: deploy this version of the project, then try again.`,
  );
}
