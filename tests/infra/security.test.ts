import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { aDeployment, anApp, EXAMPLE_SETTINGS } from './a-deployment.ts';

const deployment = aDeployment();
const stacks = Object.entries(deployment);
const agents = `AwsSolutions-IAM5[Resource::${EXAMPLE_SETTINGS.connectInstance.arn}/agent/*]`;
const contacts = `AwsSolutions-IAM5[Resource::${EXAMPLE_SETTINGS.connectInstance.arn}/contact/*]`;

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
      data: ['AwsSolutions-SMG4', 'AwsSolutions-SQS3'],
      callsIn: [
        expect.stringMatching(/^AwsSolutions-IAM5\[Resource::<FailedContactRecordsBucket\w{8}\.Arn>\/\*\]$/),
        contacts,
      ],
      callsOut: [agents, contacts],
      eventsIn: [contacts],
      eventsOut: [
        expect.stringMatching(/^AwsSolutions-IAM5\[Resource::<FailedContactRecordsBucket\w{8}\.Arn>\/\*\]$/),
        expect.stringMatching(
          /^AwsSolutions-IAM5\[Resource::tierline-calls-in:ExportsOutputFnGetAttFailedContactRecordsBucket\w+\/\*\]$/,
        ),
      ],
    });
  });
});
