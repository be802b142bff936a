import type { Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aDeployment, printed, resourcesOf, THE_INSTANCE, theResource } from './a-deployment.ts';

const { callsIn, callsOut, eventsIn } = aDeployment();

const FEEDS = [
  {
    feeds: 'record-contact-event',
    stack: callsIn,
    id: 'RecordContactEvent',
    tries: 5,
    batching: { BatchSize: 10, MaximumBatchingWindowInSeconds: 1 },
  },
  {
    feeds: 'record-business-event',
    stack: eventsIn,
    id: 'RecordBusinessEvent',
    tries: 5,
    batching: { BatchSize: 10 },
  },
  { feeds: 'dial-due-leads', stack: callsOut, id: 'DialDueLeads', tries: 2, batching: { BatchSize: 10 } },
];

const queue = z.object({
  VisibilityTimeout: z.number(),
  MessageRetentionPeriod: z.number(),
  SqsManagedSseEnabled: z.literal(true),
  RedrivePolicy: z.object({ maxReceiveCount: z.number(), deadLetterTargetArn: z.unknown() }),
});

function timeoutOf(stack: Stack, id: string): number {
  return z.number().parse(theResource(stack, 'AWS::Lambda::Function', id).Properties['Timeout']);
}

function queueOf(stack: Stack, id: string) {
  return queue.parse(theResource(stack, 'AWS::SQS::Queue', `${id}Queue`).Properties);
}

describe.each(FEEDS)('the queue that feeds $feeds', ({ stack, id, tries, batching }) => {
  it('hides a message for five seconds more than the function can take', () => {
    expect(queueOf(stack, id).VisibilityTimeout).toBe(timeoutOf(stack, id) + 5);
  });

  it(`gives a message ${tries} tries, then keeps it for a fortnight`, () => {
    const { RedrivePolicy } = queueOf(stack, id);
    const deadLetters = theResource(stack, 'AWS::SQS::Queue', `${id}DeadLetters`);

    expect(RedrivePolicy.maxReceiveCount).toBe(tries);
    expect(RedrivePolicy.deadLetterTargetArn).toEqual({ 'Fn::GetAtt': [deadLetters.logicalId, 'Arn'] });
    expect(deadLetters.Properties).toMatchObject({
      MessageRetentionPeriod: 14 * 24 * 3600,
      SqsManagedSseEnabled: true,
    });
  });

  it('keeps a message until its last try is over, so that it reaches the dead letters and does not vanish', () => {
    const { MessageRetentionPeriod, VisibilityTimeout } = queueOf(stack, id);

    expect(MessageRetentionPeriod).toBeGreaterThan(tries * VisibilityTimeout);
  });

  it('lets the function report failures one by one', () => {
    const mapping = resourcesOf(stack, 'AWS::Lambda::EventSourceMapping').filter(
      ({ Properties }) => printed(Properties['EventSourceArn']) === `<${id}Queue.Arn>`,
    );

    expect(mapping).toHaveLength(1);
    expect(mapping[0]?.Properties).toMatchObject({ FunctionResponseTypes: ['ReportBatchItemFailures'], ...batching });
  });
});

describe('one dialler run at a time', () => {
  it('follows from a FIFO queue with FIFO dead letters and one message group, the Connect instance', () => {
    expect(theResource(callsOut, 'AWS::SQS::Queue', 'DialDueLeadsQueue').Properties).toMatchObject({
      FifoQueue: true,
      ContentBasedDeduplication: true,
    });
    expect(theResource(callsOut, 'AWS::SQS::Queue', 'DialDueLeadsDeadLetters').Properties).toMatchObject({
      FifoQueue: true,
    });
    expect(schedule().Target.SqsParameters.MessageGroupId).toBe(THE_INSTANCE.id);
  });

  it('throws ticks away that nobody took for three minutes: newer ones are waiting', () => {
    expect(queueOf(callsOut, 'DialDueLeads').MessageRetentionPeriod).toBe(180);
  });
});

const scheduled = z.object({
  ScheduleExpression: z.string(),
  FlexibleTimeWindow: z.object({ Mode: z.string() }),
  State: z.string(),
  Target: z.object({
    Arn: z.unknown(),
    Input: z.string(),
    RetryPolicy: z.unknown(),
    SqsParameters: z.object({ MessageGroupId: z.string() }),
  }),
});

function schedule() {
  return scheduled.parse(theResource(callsOut, 'AWS::Scheduler::Schedule').Properties);
}

describe('the tick', () => {
  it('comes each minute, exactly then, to the queue of the dialler', () => {
    const { ScheduleExpression, FlexibleTimeWindow, State, Target } = schedule();

    expect({ ScheduleExpression, FlexibleTimeWindow, State, to: printed(Target.Arn) }).toEqual({
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      to: '<DialDueLeadsQueue.Arn>',
    });
  });

  it('names its minute, so that the queue does not take the next tick for the same one', () => {
    expect(JSON.parse(schedule().Target.Input)).toEqual({
      kind: 'tick',
      scheduledAt: '<aws.scheduler.scheduled-time>',
    });
  });

  it('is not delivered when the next one is due', () => {
    expect(schedule().Target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 3 });
  });
});

describe('the stream of contact records', () => {
  it('has one shard, is encrypted, and remembers a day', () => {
    expect(theResource(callsIn, 'AWS::Kinesis::Stream').Properties).toMatchObject({
      ShardCount: 1,
      StreamModeDetails: { StreamMode: 'PROVISIONED' },
      StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' },
      RetentionPeriodHours: 24,
    });
  });
});
