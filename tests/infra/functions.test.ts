import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FUNCTION_SETTINGS, SETTING_NAMES } from '../../shared/runtime/setting-names.ts';
import { aDeployment, printed, type Resource, resourcesOf, THE_INSTANCE } from './a-deployment.ts';

const { callsIn, callsOut, eventsIn, eventsOut, api } = aDeployment();
const STACKS = [callsIn, callsOut, eventsIn, eventsOut, api];
const functions = STACKS.flatMap((stack) => resourcesOf(stack, 'AWS::Lambda::Function'));

const logging = z.object({ LogGroup: z.unknown() });
const environment = z.object({ Variables: z.record(z.string(), z.unknown()) });

function variablesOf({ Properties }: Resource): Readonly<Record<string, string>> {
  const { Variables } = environment.parse(Properties['Environment']);
  return Object.fromEntries(Object.entries(Variables).map(([name, value]) => [name, printed(value)]));
}

const VALUES = {
  tableName: '<LeadsTable>',
  connectInstanceId: THE_INSTANCE.id,
  deploymentName: 'tierline',
  startsPerSecond: '2',
  startBurst: '5',
  callsInAir: '10',
  rejectedInputUrl: '<RejectedInputQueue>',
  numberSecretArn: '<NumberSecret>',
  userPoolId: '<PeoplePool>',
  suppressionLogBucket: '<SuppressionLogBucket>',
  companyBusArn: 'arn:aws:events:us-east-1:<AWS::AccountId>:event-bus/default',
} as const;

describe('functions', () => {
  it.each(
    Object.entries(FUNCTION_SETTINGS),
  )('of which %s is given the settings it reads and no other', (name, settings) => {
    const deployed = functions.map(variablesOf).filter((variables) => variables['POWERTOOLS_SERVICE_NAME'] === name);

    expect(deployed).toEqual([
      {
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        ...Object.fromEntries(settings.map((setting) => [SETTING_NAMES[setting], VALUES[setting]])),
      },
    ]);
  });

  it('are exactly those that the running code names', () => {
    const deployed = functions.map((each) => variablesOf(each)['POWERTOOLS_SERVICE_NAME']);

    expect(deployed.toSorted()).toEqual(Object.keys(FUNCTION_SETTINGS).toSorted());
  });

  it('run on the runtime that the tests run on, on ARM, traced, each with a log of its own', () => {
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({
        Runtime: `nodejs${process.versions.node.split('.')[0]}.x`,
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
      });
    }
    const logs = functions.map(({ Properties }) => printed(logging.parse(Properties['LoggingConfig']).LogGroup));
    expect(new Set(logs).size).toBe(functions.length);
  });

  it('keep their logs for a month, and so does the gateway', () => {
    const retained = STACKS.flatMap((stack) => resourcesOf(stack, 'AWS::Logs::LogGroup')).map(
      ({ Properties }) => Properties['RetentionInDays'],
    );

    const ofGateway = 30;
    expect(retained).toEqual([...functions.map(() => 30), ofGateway]);
  });

  it('that contact flows wait for end before the eight seconds for which a flow waits', () => {
    const inFlows = functions.filter((each) =>
      ['record-disposition', 'opt-out', 'brief-agent', 'look-up-caller'].includes(
        variablesOf(each)['POWERTOOLS_SERVICE_NAME'] ?? '',
      ),
    );

    expect(inFlows.map(({ Properties }) => Properties['Timeout'])).toEqual([7, 7, 7, 7]);
  });
});
