import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod';
import { ROLES, type Role } from '../../shared/domain/roles.ts';
import { NotStartedError } from '../delivery/reserved-concurrency.ts';
import { sendJson } from '../wire/local-server.ts';
import type { DevelopmentPool } from './development-pool.ts';
import { type Claims, verifiedClaims } from './json-web-token.ts';

/** API Gateway takes no longer body. */
const LONGEST_BODY_BYTES = 10_000_000;

/** Where the development logins are, beside the API: nothing of the kind is deployed. */
export const SIGN_IN_PATH = '/development/sign-in';

export type ApiHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

export interface GatewayParts {
  readonly pool: DevelopmentPool;
  readonly handler: ApiHandler;
  /** The real time, or that of whoever tests: tokens expire by it. */
  readonly nowSeconds: () => number;
  /** Told of every answer that says that something behind the gateway failed. */
  readonly onServerError?: () => void;
}

/**
 * API Gateway's HTTP API on this machine: verifies the token, and hands requests to the function in the payload format
 * 2.0. To be given to a local server.
 */
export function localGateway({ pool, handler, nowSeconds, onServerError }: GatewayParts) {
  return async (request: IncomingMessage, body: string, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === SIGN_IN_PATH && request.method === 'POST') return signIn(pool, nowSeconds(), body, response);
    if (Buffer.byteLength(body) > LONGEST_BODY_BYTES) {
      return sendJson(response, 413, JSON_ANSWER, { message: 'Request Entity Too Large' });
    }
    const [, token = ''] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const claims = verifiedClaims(token, pool.issuer, nowSeconds());
    if (claims === undefined) {
      return sendJson(response, 401, { ...JSON_ANSWER, 'www-authenticate': 'Bearer' }, { message: 'Unauthorized' });
    }
    const event = eventFrom(request, url, body, claims, nowSeconds());
    const { statusCode = 200, headers = {}, body: answer = '' } = await answerOf(handler, event);
    if (statusCode >= 500) onServerError?.();
    response.writeHead(statusCode, { ...Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)])) });
    response.end(answer);
  };
}

/**
 * A function that fails, and one that is not started, are answered for by the gateway.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html (5xx)
 */
async function answerOf(
  handler: ApiHandler,
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  try {
    return await handler(event, contextOf(event));
  } catch (error) {
    const [statusCode, message] =
      error instanceof NotStartedError ? [503, 'Service Unavailable'] : [500, 'Internal Server Error'];
    return { statusCode, headers: JSON_ANSWER, body: JSON.stringify({ message }) };
  }
}

const signingIn = z.object({ role: z.enum(ROLES) });

const JSON_ANSWER = { 'content-type': 'application/json' };

function signIn(pool: DevelopmentPool, nowSeconds: number, body: string, response: ServerResponse): void {
  const role = roleIn(body);
  if (role === undefined) {
    const message = 'Send {"role": "viewer"}, "supervisor" or "administrator".';
    sendJson(response, 400, JSON_ANSWER, { message });
  } else {
    sendJson(response, 200, JSON_ANSWER, { role, token: pool.signIn(role, nowSeconds) });
  }
}

function roleIn(body: string): Role | undefined {
  try {
    return signingIn.safeParse(JSON.parse(body)).data?.role;
  } catch {
    return undefined;
  }
}

function eventFrom(
  { method = 'GET', headers }: IncomingMessage,
  url: URL,
  body: string,
  claims: Claims,
  nowSeconds: number,
): APIGatewayProxyEventV2 {
  const requestId = randomUUID();
  const authorizer = { jwt: { claims: Object.fromEntries(Object.entries(claims).map(([n, v]) => [n, asClaim(v)])) } };
  const requestContext = {
    accountId: '123456789012',
    apiId: 'local',
    domainName: 'localhost',
    domainPrefix: 'localhost',
    http: { method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
    requestId,
    routeKey: '$default',
    stage: '$default',
    time: '',
    timeEpoch: nowSeconds * 1_000,
    authorizer,
  };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')])),
    queryStringParameters: queryOf(url),
    requestContext,
    isBase64Encoded: false,
    ...(body !== '' && { body }),
  };
}

/** API Gateway joins what is named twice. */
function queryOf(url: URL): Record<string, string> {
  const names = [...new Set(url.searchParams.keys())];
  return Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name).join(',')]));
}

/** API Gateway hands a list on as `[one two]`, and everything else as a text. */
function asClaim(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(' ')}]` : String(value);
}

function contextOf({ requestContext }: APIGatewayProxyEventV2): Context {
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: 'api',
    functionVersion: '1',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:api',
    memoryLimitInMB: '256',
    awsRequestId: requestContext.requestId,
    logGroupName: '/aws/lambda/api',
    logStreamName: 'local',
    getRemainingTimeInMillis: () => 29_000,
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}
