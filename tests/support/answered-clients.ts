import type { ConnectClient } from '@aws-sdk/client-connect';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createConnectClient } from '../../shared/adapters/connect/connect-client.ts';
import { createEventBridgeClient } from '../../shared/adapters/eventbridge/event-bridge-client.ts';
import { documentClient } from '../../simulator/engine/embedded-engine.ts';
import { standOnWire, type WireAnswer, type WireRequest } from '../../simulator/wire/wire.ts';

/** Port 9 is where the network throws things away: a request that goes out after all fails. */
const NOWHERE = 'http://127.0.0.1:9';

type Answering = (request: WireRequest) => WireAnswer;

/** The SDK's own client for the table, with `answering` in the place of the network. */
export function documentsAnsweredBy(answering: Answering): DynamoDBDocumentClient {
  const client = documentClient(NOWHERE);
  standOnWire(client, 'answered', async (request) => answering(request));
  return client;
}

/**
 * The SDK's own client for Connect, with `answering` in the place of the network.
 * @param prepare puts what stands between the two on the client.
 */
export function connectAnsweredBy(
  answering: Answering,
  prepare: (client: ConnectClient) => void = () => undefined,
): ConnectClient {
  const client = createConnectClient({
    region: 'us-east-1',
    endpoint: NOWHERE,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  prepare(client);
  standOnWire(client, 'answered', async (request) => answering(request));
  return client;
}

/** The SDK's own client for the company's bus, with `answering` in the place of the network. */
export function eventBridgeAnsweredBy(answering: Answering): EventBridgeClient {
  const client = createEventBridgeClient({
    region: 'us-east-1',
    endpoint: NOWHERE,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  standOnWire(client, 'answered', async (request) => answering(request));
  return client;
}

/** An answer in which all went well. */
export function carriedOut(body: object = {}): WireAnswer {
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(JSON.stringify(body)),
  };
}
