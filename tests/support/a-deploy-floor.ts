import { join } from 'node:path';
import type { DeployTools } from '../../console/deploy/run-command.ts';
import type { Question } from '../../console/documents/confirm.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import type { SimulatedAccount } from '../../simulator/account/account.ts';
import { SimulatedCdk, synthesised } from './a-cdk-project.ts';
import { type AskedAccount, askedAccounts, exampleSettings, INSTANCE_ARN, INSTANCE_ID } from './an-account.ts';
import { NOON } from './lead-builders.ts';
import { realTables } from './real-table.ts';

export const DEPLOYED_SETTINGS = exampleSettings(['"callsInAir": 10', '"callsInAir": 8']);
/** A built console, as small as one can be. */
export const BUILT_CONSOLE = join(import.meta.dirname, '..', 'fixtures', 'built-console');
export const DEPLOYED_STACKS = synthesised(DEPLOYED_SETTINGS);

/** An account, CDK, and the table that a deployment would make. */
export interface DeployFloor {
  readonly account: AskedAccount;
  readonly cdk: SimulatedCdk;
  readonly repository: DynamoSettingsRepository;
  readonly tools: DeployTools;
  readonly asked: Question[];
  told(): string;
}

/** @returns a function that opens a floor of its own, on servers that live as long as the test file. */
export function deployFloors(): (fields?: Partial<SimulatedAccount>, agrees?: boolean) => Promise<DeployFloor> {
  const openAccount = askedAccounts();
  const openTable = realTables();
  return async (fields = {}, agrees = true) => {
    const account = await openAccount(fields);
    const { client, name } = await openTable();
    const cdk = new SimulatedCdk(account.api, DEPLOYED_STACKS, {
      TableName: name,
      ConnectInstanceId: INSTANCE_ID,
      ConnectInstanceArn: INSTANCE_ARN,
      ConsoleAddress: 'https://d111111abcdef8.cloudfront.net',
    });
    const repository = new DynamoSettingsRepository(client, name);
    const asked: Question[] = [];
    let told = '';
    const tools: DeployTools = {
      settings: DEPLOYED_SETTINGS,
      account: account.clients,
      tools: { node: 'v24.21.0', npm: 'npm/11.4.2' },
      cdk,
      buildConsole: async () => BUILT_CONSOLE,
      ask: async (question) => {
        asked.push(question);
        return agrees;
      },
      tell: (text) => {
        told += text;
      },
      withCompany: (use) => use({ settings: repository, clock: () => NOON }),
    };
    return { account, cdk, repository, tools, asked, told: () => told };
  };
}
