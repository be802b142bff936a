import type { Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { FunctionName } from '../../shared/runtime/setting-names.ts';
import { aDeployment, printed, resourcesOf, THE_INSTANCE, theResource } from './a-deployment.ts';

const { callsIn, callsOut, eventsIn, eventsOut, api, data, people, alarms } = aDeployment();
const { arn: instance, account } = THE_INSTANCE;

const TABLE = '<LeadsTable.Arn>';
const KEEP_REJECTED = 'sqs:SendMessage <RejectedInputQueue.Arn>';
/** X-Ray names no resource for these. */
const TRACE = ['xray:PutTelemetryRecords *', 'xray:PutTraceSegments *'];
const DESCRIBE = `connect:DescribeContact ${instance}/contact/*`;
const STOP = `connect:StopContact ${instance}/contact/*`;
const USE_TABLE_KEY = ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey'].map(
  (action) => `kms:${action} <LeadsKey.Arn> if StringEquals kms:ViaService dynamodb.us-east-1.amazonaws.com`,
);
const FOLLOW_TABLE = [
  ...['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
    (action) => `dynamodb:${action} <LeadsTable.StreamArn>`,
  ),
  ...USE_TABLE_KEY,
];
const KEEP_FAILED = [
  'kms:GenerateDataKey <LeadsKey.Arn> if StringEquals kms:ViaService s3.us-east-1.amazonaws.com',
  's3:ListBucket <FailedContactRecordsBucket.Arn>',
  's3:PutObject <FailedContactRecordsBucket.Arn>/*',
];
const RECORD_LEADS = [
  `dynamodb:GetItem ${TABLE}`,
  `dynamodb:PutItem ${TABLE}`,
  `dynamodb:Query ${TABLE}`,
  `dynamodb:UpdateItem ${TABLE}`,
  ...USE_TABLE_KEY,
];

/** Everything each function may do, and nothing else. */
const MAY: Readonly<
  Record<FunctionName, { readonly stack: Stack; readonly id: string; readonly rights: readonly string[] }>
