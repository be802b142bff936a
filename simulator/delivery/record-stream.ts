import type { KinesisStreamBatchResponse, KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { failedItems } from './batch-answer.ts';

export interface RecordStreamInput {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly batchSize: number;
  /** How long Lambda gathers records before it invokes the function. */
  readonly gatherMilliseconds: number;
  readonly maxAttempts: number;
  readonly invoke: (event: KinesisStreamEvent) => Promise<KinesisStreamBatchResponse>;
  /** Told the record's own text, not its base64. */
  readonly onDeadLetter: (data: string) => void;
}

interface StreamedRecord {
  readonly record: KinesisStreamRecord;
  readonly data: string;
  attempts: number;
}

/**
 * A Kinesis stream of one shard with the Lambda poller that reads it in order. A failed record is read again, and holds
 * back those behind it, until it succeeds or its attempts are spent.
 */
export class RecordStream {
  readonly #input: RecordStreamInput;
  readonly #clock: VirtualClock;
  readonly #waiting: StreamedRecord[] = [];
  #put = 0;
  #isPolling = false;

  constructor(input: RecordStreamInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
  }

  put(partitionKey: string, data: string): void {
    this.#put += 1;
    const sequenceNumber = `4959${String(this.#put).padStart(52, '0')}`;
    const { name, accountId, region } = this.#input;
    this.#waiting.push({
      data,
      attempts: 0,
      record: {
        kinesis: {
          kinesisSchemaVersion: '1.0',
          partitionKey,
          sequenceNumber,
          data: Buffer.from(data, 'utf8').toString('base64'),
          approximateArrivalTimestamp: this.#clock.now().epochMilliseconds / 1000,
        },
        eventSource: 'aws:kinesis',
        eventVersion: '1.0',
        eventID: `shardId-000000000000:${sequenceNumber}`,
        eventName: 'aws:kinesis:record',
        invokeIdentityArn: `arn:aws:iam::${accountId}:role/${name}-reader`,
        awsRegion: region,
        eventSourceARN: `arn:aws:kinesis:${region}:${accountId}:stream/${name}`,
      },
    });
    this.#planPoll();
  }

  #planPoll(): void {
    if (this.#isPolling) return;
    this.#isPolling = true;
    this.#clock.after(this.#input.gatherMilliseconds, () => this.#poll());
  }

  async #poll(): Promise<void> {
    const batch = this.#waiting.slice(0, this.#input.batchSize);
    const sequenceNumbers = batch.map(({ record }) => record.kinesis.sequenceNumber);
    const failed = await failedItems(sequenceNumbers, () =>
      this.#input.invoke({ Records: batch.map(({ record }) => record) }),
    );
    const firstFailed = sequenceNumbers.findIndex((number) => failed.has(number));
    this.#waiting.splice(0, firstFailed === -1 ? batch.length : firstFailed);
    const stuck = firstFailed === -1 ? undefined : batch[firstFailed];
    if (stuck !== undefined) {
      stuck.attempts += 1;
      if (stuck.attempts >= this.#input.maxAttempts) {
        this.#waiting.shift();
        this.#input.onDeadLetter(stuck.data);
      }
    }
    this.#isPolling = false;
    if (this.#waiting.length > 0) this.#planPoll();
  }
}
