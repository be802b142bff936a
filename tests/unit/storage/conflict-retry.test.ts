import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { retryingConflicts, wroteIfAllowed } from '../../../shared/adapters/dynamodb/conflict-retry.ts';

const about = { message: 'told by DynamoDB', $metadata: {} };
const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({ ...about, CancellationReasons: codes.map((Code) => ({ Code })) });

/** Fails so often with the error, then answers how often it was asked. */
function failing(times: number, error: Error): () => Promise<number> {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked <= times) throw error;
    return asked;
  };
}

it.each([
  ['a single write that meets a transaction', new TransactionConflictException(about)],
  ['a transaction that meets another write', cancelled('None', 'TransactionConflict')],
  ['a transaction that is throttled', cancelled('ThrottlingError', 'ProvisionedThroughputExceeded')],
])('%s is sent again', async (_, error) => {
  expect(await retryingConflicts(failing(2, error))).toBe(3);
});

it.each([
  ['a condition that does not hold', cancelled('TransactionConflict', 'ConditionalCheckFailed')],
  ['an item that is too large', cancelled('ItemCollectionSizeLimitExceeded', 'None')],
  ['anything else', new TypeError('no such thing')],
])('%s is not', async (_, error) => {
  await expect(retryingConflicts(failing(1, error))).rejects.toBe(error);
});

it('gives up after eight tries', async () => {
  const error = new TransactionConflictException(about);

  expect(await retryingConflicts(failing(7, error))).toBe(8);
  await expect(retryingConflicts(failing(8, error))).rejects.toBe(error);
});

it('tells a refused condition from a fault', async () => {
  expect(await wroteIfAllowed(failing(0, new Error()))).toBe(true);
  expect(await wroteIfAllowed(failing(1, new ConditionalCheckFailedException(about)))).toBe(false);
  await expect(wroteIfAllowed(failing(1, new TypeError('no such thing')))).rejects.toThrow(TypeError);
});

it('waits longer each time, spread by chance: half to one and a half times 5, 10, 20 ms and so on', async () => {
  const waits: number[] = [];
  const chances = [0, 0.5, 0.999];
  const retry = {
    pause: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
    random: () => chances.shift() ?? 0.5,
  };
  await retryingConflicts(failing(4, new TransactionConflictException(about)), retry);
  await wroteIfAllowed(failing(1, new TransactionConflictException(about)), retry);

  expect(waits).toEqual([2.5, 10, 20 * 1.499, 40, 5]);
});