> = {
  'dial-due-leads': {
    stack: callsOut,
    id: 'DialDueLeadsFunction',
    rights: [
      ...RECORD_LEADS,
      `dynamodb:ConditionCheckItem ${TABLE}`,
      `dynamodb:Query ${TABLE}/index/timers`,
      ...ownLog('DialDueLeadsFunction'),
      ...takeFrom('DialDueLeadsQueue'),
      KEEP_REJECTED,
      DESCRIBE,
      STOP,
      `connect:StartOutboundVoiceContact ${instance}/contact/*`,
      `connect:GetCurrentUserData ${instance}`,
      `connect:GetCurrentUserData ${instance}/agent/*`,
      ...[1, 2, 3].map((tier) => `connect:GetCurrentMetricData <FloorTier${tier}RoutingProfile.RoutingProfileArn>`),
    ],
  },
  'record-contact-event': {
    stack: callsIn,
    id: 'RecordContactEventFunction',
    rights: [
      ...RECORD_LEADS,
      ...ownLog('RecordContactEventFunction'),
      ...takeFrom('RecordContactEventQueue'),
      KEEP_REJECTED,
      DESCRIBE,
    ],
  },
  'record-contact-record': {
    stack: callsIn,
    id: 'RecordContactRecord',
    rights: [
      ...RECORD_LEADS,
      ...ownLog('RecordContactRecord'),
      KEEP_REJECTED,
      DESCRIBE,
      STOP,
      'secretsmanager:GetSecretValue <NumberSecret>',
      'kinesis:DescribeStream <ContactRecords.Arn>',
      'kinesis:DescribeStreamSummary <ContactRecords.Arn>',
      'kinesis:GetRecords <ContactRecords.Arn>',
      'kinesis:GetShardIterator <ContactRecords.Arn>',
      'kinesis:ListShards <ContactRecords.Arn>',
      ...KEEP_FAILED,
    ],
  },
  'record-disposition': {
    stack: callsIn,
    id: 'RecordDisposition',
    rights: [...RECORD_LEADS, ...ownLog('RecordDisposition'), KEEP_REJECTED, DESCRIBE, STOP],
  },
  'opt-out': {
    stack: callsIn,
    id: 'OptOut',
    rights: [...RECORD_LEADS, ...ownLog('OptOut'), KEEP_REJECTED, STOP],
  },
  'brief-agent': {
    stack: callsIn,
    id: 'BriefAgent',
    rights: [`dynamodb:GetItem ${TABLE}`, `dynamodb:Query ${TABLE}`, ...USE_TABLE_KEY, ...ownLog('BriefAgent')],
  },
  'look-up-caller': {
    stack: callsIn,
    id: 'LookUpCaller',
    rights: [
      ...RECORD_LEADS.filter((right) => right !== `dynamodb:UpdateItem ${TABLE}`),
      ...ownLog('LookUpCaller'),
      DESCRIBE,
      STOP,
      'secretsmanager:GetSecretValue <NumberSecret>',
    ],
  },
  'record-business-event': {
    stack: eventsIn,
    id: 'RecordBusinessEventFunction',
    rights: [
      ...RECORD_LEADS,
      ...ownLog('RecordBusinessEventFunction'),
      ...takeFrom('RecordBusinessEventQueue'),
      KEEP_REJECTED,
      DESCRIBE,
      STOP,
      'secretsmanager:GetSecretValue <NumberSecret>',
    ],
  },
  'count-results': {
    stack: callsIn,
    id: 'CountResults',
    rights: [
      `dynamodb:PutItem ${TABLE}`,
      `dynamodb:UpdateItem ${TABLE}`,
      ...FOLLOW_TABLE,
      ...ownLog('CountResults'),
      ...KEEP_FAILED,
    ],
  },
  api: {
    stack: api,
    id: 'Administration',
    rights: [
      'cognito-idp:AdminAddUserToGroup <PeoplePool.Arn>',
      'cognito-idp:AdminCreateUser <PeoplePool.Arn>',
      'cognito-idp:AdminDisableUser <PeoplePool.Arn>',
      'cognito-idp:AdminEnableUser <PeoplePool.Arn>',
      'cognito-idp:AdminGetUser <PeoplePool.Arn>',
      'cognito-idp:AdminListGroupsForUser <PeoplePool.Arn>',
      'cognito-idp:AdminRemoveUserFromGroup <PeoplePool.Arn>',
      'cognito-idp:AdminUserGlobalSignOut <PeoplePool.Arn>',
      'cognito-idp:ListUsers <PeoplePool.Arn>',
      'cognito-idp:ListUsersInGroup <PeoplePool.Arn>',
      ...[1, 2, 3].map((tier) => `connect:GetCurrentMetricData <FloorTier${tier}RoutingProfile.RoutingProfileArn>`),
      ...RECORD_LEADS,
      `dynamodb:BatchGetItem ${TABLE}`,
      `dynamodb:DeleteItem ${TABLE}`,
      `dynamodb:Scan ${TABLE}`,
      `dynamodb:Query ${TABLE}/index/timers`,
      ...ownLog('Administration'),
      DESCRIBE,
      STOP,
      'secretsmanager:GetSecretValue <NumberSecret>',
    ],
  },
  'publish-events': {
    stack: eventsOut,
    id: 'PublishEvents',
    rights: [
      'events:PutEvents arn:aws:events:us-east-1:<AWS::AccountId>:event-bus/default',
      ...FOLLOW_TABLE,
      ...ownLog('PublishEvents'),
      's3:PutObject <SuppressionLogBucket.Arn>/suppressions/*',
      's3:PutObject <SuppressionLogBucket.Arn>/erasures/*',
      'kms:GenerateDataKey <SuppressionLogKey.Arn> if StringEquals kms:ViaService s3.us-east-1.amazonaws.com',
      KEEP_REJECTED,
      ...KEEP_FAILED,
    ],
  },
};

function ownLog(id: string): readonly string[] {
  return [`logs:CreateLogStream <${id}Log.Arn>`, `logs:PutLogEvents <${id}Log.Arn>`];
}

function takeFrom(queue: string): readonly string[] {
  return ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'].map(
    (action) => `sqs:${action} <${queue}.Arn>`,
  );
}

const oneOrMore = z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]);
const statement = z.strictObject({
  Action: oneOrMore,
  Effect: z.string(),
  Resource: oneOrMore.optional(),
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  Sid: z.string().optional(),
});
const document = z.object({ Statement: z.array(statement) });
const policy = z.object({ PolicyDocument: document, Roles: z.array(z.unknown()) });

function conditionOf({ Condition }: z.output<typeof statement>): string {
  const tests = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => ` if ${operator} ${key} ${printed(value)}`),
  );
  return tests.join('');
}

function rightsIn(given: z.output<typeof document>): readonly string[] {
  return given.Statement.flatMap((each) => {
    expect(each.Effect).toBe('Allow');
    const resources = (each.Resource ?? []).map(printed);
    return each.Action.flatMap((action) => resources.map((on) => `${printed(action)} ${on}${conditionOf(each)}`));
  });
}

function rightsOfRole(stack: Stack, role: string): readonly string[] {
  return resourcesOf(stack, 'AWS::IAM::Policy')
    .map(({ Properties }) => policy.parse(Properties))
    .filter(({ Roles }) => Roles.some((holder) => printed(holder) === `<${role}>`))
    .flatMap(({ PolicyDocument }) => rightsIn(PolicyDocument))
    .toSorted();
}

