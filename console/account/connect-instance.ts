import {
  type ConnectClient,
  DescribeInstanceCommand,
  DescribeRoutingProfileCommand,
  paginateListInstanceStorageConfigs,
  paginateListInstances,
  paginateListLambdaFunctions,
  paginateListPhoneNumbersV2,
  paginateListQueues,
  paginateListRoutingProfiles,
  paginateSearchUsers,
} from '@aws-sdk/client-connect';
import { isNamed } from './asked.ts';

/** A Connect instance as the account knows it. */
export interface FoundInstance {
  readonly id: string;
  readonly arn: string;
  readonly alias: string;
  readonly status: string;
  readonly isOutboundOn: boolean;
}

/** Something of an instance that people know by its name. */
export interface NamedPart {
  readonly id: string;
  readonly name: string;
}

export interface ClaimedNumber {
  readonly id: string;
  /** E.164. */
  readonly number: string;
  /** ISO 3166-1, two capital letters. */
  readonly country: string;
}

/** Where an instance sends its contact records. */
export interface RecordTarget {
  readonly kind: 'stream' | 'firehose';
  readonly arn: string;
}

/** All instances of the account in this region. Needs connect:ListInstances. */
export async function instancesOf(connect: ConnectClient): Promise<readonly FoundInstance[]> {
  const found: FoundInstance[] = [];
  for await (const { InstanceSummaryList = [] } of paginateListInstances({ client: connect }, {})) {
    found.push(...InstanceSummaryList.map(instanceFrom));
  }
  return found;
}

/** The instance, or undefined when the account has none with this id. Needs connect:DescribeInstance. */
export async function instanceWith(connect: ConnectClient, InstanceId: string): Promise<FoundInstance | undefined> {
  try {
    const { Instance } = await connect.send(new DescribeInstanceCommand({ InstanceId }));
    return Instance === undefined ? undefined : instanceFrom(Instance);
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}

function instanceFrom(told: {
  readonly Id?: string | undefined;
  readonly Arn?: string | undefined;
  readonly InstanceAlias?: string | undefined;
  readonly InstanceStatus?: string | undefined;
  readonly OutboundCallsEnabled?: boolean | undefined;
}): FoundInstance {
  return {
    id: told.Id ?? '',
    arn: told.Arn ?? '',
    alias: told.InstanceAlias ?? '',
    status: told.InstanceStatus ?? '',
    isOutboundOn: told.OutboundCallsEnabled ?? false,
  };
}

/** Queues that people made; those of agents are left out. Needs connect:ListQueues. */
export async function queuesOf(connect: ConnectClient, InstanceId: string): Promise<readonly NamedPart[]> {
  const found: NamedPart[] = [];
  const pages = paginateListQueues({ client: connect }, { InstanceId, QueueTypes: ['STANDARD'] });
  for await (const { QueueSummaryList = [] } of pages) found.push(...QueueSummaryList.map(partFrom));
  return found;
}

/** Needs connect:ListRoutingProfiles. */
export async function routingProfilesOf(connect: ConnectClient, InstanceId: string): Promise<readonly NamedPart[]> {
  const found: NamedPart[] = [];
  const pages = paginateListRoutingProfiles({ client: connect }, { InstanceId });
  for await (const { RoutingProfileSummaryList = [] } of pages) found.push(...RoutingProfileSummaryList.map(partFrom));
  return found;
}

function partFrom({ Id = '', Name = '' }: { readonly Id?: string | undefined; readonly Name?: string | undefined }) {
  return { id: Id, name: Name };
}

/** Numbers claimed to the instance. Needs connect:ListPhoneNumbersV2. */
export async function numbersOf(connect: ConnectClient, TargetArn: string): Promise<readonly ClaimedNumber[]> {
  const found: ClaimedNumber[] = [];
  for await (const page of paginateListPhoneNumbersV2({ client: connect }, { TargetArn })) {
    for (const {
      PhoneNumberId = '',
      PhoneNumber = '',
      PhoneNumberCountryCode = '',
    } of page.ListPhoneNumbersSummaryList ?? []) {
      found.push({ id: PhoneNumberId, number: PhoneNumber, country: PhoneNumberCountryCode });
    }
  }
  return found;
}

/** ARNs of the functions that flows of the instance may invoke. Needs connect:ListLambdaFunctions. */
export async function functionsOf(connect: ConnectClient, InstanceId: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { LambdaFunctions = [] } of paginateListLambdaFunctions({ client: connect }, { InstanceId })) {
    found.push(...LambdaFunctions);
  }
  return found;
}

/** Whether the instance has a place for recordings of calls. Needs connect:ListInstanceStorageConfigs. */
export async function hasPlaceForRecordings(connect: ConnectClient, InstanceId: string): Promise<boolean> {
  const asked = { InstanceId, ResourceType: 'CALL_RECORDINGS' } as const;
  for await (const { StorageConfigs = [] } of paginateListInstanceStorageConfigs({ client: connect }, asked)) {
    if (StorageConfigs.length > 0) return true;
  }
  return false;
}

/** Where contact records go; undefined when nowhere. Needs connect:ListInstanceStorageConfigs. */
export async function recordTargetOf(connect: ConnectClient, InstanceId: string): Promise<RecordTarget | undefined> {
  const asked = { InstanceId, ResourceType: 'CONTACT_TRACE_RECORDS' } as const;
  for await (const { StorageConfigs = [] } of paginateListInstanceStorageConfigs({ client: connect }, asked)) {
    for (const { KinesisStreamConfig, KinesisFirehoseConfig } of StorageConfigs) {
      if (KinesisStreamConfig?.StreamArn !== undefined) return { kind: 'stream', arn: KinesisStreamConfig.StreamArn };
      if (KinesisFirehoseConfig?.FirehoseArn !== undefined) {
        return { kind: 'firehose', arn: KinesisFirehoseConfig.FirehoseArn };
      }
    }
  }
  return undefined;
}

/** Somebody who may sign in to the instance. */
export interface FoundUser {
  readonly username: string;
  readonly routingProfileId: string;
  readonly autoAccepts: boolean;
}

/** Needs connect:SearchUsers. */
export async function usersOf(connect: ConnectClient, InstanceId: string): Promise<readonly FoundUser[]> {
  const found: FoundUser[] = [];
  for await (const { Users = [] } of paginateSearchUsers({ client: connect }, { InstanceId })) {
    for (const { Username = '', RoutingProfileId = '', PhoneConfig } of Users) {
      found.push({
        username: Username,
        routingProfileId: RoutingProfileId,
        autoAccepts: PhoneConfig?.AutoAccept ?? false,
      });
    }
  }
  return found;
}

/** Whether people of the routing profile get tasks; undefined when there is no such profile. Needs connect:DescribeRoutingProfile. */
export async function takesTasks(
  connect: ConnectClient,
  InstanceId: string,
  RoutingProfileId: string,
): Promise<boolean | undefined> {
  try {
    const command = new DescribeRoutingProfileCommand({ InstanceId, RoutingProfileId });
    const { RoutingProfile } = await connect.send(command);
    return (RoutingProfile?.MediaConcurrencies ?? []).some(({ Channel }) => Channel === 'TASK');
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}
