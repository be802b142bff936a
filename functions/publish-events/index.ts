import { setTimeout as sleep } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { Temporal } from 'temporal-polyfill';
import { erasureFrom, suppressionFrom } from '../../shared/adapters/dynamodb/suppression-record.ts';
import { changeFrom } from '../../shared/adapters/dynamodb/table-change.ts';
import { EventBridgeBus } from '../../shared/adapters/eventbridge/event-bridge-bus.ts';
import { createEventBridgeClient } from '../../shared/adapters/eventbridge/event-bridge-client.ts';
import { S3SuppressionLog } from '../../shared/adapters/s3/s3-suppression-log.ts';
import { SqsRejectedInputs } from '../../shared/adapters/sqs/sqs-rejected-inputs.ts';
import { eventSource } from '../../shared/domain/outgoing-event.ts';
import { functionObserver } from '../../shared/runtime/function-observer.ts';
import { readSettings } from '../../shared/runtime/settings.ts';
import { createHandler } from './handler.ts';

const { deploymentName, companyBusArn, rejectedInputUrl, suppressionLogBucket } = readSettings(
  'publish-events',
  process.env,
);
const observer = functionObserver('publish-events', deploymentName);

export const handler = observer.observed(
  createHandler({
    bus: new EventBridgeBus(createEventBridgeClient(), companyBusArn, eventSource(deploymentName)),
    suppressions: new S3SuppressionLog(new S3Client({}), suppressionLogBucket),
    suppressionFrom,
    erasureFrom,
    changeFrom,
    sleep: (milliseconds) => sleep(milliseconds),
    rejected: new SqsRejectedInputs(new SQSClient({}), rejectedInputUrl),
    journal: observer,
    clock: () => Temporal.Now.instant(),
  }),
);
