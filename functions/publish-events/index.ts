import { setTimeout as sleep } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import { Temporal } from 'temporal-polyfill';
import { changeFrom } from '../../shared/adapters/dynamodb/table-change.ts';
import { EventBridgeBus } from '../../shared/adapters/eventbridge/event-bridge-bus.ts';
import { createEventBridgeClient } from '../../shared/adapters/eventbridge/event-bridge-client.ts';
import { SqsRejectedInputs } from '../../shared/adapters/sqs/sqs-rejected-inputs.ts';
import { eventSource } from '../../shared/domain/outgoing-event.ts';
import { LogJournal } from '../../shared/runtime/log-journal.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import { createHandler } from './handler.ts';

const { deploymentName, companyBusArn, rejectedInputUrl } = readSettings('publish-events', process.env);

export const handler = createHandler({
  bus: new EventBridgeBus(createEventBridgeClient(), companyBusArn, eventSource(deploymentName)),
  changeFrom,
  sleep: (milliseconds) => sleep(milliseconds),
  rejected: new SqsRejectedInputs(new SQSClient({}), rejectedInputUrl),
  journal: new LogJournal(),
  clock: () => Temporal.Now.instant(),
});
