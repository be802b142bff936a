import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { DEPLOYED } from '../../console/cost/deployed-resources.ts';
import { printedChanges } from '../../console/deploy/printed-deploy.ts';
import { addDeployment } from '../../infra/deployment.ts';
import { DEPLOYMENT_METRICS, TIER_METRICS } from '../../shared/runtime/metric-names.ts';
import { anApp, EXAMPLE_SETTINGS, PROJECT, resourcesOf } from './a-deployment.ts';
import { deployedFunctions } from './deployed-functions.ts';

const template = z.object({ Resources: z.record(z.string(), z.unknown()) });

it('what the cost estimate takes for deployed is what the templates of the example settings hold', () => {
  const app = anApp();
  addDeployment(app, EXAMPLE_SETTINGS);
  const stacks = app.node.findAll().filter((construct) => Stack.isStack(construct));
  const count = (type: string) => stacks.reduce((sum, stack) => sum + resourcesOf(stack, type).length, 0);
  const onDemand = stacks
    .flatMap((stack) => resourcesOf(stack, 'AWS::Kinesis::Stream'))
    .map(({ Properties }) => JSON.stringify(Properties['StreamModeDetails'] ?? '').includes('ON_DEMAND'));
  const functions = deployedFunctions(app);
  const { phoneNumbers: _, ...counted } = DEPLOYED;
  const tiers = EXAMPLE_SETTINGS.tiers.length;

  expect(counted, 'Write these into console/cost/deployed-resources.ts.').toEqual({
    alarms: count('AWS::CloudWatch::Alarm'),
    dashboards: count('AWS::CloudWatch::Dashboard'),
    keys: count('AWS::KMS::Key'),
    metrics: Object.keys(DEPLOYMENT_METRICS).length + tiers * Object.keys(TIER_METRICS).length,
    secrets: count('AWS::SecretsManager::Secret'),
    streams: count('AWS::Kinesis::Stream'),
    streamMode: onDemand.every(Boolean) ? 'on-demand' : 'one-shard',
    tracedFunctions: functions.filter(({ isTraced }) => isTraced).length,
    queueFedFunctions: functions.filter(({ sources }) => sources.some(({ type }) => type === 'AWS::SQS::Queue')).length,
  });
});

it('docs/deploying.md tells how many resources a first deployment of the example settings makes', () => {
  const changes = Object.values(addDeployment(anApp(), EXAMPLE_SETTINGS)).map((stack: Stack) => {
    const { Resources } = template.parse(Template.fromStack(stack).toJSON());
    return { kind: 'new', stack: stack.stackName, resources: Object.keys(Resources).length } as const;
  });

  expect(readFileSync(join(PROJECT, 'docs/deploying.md'), 'utf8')).toContain(printedChanges(changes));
});
