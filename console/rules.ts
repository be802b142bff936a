import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { DynamoLeadRepository } from '../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoSettingsRepository } from '../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../shared/adapters/dynamodb/dynamo-timer-index.ts';
import { PUBLIC_HOLIDAYS } from '../shared/domain/holidays.ts';
import { COMPANY } from '../simulator/company.ts';
import { documentClient, EngineMissingError, startEngine } from '../simulator/engine/embedded-engine.ts';
import { momentKept } from '../simulator/kept-company.ts';
import { CommandFailure, inPlainWords } from './command-failure.ts';
import type { Answer } from './rules/answer.ts';
import type { Company } from './rules/company.ts';
import { deployedTable } from './rules/deployed-table.ts';
import { parseWords, type Request, type Target } from './rules/options.ts';
import { runCommand } from './rules/run-command.ts';

interface Opened {
  readonly company: Company;
  close(): Promise<void>;
}

async function open(target: Target, now: Temporal.Instant | undefined): Promise<Opened> {
  if (target.kind === 'deployment') {
    const { name, region, endpoint } = target;
    const at = { ...(region === undefined ? {} : { region }), ...(endpoint === undefined ? {} : { endpoint }) };
    const tableName = await deployedTable(new CloudFormationClient(at), name);
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient(at), {
      marshallOptions: { removeUndefinedValues: true },
    });
    const clock = () => now ?? Temporal.Now.instant();
    return { company: companyOf(documents, tableName, clock, 'UTC'), close: async () => documents.destroy() };
  }
  const engine = await startEngine({ dataDir: target.data });
  await engine.createTable(COMPANY.tableName);
  const documents = documentClient(engine.endpoint);
  const present = now ?? (await momentKept(target.data));
  const company = companyOf(documents, COMPANY.tableName, () => present ?? Temporal.Now.instant(), COMPANY.zone);
  return {
    company,
    close: async () => {
      documents.destroy();
      await engine.stop();
    },
  };
}

function companyOf(
  documents: DynamoDBDocumentClient,
  tableName: string,
  clock: () => Temporal.Instant,
  zone: string,
): Company {
  return {
    settings: new DynamoSettingsRepository(documents, tableName),
    leads: new DynamoLeadRepository(documents, tableName),
    timers: new DynamoTimerIndex(documents, tableName, ({ message }) => process.stderr.write(`${message}\n`)),
    calendar: PUBLIC_HOLIDAYS,
    clock,
    zone,
  };
}

async function run({ command, target, now, json }: Request): Promise<void> {
  const opened = target === undefined ? undefined : await open(target, now);
  try {
    const answer = await runCommand(command, opened?.company, now ?? Temporal.Now.instant(), (line) =>
      process.stderr.write(`${line}\n`),
    );
    show(answer, json);
  } finally {
    await opened?.close();
  }
}

function show({ text, data, isDone }: Answer, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : text);
  process.exitCode = isDone ? 0 : 1;
}

const words = parseWords(process.argv.slice(2));
switch (words.kind) {
  case 'help':
    process.stdout.write(words.text);
    break;
  case 'bad':
    process.stderr.write(`${words.message}\n`);
    process.exitCode = 2;
    break;
  case 'run':
    try {
      await run(words.request);
    } catch (error) {
      const told = error instanceof EngineMissingError ? error.message : inPlainWords(error);
      if (told === undefined) throw error;
      process.stderr.write(`${told}\n`);
      process.exitCode = error instanceof CommandFailure ? 1 : 2;
    }
}
