import type { Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aDeployment, printed, resourcesOf, theResource } from './a-deployment.ts';

const { callsIn, callsOut, eventsIn, eventsOut, alarms, data } = aDeployment();

const alarm = z
  .object({
    Namespace: z.string(),
    MetricName: z.string(),
    Dimensions: z.tuple([z.object({ Value: z.unknown() })]),
    AlarmDescription: z.string().min(40),
    AlarmActions: z.array(z.unknown()),
    Threshold: z.number(),
    Period: z.number(),
    EvaluationPeriods: z.number(),
    ComparisonOperator: z.string(),
    TreatMissingData: z.string(),
  })
  .transform(({ Dimensions, AlarmActions, ...rest }) => ({
    ...rest,
    of: printedOf(Dimensions[0].Value),
    rings: AlarmActions.map(printed),
  }));

/** Queue names are an attribute of their queue, functions and rules a reference. */
function printedOf(value: unknown): string {
  return printed(value).replace(/\.QueueName>$/, '>');
}

function alarmsOf(stack: Stack) {
  return resourcesOf(stack, 'AWS::CloudWatch::Alarm').map(({ Properties }) => alarm.parse(Properties));
}

function ringsOnFirst(stack: Stack): readonly string[] {
  return alarmsOf(stack)
    .filter(
      (each) =>
        each.ComparisonOperator === 'GreaterThanOrEqualToThreshold' &&
        each.Threshold === 1 &&
        each.Period === 60 &&
        each.EvaluationPeriods === 1 &&
        each.TreatMissingData === 'notBreaching',
    )
    .map(({ Namespace, MetricName, of }) => `${Namespace} ${MetricName} ${of}`)
    .toSorted();
}

describe('alarms', () => {
  it.each([
    ['calls in', callsIn],
    ['calls out', callsOut],
    ['events in', eventsIn],
  ])('ring on the first error, throttle and dead letter of %s', (_name, stack) => {
    const functions = resourcesOf(stack, 'AWS::Lambda::Function').map(({ logicalId }) => printed({ Ref: logicalId }));
    const deadLetters = resourcesOf(stack, 'AWS::SQS::Queue')
      .filter(({ Properties }) => Properties['RedrivePolicy'] === undefined)
      .map(({ logicalId }) => printed({ Ref: logicalId }));

    expect(functions).not.toEqual([]);
    expect(deadLetters).not.toEqual([]);
    expect(ringsOnFirst(stack)).toEqual(
      expect.arrayContaining([
        ...functions.flatMap((name) => [`AWS/Lambda Errors ${name}`, `AWS/Lambda Throttles ${name}`]),
        ...deadLetters.map((name) => `AWS/SQS ApproximateNumberOfMessagesVisible ${name}`),
      ]),
    );
  });

  it('ring on the first input that nobody understands, and say what may be missing', () => {
    expect(ringsOnFirst(data)).toEqual(['AWS/SQS ApproximateNumberOfMessagesVisible <RejectedInputQueue>']);
    expect(alarmsOf(data)[0]?.AlarmDescription).toMatch(/an opt-out may not be recorded/);
  });

  it('ring when contact records or changes of the table are kept aside or lost', () => {
    const ofSource = ringsOnFirst(callsIn).filter((each) => each.includes('EventCount'));

    expect(ofSource).toEqual([
      expect.stringMatching(/^AWS\/Lambda DroppedEventCount <CountResultsFunctionTableStream/),
      expect.stringMatching(/^AWS\/Lambda DroppedEventCount <RecordContactRecordFunctionContactRecords/),
      expect.stringMatching(/^AWS\/Lambda OnFailureDestinationDeliveredEventCount <CountResultsFunctionTableStream/),
      expect.stringMatching(
        /^AWS\/Lambda OnFailureDestinationDeliveredEventCount <RecordContactRecordFunctionContactRecords/,
      ),
    ]);
  });

  it('ring when changes are not told, are kept aside or lost', () => {
    expect(ringsOnFirst(eventsOut)).toEqual([
      expect.stringMatching(/^AWS\/Lambda DroppedEventCount <PublishEventsFunctionTableStream/),
      'AWS/Lambda Errors <PublishEventsFunction>',
      expect.stringMatching(/^AWS\/Lambda OnFailureDestinationDeliveredEventCount <PublishEventsFunctionTableStream/),
      'AWS/Lambda Throttles <PublishEventsFunction>',
    ]);
  });

  it('ring when records of a stream wait for a quarter of an hour, three times in a row', () => {
    const late = [callsIn, eventsOut].flatMap(alarmsOf).filter(({ MetricName }) => MetricName === 'IteratorAge');

    expect(late.map(({ of }) => of)).toEqual([
      '<RecordContactRecordFunction>',
      '<CountResultsFunction>',
      '<PublishEventsFunction>',
    ]);
    for (const each of late) {
      expect(each).toMatchObject({
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        Threshold: 900_000,
        Period: 300,
        EvaluationPeriods: 3,
        TreatMissingData: 'notBreaching',
      });
    }
  });

  it('ring when the dialler is silent for three minutes, or is not told that people became free', () => {
    expect(ringsOnFirst(callsOut)).toContain('AWS/Events FailedInvocations <CapacityFreed>');
    expect(alarmsOf(callsOut).filter(({ TreatMissingData }) => TreatMissingData === 'breaching')).toEqual([
      expect.objectContaining({
        MetricName: 'Invocations',
        of: '<DialDueLeadsFunction>',
        ComparisonOperator: 'LessThanThreshold',
        EvaluationPeriods: 3,
      }),
    ]);
  });

  it('ring the one bell, which reaches a person by e-mail over an encrypted topic', () => {
    const all = [callsIn, callsOut, eventsIn, eventsOut, data].flatMap(alarmsOf);
    const topic = theResource(alarms, 'AWS::SNS::Topic');
    const key = theResource(alarms, 'AWS::KMS::Key');

    for (const { rings } of all) expect(rings).toEqual(['<Bell>']);
    expect(topic.Properties['KmsMasterKeyId']).toEqual({ 'Fn::GetAtt': [key.logicalId, 'Arn'] });
    expect(theResource(alarms, 'AWS::SNS::Subscription').Properties).toEqual({
      Endpoint: 'sales-systems@example.com',
      Protocol: 'email',
      TopicArn: { Ref: topic.logicalId },
    });
  });

  it('may use topic and key, in this account only', () => {
    const only = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
    const toCloudWatch = { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Condition: only };

    expect(theResource(alarms, 'AWS::SNS::TopicPolicy').Properties['PolicyDocument']).toMatchObject({
      Statement: expect.arrayContaining([expect.objectContaining({ Action: 'sns:Publish', ...toCloudWatch })]),
    });
    expect(theResource(alarms, 'AWS::KMS::Key').Properties['KeyPolicy']).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({ Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], ...toCloudWatch }),
      ]),
    });
  });
});
