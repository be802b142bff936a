import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, expect, it, vi } from 'vitest';
import { engineClient } from '../../simulator/engine/document-client.ts';
import { documentClient, EngineMissingError, startEngine } from '../../simulator/engine/embedded-engine.ts';

const ENGINE_FILE = join(import.meta.dirname, '../../simulator/engine/embedded-engine.ts');

afterEach(() => {
  vi.unstubAllEnvs();
});

it('makes the table that is deployed, and keeps one that stands', async () => {
  const engine = await startEngine();
  const client = documentClient(engine.endpoint);
  try {
    await engine.createTable('leads');
    await client.send(new PutCommand({ TableName: 'leads', Item: { pk: 'a', sk: 'b', n: 1 } }));
    await engine.createTable('leads');

    const { Item } = await client.send(new GetCommand({ TableName: 'leads', Key: { pk: 'a', sk: 'b' } }));
    expect(Item).toEqual({ pk: 'a', sk: 'b', n: 1 });
    const { Table } = await engineClient(engine.endpoint).send(new DescribeTableCommand({ TableName: 'leads' }));
    expect(Table?.KeySchema).toEqual([
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ]);
    expect(
      Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection,
      })),
    ).toEqual([
      {
        IndexName: 'timers',
        KeySchema: [
          { AttributeName: 'timer_pk', KeyType: 'HASH' },
          { AttributeName: 'timer_sk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ]);
  } finally {
    client.destroy();
    await engine.stop();
    await engine.stop();
  }
  await expect(fetch(engine.endpoint)).rejects.toThrow();
});

it('keeps data in a folder when one is named', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tierline-engine-'));
  try {
    for (const round of ['first', 'second']) {
      const engine = await startEngine({ dataDir });
      const client = documentClient(engine.endpoint);
      await engine.createTable('leads');
      const { Item } = await client.send(new GetCommand({ TableName: 'leads', Key: { pk: 'a', sk: 'b' } }));
      expect(Item).toEqual(round === 'first' ? undefined : { pk: 'a', sk: 'b' });
      await client.send(new PutCommand({ TableName: 'leads', Item: { pk: 'a', sk: 'b' } }));
      client.destroy();
      await engine.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});

it('is the endpoint that was given, before any engine of its own, and is left running', async () => {
  const own = await startEngine();
  vi.stubEnv('TIERLINE_DYNAMODB_ENDPOINT', own.endpoint);
  const given = await startEngine();

  expect({ kind: given.kind, endpoint: given.endpoint }).toEqual({ kind: 'given', endpoint: own.endpoint });
  await given.stop();
  expect((await fetch(own.endpoint)).status).toBeGreaterThan(0);
  await own.stop();
});

it('says in one line what to install when there is none', async () => {
  vi.stubEnv('TIERLINE_DYNAMODB_ENDPOINT', '');
  vi.stubEnv('PATH', '');

  const refusal = await startEngine({ only: 'dynamodb-local' }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(EngineMissingError);
  const message = refusal instanceof Error ? refusal.message : '';
  expect(message).toMatch(/^Install Java 17 or later: .*$/);
});

it('ends with whoever started it, even when that process is killed', async () => {
  const script = `const { startEngine } = await import(${JSON.stringify(ENGINE_FILE)});
    console.log((await startEngine()).endpoint);
    setInterval(() => {}, 1_000);`;
  const starter = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const endpoint = await new Promise<string>((resolve) => {
    starter.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
  });
  expect((await fetch(endpoint)).status).toBeGreaterThan(0);

  starter.kill('SIGKILL');
  expect(await isGone(endpoint)).toBe(true);
});

async function isGone(endpoint: string): Promise<boolean> {
  for (let tried = 0; tried < 200; tried += 1) {
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (!answered) return true;
    await pause(25);
  }
  return false;
}