describe('permissions', () => {
  for (const [name, { stack, id, rights }] of Object.entries(MAY)) {
    it(`lets ${name} do exactly what it is for`, () => {
      expect(rightsOfRole(stack, `${id}Role`)).toEqual([...rights, ...TRACE].toSorted());
    });
  }

  it('gives every function a role of its own, and nobody a managed or inline policy', () => {
    const roles = [callsIn, callsOut, eventsIn, eventsOut, api].flatMap((stack) =>
      resourcesOf(stack, 'AWS::IAM::Role'),
    );
    const ofFunctions = Object.values(MAY).map(({ id }) => `${id}Role`);

    expect(roles.map(({ logicalId }) => printed({ Ref: logicalId }).slice(1, -1)).toSorted()).toEqual(
      [...ofFunctions, expect.stringMatching(/^SchedulerRoleForTarget/)].toSorted(byText),
    );
    for (const { Properties } of roles) {
      expect(Properties['ManagedPolicyArns']).toBeUndefined();
      expect(Properties['Policies']).toBeUndefined();
    }
    for (const stack of [data, people, alarms]) expect(resourcesOf(stack, 'AWS::IAM::Role')).toEqual([]);
  });

  it('lets the schedule send to the dialler and nowhere else, and only our own schedules use its role', () => {
    const role = theResource(callsOut, 'AWS::IAM::Role', 'SchedulerRoleForTarget');
    const trust = document.parse(role.Properties['AssumeRolePolicyDocument']);

    expect(rightsOfRole(callsOut, printed({ Ref: role.logicalId }).slice(1, -1))).toEqual([
      'sqs:SendMessage <DialDueLeadsQueue.Arn>',
    ]);
    expect(trust.Statement.map((each) => `${printed(each.Action[0])}${conditionOf(each)}`)).toEqual([
      'sts:AssumeRole if StringEquals aws:SourceAccount <AWS::AccountId> if StringEquals aws:SourceArn <Schedules.Arn>',
    ]);
  });

  it('lets one event rule each put messages into the queues, over TLS only', () => {
    expect(queuePolicies(callsIn)).toEqual({
      '<RecordContactEventDeadLettersQueue>': [
        'Deny sqs:* if Bool aws:SecureTransport false',
        'Allow sqs:SendMessage if ArnEquals aws:SourceArn <CallEnded.Arn>',
      ],
      '<RecordContactEventQueue>': [
        'Deny sqs:* if Bool aws:SecureTransport false',
        'Allow sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage if ArnEquals aws:SourceArn <CallEnded.Arn>',
      ],
    });
    expect(queuePolicies(eventsIn)).toEqual({
      '<RecordBusinessEventDeadLettersQueue>': [
        'Deny sqs:* if Bool aws:SecureTransport false',
        'Allow sqs:SendMessage if ArnEquals aws:SourceArn <BusinessEvent.Arn>',
      ],
      '<RecordBusinessEventQueue>': [
        'Deny sqs:* if Bool aws:SecureTransport false',
        'Allow sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage if ArnEquals aws:SourceArn <BusinessEvent.Arn>',
      ],
    });
    expect(queuePolicies(callsOut)).toEqual({
      '<DialDueLeadsDeadLettersQueue>': ['Deny sqs:* if Bool aws:SecureTransport false'],
      '<DialDueLeadsQueue>': [
        'Deny sqs:* if Bool aws:SecureTransport false',
        'Allow sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage if ArnEquals aws:SourceArn <CapacityFreed.Arn>',
      ],
    });
  });

  it('lets the contact flows of our instance, and nobody else, invoke the functions of the flows', () => {
    const permissions = resourcesOf(callsIn, 'AWS::Lambda::Permission').map(({ Properties }) => ({
      ...Properties,
      FunctionName: printed(Properties['FunctionName']),
    }));
    const byConnect = {
      Action: 'lambda:InvokeFunction',
      Principal: 'connect.amazonaws.com',
      SourceAccount: account,
      SourceArn: instance,
    };

    expect(permissions).toEqual([
      { ...byConnect, FunctionName: '<RecordDispositionFunction.Arn>' },
      { ...byConnect, FunctionName: '<OptOutFunction.Arn>' },
      { ...byConnect, FunctionName: '<BriefAgentFunction.Arn>' },
      { ...byConnect, FunctionName: '<LookUpCallerFunction.Arn>' },
    ]);
    expect(resourcesOf(callsOut, 'AWS::Lambda::Permission')).toEqual([]);
  });
});

const queuePolicy = z.object({ PolicyDocument: document, Queues: z.tuple([z.unknown()]) });

function queuePolicies(stack: Stack): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    resourcesOf(stack, 'AWS::SQS::QueuePolicy').map(({ Properties }) => {
      const { PolicyDocument, Queues } = queuePolicy.parse(Properties);
      const lines = PolicyDocument.Statement.map(
        (each) => `${each.Effect} ${each.Action.map(printed).join(' ')}${conditionOf(each)}`,
      );
      return [printed(Queues[0]), lines];
    }),
  );
}

function byText(a: unknown, b: unknown): number {
  return String(a) < String(b) ? -1 : 1;
}
