import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll } from 'vitest';
import { type AccountClients, accountClients } from '../../console/account/account-clients.ts';
import { type DeploymentSettings, parseDeploymentSettings } from '../../infra/settings/deployment-settings.ts';
import type { SimulatedAccount, SimulatedStack } from '../../simulator/account/account.ts';
import { type AccountApi, startAccountApi } from '../../simulator/account/account-api.ts';
import { createVirtualClock } from '../../simulator/clock/virtual-clock.ts';
import type { SimulatedInstance } from '../../simulator/connect/simulated-instance.ts';

export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';
export const INSTANCE_ID = '12345678-1234-1234-1234-123456789012';
export const INSTANCE_ARN = `arn:aws:connect:${REGION}:${ACCOUNT}:instance/${INSTANCE_ID}`;

const EXAMPLE_FILE = join(import.meta.dirname, '..', '..', 'infra', 'settings.example.jsonc');

/** The settings of the shipped example, with parts of its text replaced. */
export function exampleSettings(
  ...changes: readonly (readonly [written: string, instead: string])[]
): DeploymentSettings {
  let text = readFileSync(EXAMPLE_FILE, 'utf8');
  for (const [written, instead] of changes) {
    if (!text.includes(written)) throw new Error(`The example holds no ${written}.`);
    text = text.replace(written, instead);
  }
  return parseDeploymentSettings(text, EXAMPLE_FILE);
}

export function anInstance(fields: Partial<SimulatedInstance> = {}): SimulatedInstance {
  return {
    id: INSTANCE_ID,
    alias: 'example-sales',
    status: 'ACTIVE',
    isOutboundOn: true,
    isInboundOn: true,
    queues: ['Sales', 'Support', 'Billing'].map((name, index) => ({ id: aUuid(index + 1), name })),
    routingProfiles: ['Sellers', 'Helpers', 'Everybody'].map((name, index) => ({ id: aUuid(index + 11), name })),
    numbers: [
      { id: aUuid(31), number: '+12025550199', country: 'US', type: 'TOLL_FREE' },
      { id: aUuid(32), number: '+12025550101', country: 'US', type: 'DID' },
      { id: aUuid(33), number: '+12025550100', country: 'US', type: 'DID' },
    ],
    functions: [],
    ...fields,
  };
}

export function aUuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function aStack(name: string, fields: Partial<SimulatedStack> = {}): SimulatedStack {
  return { name, status: 'CREATE_COMPLETE', outputs: {}, tags: {}, template: '{}', resources: [], ...fields };
}

/** The stack of another deployment's dialler, in the words of CloudFormation. */
export function anotherDialler(deployment: string): SimulatedStack {
  return aStack(`${deployment}-calls-out`, {
    tags: { application: 'tierline', deployment, component: 'calls-out' },
    resources: [
      { logicalId: 'DialDueLeadsRole1', type: 'AWS::IAM::Role', physicalId: `${deployment}-role` },
      { logicalId: 'DialDueLeadsFunction1', type: 'AWS::Lambda::Function', physicalId: `${deployment}-dialler` },
    ],
  });
}

/** An account in which nothing stands in the way of the example's deployment: AWS's quotas are as it gives them at first. */
export function anAccount(fields: Partial<SimulatedAccount> = {}): SimulatedAccount {
  return {
    accountId: ACCOUNT,
    region: REGION,
    callerArn: `arn:aws:iam::${ACCOUNT}:user/kim`,
    instances: [anInstance()],
    stacks: [aStack('CDKToolkit', { outputs: { BootstrapVersion: '29' } })],
    changeSets: [],
    quotas: [
      { code: 'L-12AB7C57', name: 'Concurrent active calls per instance', atFirst: 10 },
      { code: 'L-4E9BCC96', name: 'Rate of StartOutboundVoiceContact API requests', atFirst: 2 },
      { code: 'L-E908C3A1', name: 'Concurrent campaign active calls per instance', atFirst: 0 },
      { code: 'L-E3D2F503', name: 'AWS Lambda functions per instance', atFirst: 50 },
      { code: 'L-AA17A6B9', name: 'Amazon Connect instances per account', atFirst: 2 },
    ],
    functions: {},
    ...fields,
  };
}

/** An account that is asked over HTTP, through the real clients. */
export interface AskedAccount {
  readonly api: AccountApi;
  readonly clients: AccountClients;
}

/** @returns a function that opens an account of its own, closed with the test file. */
export function askedAccounts(): (
  fields?: Partial<SimulatedAccount>,
  elsewhere?: Parameters<typeof startAccountApi>[2],
) => Promise<AskedAccount> {
  const opened: AccountApi[] = [];
  const keys = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  beforeAll(() => {
    Object.assign(process.env, keys);
  });
  afterAll(async () => {
    for (const api of opened) await api.close();
  });
  return async (fields, elsewhere) => {
    const clock = createVirtualClock(Temporal.Instant.from('2026-01-05T17:00:00Z'));
    const api = await startAccountApi(anAccount(fields), clock, elsewhere);
    opened.push(api);
    return { api, clients: accountClients({ region: REGION, endpoint: api.endpoint }) };
  };
}
