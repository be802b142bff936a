import type { VirtualClock } from '../clock/virtual-clock.ts';
import { type BatchAnswer, failedItems } from './batch-answer.ts';
import { NotStartedError } from './reserved-concurrency.ts';

export interface StreamShardInput<Entry> {
  readonly batchSize: number;
  /** How long Lambda gathers records before it invokes the function; a batch that is full goes at once. */
  readonly gatherMilliseconds: number;
  /** How often a record is tried, the first time included, before it is given up. */
  readonly maxAttempts: number;
  /** The sequence number by which the function names a record that failed. */
  readonly identifierOf: (entry: Entry) => string;
  readonly invoke: (batch: readonly Entry[]) => Promise<BatchAnswer>;
  readonly onDeadLetter: (entry: Entry) => void;
}

interface Waiting<Entry> {
  readonly entry: Entry;
  attempts: number;
}

const POLL_MILLISECONDS = 250;
/** How long Lambda waits before it asks again for a function that was not started. */
const NOT_STARTED_MILLISECONDS = 10_000;

/**
 * One shard of a stream with the Lambda poller that reads it in order, as an event source mapping that reports single
 * failures and bisects. A failed record is read again, and holds back those behind it, until it succeeds or its attempts
 * are spent; a batch of which all failed is halved, which costs no attempt. A function that is not started costs none, either.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html (MaximumRetryAttempts)
 */
export class StreamShard<Entry> {
  readonly #input: StreamShardInput<Entry>;
  readonly #clock: VirtualClock;
  readonly #waiting: Waiting<Entry>[] = [];
  #batchSize: number;
  #isPolling = false;
  /** The number of the poll that is planned; one that was planned before it does nothing. */
  #planned = 0;
  #isPlanned = false;

  constructor(input: StreamShardInput<Entry>, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
    this.#batchSize = input.batchSize;
  }

  put(entry: Entry): void {
    this.#waiting.push({ entry, attempts: 0 });
    if (this.#isPolling) return;
    if (this.#waiting.length === this.#input.batchSize) this.#planPoll(POLL_MILLISECONDS);
    else if (!this.#isPlanned) this.#planPoll(this.#input.gatherMilliseconds);
  }

  /** What no invocation has succeeded with yet. */
  waiting(): readonly Entry[] {
    return this.#waiting.map(({ entry }) => entry);
  }

  #planPoll(milliseconds: number): void {
    this.#planned += 1;
    this.#isPlanned = true;
    const number = this.#planned;
    this.#clock.after(milliseconds, () => (number === this.#planned ? this.#poll() : undefined));
  }

  async #poll(): Promise<void> {
    this.#isPlanned = false;
    this.#isPolling = true;
    const batch = this.#waiting.slice(0, this.#batchSize);
    const entries = batch.map(({ entry }) => entry);
    const identifiers = entries.map(this.#input.identifierOf);
    let isStarted = true;
    const failed = await failedItems(identifiers, async () => {
      try {
        return await this.#input.invoke(entries);
      } catch (error) {
        isStarted = !(error instanceof NotStartedError);
        throw error;
      }
    });
    if (!isStarted) {
      this.#isPolling = false;
      this.#planPoll(Math.max(NOT_STARTED_MILLISECONDS, this.#input.gatherMilliseconds));
      return;
    }
    const firstFailed = identifiers.findIndex((identifier) => failed.has(identifier));
    this.#waiting.splice(0, firstFailed === -1 ? batch.length : firstFailed);
    if (batch.length > 1 && failed.size === batch.length) this.#batchSize = Math.ceil(batch.length / 2);
    else this.#note(firstFailed === -1 ? undefined : batch[firstFailed]);
    this.#isPolling = false;
    if (this.#waiting.length === 0) return;
    const isFull = firstFailed === -1 && this.#waiting.length >= this.#input.batchSize;
    this.#planPoll(isFull ? POLL_MILLISECONDS : this.#input.gatherMilliseconds);
  }

  #note(stuck: Waiting<Entry> | undefined): void {
    if (stuck !== undefined) {
      stuck.attempts += 1;
      if (stuck.attempts < this.#input.maxAttempts) return;
      this.#waiting.shift();
      this.#input.onDeadLetter(stuck.entry);
    }
    this.#batchSize = this.#input.batchSize;
  }
}
