import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { deliver } from './batch-answer.ts';
import type { SqsMessage, SqsQueueIdentity } from './sqs-message.ts';

export interface StandardQueueInput {
  readonly identity: SqsQueueIdentity;
  /** 1 to 10 messages go to one invocation. */
  readonly batchSize: number;
  /** How long Lambda gathers messages before it invokes the function. */
  readonly gatherMilliseconds: number;
  readonly visibilityTimeoutSeconds: number;
  readonly maxReceiveCount: number;
  readonly invoke: (event: SQSEvent) => Promise<SQSBatchResponse>;
  readonly onDeadLetter: (body: string) => void;
}

/** An SQS standard queue with the Lambda poller that empties it; failed messages come again, then go to the dead letters. */
export class StandardQueue {
  readonly #input: StandardQueueInput;
  readonly #clock: VirtualClock;
  #waiting: SqsMessage[] = [];
  #sent = 0;
  #isPollPlanned = false;

  constructor(input: StandardQueueInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
  }

  send(body: string): void {
    this.#sent += 1;
    this.#waiting.push({ number: this.#sent, body, sentAt: this.#clock.now(), receiveCount: 0 });
    this.#planPoll();
  }

  #planPoll(): void {
    if (this.#isPollPlanned) return;
    this.#isPollPlanned = true;
    this.#clock.after(this.#input.gatherMilliseconds, () => {
      this.#isPollPlanned = false;
      return this.#poll();
    });
  }

  async #poll(): Promise<void> {
    const batch = this.#waiting.slice(0, this.#input.batchSize);
    if (batch.length === 0) return;
    this.#waiting = this.#waiting.slice(batch.length);
    if (this.#waiting.length > 0) this.#planPoll();
    const failed = await deliver(batch, this.#input.identity, this.#clock.now(), this.#input.invoke);
    for (const message of failed) this.#bringBack(message);
  }

  #bringBack(message: SqsMessage): void {
    this.#clock.after(this.#input.visibilityTimeoutSeconds * 1000, () => {
      if (message.receiveCount >= this.#input.maxReceiveCount) {
        this.#input.onDeadLetter(message.body);
        return;
      }
      this.#waiting.push(message);
      this.#planPoll();
    });
  }
}
