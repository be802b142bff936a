import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addDeployment } from '../../infra/deployment.ts';
import { SETTING_NAMES } from '../../shared/runtime/setting-names.ts';
import {
  ACTIONS_OF_FAILED_BATCHES,
  ACTIONS_OF_LOGS,
  ACTIONS_OF_SOURCES,
  ACTIONS_OF_TRACING,
  actionsNeeded,
  GIVEN_WITH_SOURCES,
} from '../support/needed-rights.ts';
import { openSources } from '../support/reachable-code.ts';
import { anApp, EXAMPLE_SETTINGS, PROJECT } from './a-deployment.ts';
import { type DeployedFunction, deployedFunctions, type Right } from './deployed-functions.ts';

const app = anApp();
addDeployment(app, EXAMPLE_SETTINGS);
const functions = deployedFunctions(app);
const sources = openSources(PROJECT);
afterAll(() => sources[Symbol.dispose]());

const KEY_OF_TABLE = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];

/** What a deployed function needs by its code and by what the templates connect it with. */
function needs({ name, sources: from, isTraced }: Omit<DeployedFunction, 'rights'>): readonly string[] {
  const own = actionsNeeded(sources.reachableFrom(`functions/${name}/index.ts`));
  const fed = from.flatMap(({ type }) => ACTIONS_OF_SOURCES[type] ?? [`unknown source ${type}`]);
  const keepsFailed = from.some(({ keepsFailedBatches }) => keepsFailedBatches);
  const readsTable = [...own, ...fed].some((action) => action.startsWith('dynamodb:'));
  return [
    ...new Set([
      ...own,
      ...fed,
      ...ACTIONS_OF_LOGS,
      ...(isTraced ? ACTIONS_OF_TRACING : []),
      ...(keepsFailed ? [...ACTIONS_OF_FAILED_BATCHES, 'kms:GenerateDataKey via s3'] : []),
      ...(readsTable ? KEY_OF_TABLE.map((action) => `${action} via dynamodb`) : []),
    ]),
  ].toSorted();
}

/** In the words of `needs`. */
function granted({ action, on, via }: Right): string {
  if (action === 'dynamodb:Query' && on.includes('/index/')) return 'dynamodb:Query index';
  return via === undefined ? action : `${action} via ${via}`;
}

/** What is wrong with a function's role, each with how to mend it. */
function faultsOf(deployed: DeployedFunction): readonly string[] {
  const { name } = deployed;
  const wanted = needs(deployed);
  const given = [...new Set(deployed.rights.map(granted))].toSorted();
  const besides = deployed.sources.flatMap(({ type }) => GIVEN_WITH_SOURCES[type] ?? []);
  return [
    ...wanted
      .filter((action) => !given.includes(action))
      .map(
        (action) => `${name} lacks ${action}: its code asks for it. Grant it on the exact ARN in the function's stack.`,
      ),
    ...given
      .filter((action) => !wanted.includes(action) && !besides.includes(action))
      .map((action) => `${name} may ${action} and never does. Take it out of the grant, or give a grant of its own.`),
  ];
}

function without(deployed: DeployedFunction, lost: string): DeployedFunction {
  return { ...deployed, rights: deployed.rights.filter(({ action }) => action !== lost) };
}

function named(name: string): DeployedFunction {
  const found = functions.find((deployed) => deployed.name === name);
  if (found === undefined) throw new Error(`${name} is not deployed.`);
  return found;
}

describe('the role of a function', () => {
  it.each(functions)('allows $name what its code asks for, and nothing else', (deployed) => {
    expect(faultsOf(deployed)).toEqual([]);
  });

  it('that lacks a right is found, with the function and how to mend it', () => {
    expect(faultsOf(without(named('opt-out'), 'connect:StopContact'))).toEqual([
      "opt-out lacks connect:StopContact: its code asks for it. Grant it on the exact ARN in the function's stack.",
    ]);
  });

  it('that lacks a part of a transaction is found', () => {
    expect(faultsOf(without(named('count-results'), 'dynamodb:UpdateItem'))).toEqual([
      "count-results lacks dynamodb:UpdateItem: its code asks for it. Grant it on the exact ARN in the function's stack.",
    ]);
  });

  it('that allows more is found, with the function and how to mend it', () => {
    const briefAgent = named('brief-agent');
    const surplus = { action: 'dynamodb:PutItem', on: '<LeadsTable.Arn>' };

    expect(faultsOf({ ...briefAgent, rights: [...briefAgent.rights, surplus] })).toEqual([
      'brief-agent may dynamodb:PutItem and never does. Take it out of the grant, or give a grant of its own.',
    ]);
  });
});

/** What feeds a function, by the type of event that its handler takes. */
const SOURCES_OF_EVENTS: Readonly<Record<string, string>> = {
  SQSEvent: 'AWS::SQS::Queue',
  KinesisStreamEvent: 'AWS::Kinesis::Stream',
  DynamoDBStreamEvent: 'AWS::DynamoDB::Table',
  ConnectContactFlowEvent: 'connect.amazonaws.com',
  APIGatewayProxyEventV2: 'apigateway.amazonaws.com',
};

/** The types of Lambda events in a handler's source; a batch response tells that single items may fail. */
function handled(name: string): readonly string[] {
  const [, types = ''] = /import type \{([^}]+)\} from 'aws-lambda'/.exec(sourceOf(name, 'handler.ts')) ?? [];
  return types.split(',').map((type) => type.trim());
}

function sourceOf(name: string, file: string): string {
  return readFileSync(join(PROJECT, 'functions', name, file), 'utf8');
}

describe('what a function is connected with', () => {
  it.each(functions)('feeds $name the events that its handler takes, and no other', ({
    name,
    sources: from,
    invokers,
  }) => {
    const taken = handled(name).flatMap((type) => SOURCES_OF_EVENTS[type] ?? []);

    expect([...from.map(({ type }) => type), ...new Set(invokers)].toSorted()).toEqual(taken.toSorted());
  });

  it.each(functions)('lets $name tell which items failed where its handler tells it', ({ name, sources: from }) => {
    const tells = handled(name).some((type) => type.endsWith('BatchResponse'));

    expect(from.map(({ reportsFailedItems }) => reportsFailedItems)).toEqual(from.map(() => tells));
  });

  it.each(functions)('sets what the code of $name reads, and nothing that it never reads', ({ name, environment }) => {
    const { membersRead } = sources.reachableFrom(`functions/${name}/index.ts`);
    const settings = Object.entries(SETTING_NAMES);
    const read = settings.flatMap(([setting, variable]) => (membersRead.has(setting) ? [variable] : []));
    const set = settings.flatMap(([, variable]) => (environment[variable] === undefined ? [] : [variable]));

    expect(set.toSorted()).toEqual(read.toSorted());
  });
});
