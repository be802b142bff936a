import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type CountDependencies, countResults } from '../../shared/application/count-results.ts';
import type { Journal } from '../../shared/application/ports/journal.ts';
import type { AttemptChange } from '../../shared/domain/reports/attempt-change.ts';

const SOURCE = 'table-stream';

export interface CountResultsDependencies extends CountDependencies {
  /** What a record tells of an attempt, if it tells of one. Throws when it cannot be read. */
  readonly changeFrom: (record: DynamoDBRecord) => AttemptChange | undefined;
  readonly journal: Journal;
}

/**
 * Counts what the records of the table's stream tell of attempts, a batch in one entry. A record that cannot be read
 * fails, and those behind it are read again with it: counted already, they count for nothing then.
 */
export function createHandler({ changeFrom, journal, ...deps }: CountResultsDependencies) {
  return middy(async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const readings = Records.map((record) => reading(record, changeFrom));
    for (const { error } of readings)
      if (error !== undefined) journal.note({ kind: 'work-failed', what: SOURCE, error });
    await countResults(
      deps,
      readings.flatMap(({ change }) => change ?? []),
    );
    const firstFailed = readings.findIndex(({ error }) => error !== undefined);
    const itemIdentifier = Records[firstFailed]?.dynamodb?.SequenceNumber;
    return { batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }] };
  });
}

interface Reading {
  readonly change?: AttemptChange | undefined;
  readonly error?: unknown;
}

function reading(record: DynamoDBRecord, changeFrom: CountResultsDependencies['changeFrom']): Reading {
  try {
    return { change: changeFrom(record) };
  } catch (error) {
    return { error };
  }
}
