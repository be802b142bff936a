import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { createConnectClient } from '../../shared/adapters/connect/connect-client.ts';
import { ConnectPeopleBoard } from '../../shared/adapters/connect/connect-people-board.ts';
import { ConnectTelephony } from '../../shared/adapters/connect/connect-telephony.ts';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoObservationLog } from '../../shared/adapters/dynamodb/dynamo-observation-log.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../../shared/adapters/dynamodb/dynamo-timer-index.ts';
import { SqsRejectedInputs } from '../../shared/adapters/sqs/sqs-rejected-inputs.ts';
import { ControlsWatch } from '../../shared/application/dialling/controls-watch.ts';
import { FreedPeople } from '../../shared/application/dialling/freed-people.ts';
import { Observations } from '../../shared/application/dialling/observations.ts';
import { OpenCallsWatch } from '../../shared/application/dialling/open-calls-watch.ts';
import { PeopleWatch } from '../../shared/application/dialling/people-watch.ts';
import { PromisedWatch } from '../../shared/application/dialling/promised-watch.ts';
import { SearchedAreas } from '../../shared/application/dialling/searched-areas.ts';
import { StartPace } from '../../shared/application/dialling/start-pace.ts';
import { replanLeads } from '../../shared/application/replan-leads.ts';
import { SettingsCache } from '../../shared/application/settings-in-force.ts';
import { PUBLIC_HOLIDAYS } from '../../shared/domain/holidays.ts';
import { functionObserver } from '../../shared/runtime/function-observer.ts';
import { positiveNumber, readSettings } from '../../shared/runtime/settings.ts';
import { createHandler } from './handler.ts';

const given = readSettings('dial-due-leads', process.env);
const { tableName, connectInstanceId, deploymentName, rejectedInputUrl } = given;
const observer = functionObserver('dial-due-leads', deploymentName);
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});
const clock = () => Temporal.Now.instant();
const settings = new DynamoSettingsRepository(documents, tableName);
const connect = createConnectClient();

const leads = new DynamoLeadRepository(documents, tableName);
const timers = new DynamoTimerIndex(documents, tableName, ({ message }) =>
  observer.note({ kind: 'lead-unreadable', reason: message }),
);
const replanning = {
  leads,
  backlog: timers,
  repository: settings,
  calendar: PUBLIC_HOLIDAYS,
  journal: observer,
  clock,
};

export const handler = observer.observed(
  createHandler({
    leads,
    settings: new SettingsCache(settings, PUBLIC_HOLIDAYS, clock),
    journal: observer,
    clock,
    deployment: deploymentName,
    rejected: new SqsRejectedInputs(new SQSClient({}), rejectedInputUrl),
    instanceId: connectInstanceId,
    telephony: new ConnectTelephony(connect, connectInstanceId),
    timers,
    openCalls: new OpenCallsWatch(timers, clock),
    promised: new PromisedWatch(timers, clock),
    replan: (share) => replanLeads(replanning, share),
    people: new PeopleWatch(new ConnectPeopleBoard(connect, connectInstanceId), clock),
    controls: new ControlsWatch(settings, clock),
    pace: new StartPace({
      startsPerSecond: positiveNumber('starts per second', given.startsPerSecond),
      startBurst: positiveNumber('start burst', given.startBurst),
    }),
    freed: new FreedPeople(),
    searched: new SearchedAreas(),
    observations: new Observations(new DynamoObservationLog(documents, tableName)),
    callsInAir: positiveNumber('calls in the air', given.callsInAir),
    sleep,
  }),
);
