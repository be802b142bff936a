import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { aPublication } from '../../support/a-publication.ts';
import { apis } from '../../support/an-api.ts';
import { damageInForce } from '../../support/damage-in-force.ts';
import type { LeftInForce } from '../../support/in-memory-versioned-documents.ts';

const open = apis();

const RULES_BY_HAND = { organisation: { maxAttemptsPerDay: 9 } };
const STRUCTURE_BY_HAND = {
  tiers: [{ name: 'all', stages: ['prospecting', 'selling', 'account-care'] }],
};

const DOCUMENTS = [
  ['rules', 'RULES', 'rules', RULES_BY_HAND],
  ['structure', 'SALES_STRUCTURE', 'sales structure', STRUCTURE_BY_HAND],
] as const;

const hands = DOCUMENTS.flatMap(([path, sk, what, document]) => {
  const left: readonly LeftInForce<unknown>[] = [
    { kind: 'unreadable' },
    { kind: 'removed' },
    { kind: 'changed', document },
  ];
  return left.map((hand) => ({ path, sk, what, hand, how: hand.kind }));
});

describe('what is in force, damaged by hand', () => {
  it.each(hands)('is whole again when the same version is published anew ($path, $how)', async ({
    path,
    sk,
    what,
    hand,
  }) => {
    const { table, settings, ask } = await open();
    const before = (await ask('viewer', 'GET', `/${path}`)).json;
    await damageInForce(table, sk, hand);
    const damaged = await ask('administrator', 'GET', `/${path}`);

    const back = await ask('administrator', 'POST', `/${path}/rollback`, {
      body: { toVersion: 1, note: 'as it was' },
      headers: { 'if-match': damaged.headers.get('etag') ?? '', 'idempotency-key': 'back-to-what-was' },
    });
    expect([back.status, back.json]).toEqual([200, expect.objectContaining({ version: 2 })]);
    const after = await ask('viewer', 'GET', `/${path}`);
    expect(after.json).toEqual({ ...before, version: 2, publishedAt: expect.any(String) });
    expect((await settings.read()).unreadable.map((it) => it.what)).not.toContain(what);

    const again = await ask('administrator', 'POST', `/${path}/rollback`, {
      body: { toVersion: 1, note: 'once more' },
      headers: { 'if-match': after.headers.get('etag') ?? '', 'idempotency-key': 'back-to-what-is' },
    });
    expect([again.status, again.json]).toEqual([200, expect.objectContaining({ version: 2, changes: [] })]);
  });

  it('is not published over by whoever started from a version before it', async () => {
    const { table, settings, ask } = await open();
    const started = (await ask('administrator', 'GET', '/rules')).headers.get('etag') ?? '';
    await settings.rules.publish(aPublication({ expectedVersion: 1, document: { organisation: {} }, author: 'Lee' }));
    await damageInForce(table, 'RULES', { kind: 'changed', document: RULES_BY_HAND });

    const overtaken = await ask('administrator', 'POST', '/rules/rollback', {
      body: { toVersion: 1, note: '' },
      headers: { 'if-match': started, 'idempotency-key': 'from-before-it' },
    });
    expect([overtaken.status, overtaken.json['version']]).toEqual([412, 2]);
    expect(await settings.rules.history({ limit: 9 })).toHaveLength(2);
  });

  it('whose number a hand has changed is followed by a number that none had', async () => {
    const { table, settings, ask } = await open();
    const { client, name: TableName } = table;
    const changed = { UpdateExpression: 'SET version = :seven', ExpressionAttributeValues: { ':seven': 7 } };
    await client.send(new UpdateCommand({ TableName, Key: { pk: 'SETTINGS', sk: 'RULES' }, ...changed }));

    const back = await ask('administrator', 'POST', '/rules/rollback', {
      body: { toVersion: 1, note: '' },
      headers: { 'if-match': '"rules-7"', 'idempotency-key': 'back-to-one' },
    });
    expect([back.status, back.json['version']]).toEqual([200, 8]);
    expect(await settings.rules.damage()).toBeUndefined();
  });
});

it('what is stored and cannot be read is told as data wherever somebody meets it', async () => {
  const { table, ask } = await open();
  const put = async (pk: string, sk: string, members: Readonly<Record<string, unknown>>) => {
    await table.client.send(new PutCommand({ TableName: table.name, Item: { pk, sk, ...members } }));
  };
  await put('SETTINGS', 'CAMPAIGN#broken', { id: 'broken', tier: 9 });
  await put('RULES', 'RULES#00000001', { version: 1, document: '{"organisation":{"maxAttemptsPerDay":"many"}}' });
  const campaign = { kind: 'misshapen', key: 'SETTINGS / CAMPAIGN#broken', members: expect.any(Array) };
  const rules = { kind: 'misshapen', key: 'RULES / RULES#00000001', members: expect.any(Array) };

  expect((await ask('viewer', 'GET', '/campaigns/broken')).json).toMatchObject({
    cause: { kind: 'campaign-unreadable', why: campaign },
  });
  expect((await ask('viewer', 'GET', '/rules/versions/1')).json).toMatchObject({
    detail: expect.stringMatching(/^It cannot be read: The stored item RULES \/ RULES#00000001 cannot be read: /),
    cause: { kind: 'version-unreadable', why: rules },
  });
  const back = { body: { toVersion: 1, note: '' }, headers: { 'if-match': '"rules-1"' } };
  expect((await ask('administrator', 'POST', '/rules/rollback', back)).json).toMatchObject({
    cause: { kind: 'no-way-back', document: 'rules', version: 1, why: rules },
  });
  const blind = { body: { document: { organisation: {} }, note: '' }, headers: { 'if-match': '"rules-0"' } };
  expect((await ask('administrator', 'PUT', '/rules', blind)).json).toMatchObject({
    cause: { kind: 'overtaken-by-unreadable', version: 1, why: rules },
  });
  expect((await ask('viewer', 'GET', '/controls/readiness')).json).toMatchObject({
    hindrances: expect.arrayContaining([
      expect.objectContaining({ path: 'campaign broken', finding: { of: 'setting', why: campaign } }),
    ]),
  });
});
