import type { ReachableCode } from './reachable-code.ts';

/** The prefix of a service's actions in IAM, by the package of its client. */
const PREFIXES: Readonly<Record<string, string>> = {
  '@aws-sdk/client-cognito-identity-provider': 'cognito-idp',
  '@aws-sdk/client-connect': 'connect',
  '@aws-sdk/client-dynamodb': 'dynamodb',
  '@aws-sdk/client-eventbridge': 'events',
  '@aws-sdk/client-s3': 's3',
  '@aws-sdk/client-secrets-manager': 'secretsmanager',
  '@aws-sdk/client-sqs': 'sqs',
  '@aws-sdk/lib-dynamodb': 'dynamodb',
};

/**
 * Commands whose action has another name than they have.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:BatchGet': ['dynamodb:BatchGetItem'],
  'dynamodb:BatchWrite': ['dynamodb:BatchWriteItem'],
  'dynamodb:Delete': ['dynamodb:DeleteItem'],
  'dynamodb:Get': ['dynamodb:GetItem'],
  'dynamodb:Put': ['dynamodb:PutItem'],
  'dynamodb:Update': ['dynamodb:UpdateItem'],
  's3:HeadObject': ['s3:GetObject'],
  's3:ListObjectsV2': ['s3:ListBucket'],
  'sqs:SendMessageBatch': ['sqs:SendMessage'],
};

/**
 * A transaction has no action of its own: each of its parts asks for what it would ask for alone.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
const TRANSACTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'dynamodb:TransactWrite': {
    ConditionCheck: 'dynamodb:ConditionCheckItem',
    Delete: 'dynamodb:DeleteItem',
    Put: 'dynamodb:PutItem',
    Update: 'dynamodb:UpdateItem',
  },
  'dynamodb:TransactGet': { Get: 'dynamodb:GetItem' },
};

/** Members of a command's input that ask for a right of their own. */
const WITH_MEMBER: Readonly<Record<string, readonly string[]>> = {
  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
  ObjectLockRetainUntilDate: ['s3:PutObjectRetention'],
};

/** What leads to a table's index is another resource than the table. */
const INDEX_QUERY = 'dynamodb:Query index';

/**
 * The IAM actions that a function's own requests ask for, sorted: `dynamodb:Query index` where an index is asked, too.
 *
 * @throws Error on a client, or a way to use one, whose actions are not known here.
 */
export function actionsNeeded({ constructed, objectMembers }: ReachableCode): readonly string[] {
  const commands = constructed.flatMap(({ package: from, name }) => {
    if (!from.startsWith('@aws-sdk/') || !name.endsWith('Command')) return [];
    const prefix = PREFIXES[from];
    if (prefix === undefined)
      throw new Error(`Say in ${import.meta.filename} which actions the commands of ${from} need.`);
    return [`${prefix}:${name.slice(0, -'Command'.length)}`];
  });
  const actions = commands.flatMap((command) => {
    const parts = TRANSACTIONS[command];
    if (parts === undefined) return OTHER_NAMES[command] ?? [command];
    return Object.entries(parts).flatMap(([part, action]) => (objectMembers.has(part) ? [action] : []));
  });
  if (commands.includes('dynamodb:Query') && objectMembers.has('IndexName')) actions.push(INDEX_QUERY);
  for (const [member, more] of Object.entries(WITH_MEMBER)) if (objectMembers.has(member)) actions.push(...more);
  return [...new Set(actions)].toSorted();
}

/**
 * What Lambda needs, in the function's name, to take its work from a source, by the type of the source.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export const ACTIONS_OF_SOURCES: Readonly<Record<string, readonly string[]>> = {
  'AWS::SQS::Queue': ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
  'AWS::Kinesis::Stream': [
    'kinesis:DescribeStream',
    'kinesis:DescribeStreamSummary',
    'kinesis:GetRecords',
    'kinesis:GetShardIterator',
    'kinesis:ListShards',
  ],
  'AWS::DynamoDB::Table': [
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ],
};

/** What the CDK grants with a source and Lambda's own page does not ask for; nothing but the same queue can be reached with it. */
export const GIVEN_WITH_SOURCES: Readonly<Record<string, readonly string[]>> = {
  'AWS::SQS::Queue': ['sqs:ChangeMessageVisibility', 'sqs:GetQueueUrl'],
};

/**
 * What Lambda needs to keep batches that failed in a bucket.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export const ACTIONS_OF_FAILED_BATCHES: readonly string[] = ['s3:ListBucket', 's3:PutObject'];

export const ACTIONS_OF_LOGS: readonly string[] = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html */
export const ACTIONS_OF_TRACING: readonly string[] = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
