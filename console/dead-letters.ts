import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { readDeploymentSettings } from '../infra/settings/deployment-settings.ts';
import { SettingsError } from '../infra/settings/settings-error.ts';
import { inPlainWords } from './command-failure.ts';
import { deployedPlaces } from './dead-letters/deployed-places.ts';
import { LambdaFunctionInvoker } from './dead-letters/function-invoker.ts';
import { letterBoxes } from './dead-letters/letter-boxes.ts';
import { SqsMessageSender } from './dead-letters/message-sender.ts';
import { type Command, HELP, parseWords, type Where } from './dead-letters/options.ts';
import { runCommand } from './dead-letters/run-command.ts';

async function run(command: Command, where: Where): Promise<number> {
  const { deploymentName, region } =
    where.settings === undefined
      ? { deploymentName: where.deployment ?? 'tierline', region: where.region }
      : readDeploymentSettings(where.settings);
  const { endpoint } = where;
  const at = { ...(region === undefined ? {} : { region }), ...(endpoint === undefined ? {} : { endpoint }) };
  const local = endpoint !== undefined;
  const sqs = new SQSClient({ ...at, useQueueUrlAsEndpoint: !local });
  const s3 = new S3Client({ ...at, forcePathStyle: local });
  const places = await deployedPlaces(new CloudFormationClient(at), deploymentName);
  return runCommand(command, {
    boxes: letterBoxes({ sqs, s3, waitSeconds: 1 }, places),
    sender: new SqsMessageSender(sqs),
    invoker: new LambdaFunctionInvoker(new LambdaClient(at)),
    write: (text) => process.stdout.write(text),
  });
}

const words = parseWords(process.argv.slice(2));
switch (words.kind) {
  case 'help':
    process.stdout.write(HELP);
    break;
  case 'bad':
    process.stderr.write(`${words.message}\n`);
    process.exitCode = 2;
    break;
  case 'run':
    try {
      process.exitCode = await run(words.command, words.where);
    } catch (error) {
      const told = error instanceof SettingsError ? error.message : inPlainWords(error);
      if (told === undefined) throw error;
      process.stderr.write(`${told}\n`);
      process.exitCode = 2;
    }
}
