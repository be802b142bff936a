import type { Context, KinesisStreamEvent, SQSEvent } from 'aws-lambda';

/** What Lambda hands over beside the event; nothing of it is read. */
export const INVOCATION: Context = {
  functionName: 'under-test',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:under-test',
  memoryLimitInMB: '512',
  awsRequestId: '00000000-0000-4000-8000-000000000001',
  logGroupName: '/aws/lambda/under-test',
  logStreamName: 'under-test',
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => 60_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** A batch of queue messages, `message-1` and so on. */
export function sqsEvent(...bodies: readonly string[]): SQSEvent {
  return {
    Records: bodies.map((body, index) => ({
      messageId: `message-${index + 1}`,
      receiptHandle: 'receipt',
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '1767632400000',
        SenderId: 'sender',
        ApproximateFirstReceiveTimestamp: '1767632400000',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:111122223333:queue',
      awsRegion: 'us-east-1',
    })),
  };
}

/** A batch of stream records whose data are given as base64, `sequence-1` and so on. */
export function kinesisEvent(...data: readonly string[]): KinesisStreamEvent {
  return {
    Records: data.map((each, index) => ({
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: '1',
        sequenceNumber: `sequence-${index + 1}`,
        data: each,
        approximateArrivalTimestamp: 1_767_632_400,
      },
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: `shardId-000000000000:sequence-${index + 1}`,
      eventName: 'aws:kinesis:record',
      invokeIdentityArn: 'arn:aws:iam::111122223333:role/role',
      awsRegion: 'us-east-1',
      eventSourceARN: 'arn:aws:kinesis:us-east-1:111122223333:stream/stream',
    })),
  };
}

/** A text as Kinesis hands it over. */
export function inBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}
