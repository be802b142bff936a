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
}

/** A Kinesis stream of one shard with the Lambda poller that reads it in order. */
export class RecordStream {
  readonly #input: RecordStreamInput;
  readonly #clock: VirtualClock;
  readonly #shard: StreamShard<KinesisStreamRecord>;
  #put = 0;

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

  put(partitionKey: string, data: string): void {
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
