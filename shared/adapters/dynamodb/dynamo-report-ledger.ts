import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import type {
  ChangeMark,
  EntryResult,
  LedgerEntry,
  RecordingAt,
  RecordingQuery,
  ReportLedger,
  ReportSpan,
} from '../../application/ports/report-ledger.ts';
import type { ReportCounter, ReportDimension } from '../../domain/reports/report-counter.ts';
import type { TrainingRecording } from '../../domain/reports/training-recording.ts';
import type { ConflictRetry } from './conflict-retry.ts';
import { instantText } from './instant-text.ts';
import { between } from './query-items.ts';
import {
  countAttribute,
  counterFromItem,
  counterKey,
  counterPartition,
  hourText,
  markItem,
  recordingFromItem,
  recordingItem,
  recordingPartition,
} from './report-items.ts';
import { type TransactionWrites, transact } from './transaction.ts';

/** DynamoDB takes up to a hundred writes in one transaction. */
const MOST_WRITES = 100;

/** Counters, the marks of what they hold, and places of recordings in the one table. An entry is one request. */
export class DynamoReportLedger implements ReportLedger {
  readonly mostPerEntry = MOST_WRITES;
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #retry: ConflictRetry;

  constructor(client: DynamoDBDocumentClient, tableName: string, retry: ConflictRetry = {}) {
    this.#client = client;
    this.#tableName = tableName;
    this.#retry = retry;
  }

  async enter({ marks, additions, recordings }: LedgerEntry, now: Temporal.Instant): Promise<EntryResult> {
    const refusals = await transact(
      this.#client,
      [
        ...marks.map((mark) => this.#markOnce(mark, now)),
        ...recordings.map((recording) => this.#keepNewest(recording, now)),
        ...additions.map((addition) => this.#add(addition)),
      ],
      this.#retry,
    );
    if (refusals === undefined) return { kind: 'entered' };
    return {
      kind: 'known',
      marks: marks.filter((_, index) => refusals[index] !== undefined),
      recordings: recordings.filter((_, index) => refusals[marks.length + index] !== undefined),
    };
  }

  async counters(dimension: ReportDimension, { from, to }: ReportSpan): Promise<readonly ReportCounter[]> {
    const items = await this.#query(counterPartition(dimension), hourText(from), hourText(to));
    return items.map(counterFromItem);
  }

  async recordings({ tier, outcomes, from, to }: RecordingQuery): Promise<readonly TrainingRecording[]> {
    const items = await this.#query(recordingPartition(tier), instantText(from), instantText(to));
    return items.map(recordingFromItem).filter(({ outcome }) => outcomes.has(outcome));
  }

  #markOnce(mark: ChangeMark, now: Temporal.Instant): Write {
    return {
      Put: {
        TableName: this.#tableName,
        Item: markItem(mark, now),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  }

  #keepNewest({ recording, revision }: RecordingAt, now: Temporal.Instant): Write {
    return {
      Put: {
        TableName: this.#tableName,
        Item: recordingItem(recording, revision, now),
        ConditionExpression: 'attribute_not_exists(revision) OR revision < :revision',
        ExpressionAttributeValues: { ':revision': revision },
      },
    };
  }

  #add(addition: ReportCounter): Write {
    const counts = Object.entries(addition.counts);
    return {
      Update: {
        TableName: this.#tableName,
        Key: counterKey(addition),
        UpdateExpression: `ADD ${counts.map((_, index) => `#${index} :${index}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(counts.map(([name], at) => [`#${at}`, countAttribute(name)])),
        ExpressionAttributeValues: Object.fromEntries(counts.map(([, count], at) => [`:${at}`, count])),
      },
    };
  }

  /** Keys are longer than the texts they begin with, so that whatever begins with `to` is left out. */
  async #query(partition: string, from: string, to: string): Promise<readonly Record<string, unknown>[]> {
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#tableName,
        ...between(partition, from, to),
      },
    );
    const items: Record<string, unknown>[] = [];
    for await (const { Items = [] } of pages) items.push(...Items);
    return items;
  }
}

type Write = TransactionWrites[number];
