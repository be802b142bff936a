import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { addDeployment, type Deployment } from '../../infra/deployment.ts';
import {
  type DeploymentSettings,
  parseDeploymentSettings,
  readDeploymentSettings,
} from '../../infra/settings/deployment-settings.ts';

export const PROJECT = join(import.meta.dirname, '..', '..');

const jsonObject = z.record(z.string(), z.unknown());

/** The six fields that every settings file has. */
export const NEEDED = {
  connectInstance: 'arn:aws:connect:us-east-1:111122223333:instance/12345678-1234-1234-1234-123456789012',
  administratorEmail: 'sales-systems@example.com',
  companyName: 'Example Packaging',
  companyZone: 'America/New_York',
  rulesPresets: ['us-federal'],
  callerNumbers: ['+12025550100'],
};

export const EXAMPLE_SETTINGS = readDeploymentSettings(join(PROJECT, 'infra/settings.example.jsonc'));

/** The instance of the example. */
export const THE_INSTANCE = {
  kind: 'existing',
  arn: NEEDED.connectInstance,
  region: 'us-east-1',
  account: '111122223333',
  id: '12345678-1234-1234-1234-123456789012',
} as const;

/** The needed fields with these in addition or in their place. */
export function settingsWith(fields: Readonly<Record<string, unknown>>): DeploymentSettings {
  return parseDeploymentSettings(JSON.stringify({ ...NEEDED, ...fields }), join(PROJECT, 'the-test.jsonc'));
}

const { context } = z
  .object({ context: jsonObject })
  .parse(JSON.parse(readFileSync(join(PROJECT, 'cdk.json'), 'utf8')));

/** The app as `cdk synth` builds it, with the project's own flags, but without the slow parts: bundling and CDK's own checks. */
export function anApp(): App {
  return new App({
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
    builtinCloudFormationValidation: false,
    treeMetadata: false,
  });
}

export function aDeployment(): Deployment {
  return addDeployment(anApp(), EXAMPLE_SETTINGS);
}

const resource = z.object({
  Type: z.string(),
  Properties: jsonObject.default({}),
  DeletionPolicy: z.string().optional(),
  DependsOn: z.array(z.string()).default([]),
});

export type Resource = z.output<typeof resource> & { readonly logicalId: string };

/** Every resource of one type in a stack's template. */
export function resourcesOf(stack: Stack, type: string): readonly Resource[] {
  return Object.entries(Template.fromStack(stack).findResources(type)).map(([logicalId, found]) => ({
    ...resource.parse(found),
    logicalId,
  }));
}

/** Types of the resources that stay when the stack is deleted. */
export function keptTypes(stack: Stack): readonly string[] {
  const { Resources } = z
    .object({ Resources: z.record(z.string(), resource) })
    .parse(Template.fromStack(stack).toJSON());
  return Object.values(Resources).flatMap(({ Type, DeletionPolicy }) => (DeletionPolicy === 'Retain' ? [Type] : []));
}

/** The one resource of a type whose logical id starts so. */
export function theResource(stack: Stack, type: string, idStart = ''): Resource {
  const found = resourcesOf(stack, type).filter(({ logicalId }) => logicalId.startsWith(idStart));
  if (found.length !== 1 || found[0] === undefined) {
    throw new Error(`${found.length} resources of type ${type} start with "${idStart}".`);
  }
  return found[0];
}

const reference = z.object({ Ref: z.string() }).strict();
const attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).strict();
const joined = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }).strict();
/** Both ways in which a value comes from another stack. */
const imported = z.union([
  z
    .object({ 'Fn::ImportValue': z.string() })
    .strict()
    .transform((value) => value['Fn::ImportValue']),
  z
    .object({ 'Fn::GetStackOutput': z.object({ OutputName: z.string() }) })
    .strict()
    .transform((value) => value['Fn::GetStackOutput'].OutputName),
]);

/**
 * A template value as one line of text: resources by their logical id without its hash, `<LeadsTable.Arn>`, also where
 * they come from another stack.
 */
export function printed(value: unknown): string {
  if (typeof value === 'string') return value;
  const ref = reference.safeParse(value);
  if (ref.success) return `<${withoutHash(ref.data.Ref)}>`;
  const att = attribute.safeParse(value);
  if (att.success) return `<${withoutHash(att.data['Fn::GetAtt'][0])}.${att.data['Fn::GetAtt'][1]}>`;
  const join = joined.safeParse(value);
  if (join.success) return join.data['Fn::Join'][1].map(printed).join(join.data['Fn::Join'][0]);
  const name = imported.parse(value);
  const [, kind, id = '', rest = ''] =
    /(?:Exports|Publish)Output(FnGetAtt|Ref)(.+?[0-9A-F]{8})(.*?)[0-9A-F]{8}$/.exec(name) ?? [];
  if (kind === undefined) throw new Error(`The export ${name} cannot be told.`);
  return kind === 'Ref' ? `<${withoutHash(id)}>` : `<${withoutHash(id)}.${rest}>`;
}

function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}
