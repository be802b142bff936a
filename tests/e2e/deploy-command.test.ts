import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { STACK_PARTS, stackName } from '../../infra/deployment-outputs.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import type { SimulatedAccount } from '../../simulator/account/account.ts';
import { askedAccounts } from '../support/an-account.ts';
import { realTables } from '../support/real-table.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const MINUTES = 60_000;
const openAccount = askedAccounts();
const openTable = realTables();
const folder = mkdtempSync(join(tmpdir(), 'tierline-deploy-'));
const file = join(folder, 'settings.jsonc');
const example = readFileSync(join(PROJECT, 'infra/settings.example.jsonc'), 'utf8');
writeFileSync(file, example.replace('"callsInAir": 10', '"callsInAir": 8').replace('"tierline"', '"e2e"'));
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(join(PROJECT, 'cdk.out', 'e2e'), { recursive: true, force: true });
});

/** Hands what belongs to DynamoDB to the engine. */
function handedTo(endpoint: string) {
  return async (request: IncomingMessage, body: string, response: ServerResponse): Promise<void> => {
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const answer = await fetch(`${endpoint}${request.url}`, {
      method: request.method ?? 'POST',
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      body,
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(await answer.text());
  };
}

async function deploy(endpoint: string, ...words: readonly string[]) {
  const command = spawn(process.execPath, [join(PROJECT, 'console/deploy.ts'), '--settings', file, '--yes', ...words], {
    cwd: PROJECT,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  });
  const [out, told, code] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    new Promise((resolve) => command.on('close', resolve)),
  ]);
  return { out, told, code };
}

/** The account whose data stack was deployed with one resource more. */
function withOneMore(account: SimulatedAccount): SimulatedAccount {
  const stacks = account.stacks.map((stack) =>
    stack.name === 'e2e-data'
      ? {
          ...stack,
          template: stack.template.replace(
            '"Resources": {',
            '"Resources": { "Old": { "Type": "AWS::CloudWatch::Alarm" },',
          ),
        }
      : stack,
  );
  return { ...account, stacks };
}

describe("npm run deploy, with CDK's own command against an account on this machine", () => {
  it('deploys everything, brings it up to date, and removes what holds no data', {
    timeout: 15 * MINUTES,
  }, async () => {
    const { client, endpoint, name } = await openTable();
    const { api } = await openAccount({ physicalIds: { 'AWS::DynamoDB::Table': name } }, handedTo(endpoint));
    const repository = new DynamoSettingsRepository(client, name);

    const first = await deploy(api.endpoint);
    expect(first.told).toMatch(/^ {2}e2e-data +new: /m);
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('Next: npm run first-call') });
    expect(api.account.stacks.map(({ name }) => name).toSorted()).toEqual(
      ['CDKToolkit', ...STACK_PARTS.map((part) => stackName('e2e', part))].toSorted(),
    );
    const { structure, campaigns } = await repository.read();
    expect(structure.document.tiers.map(({ queueId }) => queueId)).toEqual([
      expect.stringMatching(/^e2e-connect-FloorTier1Queue/),
      expect.stringMatching(/^e2e-connect-FloorTier2Queue/),
      expect.stringMatching(/^e2e-connect-FloorTier3Queue/),
    ]);
    expect(campaigns).toHaveLength(3);
    const people = api.account.stacks.find(({ name }) => name === 'e2e-people');
    expect(people?.parameters).toEqual({
      ConsoleAddress: expect.stringMatching(/^https:\/\/e2e-console-consoledistribution\w+\.example\.net$/),
    });

    api.account = withOneMore(api.account);
    const second = await deploy(api.endpoint);
    expect(second.told).toMatch(/^ {2}e2e-data +1 removed \(Old\)$/m);
    expect(second.told).toMatch(/^ {2}e2e-flows +unchanged$/m);
    expect(second).toMatchObject({ code: 0, out: expect.stringMatching(/^ {2}campaigns +as they were$/m) });
    expect(api.account.changeSets).toEqual([]);

    const third = await deploy(api.endpoint, '--remove');
    expect(third).toMatchObject({ code: 0, out: expect.stringMatching(/^Deleted: e2e-/) });
    expect(api.account.stacks.map(({ name }) => name).toSorted()).toEqual([
      'CDKToolkit',
      'e2e-alarms',
      'e2e-connect',
      'e2e-data',
      'e2e-people',
    ]);
    expect((await repository.readControls()).emergencyStop).toBe(true);
  });
});
