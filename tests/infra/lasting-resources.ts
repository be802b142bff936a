import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import type { Deployment } from '../../infra/deployment.ts';

/** What something outside the template knows of, or what holds what cannot be made again. */
const LASTING =
  /^AWS::(Connect::.+|DynamoDB::Table|KMS::Key|Kinesis::Stream|Lambda::Function|S3::Bucket|SNS::Topic|SQS::Queue|SecretsManager::Secret)$/;

/** A resource as an upgrade has to leave it: under its logical id, with what cannot change without a replacement. */
const lastingResource = z.object({
  type: z.string(),
  /** Whether it is kept when its stack no longer holds it. */
  keep: z.string(),
  fixed: z.record(z.string(), z.unknown()),
});

/** By stack, then by logical id. */
export const lastingResources = z.record(z.string(), z.record(z.string(), lastingResource));

export type LastingResources = z.output<typeof lastingResources>;

const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DeletionPolicy: z.string().default('Delete'),
    }),
  ),
});

/** The lasting resources of a deployment. */
export function lastingIn(deployment: Deployment): LastingResources {
  const stacks: readonly Stack[] = Object.values(deployment);
  return Object.fromEntries(stacks.map((stack) => [stack.stackName, lastingInStack(stack)]));
}

export function lastingInStack(stack: Stack): LastingResources[string] {
  const { Resources } = template.parse(Template.fromStack(stack).toJSON());
  return Object.fromEntries(
    Object.entries(Resources)
      .filter(([, { Type }]) => LASTING.test(Type))
      .map(([logicalId, { Type, Properties, DeletionPolicy }]) => {
        const replacing = replacingProperties(Type);
        const fixed = Object.entries(Properties).filter(([property]) => replacing.has(property));
        return [logicalId, { type: Type, keep: DeletionPolicy, fixed: Object.fromEntries(fixed) }];
      }),
  );
}

/** What an upgrade from one to the other would take away or replace, in plain words. */
export function losses(before: LastingResources, after: LastingResources): readonly string[] {
  return Object.entries(before).flatMap(([stack, resources]) =>
    Object.entries(resources).flatMap(([logicalId, was]) => {
      const is = after[stack]?.[logicalId];
      const where = `${stack}: ${logicalId} (${was.type})`;
      if (is === undefined) return [`${where} is gone or has another logical id`];
      if (is.type !== was.type) return [`${where} becomes ${is.type}`];
      const changed = [...new Set([...Object.keys(was.fixed), ...Object.keys(is.fixed)])].filter(
        (property) => JSON.stringify(was.fixed[property]) !== JSON.stringify(is.fixed[property]),
      );
      return [
        ...changed.map((property) => `${where} is replaced: ${property} changes`),
        ...(was.keep === 'Retain' && is.keep !== 'Retain' ? [`${where} is no longer kept`] : []),
      ];
    }),
  );
}

const property = z.object({ causesReplacement: z.string().optional() });
const specification = z.object({
  schema: z.object({
    resource: z.object({
      entities: z.array(z.object({ cloudFormationType: z.string(), properties: z.record(z.string(), property) })),
    }),
  }),
});

/** Of every type the properties whose change means another resource, or may: AWS's own data, which the CDK brings along. */
const REPLACING = new Map<string, ReadonlySet<string>>();

function replacingProperties(type: string): ReadonlySet<string> {
  if (REPLACING.size === 0) {
    const cdk = dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json'));
    const text = gunzipSync(readFileSync(join(cdk, 'db.json.gz'))).toString('utf8');
    for (const { cloudFormationType, properties } of specification.parse(JSON.parse(text)).schema.resource.entities) {
      const replacing = Object.entries(properties).filter(
        ([, { causesReplacement = 'no' }]) => causesReplacement !== 'no',
      );
      REPLACING.set(cloudFormationType, new Set(replacing.map(([name]) => name)));
    }
  }
  const known = REPLACING.get(type);
  if (known === undefined) throw new Error(`CloudFormation knows no ${type}.`);
  return known;
}
