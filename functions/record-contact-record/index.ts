import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { createConnectClient } from '../../shared/adapters/connect/connect-client.ts';
import { ConnectTelephony } from '../../shared/adapters/connect/connect-telephony.ts';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { secretNumberHasher } from '../../shared/adapters/number-plan/secret-number-hasher.ts';
import { SqsRejectedInputs } from '../../shared/adapters/sqs/sqs-rejected-inputs.ts';
import { SettingsCache } from '../../shared/application/settings-in-force.ts';
import { PUBLIC_HOLIDAYS } from '../../shared/domain/holidays.ts';
import { functionObserver } from '../../shared/runtime/function-observer.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import { createHandler } from './handler.ts';

const given = readSettings('record-contact-record', process.env);
const { tableName, connectInstanceId, deploymentName } = given;
const observer = functionObserver('record-contact-record', deploymentName);
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});
const clock = () => Temporal.Now.instant();

export const handler = observer.observed(
  createHandler({
    leads: new DynamoLeadRepository(documents, tableName),
    settings: new SettingsCache(new DynamoSettingsRepository(documents, tableName), PUBLIC_HOLIDAYS, clock),
    journal: observer,
    clock,
    deployment: deploymentName,
    rejected: new SqsRejectedInputs(new SQSClient({}), given.rejectedInputUrl),
    telephony: new ConnectTelephony(createConnectClient(), connectInstanceId),
    instanceId: connectInstanceId,
    hasher: secretNumberHasher(new SecretsManagerClient({}), given.numberSecretArn),
  }),
);
