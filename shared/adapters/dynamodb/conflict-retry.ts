import { setTimeout as pause } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';

const MAX_TRIES = 8;
const FIRST_PAUSE_MS = 5;
const PASSING_REASONS = new Set(['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/**
 * Sends a write again while it only meets another write of the same items that is still under way, at most eight times
 * within about a second. The SDK repeats throttled and lost requests by itself, but not these.
 */
export async function retryingConflicts<T>(send: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await send();
    } catch (error) {
      if (tried === MAX_TRIES || !isPassing(error)) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** (tried - 1) * (0.5 + Math.random()));
    }
  }
}

/** Sends one conditional write in the same way. @returns false when its condition did not hold, and nothing was written. */
export async function wroteIfAllowed(send: () => Promise<unknown>): Promise<boolean> {
  try {
    await retryingConflicts(send);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true;
  return (
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).every(({ Code }) => PASSING_REASONS.has(Code ?? 'None'))
  );
}
