import { randomUUID } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type ConflictRetry, retryingConflicts } from './conflict-retry.ts';

export type TransactionWrites = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** What one refused write found in its place; empty when there was no item or it was not asked for. */
export type FoundItem = Readonly<Record<string, unknown>>;

/** By position in the transaction: what stood against that write, or undefined when its condition held. */
export type Refusals = readonly (FoundItem | undefined)[];

/**
 * Carries all writes out, or none. One request, unless another write is at the same items at that moment.
 *
 * Each try has a token of its own: a token made from the content would let a second writer of the same content believe
 * that it was the first. The SDK's own repeats of one try keep its token, so a lost answer does no harm.
 *
 * @returns undefined when done; the refusals when a condition did not hold.
 */
export async function transact(
  client: DynamoDBDocumentClient,
  writes: TransactionWrites,
  retry?: ConflictRetry,
): Promise<Refusals | undefined> {
  try {
    await retryingConflicts(
      () => client.send(new TransactWriteCommand({ TransactItems: writes, ClientRequestToken: randomUUID() })),
      retry,
    );
    return undefined;
  } catch (error) {
    const refusals = error instanceof TransactionCanceledException ? refusalsFrom(error) : [];
    if (refusals.some((refusal) => refusal !== undefined)) return refusals;
    throw error;
  }
}

function refusalsFrom(error: TransactionCanceledException): Refusals {
  return (error.CancellationReasons ?? []).map(({ Code, Item }) => {
    if (Code !== 'ConditionalCheckFailed') return undefined;
    return Item === undefined ? {} : unmarshall(Item);
  });
}
