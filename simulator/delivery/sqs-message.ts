import { createHash } from 'node:crypto';
import type { SQSRecord } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import { identifierFor } from '../random.ts';

/** A message in a simulated queue. */
export interface SqsMessage {
  /** Counted from 1 in the order of sending. */
  readonly number: number;
  readonly body: string;
  readonly sentAt: Temporal.Instant;
  receiveCount: number;
  firstReceivedAt?: Temporal.Instant;
}

export interface SqsQueueIdentity {
  readonly seed: number;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  /** The only message group of a FIFO queue. */
  readonly groupId?: string;
}

/** Counts the message as received once more and gives it the shape in which Lambda hands it to a function. */
export function receive(message: SqsMessage, queue: SqsQueueIdentity, now: Temporal.Instant): SQSRecord {
  message.receiveCount += 1;
  message.firstReceivedAt ??= now;
  const messageId = identifierFor(queue.seed, queue.name, String(message.number));
  return {
    messageId,
    receiptHandle: `${messageId}#${message.receiveCount}`,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt.epochMilliseconds),
      SenderId: 'events.amazonaws.com',
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt.epochMilliseconds),
      ...(queue.groupId !== undefined && {
        SequenceNumber: String(message.number).padStart(20, '0'),
        MessageGroupId: queue.groupId,
        MessageDeduplicationId: createHash('sha256').update(message.body).digest('hex'),
      }),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(message.body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${queue.region}:${queue.accountId}:${queue.name}`,
    awsRegion: queue.region,
  };
}
