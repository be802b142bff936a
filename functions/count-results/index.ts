import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { attemptChangeFrom, notedOrderFrom } from '../../shared/adapters/dynamodb/attempt-change-record.ts';
import { DynamoReportLedger } from '../../shared/adapters/dynamodb/dynamo-report-ledger.ts';
import { functionObserver } from '../../shared/runtime/function-observer.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import { createHandler } from './handler.ts';

const { tableName, deploymentName } = readSettings('count-results', process.env);
const observer = functionObserver('count-results', deploymentName);

export const handler = observer.observed(
  createHandler({
    ledger: new DynamoReportLedger(DynamoDBDocumentClient.from(new DynamoDBClient({})), tableName),
    clock: () => Temporal.Now.instant(),
    changeFrom: attemptChangeFrom,
    orderFrom: notedOrderFrom,
    journal: observer,
  }),
);
