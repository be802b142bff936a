import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ApiDependencies } from './api-dependencies.ts';
import { toRequest } from './event.ts';
import { ROUTES } from './routes/all-routes.ts';
import { dispatch } from './routing/dispatch.ts';

/** The administrators' API behind API Gateway. A repeat of a change under its idempotency key changes nothing. */
export function createHandler(deps: ApiDependencies) {
  return middy(async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const { status, headers, body } = await dispatch(ROUTES, deps, toRequest(event));
    return { statusCode: status, headers, body };
  });
}
