import * as z from 'zod';
import { connectArn, type InstanceIdentity } from './arns.ts';
import { ConnectError } from './connect-error.ts';
import type { NamedPart, SimulatedInstance } from './simulated-instance.ts';

/** The operations of Connect's administration that are served here. */
export type InstanceOperation =
  | 'ListInstances'
  | 'DescribeInstance'
  | 'ListInstanceStorageConfigs'
  | 'ListLambdaFunctions'
  | 'ListPhoneNumbersV2'
  | 'ListQueues'
  | 'ListRoutingProfiles'
  | 'DescribeRoutingProfile'
  | 'SearchUsers'
  | 'ListFlowAssociations'
  | 'AssociatePhoneNumberContactFlow';

export interface InstanceRequest {
  readonly operation: InstanceOperation;
  /** What the path names: an instance, an instance and a part of it, or a number; absent where all instances are meant. */
  readonly named?: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

const PATHS: readonly (readonly [InstanceOperation, string, RegExp])[] = [
  ['ListInstances', 'GET', /^\/instance$/],
  ['DescribeInstance', 'GET', /^\/instance\/([^/]+)$/],
  ['ListInstanceStorageConfigs', 'GET', /^\/instance\/([^/]+)\/storage-configs$/],
  ['ListLambdaFunctions', 'GET', /^\/instance\/([^/]+)\/lambda-functions$/],
  ['ListPhoneNumbersV2', 'POST', /^\/phone-number\/list$/],
  ['ListFlowAssociations', 'GET', /^\/flow-associations-summary\/([^/]+)$/],
  ['AssociatePhoneNumberContactFlow', 'PUT', /^\/phone-number\/([^/]+)\/contact-flow$/],
  ['ListQueues', 'GET', /^\/queues-summary\/([^/]+)$/],
  ['ListRoutingProfiles', 'GET', /^\/routing-profiles-summary\/([^/]+)$/],
  ['DescribeRoutingProfile', 'GET', /^\/routing-profiles\/([^/]+\/[^/]+)$/],
  ['SearchUsers', 'POST', /^\/search-users$/],
];

/** The request as an operation of Connect's administration; undefined when it is none that is served here. */
export function instanceRequest(method: string, url: URL, body: string): InstanceRequest | undefined {
  for (const [operation, itsMethod, path] of PATHS) {
    const match = method === itsMethod ? path.exec(url.pathname) : null;
    if (match === null) continue;
    const [, named] = match;
    const query = url.searchParams;
    return { operation, query, body, ...(named !== undefined && { named: decodeURIComponent(named) }) };
  }
  return undefined;
}

/** Answers are cut into pages of at most so many, so that whoever forgets the next page is found out. */
const PAGE = 2;

/**
 * The answer in Connect's own shape.
 * @throws ConnectError where Connect would refuse.
 */
export function instanceAnswer(
  { operation, named, query, body }: InstanceRequest,
  instances: readonly SimulatedInstance[],
  where: Pick<InstanceIdentity, 'accountId' | 'region'>,
): unknown {
  const arnOf = ({ id }: SimulatedInstance, kind?: string, part?: string) =>
    connectArn({ ...where, instanceId: id }, kind, part);
  const token = query.get('nextToken') ?? undefined;
  const described = (instance: SimulatedInstance) => ({
    Id: instance.id,
    Arn: arnOf(instance),
    IdentityManagementType: 'CONNECT_MANAGED',
    InstanceAlias: instance.alias,
    CreatedTime: 1_767_225_600,
    ServiceRole: `arn:aws:iam::${where.accountId}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect`,
    InstanceStatus: instance.status,
    InboundCallsEnabled: instance.isInboundOn,
    OutboundCallsEnabled: instance.isOutboundOn,
  });
  const own = (): SimulatedInstance => {
    const instance = instances.find(({ id }) => id === named);
    if (instance === undefined) throw new ConnectError('ResourceNotFoundException', 'Instance not found');
    return instance;
  };
  const parts = (kind: string, each: readonly NamedPart[]) =>
    each.map(({ id, name }) => ({ Id: id, Name: name, Arn: arnOf(own(), kind, id) }));
  switch (operation) {
    case 'ListInstances':
      return paged('InstanceSummaryList', instances.map(described), token);
    case 'DescribeInstance':
      return { Instance: described(own()) };
    case 'ListInstanceStorageConfigs':
      return { StorageConfigs: storageConfigs(own(), query.get('resourceType')) };
    case 'ListLambdaFunctions':
      return paged('LambdaFunctions', own().functions, token);
    case 'ListPhoneNumbersV2':
      return numbersAnswer(body, instances, arnOf);
    case 'ListQueues': {
      const queues = parts('queue', own().queues).map((queue) => ({ ...queue, QueueType: 'STANDARD' }));
      return paged('QueueSummaryList', queues, token);
    }
    case 'ListFlowAssociations': {
      const led = own().numbers.flatMap(({ id, flowId }) =>
        flowId === undefined ? [] : [{ ResourceId: id, FlowId: flowId, ResourceType: 'VOICE_PHONE_NUMBER' }],
      );
      return paged('FlowAssociationSummaryList', led, token);
    }
    case 'AssociatePhoneNumberContactFlow':
      return {};
    case 'ListRoutingProfiles':
      return paged('RoutingProfileSummaryList', parts('routing-profile', own().routingProfiles), token);
    case 'DescribeRoutingProfile':
      return { RoutingProfile: routingProfile(named, instances) };
    case 'SearchUsers':
      return usersAnswer(body, instances);
  }
}

function routingProfile(named: string | undefined, instances: readonly SimulatedInstance[]): unknown {
  const [instanceId, profileId] = named?.split('/') ?? [];
  const profiles = instances.find(({ id }) => id === instanceId)?.routingProfiles ?? [];
  const profile = profiles.find(({ id }) => id === profileId);
  if (profile === undefined) throw new ConnectError('ResourceNotFoundException', 'Routing profile not found');
  const { id, name, channels = ['VOICE', 'TASK'] } = profile;
  return {
    RoutingProfileId: id,
    Name: name,
    MediaConcurrencies: channels.map((Channel) => ({ Channel, Concurrency: 1 })),
  };
}

const usersBody = z.object({ InstanceId: z.string(), NextToken: z.string().optional() });

function usersAnswer(body: string, instances: readonly SimulatedInstance[]): unknown {
  const { InstanceId, NextToken } = usersBody.parse(JSON.parse(body));
  const instance = instances.find(({ id }) => id === InstanceId);
  if (instance === undefined) throw new ConnectError('ResourceNotFoundException', 'Instance not found');
  const users = (instance.users ?? []).map(({ id, username, routingProfileId, autoAccepts }) => ({
    Id: id,
    Username: username,
    RoutingProfileId: routingProfileId,
    PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: autoAccepts },
  }));
  return paged('Users', users, NextToken);
}

