import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Role } from '../../shared/domain/roles.ts';
import { type Claims, signedToken, type TokenIssuer } from './json-web-token.ts';

/** Somebody who may sign in on this machine. */
interface DevelopmentUser {
  readonly name: string;
  readonly subject: string;
}

export const DEVELOPMENT_USERS: Readonly<Record<Role, DevelopmentUser>> = {
  viewer: { name: 'vera@example.com', subject: '00000000-0000-4000-8000-000000000001' },
  supervisor: { name: 'sam@example.com', subject: '00000000-0000-4000-8000-000000000002' },
  administrator: { name: 'ada@example.com', subject: '00000000-0000-4000-8000-000000000003' },
};

/** As long as Cognito's ID tokens are valid when nobody says otherwise. */
const VALID_SECONDS = 3_600;

/** A user pool that lives as long as the process: a login for each role, and tokens such as Cognito's. */
export class DevelopmentPool {
  readonly issuer: TokenIssuer;
  readonly #privateKey;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.issuer = {
      issuer: 'http://127.0.0.1/development-pool',
      audience: 'development-client',
      keyId: randomUUID(),
      publicKey,
    };
    this.#privateKey = privateKey;
  }

  /** An ID token of whoever has the role, valid for an hour of the given clock. */
  signIn(role: Role, nowSeconds: number): string {
    const { name, subject } = DEVELOPMENT_USERS[role];
    const who = { sub: subject, email: name, 'cognito:username': subject };
    return this.sign({ ...who, 'cognito:groups': [role], token_use: 'id' }, nowSeconds);
  }

  /** A token of this pool for its client, with what else it is to say. */
  sign(claims: Claims, nowSeconds: number): string {
    const { issuer, audience, keyId } = this.issuer;
    const span = { iat: nowSeconds, exp: nowSeconds + VALID_SECONDS };
    const whole = { sub: randomUUID(), iss: issuer, aud: audience, ...span, ...claims };
    return signedToken(whole, keyId, this.#privateKey);
  }
}
