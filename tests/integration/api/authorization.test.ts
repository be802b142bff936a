import { createHmac, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ROUTES } from '../../../functions/api/routes/all-routes.ts';
import { mayActAs, ROLES } from '../../../shared/domain/roles.ts';
import { DevelopmentPool } from '../../../simulator/api-gateway/development-pool.ts';
import { signedToken } from '../../../simulator/api-gateway/json-web-token.ts';
import { SIGN_IN_PATH } from '../../../simulator/api-gateway/local-gateway.ts';
import { apis } from '../../support/an-api.ts';

const anApi = apis();

/** A path that the route takes, of things that are not there. */
function somePath(template: string): string {
  const values: Readonly<Record<string, string>> = { version: '7', tier: '1', level: 'organisation' };
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'nobody');
}

describe('every route', () => {
  it('is open to its role and those above, and to nobody else', async () => {
    const api = await anApi();
    const wrong: string[] = [];
    for (const { id, method, path, role: asked } of ROUTES) {
      const bare = await api.ask('viewer', method, somePath(path), { token: '' });
      if (bare.status !== 401) wrong.push(`${id} without a token: ${bare.status}`);
      for (const role of ROLES) {
        const { status, json } = await api.ask(role, method, somePath(path));
        const isRefused = status === 403 && json['type'] === 'urn:tierline:problem:not-allowed';
        if (isRefused === mayActAs(role, asked) || status === 401) wrong.push(`${id} as ${role}: ${status}`);
      }
    }

    expect(wrong).toEqual([]);
  });

  it('that changes anything is shut to viewers, whatever they send', async () => {
    const api = await anApi();
    const before = [await api.settings.read(), await api.settings.readControls()];
    for (const { method, path } of ROUTES.filter(({ purpose }) => purpose === 'change')) {
      const headers = { 'if-match': '"controls-0"', 'idempotency-key': `${method}${path}` };
      expect(await api.ask('viewer', method, somePath(path), { body: { note: '' }, headers })).toMatchObject({
        status: 403,
      });
    }

    expect([await api.settings.read(), await api.settings.readControls()]).toEqual(before);
  });

  it('says what it takes and answers in one place: no two rows are the same', () => {
    const rows = ROUTES.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);

    expect(new Set(rows).size).toBe(rows.length);
    expect(new Set(ROUTES.map(({ id }) => id)).size).toBe(ROUTES.length);
    const changes = ROUTES.filter(({ purpose }) => purpose === 'change');
    expect(changes.filter(({ versioned }) => versioned === undefined)).toEqual([]);
    const ownEntry = ['rules', 'structure', 'controls', 'campaign', 'lead', 'person'];
    const silent = ROUTES.filter(({ purpose, versioned, isAudited }) => {
      const hasEntry = isAudited || ownEntry.includes(versioned?.of ?? '');
      return purpose === 'export' ? !isAudited : purpose === 'change' && !hasEntry;
    });
    expect(silent.map(({ id }) => id)).toEqual([]);
    const free = changes.filter(({ versioned }) => versioned?.ifMatch === 'optional').map(({ id }) => id);
    expect(free).toEqual([
      'campaigns.create',
      'campaigns.pause',
      'controls.stop',
      'controls.pauseTier',
      'leads.optOut',
      'leads.erase',
      'people.invite',
    ]);
  });
});

describe('the development login', () => {
  it('gives a token of each role, and is no part of what is deployed', async () => {
    const { ask, endpoint } = await anApi();
    const signIn = async (role: string) => {
      const body = JSON.stringify({ role });
      return fetch(`${endpoint}${SIGN_IN_PATH}`, { method: 'POST', body });
    };
    for (const role of ROLES) {
      const { token } = z.object({ token: z.string() }).parse(await (await signIn(role)).json());
      expect((await ask('viewer', 'GET', '/me', { token })).json).toMatchObject({ role });
    }

    expect((await signIn('owner')).status).toBe(400);
    expect(ROUTES.filter(({ path }) => path.includes('development'))).toEqual([]);
    expect((await ask('administrator', 'POST', SIGN_IN_PATH, { body: { role: 'administrator' } })).status).toBe(404);
  });
});

/** What a verifier takes that lets the token say how it is signed: the public key as a shared secret. */
function withSecret(publicKey: KeyObject, kid: string, payload: string): string {
  const head = Buffer.from(JSON.stringify({ alg: 'HS256', kid })).toString('base64url');
  const secret = publicKey.export({ format: 'pem', type: 'spki' });
  return `${head}.${payload}.${createHmac('sha256', secret).update(`${head}.${payload}`).digest('base64url')}`;
}

describe('a token', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

  it('is refused when it is of another pool, for another client, expired, not signed, or signed by somebody else', async () => {
    const { ask, pool, nowSeconds } = await anApi();
    const good = pool.signIn('administrator', nowSeconds);
    const [head = '', payload = '', signature = ''] = good.split('.');
    const claims: Record<string, unknown> = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const tokens = {
      'another pool': new DevelopmentPool().signIn('administrator', nowSeconds),
      expired: pool.signIn('administrator', nowSeconds - 3_601),
      'not valid yet': pool.signIn('administrator', nowSeconds + 60),
      'not signed': `${encoded({ alg: 'none', kid: pool.issuer.keyId })}.${payload}.`,
      'other claims': `${head}.${encoded({ ...claims, exp: nowSeconds + 9_999_999 })}.${signature}`,
      'own key': signedToken(
        claims,
        pool.issuer.keyId,
        createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })),
      ),
      'signed with our public key': withSecret(pool.issuer.publicKey, pool.issuer.keyId, payload),
      'for another client': pool.sign({ ...claims, aud: 'another-client' }, nowSeconds),
      'for nobody': pool.sign({ ...claims, aud: undefined }, nowSeconds),
      'of another issuer': pool.sign({ ...claims, iss: 'https://issuer.example/another-pool' }, nowSeconds),
      'of no end': pool.sign({ ...claims, exp: undefined }, nowSeconds),
      'no token': 'administrator',
    };

    expect((await ask('administrator', 'GET', '/me', { token: good })).status).toBe(200);
    for (const [what, token] of Object.entries(tokens)) {
      expect({ what, status: (await ask('viewer', 'GET', '/me', { token })).status }).toEqual({ what, status: 401 });
    }
  });

  it('of somebody in no group opens nothing', async () => {
    const { ask, pool, nowSeconds } = await anApi();
    const claims = { groups: ['Administrator', 'administrators'], token: 'id' };
    const token = pool.sign({ 'cognito:groups': claims.groups, token_use: claims.token }, nowSeconds);

    expect(await ask('viewer', 'GET', '/me', { token })).toMatchObject({
      status: 403,
      json: { title: 'You have no role here' },
    });
  });

  it('that is made for something else than to say who somebody is opens nothing', async () => {
    const { ask, pool, nowSeconds } = await anApi();
    const token = pool.sign({ 'cognito:groups': ['administrator'], token_use: 'access' }, nowSeconds);

    expect((await ask('viewer', 'GET', '/me', { token })).status).toBe(401);
  });
});
