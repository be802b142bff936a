import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addDeployment, type Deployment } from '../../infra/deployment.ts';
import { anApp, printed, resourcesOf, settingsWith, THE_INSTANCE } from './a-deployment.ts';

const STREAM = 'arn:aws:kinesis:us-east-1:111122223333:stream/north-records';

const app = anApp();
const north = addDeployment(
  app,
  settingsWith({ deploymentName: 'north', quotaShare: { startsPerSecond: 1, startBurst: 3, callsInAir: 6 } }),
);
const south = addDeployment(
  app,
  settingsWith({
    deploymentName: 'south',
    contactRecordStream: STREAM,
    quotaShare: { startsPerSecond: 1, startBurst: 2, callsInAir: 4 },
  }),
);

const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
  Outputs: z.record(z.string(), z.object({ Export: z.object({ Name: z.string() }).optional() })).default({}),
});

function templatesOf(deployment: Deployment) {
  return Object.values(deployment).map((stack) => template.parse(Template.fromStack(stack).toJSON()));
}

function resources(deployment: Deployment) {
  return templatesOf(deployment).flatMap(({ Resources }) => Object.values(Resources));
}

/**
 * Of a metric, of somebody else's bus, for a person to read, and of what lies inside its own role, pool or gateway: a
 * policy, a group, a stage.
 */
const NO_NAMES_OF_RESOURCES = new Set([
  'DisplayName',
  'EventBusName',
  'GroupName',
  'MetricName',
  'PolicyName',
  'StageName',
]);

/** Every name that a resource is given among its like in the account or the instance, with its type. */
function givenNames(deployment: Deployment): readonly string[] {
  return resources(deployment).flatMap(({ Type, Properties }) =>
    Object.entries(Properties)
      .filter(([property, value]) => /^([A-Z]\w*)?Name$/.test(property) && typeof value === 'string')
      .filter(([property]) => !NO_NAMES_OF_RESOURCES.has(property))
      .map(([, value]) => `${Type} ${String(value)}`),
  );
}

function environmentOf(deployment: Deployment, name: string): unknown {
  const functions = Object.values(deployment).flatMap((stack) => resourcesOf(stack, 'AWS::Lambda::Function'));
  return functions
    .map(({ Properties }) =>
      z.object({ Variables: z.record(z.string(), z.unknown()) }).parse(Properties['Environment']),
    )
    .find(({ Variables }) => Variables['POWERTOOLS_SERVICE_NAME'] === name)?.Variables;
}

describe('two deployments on one instance', () => {
  it('have no name in common, and name only what people look for by its name', () => {
    const [ofNorth, ofSouth] = [givenNames(north), givenNames(south)];

    expect(ofNorth.filter((name) => ofSouth.includes(name))).toEqual([]);
    expect(
      ofNorth.filter((name) => !/^AWS::(ApiGatewayV2|CloudFront|Connect|CloudWatch|Scheduler)::\w+ north/.test(name)),
    ).toEqual([]);
    expect(ofNorth.length).toBeGreaterThan(10);
    expect(new Set(ofNorth).size).toBe(ofNorth.length);
  });

  it('export nothing under one name', () => {
    const exported = [north, south].map((deployment) =>
      templatesOf(deployment).flatMap(({ Outputs }) =>
        Object.values(Outputs).flatMap(({ Export }) => Export?.Name ?? []),
      ),
    );

    expect(exported[0]?.filter((name) => exported[1]?.includes(name))).toEqual([]);
    expect(exported[0]?.length).toBeGreaterThan(5);
  });

  it('mark their calls with different names', () => {
    expect(environmentOf(north, 'dial-due-leads')).toMatchObject({ DEPLOYMENT_NAME: 'north' });
    expect(environmentOf(south, 'dial-due-leads')).toMatchObject({ DEPLOYMENT_NAME: 'south' });
    expect(environmentOf(south, 'record-contact-event')).toMatchObject({ DEPLOYMENT_NAME: 'south' });
  });

  it('share the quotas as their settings say', () => {
    const share = { STARTS_PER_SECOND: '1', CONNECT_INSTANCE_ID: THE_INSTANCE.id };

    expect(environmentOf(north, 'dial-due-leads')).toMatchObject({ ...share, START_BURST: '3', CALLS_IN_AIR: '6' });
    expect(environmentOf(south, 'dial-due-leads')).toMatchObject({ ...share, START_BURST: '2', CALLS_IN_AIR: '4' });
  });

  it('read one stream of contact records, of which the instance is told once', () => {
    const told = (deployment: Deployment) =>
      resources(deployment).filter(
        ({ Type, Properties }) =>
          Type === 'AWS::Connect::InstanceStorageConfig' && Properties['ResourceType'] === 'CONTACT_TRACE_RECORDS',
      );
    const sources = resources(south)
      .filter(({ Type }) => Type === 'AWS::Lambda::EventSourceMapping')
      .map(({ Properties }) => Properties['EventSourceArn'])
      .filter((arn) => typeof arn === 'string');

    expect(told(north)).toHaveLength(1);
    expect(told(south)).toEqual([]);
    expect(sources).toEqual([STREAM]);
  });

  it('have queues and functions of their own, each known to the instance once', () => {
    const associated = (deployment: Deployment) =>
      resourcesOf(deployment.flows, 'AWS::Connect::IntegrationAssociation').map(({ Properties }) =>
        JSON.stringify(Properties['IntegrationArn']),
      );

    expect(associated(north).filter((arn) => associated(south).includes(arn))).toEqual([]);
    expect(south.callsOut.dialler.queue.queueArn).not.toBe(north.callsOut.dialler.queue.queueArn);
    expect(printed(south.callsOut.resolve(south.callsOut.dialler.queue.queueArn))).toBe('<DialDueLeadsQueue.Arn>');
  });
});
