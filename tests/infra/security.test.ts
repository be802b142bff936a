import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { addDeployment } from '../../infra/deployment.ts';
import { aDeployment, anApp, settingsWith, THE_INSTANCE } from './a-deployment.ts';

const deployment = aDeployment();
const stacks = Object.entries(deployment);
const agents = `AwsSolutions-IAM5[Resource::${THE_INSTANCE.arn}/agent/*]`;
const traces = 'AwsSolutions-IAM5[Resource::*]';
const contacts = `AwsSolutions-IAM5[Resource::${THE_INSTANCE.arn}/contact/*]`;

function acknowledged(stack: Stack): readonly string[] {
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.keys(data))
    .map((id) => id.replace(/^annotation::/i, ''));
}

describe('AWS solutions checks', () => {
  it.each(stacks)('find nothing in %s', (_name, stack) => {
    expect(new AwsSolutionsChecks().validateScope(stack).violations).toEqual([]);
  });

  it('find nothing where an instance is made too, and keeps recordings', () => {
    const settings = settingsWith({
      region: 'us-east-1',
      connectInstance: { create: { alias: 'example-sales' } },
      callerNumbers: { claim: { country: 'US', type: 'DID' } },
      recording: 'after-notice',
    });
    const made = Object.values(addDeployment(anApp(), settings));

    expect(made.flatMap((stack) => new AwsSolutionsChecks().validateScope(stack).violations)).toEqual([]);
  });

  it('find what is wrong when something is', () => {
    const stack = new Stack(anApp(), 'Careless');
    new Queue(stack, 'Queue');
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: ['*'] }));

    const found = new AwsSolutionsChecks().validateScope(stack).violations.map(({ ruleName }) => ruleName);

    expect(found.toSorted()).toEqual(['AwsSolutions-IAM5[Resource::*]', 'AwsSolutions-SQS3', 'AwsSolutions-SQS4']);
  });

  it('are acknowledged only where AWS knows no exact ARN, each by its exact finding', () => {
    expect(
      Object.fromEntries(stacks.map(([name, stack]) => [name, [...new Set(acknowledged(stack))].toSorted()])),
    ).toEqual({
      alarms: [],
      connect: [],
      people: ['AwsSolutions-COG2', 'AwsSolutions-COG8'],
      api: [traces, contacts],
      console: ['AwsSolutions-CFR1', 'AwsSolutions-CFR2', 'AwsSolutions-CFR3', 'AwsSolutions-CFR4', 'AwsSolutions-S1'],
      data: ['AwsSolutions-SMG4', 'AwsSolutions-SQS3'],
      callsIn: [
        traces,
        expect.stringMatching(/^AwsSolutions-IAM5\[Resource::<FailedContactRecordsBucket\w{8}\.Arn>\/\*\]$/),
        contacts,
      ],
      callsOut: [traces, agents, contacts],
      eventsIn: [traces, contacts],
      flows: [],
      eventsOut: [
        traces,
        expect.stringMatching(/^AwsSolutions-IAM5\[Resource::<FailedContactRecordsBucket\w{8}\.Arn>\/\*\]$/),
        expect.stringMatching(/^AwsSolutions-IAM5\[Resource::<SuppressionLogBucket\w{8}\.Arn>\/erasures\/\*\]$/),
        expect.stringMatching(/^AwsSolutions-IAM5\[Resource::<SuppressionLogBucket\w{8}\.Arn>\/suppressions\/\*\]$/),
        expect.stringMatching(
          /^AwsSolutions-IAM5\[Resource::tierline-calls-in:ExportsOutputFnGetAttFailedContactRecordsBucket\w+\/\*\]$/,
        ),
        expect.stringMatching(
          /^AwsSolutions-IAM5\[Resource::tierline-data:ExportsOutputFnGetAttSuppressionLogBucket\w+\/erasures\/\*\]$/,
        ),
        expect.stringMatching(
          /^AwsSolutions-IAM5\[Resource::tierline-data:ExportsOutputFnGetAttSuppressionLogBucket\w+\/suppressions\/\*\]$/,
        ),
      ],
      observation: [],
    });
  });
});
