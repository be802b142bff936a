import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { widestRole } from '../../shared/domain/roles.ts';
import type { ApiRequest, Asking } from './routing/api-request.ts';

/** Where the deployment serves the API beside its console; what stands behind it are the paths of the routes. */
const BASE_PATH = /^\/api(?=\/|$)/;

/** What API Gateway hands on of a token that it has verified. */
const authorizer = z.object({
  jwt: z.object({
    claims: z.object({
      sub: z.string().min(1),
      token_use: z.literal('id'),
      email: z.string().optional(),
      'cognito:username': z.string().optional(),
      'cognito:groups': z.union([z.string(), z.array(z.string())]).optional(),
    }),
  }),
});

/** A request that came through API Gateway's HTTP API (payload format 2.0). */
export function toRequest(event: APIGatewayProxyEventV2): ApiRequest {
  const { requestContext, rawPath, queryStringParameters = {}, headers, body, isBase64Encoded } = event;
  return {
    asking: askingFrom(requestContext),
    method: requestContext.http.method,
    path: rawPath.replace(BASE_PATH, '') || '/',
    query: definedIn(queryStringParameters),
    headers: definedIn(Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))),
    ...(body !== undefined && { body: isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body }),
  };
}

/** API Gateway verifies tokens; what says nothing of one, or of another kind of token, is from nobody. */
function askingFrom(context: APIGatewayProxyEventV2['requestContext']): Asking {
  const parsed = authorizer.safeParse('authorizer' in context ? context.authorizer : undefined);
  if (!parsed.success) return { kind: 'anonymous' };
  const { sub: id, email, 'cognito:username': username, 'cognito:groups': groups } = parsed.data.jwt.claims;
  const role = widestRole(groupsIn(groups));
  return role === undefined
    ? { kind: 'no-role' }
    : { kind: 'caller', caller: { id, name: email ?? username ?? id, role } };
}

/** API Gateway writes a claim that is a list as `[one two]`. */
function groupsIn(written: string | readonly string[] | undefined): readonly string[] {
  if (typeof written !== 'string') return written ?? [];
  return written.replace(/^\[|\]$/g, '').split(/[\s,]+/);
}

function definedIn(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
