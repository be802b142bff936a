import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { createCognitoClient } from '../../shared/adapters/cognito/cognito-client.ts';
import { CognitoPeopleDirectory } from '../../shared/adapters/cognito/cognito-people-directory.ts';
import { createConnectClient } from '../../shared/adapters/connect/connect-client.ts';
import { ConnectPeopleBoard } from '../../shared/adapters/connect/connect-people-board.ts';
import { ConnectTelephony } from '../../shared/adapters/connect/connect-telephony.ts';
import { DynamoAuditLog } from '../../shared/adapters/dynamodb/dynamo-audit-log.ts';
import { DynamoKeptAnswers } from '../../shared/adapters/dynamodb/dynamo-kept-answers.ts';
import { DynamoLeadArchive } from '../../shared/adapters/dynamodb/dynamo-lead-archive.ts';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoObservationLog } from '../../shared/adapters/dynamodb/dynamo-observation-log.ts';
import { DynamoReportLedger } from '../../shared/adapters/dynamodb/dynamo-report-ledger.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../../shared/adapters/dynamodb/dynamo-timer-index.ts';
import { DynamoUseLimits } from '../../shared/adapters/dynamodb/dynamo-use-limits.ts';
import type { UnreadableItemError } from '../../shared/adapters/dynamodb/unreadable-item-error.ts';
import { PrefixNumberZones } from '../../shared/adapters/number-plan/prefix-number-zones.ts';
import { secretNumberHasher } from '../../shared/adapters/number-plan/secret-number-hasher.ts';
import { PeopleWatch } from '../../shared/application/dialling/people-watch.ts';
import { Overview } from '../../shared/application/overview/overview.ts';
import { PUBLIC_HOLIDAYS } from '../../shared/domain/holidays.ts';
import { functionObserver } from '../../shared/runtime/function-observer.ts';
import { positiveNumber, readSettings } from '../../shared/runtime/settings.ts';
import { createHandler } from './handler.ts';

const given = readSettings('api', process.env);
const { tableName, connectInstanceId, deploymentName, numberSecretArn, userPoolId } = given;
const observer = functionObserver('api', deploymentName);
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});

const leads = new DynamoLeadRepository(documents, tableName);

function passOver({ message }: UnreadableItemError): void {
  observer.note({ kind: 'lead-unreadable', reason: message });
}

const clock = () => Temporal.Now.instant();
const settings = new DynamoSettingsRepository(documents, tableName);
const timers = new DynamoTimerIndex(documents, tableName, passOver);
const ledger = new DynamoReportLedger(documents, tableName);
const connect = createConnectClient();
const board = new ConnectPeopleBoard(connect, connectInstanceId);

export const handler = observer.observed(
  createHandler({
    settings,
    leads,
    edits: leads,
    telephony: new ConnectTelephony(connect, connectInstanceId),
    zones: PrefixNumberZones.load(),
    deployment: deploymentName,
    timers,
    archive: new DynamoLeadArchive(documents, tableName, passOver),
    overview: new Overview({
      settings,
      timers,
      ledger,
      people: new PeopleWatch(board, clock),
      calendar: PUBLIC_HOLIDAYS,
      callsInAir: positiveNumber('calls in the air', given.callsInAir),
      journal: observer,
      clock,
    }),
    ledger,
    observations: new DynamoObservationLog(documents, tableName),
    calendar: PUBLIC_HOLIDAYS,
    hasher: secretNumberHasher(new SecretsManagerClient({}), numberSecretArn),
    people: new CognitoPeopleDirectory(createCognitoClient(), userPoolId),
    audit: new DynamoAuditLog(documents, tableName),
    answers: new DynamoKeptAnswers(documents, tableName),
    limits: new DynamoUseLimits(documents, tableName),
    journal: observer,
    clock,
  }),
);
