import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, describe, expect, it } from 'vitest';
import { HmacNumberHasher } from '../../shared/adapters/number-plan/hmac-number-hasher.ts';
import { secretNumberHasher } from '../../shared/adapters/number-plan/secret-number-hasher.ts';

const ARN = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:numbers';
const NUMBER = '+12125550100';
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A Secrets Manager that gives these answers one after the other, and counts who asks. */
async function aSecretsManager(answers: readonly { readonly status: number; readonly body: object }[]) {
  let asked = 0;
  const server = createServer((_request, response) => {
    const { status, body } = answers[asked] ?? { status: 500, body: {} };
    asked += 1;
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new SecretsManagerClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${portOf(server.address())}`,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 1,
  });
  closers.push(() => {
    client.destroy();
    server.close();
  });
  return { client, asked: () => asked };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

const SECRET = { status: 200, body: { ARN, SecretString: 'a secret' } };
const FAULT = { status: 500, body: { __type: 'InternalServiceError' } };

describe("the deployment's number secret", () => {
  it('is read once, however often and at once it is needed', async () => {
    const { client, asked } = await aSecretsManager([SECRET]);
    const hasher = secretNumberHasher(client, ARN);
    const [first, second] = await Promise.all([hasher(), hasher()]);
    const key = new HmacNumberHasher('a secret').keyOf(NUMBER);

    expect([first.keyOf(NUMBER), second.keyOf(NUMBER), (await hasher()).keyOf(NUMBER)]).toEqual([key, key, key]);
    expect(asked()).toBe(1);
  });

  it('is read again by whoever needs it after a failure', async () => {
    const { client, asked } = await aSecretsManager([FAULT, SECRET]);
    const hasher = secretNumberHasher(client, ARN);

    await expect(hasher()).rejects.toMatchObject({ name: 'InternalServiceError' });
    expect((await hasher()).keyOf(NUMBER)).toBe(new HmacNumberHasher('a secret').keyOf(NUMBER));
    expect(asked()).toBe(2);
  });

  it('is never taken for an empty one', async () => {
    const { client } = await aSecretsManager([{ status: 200, body: { ARN, SecretBinary: 'AAAA' } }]);

    await expect(secretNumberHasher(client, ARN)()).rejects.toThrow(RangeError);
  });
});
