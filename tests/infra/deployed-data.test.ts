import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { Template } from 'aws-cdk-lib/assertions';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deployedData } from '../../console/documents/deployed-data.ts';
import { aDeployment } from './a-deployment.ts';

let server: Server | undefined;
afterEach(() => new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve))));

/** A CloudFormation on this machine that knows these stacks, each with its outputs. */
async function cloudFormation(stacks: Readonly<Record<string, readonly string[]>>): Promise<CloudFormationClient> {
  const opened = createServer(async (request, response) => {
    const name = new URLSearchParams(await text(request)).get('StackName') ?? '';
    const outputs = stacks[name];
    response.writeHead(outputs === undefined ? 400 : 200, { connection: 'close' }).end(described(name, outputs));
  });
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(opened.address());
  return new CloudFormationClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

function described(name: string, outputs: readonly string[] | undefined): string {
  if (outputs === undefined) {
    const message = `Stack with id ${name} does not exist`;
    return `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error></ErrorResponse>`;
  }
  const members = outputs
    .map((key) => `<member><OutputKey>${key}</OutputKey><OutputValue>the ${key}</OutputValue></member>`)
    .join('');
  const stack = `<member><StackName>${name}</StackName><Outputs>${members}</Outputs></member>`;
  return `<DescribeStacksResponse><DescribeStacksResult><Stacks>${stack}</Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

describe('the table and the number secret that are meant', () => {
  it("are those that the deployment's data stack puts out", async () => {
    const outputs = Object.keys(Template.fromStack(aDeployment().data).findOutputs('*'));

    expect(await deployedData(await cloudFormation({ 'tierline-data': outputs }), 'tierline')).toEqual({
      tableName: 'the TableName',
      numberSecretArn: 'the NumberSecretArn',
      suppressionLogBucket: 'the SuppressionLogBucket',
    });
  });

  it('are not found where there is no such deployment, or one of another version', async () => {
    const client = await cloudFormation({ 'old-data': ['Queue'] });

    await expect(deployedData(client, 'tierlin')).rejects.toThrow(
      'There is no stack tierlin-data in this account and region',
    );
    await expect(deployedData(client, 'old')).rejects.toThrow(
      'Stack old-data names no table: deploy this version of the project, then try again.',
    );
  });
});
