import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import { receive, type SqsMessage, type SqsQueueIdentity } from './sqs-message.ts';

/** What a function answers to a batch from a queue or a stream. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Which items of a batch failed, as Lambda reads the function's answer: all of them when it throws or names an item that
 * the batch does not hold.
 */
export async function failedItems(
  identifiers: readonly string[],
  invoke: () => Promise<BatchAnswer>,
): Promise<ReadonlySet<string>> {
  try {
    const { batchItemFailures } = await invoke();
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    return [...failed].every((identifier) => identifiers.includes(identifier)) ? failed : new Set(identifiers);
  } catch {
    return new Set(identifiers);
  }
}

/** Hands the messages to the function as one batch. @returns those that failed. */
export async function deliver(
  batch: readonly SqsMessage[],
  queue: SqsQueueIdentity,
  now: Temporal.Instant,
  invoke: (event: SQSEvent) => Promise<SQSBatchResponse>,
): Promise<readonly SqsMessage[]> {
  const records = batch.map((message) => receive(message, queue, now));
  const identifiers = records.map(({ messageId }) => messageId);
  const failed = await failedItems(identifiers, () => invoke({ Records: records }));
  return batch.filter((_, index) => failed.has(identifiers[index] ?? ''));
}
