import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { DeadLetter, Hold, LetterBox, SourceName } from './dead-letter.ts';

/** For how long nobody else is given a letter, should this command die. */
const HOLD_SECONDS: Readonly<Record<Hold, number>> = { 'to-read': 20, 'to-act': 120 };
const PAGE = 10;

const message = z
  .object({
    MessageId: z.string(),
    ReceiptHandle: z.string(),
    Body: z.string(),
    Attributes: z.object({ SentTimestamp: z.coerce.number() }),
    MessageAttributes: z.record(z.string(), z.object({ StringValue: z.string().optional() })).default({}),
  })
  .transform(({ MessageId, ReceiptHandle, Body, Attributes, MessageAttributes }) => ({
    id: MessageId,
    handle: ReceiptHandle,
    body: Body,
    sentAt: Temporal.Instant.fromEpochMilliseconds(Attributes.SentTimestamp),
    attributes: Object.fromEntries(Object.entries(MessageAttributes).map(([name, value]) => [name, value.StringValue])),
  }));

/** A message of a dead-letter queue. */
export interface KeptMessage {
  readonly id: string;
  readonly body: string;
  readonly sentAt: Temporal.Instant;
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

export interface QueueReading {
  readonly sqs: SQSClient;
  /** SQS asks all of its servers only when it may wait, 1 s or more; without it a queue that holds letters may seem empty. */
  readonly waitSeconds: number;
}

/**
 * A queue of dead letters. SQS shows a message only by handing it out, so that letters that are read are hidden from
 * other readers until this one has finished; a FIFO queue hands out the next of a group only when the first are gone.
 */
export class QueueBox implements LetterBox {
  readonly sources: readonly SourceName[];
  readonly #sqs: SQSClient;
  readonly #queueUrl: string;
  readonly #waitSeconds: number;
  readonly #letterFrom: (message: KeptMessage) => DeadLetter;
  readonly #handles = new Map<string, string>();

  constructor(
    { sqs, waitSeconds }: QueueReading,
    source: SourceName,
    queueUrl: string,
    letterFrom: (message: KeptMessage) => DeadLetter,
  ) {
    this.sources = [source];
    this.#sqs = sqs;
    this.#waitSeconds = waitSeconds;
    this.#queueUrl = queueUrl;
    this.#letterFrom = letterFrom;
  }

  async *letters(hold: Hold): AsyncGenerator<DeadLetter> {
    const seen = new Set<string>();
    try {
      for (;;) {
        const page = await this.#receive(hold);
        for (const { id, handle } of page) this.#handles.set(id, handle);
        const fresh = page.filter(({ id }) => !seen.has(id));
        if (fresh.length === 0) return;
        for (const { id } of fresh) seen.add(id);
        for (const each of fresh) yield this.#letterFrom(each);
      }
    } finally {
      await this.#release();
    }
  }

  async remove(id: string): Promise<void> {
    const handle = this.#handles.get(id);
    if (handle === undefined) throw new Error(`Letter ${id} was not received from ${this.#queueUrl}.`);
    await this.#sqs.send(new DeleteMessageCommand({ QueueUrl: this.#queueUrl, ReceiptHandle: handle }));
    this.#handles.delete(id);
  }

  async roughCount(): Promise<number> {
    const { Attributes = {} } = await this.#sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: this.#queueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    return Object.values(Attributes).reduce((sum, text) => sum + Number(text), 0);
  }

  async #receive(hold: Hold) {
    const { Messages = [] } = await this.#sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#queueUrl,
        MaxNumberOfMessages: PAGE,
        VisibilityTimeout: HOLD_SECONDS[hold],
        WaitTimeSeconds: this.#waitSeconds,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    return Messages.map((each) => message.parse(each));
  }

  /** A letter that cannot be released comes back by itself when its time is over. */
  async #release(): Promise<void> {
    const held = [...this.#handles.values()];
    this.#handles.clear();
    for (let start = 0; start < held.length; start += PAGE) {
      await this.#sqs.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl: this.#queueUrl,
          Entries: held
            .slice(start, start + PAGE)
            .map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 })),
        }),
      );
    }
  }
}
