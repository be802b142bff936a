import { OUTPUTS, stackName } from '../../infra/deployment-outputs.ts';
import type { AccountClients } from '../account/account-clients.ts';
import { type Asked, asked } from '../account/asked.ts';
import {
  type ClaimedNumber,
  type FoundInstance,
  instancesOf,
  type NamedPart,
  numbersOf,
  queuesOf,
  type RecordTarget,
  recordTargetOf,
  routingProfilesOf,
} from '../account/connect-instance.ts';
import { type ConnectQuota, quotaOf } from '../account/connect-quotas.ts';
import { type OtherDeployment, otherDeployments, stackNamed } from '../account/deployed-stacks.ts';

/** What an instance holds that somebody may choose from, asked when it is needed. */
export interface SurveyedInstance {
  numbers(): Promise<Asked<readonly ClaimedNumber[]>>;
  queues(): Promise<Asked<readonly NamedPart[]>>;
  routingProfiles(): Promise<Asked<readonly NamedPart[]>>;
  recordTarget(): Promise<Asked<RecordTarget | undefined>>;
  callsInAir(): Promise<Asked<number | undefined>>;
  startsPerSecond(): Promise<Asked<number | undefined>>;
}

/** What an account holds. What cannot be asked is typed by hand. */
export interface Survey {
  instances(): Promise<Asked<readonly FoundInstance[]>>;
  instance(chosen: Pick<FoundInstance, 'id' | 'arn'>): SurveyedInstance;
  /** The stream of a deployment that is there already. */
  ownStream(deploymentName: string): Promise<Asked<string | undefined>>;
  others(deploymentName: string): Promise<Asked<readonly OtherDeployment[]>>;
}

export function surveyOf(account: AccountClients): Survey {
  const { connect } = account;
  const quota = (name: ConnectQuota, arn: string) =>
    asked('servicequotas:GetServiceQuota', () => quotaOf(account.serviceQuotas, name, arn));
  return {
    instances: () => asked('connect:ListInstances', () => instancesOf(connect)),
    instance: ({ id, arn }) => ({
      numbers: () => asked('connect:ListPhoneNumbersV2', () => numbersOf(connect, arn)),
      queues: () => asked('connect:ListQueues', () => queuesOf(connect, id)),
      routingProfiles: () => asked('connect:ListRoutingProfiles', () => routingProfilesOf(connect, id)),
      recordTarget: () => asked('connect:ListInstanceStorageConfigs', () => recordTargetOf(connect, id)),
      callsInAir: () => quota('callsInAir', arn),
      startsPerSecond: () => quota('startsPerSecond', arn),
    }),
    ownStream: (deploymentName) =>
      asked('cloudformation:DescribeStacks', async () => {
        const [part, key] = OUTPUTS.contactRecordStreamArn;
        return (await stackNamed(account.cloudFormation, stackName(deploymentName, part)))?.outputs[key];
      }),
    others: (deploymentName) =>
      asked('cloudformation:ListStackResources and lambda:GetFunctionConfiguration', () =>
        otherDeployments(account, deploymentName),
      ),
  };
}
