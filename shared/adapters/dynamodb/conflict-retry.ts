import { setTimeout as wait } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';

const MAX_TRIES = 8;
const FIRST_PAUSE_MS = 5;
const PASSING_REASONS = new Set(['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** Waits before a write is sent again. */
export type ConflictPause = (milliseconds: number) => Promise<void>;

/** How writes that met others wait: handed in where time and chance have to be repeatable. */
export interface ConflictRetry {
  readonly pause?: ConflictPause;
  /** From 0 up to, but not, 1: spreads writers that met over time. */
  readonly random?: () => number;
}

/**
 * Sends a write again while it only meets another write of the same items that is still under way, at most eight times
 * within about a second. The SDK repeats throttled and lost requests by itself, but not these.
 */
export async function retryingConflicts<T>(
  send: () => Promise<T>,
  { pause = (milliseconds) => wait(milliseconds), random = Math.random }: ConflictRetry = {},
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await send();
    } catch (error) {
      if (tried === MAX_TRIES || !isPassing(error)) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** (tried - 1) * (0.5 + random()));
    }
  }
}

/** Sends one conditional write in the same way. @returns false when its condition did not hold, and nothing was written. */
export async function wroteIfAllowed(send: () => Promise<unknown>, retry?: ConflictRetry): Promise<boolean> {
  try {
    await retryingConflicts(send, retry);
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
