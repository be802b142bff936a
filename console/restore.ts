import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { DynamoLeadArchive } from '../shared/adapters/dynamodb/dynamo-lead-archive.ts';
import { DynamoLeadRepository } from '../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoRestoredTable } from '../shared/adapters/dynamodb/dynamo-restored-table.ts';
import { DynamoSettingsRepository } from '../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoSuppressions } from '../shared/adapters/dynamodb/dynamo-suppressions.ts';
import { S3SuppressionLog } from '../shared/adapters/s3/s3-suppression-log.ts';
import { SettingsCache } from '../shared/application/settings-in-force.ts';
import { PUBLIC_HOLIDAYS } from '../shared/domain/holidays.ts';
import { CommandFailure } from './command-failure.ts';
import { atTerminal } from './documents/confirm.ts';
import { deployedData } from './documents/deployed-data.ts';
import { parseWords } from './restore/options.ts';
import { runRestore } from './restore/run-command.ts';
import { tellAnswer } from './tell-answer.ts';

await tellAnswer(parseWords(process.argv.slice(2)), async (request) => {
  const { at, deployment, oldTable, isAgreed } = request;
  const { tableName, suppressionLogBucket } = await deployedData(new CloudFormationClient(at), deployment);
  if (suppressionLogBucket === undefined) {
    throw new CommandFailure(`${deployment} has no log of suppressions: deploy this version of the project first.`);
  }
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(at), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const repository = new DynamoSettingsRepository(documents, tableName);
  const clock = () => Temporal.Now.instant();
  const leads = new DynamoLeadRepository(documents, tableName);
  const deps = {
    leads,
    edits: leads,
    archive: new DynamoLeadArchive(documents, tableName, ({ message }) => process.stderr.write(`${message}\n`)),
    table: new DynamoRestoredTable(documents, tableName),
    repository,
    settings: new SettingsCache(repository, PUBLIC_HOLIDAYS, clock),
    sources: [
      new S3SuppressionLog(new S3Client(at), suppressionLogBucket),
      ...(oldTable === undefined ? [] : [new DynamoSuppressions(documents, oldTable)]),
    ],
    clock,
  };
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  return runRestore(deps, tableName, request, atTerminal(isAgreed), tell);
});
