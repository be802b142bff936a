import {
  type CloudFormationClient,
  ListStackResourcesCommand,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { CommandFailure } from '../command-failure.ts';

/** What this command uses of a deployment: the stack it lies in, its type, and its logical id without CDK's hash. */
const WANTED = {
  contactEventsUrl: ['calls-in', 'AWS::SQS::Queue', 'RecordContactEventQueue'],
  contactEventDeadLettersUrl: ['calls-in', 'AWS::SQS::Queue', 'RecordContactEventDeadLettersQueue'],
  businessEventsUrl: ['events-in', 'AWS::SQS::Queue', 'RecordBusinessEventQueue'],
  businessEventDeadLettersUrl: ['events-in', 'AWS::SQS::Queue', 'RecordBusinessEventDeadLettersQueue'],
  wakeUpDeadLettersUrl: ['calls-out', 'AWS::SQS::Queue', 'DialDueLeadsDeadLettersQueue'],
  rejectedInputUrl: ['data', 'AWS::SQS::Queue', 'RejectedInputQueue'],
  failedRecordsBucket: ['calls-in', 'AWS::S3::Bucket', 'FailedContactRecordsBucket'],
  recordContactRecord: ['calls-in', 'AWS::Lambda::Function', 'RecordContactRecordFunction'],
  recordDisposition: ['calls-in', 'AWS::Lambda::Function', 'RecordDispositionFunction'],
  optOut: ['calls-in', 'AWS::Lambda::Function', 'OptOutFunction'],
  publishEvents: ['events-out', 'AWS::Lambda::Function', 'PublishEventsFunction'],
} as const;

type Place = keyof typeof WANTED;

/** Queue URLs, bucket and function names of one deployment. */
export type DeployedPlaces = Readonly<Record<Place, string>>;

const HASH = /[0-9A-F]{8}$/;

/**
 * Finds a deployment's places among the resources of its stacks.
 * @throws CommandFailure when there is no such deployment, or when it was deployed by another version of this project.
 */
export async function deployedPlaces(client: CloudFormationClient, deploymentName: string): Promise<DeployedPlaces> {
  const found = new Map<string, string>();
  for (const part of new Set(Object.values(WANTED).map(([stack]) => stack))) {
    for (const { LogicalResourceId, ResourceType, PhysicalResourceId } of await stackResources(
      client,
      `${deploymentName}-${part}`,
    )) {
      if (LogicalResourceId === undefined || PhysicalResourceId === undefined) continue;
      found.set(`${part} ${ResourceType} ${LogicalResourceId.replace(HASH, '')}`, PhysicalResourceId);
    }
  }
  const place = (name: Place): string => {
    const [part, type, id] = WANTED[name];
    const physical = found.get(`${part} ${type} ${id}`);
    if (physical !== undefined) return physical;
    throw new CommandFailure(
      `Stack ${deploymentName}-${part} has no ${type} ${id}: another version of this project deployed it. Deploy this version, or run the command from the version that was deployed.`,
    );
  };
  return {
    contactEventsUrl: place('contactEventsUrl'),
    contactEventDeadLettersUrl: place('contactEventDeadLettersUrl'),
    businessEventsUrl: place('businessEventsUrl'),
    businessEventDeadLettersUrl: place('businessEventDeadLettersUrl'),
    wakeUpDeadLettersUrl: place('wakeUpDeadLettersUrl'),
    rejectedInputUrl: place('rejectedInputUrl'),
    failedRecordsBucket: place('failedRecordsBucket'),
    recordContactRecord: place('recordContactRecord'),
    recordDisposition: place('recordDisposition'),
    optOut: place('optOut'),
    publishEvents: place('publishEvents'),
  };
}

async function stackResources(client: CloudFormationClient, StackName: string): Promise<StackResourceSummary[]> {
  const resources: StackResourceSummary[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new ListStackResourcesCommand({ StackName, NextToken })).catch((error: unknown) => {
      throw isMissingStack(error) ? missing(StackName, error) : error;
    });
    resources.push(...(page.StackResourceSummaries ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return resources.filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE');
}

function isMissingStack(error: unknown): boolean {
  return error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist');
}

function missing(stackName: string, cause: unknown): CommandFailure {
  return new CommandFailure(
    `There is no stack ${stackName} in this account and region. Name the deployment (--deployment NAME, or --settings FILE), and look at the account (aws sts get-caller-identity) and the region (--region).`,
    { cause },
  );
}
