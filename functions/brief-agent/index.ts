import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { SettingsCache } from '../../shared/application/settings-in-force.ts';
import { PUBLIC_HOLIDAYS } from '../../shared/domain/holidays.ts';
import { functionObserver } from '../../shared/runtime/function-observer.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import { createHandler } from './handler.ts';

const { tableName, deploymentName } = readSettings('brief-agent', process.env);
const observer = functionObserver('brief-agent', deploymentName);
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const clock = () => Temporal.Now.instant();

export const handler = observer.observed(
  createHandler({
    journal: observer,
    leads: new DynamoLeadRepository(documents, tableName),
    settings: new SettingsCache(new DynamoSettingsRepository(documents, tableName), PUBLIC_HOLIDAYS, clock),
    clock,
    deployment: deploymentName,
  }),
);
