import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { deliver } from './batch-answer.ts';
import type { SqsMessage, SqsQueueIdentity } from './sqs-message.ts';

export interface FifoQueueInput {
  readonly identity: SqsQueueIdentity & { readonly groupId: string };
  readonly batchSize: number;
  readonly retentionSeconds: number;
  readonly visibilityTimeoutSeconds: number;
  readonly maxReceiveCount: number;
  /** When given and false, messages stay in the queue until they expire: a run would find nothing to do. */
  readonly worthRunning?: (now: Temporal.Instant) => boolean;
  readonly invoke: (event: SQSEvent) => Promise<SQSBatchResponse>;
  readonly onDeadLetter: (body: string) => void;
}

const DEDUPLICATION_SECONDS = 300;
const POLL_MILLISECONDS = 20;

/**
 * An SQS FIFO queue with one message group and the Lambda poller that empties it: one batch at a time, in order, each
 * body at most once in five minutes. Failed messages hold the group back until they come again.
 */
export class FifoQueue {
  readonly #input: FifoQueueInput;
  readonly #clock: VirtualClock;
  /** Bodies sent in the last five minutes, oldest first. */
  readonly #recentBodies = new Map<string, Temporal.Instant>();
  #waiting: SqsMessage[] = [];
  #sent = 0;
  #isGroupBusy = false;
  #isPollPlanned = false;

  constructor(input: FifoQueueInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
  }

  send(body: string): void {
    const now = this.#clock.now();
    this.#forgetOldBodies(now);
    if (this.#recentBodies.has(body)) return;
    this.#recentBodies.set(body, now);
    this.#dropExpired(now);
    this.#sent += 1;
    this.#waiting.push({ number: this.#sent, body, sentAt: now, receiveCount: 0 });
    this.#planPoll(POLL_MILLISECONDS);
  }

  #forgetOldBodies(now: Temporal.Instant): void {
    for (const [body, sentAt] of this.#recentBodies) {
      if (now.epochMilliseconds - sentAt.epochMilliseconds < DEDUPLICATION_SECONDS * 1000) return;
      this.#recentBodies.delete(body);
    }
  }

  #dropExpired(now: Temporal.Instant): void {
    const oldest = now.epochMilliseconds - this.#input.retentionSeconds * 1000;
    this.#waiting = this.#waiting.filter((message) => message.sentAt.epochMilliseconds > oldest);
  }

  #planPoll(milliseconds: number): void {
    if (this.#isPollPlanned || this.#isGroupBusy) return;
    this.#isPollPlanned = true;
    this.#clock.after(milliseconds, () => {
      this.#isPollPlanned = false;
      return this.#poll();
    });
  }

  #poll(): void | Promise<void> {
    const now = this.#clock.now();
    this.#dropExpired(now);
    if (this.#isGroupBusy || this.#waiting.length === 0) return undefined;
    if (this.#input.worthRunning?.(now) === false) return undefined;
    return this.#run(this.#waiting.splice(0, this.#input.batchSize), now);
  }

  async #run(batch: readonly SqsMessage[], now: Temporal.Instant): Promise<void> {
    this.#isGroupBusy = true;
    const again = await deliver(batch, this.#input.identity, now, this.#input.invoke);
    if (again.length === 0) return this.#free();
    const visibleAt = now.add({ seconds: this.#input.visibilityTimeoutSeconds });
    this.#clock.at(visibleAt, () => {
      const spent = again.filter(({ receiveCount }) => receiveCount >= this.#input.maxReceiveCount);
      for (const { body } of spent) this.#input.onDeadLetter(body);
      this.#waiting.unshift(...again.filter((message) => !spent.includes(message)));
      this.#free();
    });
  }

  #free(): void {
    this.#isGroupBusy = false;
    if (this.#waiting.length > 0) this.#planPoll(POLL_MILLISECONDS);
  }
}
