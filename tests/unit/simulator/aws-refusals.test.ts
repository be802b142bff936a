import {
  InternalServiceException,
  StartOutboundVoiceContactCommand,
  StopContactCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-connect';
import {
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeServiceException, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { refusalBy } from '../../../simulator/faults/aws-refusals.ts';
import { REQUEST_STRIKES, type RequestStrike } from '../../../simulator/faults/strikes.ts';
import type { WireAnswer, WireRequest } from '../../../simulator/wire/wire.ts';
import { connectAnsweredBy, documentsAnsweredBy, eventBridgeAnsweredBy } from '../../support/answered-clients.ts';

const KEY = { pk: 'LEAD#1', sk: 'LEAD' };

function refusing(strike: RequestStrike) {
  return (request: WireRequest): WireAnswer => {
    const refusal = refusalBy(strike, request);
    if (refusal === undefined) throw new Error(`${request.operation} is not refused.`);
    return refusal;
  };
}

async function thrown(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a refused request to the table is thrown by the SDK as its own exception', () => {
  it('ProvisionedThroughputExceededException when it is throttled', async () => {
    const client = documentsAnsweredBy(refusing('throttled'));
    const error = await thrown(client.send(new GetCommand({ TableName: 'leads', Key: KEY })));

    expect(error).toBeInstanceOf(ProvisionedThroughputExceededException);
    expect(error).toMatchObject({ message: 'Rate exceeded', $metadata: { httpStatusCode: 400 } });
  });

  it('InternalServerError when the service failed', async () => {
    const client = documentsAnsweredBy(refusing('failed-before'));
    const error = await thrown(client.send(new PutCommand({ TableName: 'leads', Item: KEY })));

    expect(error).toBeInstanceOf(InternalServerError);
    expect(error).toMatchObject({ message: 'Internal server error', $metadata: { httpStatusCode: 500 } });
  });

  it.each([
    ['PutItem', new PutCommand({ TableName: 'leads', Item: KEY })],
    [
      'UpdateItem',
      new UpdateCommand({
        TableName: 'leads',
        Key: KEY,
        UpdateExpression: 'SET a = :a',
        ExpressionAttributeValues: { ':a': 1 },
      }),
    ],
  ] as const)('TransactionConflictException when a %s meets another write', async (_, command) => {
    const client = documentsAnsweredBy(refusing('conflict'));
    const sent = command instanceof PutCommand ? client.send(command) : client.send(command);

    expect(await thrown(sent)).toBeInstanceOf(TransactionConflictException);
  });

  it('TransactionCanceledException when a transaction meets another write, with a reason for every item', async () => {
    const client = documentsAnsweredBy(refusing('conflict'));
    const puts = ['1', '2', '3'].map((id) => ({ Put: { TableName: 'leads', Item: { pk: id, sk: 'LEAD' } } }));
    const error = await thrown(client.send(new TransactWriteCommand({ TransactItems: puts })));

    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error).toMatchObject({
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }, { Code: 'None' }],
    });
  });
});

describe('a refused request to Connect is thrown by the SDK as its own exception', () => {
  const start = new StartOutboundVoiceContactCommand({
    InstanceId: 'instance-1',
    ContactFlowId: 'flow-1',
    DestinationPhoneNumber: '+12125550100',
  });

  it('TooManyRequestsException when it is throttled', async () => {
    const error = await thrown(connectAnsweredBy(refusing('throttled')).send(start));

    expect(error).toBeInstanceOf(TooManyRequestsException);
    expect(error).toMatchObject({ message: 'Rate exceeded', $metadata: { httpStatusCode: 429 } });
  });

  it('InternalServiceException when the service failed', async () => {
    const client = connectAnsweredBy(refusing('failed-before'));

    expect(await thrown(client.send(start))).toBeInstanceOf(InternalServiceException);
    expect(
      await thrown(client.send(new StopContactCommand({ InstanceId: 'instance-1', ContactId: 'contact-1' }))),
    ).toBeInstanceOf(InternalServiceException);
  });
});

describe("a refused request to the company's bus is thrown by the SDK as its own exception", () => {
  const put = new PutEventsCommand({ Entries: [{ Source: 's', DetailType: 'd', Detail: '{}' }] });

  it.each([
    ['throttled', 'ThrottlingException', 400],
    ['failed-before', 'InternalException', 500],
  ] as const)('when it is %s: %s', async (strike, name, httpStatusCode) => {
    const error = await thrown(eventBridgeAnsweredBy(refusing(strike)).send(put));

    expect(error).toBeInstanceOf(EventBridgeServiceException);
    expect(error).toMatchObject({ name, $metadata: { httpStatusCode } });
  });
});

describe('a request that is carried out', () => {
  const request: WireRequest = { method: 'POST', path: '/', operation: 'PutItem', body: '{}' };
  const refusingStrikes: readonly RequestStrike[] = ['throttled', 'failed-before', 'conflict'];

  it.each([
    ...REQUEST_STRIKES.filter((strike) => !refusingStrikes.includes(strike)),
    undefined,
  ])('is not refused when it is struck so: %s', (strike) => {
    expect(refusalBy(strike, request)).toBeUndefined();
  });
});
