import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type CountDependencies, countResults } from '../../shared/application/count-results.ts';
import type { AttemptChange } from '../../shared/domain/reports/attempt-change.ts';
import type { NotedOrder } from '../../shared/domain/reports/noted-order.ts';

const SOURCE = 'table-stream';

export interface CountResultsDependencies extends CountDependencies {
  /** What a record tells of an attempt, if it tells of one. Throws when it cannot be read. */
  readonly changeFrom: (record: DynamoDBRecord) => AttemptChange | undefined;
  /** The order that a record tells was noted, if it tells of one. Throws when it cannot be read. */
  readonly orderFrom: (record: DynamoDBRecord) => NotedOrder | undefined;
}

/**
 * Counts what the records of the table's stream tell of attempts and orders, a batch in one entry. A record that cannot
 * be read fails, and those behind it are read again with it: counted already, they count for nothing then.
 */
export function createHandler({ changeFrom, orderFrom, ...deps }: CountResultsDependencies) {
  return middy(async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const readings = Records.map((record) => reading(record, { changeFrom, orderFrom }));
    for (const { error } of readings)
      if (error !== undefined) deps.journal.note({ kind: 'work-failed', what: SOURCE, error });
    await countResults(
      deps,
      readings.flatMap(({ change }) => change ?? []),
      readings.flatMap(({ order }) => order ?? []),
    );
    const firstFailed = readings.findIndex(({ error }) => error !== undefined);
    const itemIdentifier = Records[firstFailed]?.dynamodb?.SequenceNumber;
    return { batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }] };
  });
}

interface Reading {
  readonly change?: AttemptChange | undefined;
  readonly order?: NotedOrder | undefined;
  readonly error?: unknown;
}

function reading(
  record: DynamoDBRecord,
  { changeFrom, orderFrom }: Pick<CountResultsDependencies, 'changeFrom' | 'orderFrom'>,
): Reading {
  try {
    return { change: changeFrom(record), order: orderFrom(record) };
  } catch (error) {
    return { error };
  }
}
