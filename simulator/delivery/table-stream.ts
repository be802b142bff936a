import { createHash } from 'node:crypto';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { ItemChange, ItemKey } from '../wire/item-changes.ts';
import type { BatchCourier } from './batch-courier.ts';
import { matches } from './event-pattern.ts';
import { StreamShard } from './stream-shard.ts';

/** A function that reads the stream, as its event source mapping is set up. */
export interface TableReader {
  readonly functionName: string;
  /** Records that none of these matches are not delivered. */
  readonly filters: readonly object[];
  readonly batchSize: number;
  readonly gatherSeconds: number;
  /** How often a failed record is tried once more. */
  readonly retryAttempts: number;
  readonly invoke: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
  /** Told the record as JSON. */
  readonly onDeadLetter: (record: string) => void;
}

export interface TableStreamInput {
  readonly tableName: string;
  readonly accountId: string;
  readonly region: string;
  readonly courier: BatchCourier;
  readonly readers: readonly TableReader[];
}

/** A table of ours begins with some partitions, each with a shard; two are enough to be read side by side. */
const SHARDS = 2;

/**
 * The table's stream with the Lambda pollers of the functions that read it: the changes of one item in order, in batches,
 * at least once, those of different items in any order and side by side.
 *
 * The changes are those that `watchItems` sees on the wire. The engine's own stream is not used: Dynoxide slows down
 * with every record it keeps (a write takes 0.6 ms, and 14 ms after 12,000 records), and what it tells comes when it is
 * asked, not with the write. On the wire a write costs at most two reads, and only where a filter may let its item through.
 */
export class TableStream {
  readonly #input: TableStreamInput;
  readonly #clock: VirtualClock;
  readonly #readers: readonly Reader[];
  #written = 0;

  constructor(input: TableStreamInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
    this.#readers = input.readers.map((reader) => ({
      functionName: reader.functionName,
      filters: reader.filters,
      shards: Array.from({ length: SHARDS }, () => this.#shard(reader)),
    }));
  }

  /** Whether a change of this item could be delivered to any reader, whatever it changes. */
  mayDeliver(key: ItemKey): boolean {
    const keys = { dynamodb: { Keys: inShapeOf(key) } };
    return this.#readers.some(({ filters }) => filters.some((filter) => matches(keysOf(filter), keys)));
  }

  put(change: ItemChange): void {
    this.#written += 1;
    const record = this.#record(change);
    for (const { filters, shards } of this.#readers) {
      if (filters.some((filter) => matches(filter, record))) shards[shardOf(change.key)]?.put(record);
    }
  }

  /** The items with changes that a function has not been told of yet, or has failed on so far. */
  undelivered(functionName: string): readonly ItemKey[] {
    return this.#readers
      .filter((reader) => reader.functionName === functionName)
      .flatMap(({ shards }) => shards.flatMap((shard) => shard.waiting()))
      .map(({ dynamodb }) => ({ pk: dynamodb?.Keys?.['pk']?.S ?? '', sk: dynamodb?.Keys?.['sk']?.S ?? '' }));
  }

  #shard({ functionName, batchSize, gatherSeconds, retryAttempts, invoke, onDeadLetter }: TableReader): Shard {
    const { courier } = this.#input;
    return new StreamShard(
      {
        batchSize,
        gatherMilliseconds: gatherSeconds * 1_000,
        maxAttempts: retryAttempts + 1,
        identifierOf: ({ dynamodb }) => dynamodb?.SequenceNumber ?? '',
        invoke: async (batch) => {
          const { milliseconds, copiesAfterMilliseconds } = courier.batch(functionName);
          for (const after of copiesAfterMilliseconds) {
            this.#clock.after(after, () => invoke(eventOf(batch)).then(forgotten, forgotten));
          }
          if (milliseconds > 0) await this.#clock.sleep(milliseconds);
          return invoke(eventOf(batch));
        },
        onDeadLetter: (record) => onDeadLetter(JSON.stringify(record)),
      },
      this.#clock,
    );
  }

  #record({ key, before, after }: ItemChange): DynamoDBRecord {
    const { tableName, accountId, region } = this.#input;
    const number = String(this.#written).padStart(21, '0');
    return {
      eventID: createHash('md5').update(number).digest('hex'),
      eventName: nameOf(before, after),
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: region,
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(this.#clock.now().epochMilliseconds / 1_000),
        Keys: inShapeOf(key),
        ...(after !== undefined && { NewImage: { ...after } }),
        ...(before !== undefined && { OldImage: { ...before } }),
        SequenceNumber: number,
        SizeBytes: sizeOf(key) + sizeOf(after) + sizeOf(before),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: `arn:aws:dynamodb:${region}:${accountId}:table/${tableName}/stream/2026-01-01T00:00:00.000`,
    };
  }
}

type Shard = StreamShard<DynamoDBRecord>;

interface Reader extends Pick<TableReader, 'functionName' | 'filters'> {
  readonly shards: readonly Shard[];
}

/** Each delivery has records of its own: what a function does to them reaches no other. */
function eventOf(batch: readonly DynamoDBRecord[]): DynamoDBStreamEvent {
  return { Records: structuredClone([...batch]) };
}

/** Nobody waits for what comes of a batch that is delivered once more. */
function forgotten(): void {}

function nameOf(before: unknown, after: unknown): 'INSERT' | 'MODIFY' | 'REMOVE' {
  if (before === undefined) return 'INSERT';
  return after === undefined ? 'REMOVE' : 'MODIFY';
}

/** The part of a filter that asks for the key alone. */
function keysOf(filter: object): object {
  if (!('dynamodb' in filter) || typeof filter.dynamodb !== 'object' || filter.dynamodb === null) return {};
  return 'Keys' in filter.dynamodb ? { dynamodb: { Keys: filter.dynamodb.Keys } } : {};
}

function inShapeOf({ pk, sk }: ItemKey): { readonly pk: { readonly S: string }; readonly sk: { readonly S: string } } {
  return { pk: { S: pk }, sk: { S: sk } };
}

/** Items of one partition share a shard. */
function shardOf({ pk }: ItemKey): number {
  return createHash('md5').update(pk).digest().readUInt32BE(0) % SHARDS;
}

function sizeOf(item: object | undefined): number {
  return item === undefined ? 0 : Buffer.byteLength(JSON.stringify(item));
}
