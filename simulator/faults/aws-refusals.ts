import * as z from 'zod';
import type { WireAnswer, WireRequest } from '../wire/wire.ts';
import type { RequestStrike } from './strikes.ts';

/**
 * What AWS answers in place of carrying a request out, or undefined where the strike lets it be carried out. Shapes as
 * the services send them, so that the SDK makes its own exceptions of them.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/CommonErrors.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/CommonErrors.html
 */
export function refusalBy(strike: RequestStrike | undefined, request: WireRequest): WireAnswer | undefined {
  const isConnect = CONNECT_OPERATIONS.has(request.operation);
  const isBus = request.operation === 'PutEvents';
  switch (strike) {
    case 'throttled':
      if (isBus) return busError(400, 'ThrottlingException', 'Rate exceeded');
      return isConnect
        ? connectError(429, 'TooManyRequestsException', 'Rate exceeded')
        : dynamoError(400, 'ProvisionedThroughputExceededException', 'Rate exceeded');
    case 'failed-before':
      if (isBus) return busError(500, 'InternalException', 'Internal failure.');
      return isConnect
        ? connectError(500, 'InternalServiceException', 'Request processing failed.')
        : dynamoError(500, 'InternalServerError', 'Internal server error');
    case 'conflict':
      return conflictOf(request);
    case 'failed-after':
    case 'repeated':
    case 'killed-before':
    case 'killed-after':
    case undefined:
      return undefined;
  }
}

const CONNECT_OPERATIONS: ReadonlySet<string> = new Set([
  'StartOutboundVoiceContact',
  'StopContact',
  'DescribeContact',
  'GetCurrentMetricData',
  'GetCurrentUserData',
]);

const transaction = z.object({ TransactItems: z.array(z.unknown()).min(1) });

/** Another write of the same items is under way; in a transaction the first item is the one that meets it. */
function conflictOf({ operation, body }: WireRequest): WireAnswer {
  if (operation !== 'TransactWriteItems') {
    return dynamoError(400, 'TransactionConflictException', 'Transaction is ongoing for the item');
  }
  const { TransactItems: items } = transaction.parse(JSON.parse(body));
  const reasons = items.map((_, index) => ({ Code: index === 0 ? 'TransactionConflict' : 'None' }));
  return dynamoError(400, 'TransactionCanceledException', 'Transaction cancelled', { CancellationReasons: reasons });
}

function dynamoError(statusCode: number, name: string, message: string, more: object = {}): WireAnswer {
  return answer(statusCode, 'application/x-amz-json-1.0', {
    __type: `com.amazonaws.dynamodb.v20120810#${name}`,
    message,
    ...more,
  });
}

function busError(statusCode: number, name: string, message: string): WireAnswer {
  return answer(statusCode, 'application/x-amz-json-1.1', { __type: name, message });
}

function connectError(statusCode: number, name: string, message: string): WireAnswer {
  const made = answer(statusCode, 'application/json', { Message: message });
  return { ...made, headers: { ...made.headers, 'x-amzn-errortype': name } };
}

function answer(statusCode: number, contentType: string, body: object): WireAnswer {
  return { statusCode, headers: { 'content-type': contentType }, body: Buffer.from(JSON.stringify(body)) };
}