const numbersBody = z.object({ TargetArn: z.string().optional(), NextToken: z.string().optional() });

function numbersAnswer(
  body: string,
  instances: readonly SimulatedInstance[],
  arnOf: (instance: SimulatedInstance) => string,
): unknown {
  const { TargetArn, NextToken } = numbersBody.parse(JSON.parse(body));
  const wanted = instances.filter((instance) => TargetArn === undefined || arnOf(instance) === TargetArn);
  if (wanted.length === 0) throw new ConnectError('ResourceNotFoundException', 'Instance not found');
  const all = wanted.flatMap((instance) =>
    instance.numbers.map(({ id, number, country, type }) => ({
      PhoneNumberId: id,
      PhoneNumber: number,
      PhoneNumberCountryCode: country,
      PhoneNumberType: type,
      TargetArn: arnOf(instance),
      InstanceId: instance.id,
    })),
  );
  return paged('ListPhoneNumbersSummaryList', all, NextToken);
}

function storageConfigs(
  { recordTarget, hasPlaceForRecordings = false }: SimulatedInstance,
  resourceType: string | null,
): readonly unknown[] {
  if (resourceType === 'CALL_RECORDINGS') {
    return hasPlaceForRecordings ? [{ AssociationId: 'recordings', StorageType: 'S3' }] : [];
  }
  if (resourceType !== 'CONTACT_TRACE_RECORDS' || recordTarget === undefined) return [];
  const { kind, arn } = recordTarget;
  return [
    kind === 'stream'
      ? { AssociationId: 'records', StorageType: 'KINESIS_STREAM', KinesisStreamConfig: { StreamArn: arn } }
      : { AssociationId: 'records', StorageType: 'KINESIS_FIREHOSE', KinesisFirehoseConfig: { FirehoseArn: arn } },
  ];
}

function paged(name: string, all: readonly unknown[], token: string | undefined): unknown {
  const from = Number(token ?? 0);
  const isLast = from + PAGE >= all.length;
  return { [name]: all.slice(from, from + PAGE), ...(!isLast && { NextToken: String(from + PAGE) }) };
}

const ledBody = z.object({ InstanceId: z.string(), ContactFlowId: z.string() });

/** The instances after a request; most requests leave them as they are. */
export function instancesAfter(
  { operation, named: numberId, body }: InstanceRequest,
  instances: readonly SimulatedInstance[],
): readonly SimulatedInstance[] {
  if (operation !== 'AssociatePhoneNumberContactFlow') return instances;
  const { InstanceId, ContactFlowId } = ledBody.parse(JSON.parse(body));
  return instances.map((instance) => {
    if (instance.id !== InstanceId) return instance;
    const numbers = instance.numbers.map((each) => (each.id === numberId ? { ...each, flowId: ContactFlowId } : each));
    return { ...instance, numbers };
  });
}
