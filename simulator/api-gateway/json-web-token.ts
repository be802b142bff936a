import { createSign, createVerify, type KeyObject } from 'node:crypto';
import * as z from 'zod';

/** What a token says, whoever made it. */
export type Claims = Readonly<Record<string, unknown>>;

/** Whose tokens are taken: those of one pool, for one client. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keyId: string;
  readonly publicKey: KeyObject;
}

const header = z.object({ alg: z.literal('RS256'), kid: z.string() });
const verified = z.looseObject({
  iss: z.string(),
  aud: z.string().optional(),
  client_id: z.string().optional(),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
});

/** Signs claims as Cognito does. */
export function signedToken(claims: Claims, keyId: string, privateKey: KeyObject): string {
  const head = [{ alg: 'RS256', kid: keyId }, claims].map((part) => encoded(JSON.stringify(part))).join('.');
  return `${head}.${createSign('RSA-SHA256').update(head).sign(privateKey, 'base64url')}`;
}

/**
 * The claims of a token, or undefined when API Gateway's JWT authorizer would refuse it: it is of another issuer, for
 * another client, signed with another key or not at all, expired, or not valid yet.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function verifiedClaims(token: string, by: TokenIssuer, nowSeconds: number): Claims | undefined {
  const parts = token.split('.');
  const [head, payload, signature] = parts;
  if (parts.length !== 3 || head === undefined || payload === undefined || signature === undefined) return undefined;
  const headers = header.safeParse(jsonIn(head));
  if (!headers.success || headers.data.kid !== by.keyId) return undefined;
  const isSigned = createVerify('RSA-SHA256').update(`${head}.${payload}`).verify(by.publicKey, signature, 'base64url');
  if (!isSigned) return undefined;
  const claims = verified.safeParse(jsonIn(payload));
  if (!claims.success) return undefined;
  const { iss, aud, client_id: client, exp, nbf = 0, iat = 0 } = claims.data;
  const isOurs = iss === by.issuer && (aud ?? client) === by.audience;
  return isOurs && exp > nowSeconds && nbf <= nowSeconds && iat <= nowSeconds ? claims.data : undefined;
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function jsonIn(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
