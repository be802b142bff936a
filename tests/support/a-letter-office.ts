import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ConnectContactFlowEvent, KinesisStreamEvent } from 'aws-lambda';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll } from 'vitest';
import * as z from 'zod';
import type { DeployedPlaces } from '../../console/dead-letters/deployed-places.ts';
import type { FunctionInvoker, Invocation } from '../../console/dead-letters/function-invoker.ts';
import { letterBoxes } from '../../console/dead-letters/letter-boxes.ts';
import { SqsMessageSender } from '../../console/dead-letters/message-sender.ts';
import { parseWords } from '../../console/dead-letters/options.ts';
import { runCommand, type Tools } from '../../console/dead-letters/run-command.ts';
import { createHandler as createOptOut } from '../../functions/opt-out/handler.ts';
import { createHandler as createRecordContactEvent } from '../../functions/record-contact-event/handler.ts';
import { createHandler as createRecordContactRecord } from '../../functions/record-contact-record/handler.ts';
import { createHandler as createRecordDisposition } from '../../functions/record-disposition/handler.ts';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { HmacNumberHasher } from '../../shared/adapters/number-plan/hmac-number-hasher.ts';
import { SqsRejectedInputs } from '../../shared/adapters/sqs/sqs-rejected-inputs.ts';
import { aDesk, type Desk } from './a-desk.ts';
import { INVOCATION } from './lambda-events.ts';
import { realTables } from './real-table.ts';

export const INSTANCE = '12345678-1234-1234-1234-123456789012';
export const FAILED_FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:record-contact-record';
/** How often the queue of contact events gives a message before it becomes a dead letter. */
const TRIES = 2;

/** Queues, bucket, table and the real functions of one deployment, with the table there or away. */
export interface LetterOffice {
  readonly desk: Desk;
  readonly places: DeployedPlaces;
  readonly tools: Tools;
  tableIs(state: 'there' | 'away'): void;
  /** Types the words after `npm run dead-letters --`. */
  type(...words: readonly string[]): Promise<{ readonly code: number; readonly text: string }>;
  send(queueUrl: string, body: string, attributes?: Readonly<Record<string, string>>): Promise<void>;
  putObject(key: string, text: string): Promise<void>;
  /** The texts of up to ten messages that wait in the queue. */
  waitingIn(queueUrl: string): Promise<readonly string[]>;
  /** Delivers what waits in the queue of contact events until nothing does, as Lambda's event source would. */
  deliverContactEvents(): Promise<void>;
  /** Invokes the real function of that name as its flow or stream would. */
  invoke(name: string, event: unknown): Promise<Invocation>;
}

/** @returns a function that opens an office of its own, on engines that live as long as the test file. */
export function letterOffices(): () => Promise<LetterOffice> {
  const openTable = realTables();
  let server: FauxqsServer | undefined;
  let opened = 0;
  beforeAll(async () => {
    server = await startFauxqs({ port: 0, logger: false });
  });
  afterAll(async () => {
    await server?.stop();
  });
  return async () => {
    if (server === undefined) throw new Error('Offices are to be had within a test only.');
    opened += 1;
    return anOffice(server, `office-${opened}`, await openTable());
  };
}

