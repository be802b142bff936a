import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { attemptChangeFrom, notedOrderFrom } from '../../shared/adapters/dynamodb/attempt-change-record.ts';
import { DynamoReportLedger } from '../../shared/adapters/dynamodb/dynamo-report-ledger.ts';
import { LogJournal } from '../../shared/runtime/log-journal.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import { createHandler } from './handler.ts';

const { tableName } = readSettings('count-results', process.env);

export const handler = createHandler({
  ledger: new DynamoReportLedger(DynamoDBDocumentClient.from(new DynamoDBClient({})), tableName),
  clock: () => Temporal.Now.instant(),
  changeFrom: attemptChangeFrom,
  orderFrom: notedOrderFrom,
  journal: new LogJournal(),
});
