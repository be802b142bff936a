import type { KinesisStreamBatchResponse, KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { StreamShard } from './stream-shard.ts';

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
  /** Told of each record that the shard took no more in its second. */
  readonly onRefused: () => void;
}

/** @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html */
const RECORDS_A_SECOND = 1_000;
const PUT_AGAIN_MILLISECONDS = 1_000;

/** A Kinesis stream of one shard with the Lambda poller that reads it in order. */
export class RecordStream {
  readonly #input: RecordStreamInput;
  readonly #clock: VirtualClock;
  readonly #shard: StreamShard<KinesisStreamRecord>;
  #put = 0;
  #second = 0;
  #inSecond = 0;

  constructor(input: RecordStreamInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
    const { batchSize, gatherMilliseconds, maxAttempts, invoke, onDeadLetter } = input;
    this.#shard = new StreamShard(
      {
        batchSize,
        gatherMilliseconds,
        maxAttempts,
        identifierOf: ({ kinesis }) => kinesis.sequenceNumber,
        invoke: (batch) => invoke({ Records: [...batch] }),
        onDeadLetter: ({ kinesis }) => onDeadLetter(Buffer.from(kinesis.data, 'base64').toString('utf8')),
      },
      clock,
    );
  }

  /** Takes the record, or refuses it because the shard is full in this second: whoever puts it tries again a second later. */
  put(partitionKey: string, data: string): void {
    const second = Math.floor(this.#clock.now().epochMilliseconds / 1_000);
    if (second !== this.#second) this.#inSecond = 0;
    this.#second = second;
    if (this.#inSecond >= RECORDS_A_SECOND) {
      this.#input.onRefused();
      this.#clock.after(PUT_AGAIN_MILLISECONDS, () => this.put(partitionKey, data));
      return;
    }
    this.#inSecond += 1;
    this.#put += 1;
    const sequenceNumber = `4959${String(this.#put).padStart(52, '0')}`;
    const { name, accountId, region } = this.#input;
    this.#shard.put({
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
    });
  }
}