async function anOffice(
  server: FauxqsServer,
  name: string,
  table: Awaited<ReturnType<ReturnType<typeof realTables>>>,
): Promise<LetterOffice> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const at = { endpoint: server.address, region: 'us-east-1', credentials };
  const sqs = new SQSClient({ ...at, useQueueUrlAsEndpoint: false });
  const s3 = new S3Client({ ...at, forcePathStyle: true });
  const deadLetters = server.createQueue(`${name}-dead`);
  const redrive = { deadLetterTargetArn: deadLetters.queueArn, maxReceiveCount: TRIES };
  const places: DeployedPlaces = {
    contactEventsUrl: server.createQueue(`${name}-events`, {
      attributes: { VisibilityTimeout: '0', RedrivePolicy: JSON.stringify(redrive) },
    }).queueUrl,
    contactEventDeadLettersUrl: deadLetters.queueUrl,
    businessEventsUrl: server.createQueue(`${name}-business`).queueUrl,
    businessEventDeadLettersUrl: server.createQueue(`${name}-business-dead`).queueUrl,
    wakeUpDeadLettersUrl: server.createQueue(`${name}-wake.fifo`, {
      attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true' },
    }).queueUrl,
    rejectedInputUrl: server.createQueue(`${name}-rejected`).queueUrl,
    failedRecordsBucket: `${name}-records`,
    recordContactRecord: 'record-contact-record',
    recordDisposition: 'record-disposition',
    optOut: 'opt-out',
    publishEvents: 'publish-events',
  };
  await s3.send(new CreateBucketCommand({ Bucket: places.failedRecordsBucket }));

  const leads = new DynamoLeadRepository(table.client, table.name);
  const desk: Desk = { ...(await aDesk()), leads };
  const rejected = new SqsRejectedInputs(sqs, places.rejectedInputUrl);
  const there = functionsFor({ ...desk, rejected });
  const away = functionsFor({ ...desk, rejected, leads: new DynamoLeadRepository(table.client, `${table.name}-away`) });
  let functions = there;

  const invoke = async (functionName: string, event: unknown): Promise<Invocation> => {
    const known = FAILED_FUNCTION.endsWith(`:${functionName}`) || functionName === FAILED_FUNCTION;
    const handler = functions.byName[known ? 'record-contact-record' : functionName];
    if (handler === undefined) throw new Error(`There is no function ${functionName}.`);
    try {
      const answer: unknown = await handler(JSON.parse(JSON.stringify(event)));
      return { kind: 'answered', answer: JSON.parse(JSON.stringify(answer)) };
    } catch (error) {
      return { kind: 'failed', why: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
    }
  };
  const invoker: FunctionInvoker = { invoke };
  let text = '';
  const tools: Tools = {
    boxes: letterBoxes({ sqs, s3, waitSeconds: 0 }, places),
    sender: new SqsMessageSender(sqs),
    invoker,
    write: (written) => {
      text += written;
    },
  };

  return {
    desk,
    places,
    tools,
    invoke,
    tableIs: (state) => {
      functions = state === 'there' ? there : away;
    },
    type: async (...words) => {
      const parsed = parseWords(words);
      if (parsed.kind !== 'run') throw new Error(`These words are no command: ${words.join(' ')}`);
      text = '';
      return { code: await runCommand(parsed.command, tools), text };
    },
    send: async (QueueUrl, MessageBody, attributes = {}) => {
      const MessageAttributes = Object.fromEntries(
        Object.entries(attributes).map(([key, StringValue]) => [key, { DataType: 'String', StringValue }]),
      );
      const group = QueueUrl.endsWith('.fifo') ? { MessageGroupId: 'instance' } : {};
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageAttributes, ...group }));
    },
    putObject: async (Key, Body) => {
      await s3.send(new PutObjectCommand({ Bucket: places.failedRecordsBucket, Key, Body }));
    },
    waitingIn: async (QueueUrl) => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      return Messages.map(({ Body = '' }) => Body);
    },
    deliverContactEvents: async () => {
      const QueueUrl = places.contactEventsUrl;
      for (;;) {
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
        if (Messages.length === 0) return;
        for (const { Body = '', MessageId = '', ReceiptHandle } of Messages) {
          if (await functions.contactEvent(MessageId, Body)) {
            await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
          }
        }
      }
    },
  };
}

interface Functions {
  /** @returns whether the message is done with. */
  contactEvent(messageId: string, body: string): Promise<boolean>;
  readonly byName: Readonly<Record<string, (event: unknown) => Promise<unknown>>>;
}

function functionsFor(deps: Desk & { readonly rejected: SqsRejectedInputs }): Functions {
  const recordContactEvent = createRecordContactEvent({ ...deps, instanceId: INSTANCE });
  const hasher = new HmacNumberHasher('a secret of thirty-two characters');
  const recordContactRecord = createRecordContactRecord({ ...deps, instanceId: INSTANCE, hasher: async () => hasher });
  const recordDisposition = createRecordDisposition(deps);
  const optOut = createOptOut(deps);
  const stream = z.custom<KinesisStreamEvent>();
  const flow = z.custom<ConnectContactFlowEvent>();
  return {
    contactEvent: async (messageId, body) => {
      const record = {
        messageId,
        receiptHandle: 'handle',
        body,
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: '0',
          SenderId: 'events',
          ApproximateFirstReceiveTimestamp: '0',
        },
        messageAttributes: {},
        md5OfBody: '',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:us-east-1:111122223333:events',
        awsRegion: 'us-east-1',
      };
      const { batchItemFailures } = await recordContactEvent({ Records: [record] }, INVOCATION);
      return batchItemFailures.length === 0;
    },
    byName: {
      'record-contact-record': (event) => recordContactRecord(stream.parse(event), INVOCATION),
      'record-disposition': (event) => recordDisposition(flow.parse(event), INVOCATION),
      'opt-out': (event) => optOut(flow.parse(event), INVOCATION),
    },
  };
}
