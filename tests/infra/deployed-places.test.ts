import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { Stack } from 'aws-cdk-lib';
import { startFauxqs } from 'fauxqs';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deployedPlaces } from '../../console/dead-letters/deployed-places.ts';
import { LambdaFunctionInvoker } from '../../console/dead-letters/function-invoker.ts';
import { aDeployment, PROJECT, resourcesOf } from './a-deployment.ts';

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

let server: Server | undefined;
afterEach(() => new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve))));

/** An AWS of one answer a request, on this machine. */
async function answering(answer: (url: string, body: string, request: IncomingMessage) => Answer | Promise<Answer>) {
  const opened = createServer(async (request, response) => {
    const { status = 200, headers = {}, body } = await answer(request.url ?? '', await text(request), request);
    response.writeHead(status, { ...headers, connection: 'close' }).end(body);
  });
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(opened.address());
  return {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
}

const { callsIn, callsOut, eventsIn, eventsOut, data } = aDeployment();
const STACKS: Readonly<Record<string, Stack>> = {
  'tierline-calls-in': callsIn,
  'tierline-calls-out': callsOut,
  'tierline-data': data,
  'tierline-events-in': eventsIn,
  'tierline-events-out': eventsOut,
};
const PAGE = 20;

/** What CloudFormation tells of the stacks as they would be deployed, a page at a time. */
function stackResources(_url: string, body: string, physicalId = (logicalId: string) => `the ${logicalId}`): Answer {
  const asked = new URLSearchParams(body);
  const stack = STACKS[asked.get('StackName') ?? ''];
  if (stack === undefined) {
    const message = `Stack with id ${asked.get('StackName')} does not exist`;
    const error = `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error></ErrorResponse>`;
    return { status: 400, body: error };
  }
  const all = [
    'AWS::SQS::Queue',
    'AWS::S3::Bucket',
    'AWS::Lambda::Function',
    'AWS::IAM::Role',
    'AWS::CloudWatch::Alarm',
  ]
    .flatMap((type) => resourcesOf(stack, type))
    .map(
      ({ Type, logicalId }) =>
        `<member><LogicalResourceId>${logicalId}</LogicalResourceId><PhysicalResourceId>${physicalId(logicalId)}</PhysicalResourceId><ResourceType>${Type}</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>`,
    );
  const from = Number(asked.get('NextToken') ?? 0);
  const next = from + PAGE < all.length ? `<NextToken>${from + PAGE}</NextToken>` : '';
  const page = all.slice(from, from + PAGE).join('');
  const result = `<ListStackResourcesResult><StackResourceSummaries>${page}</StackResourceSummaries>${next}</ListStackResourcesResult>`;
  return { body: `<ListStackResourcesResponse>${result}</ListStackResourcesResponse>` };
}

describe('the places of a deployment', () => {
  it('are found in the stacks that are deployed, each by its own name', async () => {
    const places = await deployedPlaces(
      new CloudFormationClient(await answering((url, body) => stackResources(url, body))),
      'tierline',
    );
    const bare = Object.entries(places).map(([name, place]) => [name, place.replace(/[0-9A-F]{8}$/, '')]);

    expect(Object.fromEntries(bare)).toEqual({
      contactEventsUrl: 'the RecordContactEventQueue',
      contactEventDeadLettersUrl: 'the RecordContactEventDeadLettersQueue',
      businessEventsUrl: 'the RecordBusinessEventQueue',
      businessEventDeadLettersUrl: 'the RecordBusinessEventDeadLettersQueue',
      wakeUpDeadLettersUrl: 'the DialDueLeadsDeadLettersQueue',
      rejectedInputUrl: 'the RejectedInputQueue',
      failedRecordsBucket: 'the FailedContactRecordsBucket',
      recordContactRecord: 'the RecordContactRecordFunction',
      recordDisposition: 'the RecordDispositionFunction',
      optOut: 'the OptOutFunction',
      publishEvents: 'the PublishEventsFunction',
    });
  });

  it('cover every queue of dead letters that is deployed', async () => {
    const places = await deployedPlaces(
      new CloudFormationClient(await answering((url, body) => stackResources(url, body))),
      'tierline',
    );
    const ends = Object.values(STACKS)
      .flatMap((stack) => resourcesOf(stack, 'AWS::SQS::Queue'))
      .filter(({ Properties }) => Properties['RedrivePolicy'] === undefined)
      .map(({ logicalId }) => `the ${logicalId}`);

    expect(Object.values(places)).toEqual(expect.arrayContaining(ends));
  });

  it('of a deployment that does not exist are refused, with what to look at', async () => {
    const client = new CloudFormationClient(await answering((url, body) => stackResources(url, body)));

    await expect(deployedPlaces(client, 'nowhere')).rejects.toThrow(
      'There is no stack nowhere-calls-in in this account and region. Name the deployment',
    );
  });
});

describe('a function', () => {
  it('is invoked with the event, waited for, and its answer read', async () => {
    const asked: string[] = [];
    const invoker = new LambdaFunctionInvoker(
      new LambdaClient(
        await answering((url, body) => {
          asked.push(url, body);
          return { body: '{"status":"decided"}' };
        }),
      ),
    );

    expect(await invoker.invoke('record-disposition', { a: 1 })).toEqual({
      kind: 'answered',
      answer: { status: 'decided' },
    });
    expect(asked).toEqual(['/2015-03-31/functions/record-disposition/invocations', '{"a":1}']);
  });

  it('that throws has failed, and no number of its message is told', async () => {
    const failing: Answer = {
      headers: { 'x-amz-function-error': 'Unhandled' },
      body: '{"errorType":"Error","errorMessage":"+12125550100 is wrong","trace":[]}',
    };
    const invoker = new LambdaFunctionInvoker(new LambdaClient(await answering(() => failing)));

    expect(await invoker.invoke('f', {})).toEqual({ kind: 'failed', why: 'Error: [number] is wrong' });
  });
});

describe('npm run dead-letters', () => {
  async function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const command = spawn(process.execPath, [join(PROJECT, 'console/dead-letters.ts'), ...words], {
      cwd: PROJECT,
      env: { PATH: process.env['PATH'], AWS_EC2_METADATA_DISABLED: 'true', HOME: '/nowhere', ...environment },
    });
    const [out, errors, code] = await Promise.all([
      text(command.stdout),
      text(command.stderr),
      new Promise((resolve) => command.on('close', resolve)),
    ]);
    return { out, errors, code };
  }

  it('says which words it does not know, and ends with 2', async () => {
    expect(await run(['lsit'])).toEqual({ out: '', errors: expect.stringContaining('"lsit" is no command'), code: 2 });
  });

  it('says what to do when there are no credentials', async () => {
    expect(await run(['list', '--region', 'us-east-1'])).toEqual({
      out: '',
      errors: expect.stringContaining('There are no AWS credentials. Sign in'),
      code: 2,
    });
  });

  it('says that there is no such deployment', async () => {
    const { endpoint } = await answering((url, body) => stackResources(url, body));
    const keys = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };

    expect(
      await run(['list', '--deployment', 'nowhere', '--region', 'us-east-1', '--endpoint', endpoint], keys),
    ).toEqual({
      out: '',
      errors: expect.stringContaining('There is no stack nowhere-calls-in'),
      code: 2,
    });
  });

  it('lists, replays and empties what lies in the queues and the bucket of the deployment', async () => {
    const engine = await startFauxqs({ port: 0, logger: false });
    try {
      const urls = new Map<string, string>();
      const physicalId = (logicalId: string) => {
        if (!logicalId.includes('Queue')) return logicalId.toLowerCase();
        const name = logicalId.startsWith('DialDueLeads') ? `${logicalId}.fifo` : logicalId;
        const fifo = name.endsWith('.fifo') ? { attributes: { FifoQueue: 'true' } } : {};
        const url = urls.get(logicalId) ?? engine.createQueue(name, fifo).queueUrl;
        urls.set(logicalId, url);
        return url;
      };
      const [bucket] = resourcesOf(callsIn, 'AWS::S3::Bucket').filter(
        ({ logicalId }) => !logicalId.includes('AccessLog'),
      );
      engine.createBucket(physicalId(bucket?.logicalId ?? ''));
      const [rejected] = resourcesOf(data, 'AWS::SQS::Queue');
      physicalId(rejected?.logicalId ?? '');
      engine.sendMessage(rejected?.logicalId ?? '', '{"Details":{}}', {
        messageAttributes: { source: { DataType: 'String', StringValue: 'opt-out' } },
      });
      const { endpoint } = await answering(async (url, body, request) => {
        if (body.includes('Action=ListStackResources')) return stackResources(url, body, physicalId);
        if (url.includes('/invocations')) return { body: '{"status":"suppressed"}' };
        const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
        const method = request.method ?? 'GET';
        const answer = await fetch(`${engine.address}${url}`, {
          method,
          headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
          ...(method === 'GET' ? {} : { body }),
        });
        return { status: answer.status, headers: {}, body: await answer.text() };
      });
      const keys = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
      const where = ['--region', 'us-east-1', '--endpoint', endpoint];

      expect(await run(['list', ...where], keys)).toEqual({
        out: expect.stringMatching(/^rejected-input +1 +20/m),
        errors: '',
        code: 0,
      });
      expect(await run(['replay', '--all', ...where], keys)).toEqual({
        out: expect.stringContaining('1 replayed, 0 failed, 0 cannot be replayed'),
        errors: '',
        code: 0,
      });
      expect((await run(['list', ...where], keys)).out).toMatch(/^rejected-input +0 /m);
    } finally {
      await engine.stop();
    }
  });
});
