import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { engineRequestHandler } from './engine-requests.ts';

export interface EngineClientOptions {
  /** How often the SDK may send one request; 1 unless told otherwise, because nothing gets lost on the way. */
  readonly maxAttempts?: number;
}

/** An engine on this machine asks for a signature's form and checks none; making real ones costs a third of each request. */
const SIGNED = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  'x-amz-date': '20260101T000000Z',
};

/** What the SDK adds for AWS's own statistics and for logs that nobody keeps here; a sixth of each request's time. */
const NOT_NEEDED_HERE = ['loggerMiddleware', 'getUserAgentMiddleware', 'recursionDetectionMiddleware'];

/**
 * How the SDK talks to an engine on this machine. A client that sends every request once leaves out the token by which
 * an engine knows a transaction that is sent again.
 */
export function engineClient(endpoint: string, { maxAttempts = 1 }: EngineClientOptions = {}): DynamoDBClient {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    signer: {
      sign: async (request) => {
        Object.assign(request.headers, SIGNED);
        return request;
      },
    },
    maxAttempts,
    ...(endpoint.startsWith('http:') && { requestHandler: engineRequestHandler({ keepsTokens: maxAttempts > 1 }) }),
  });
  for (const name of NOT_NEEDED_HERE) client.middlewareStack.remove(name);
  return client;
}

/** A document client for an engine on this machine. The caller destroys it. */
export function documentClient(endpoint: string, options: EngineClientOptions = {}): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(engineClient(endpoint, options), {
    marshallOptions: { removeUndefinedValues: true },
  });
}
