import * as z from 'zod';
import { connectArn } from '../connect/arns.ts';
import type { SimulatedAccount, SimulatedStack, StackResource } from './account.ts';

const fn = {
  ref: z.strictObject({ Ref: z.string() }),
  getAtt: z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
  importValue: z.strictObject({ 'Fn::ImportValue': z.string() }),
  stackOutput: z.strictObject({
    'Fn::GetStackOutput': z.looseObject({ StackName: z.string(), OutputName: z.string() }),
  }),
  join: z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }),
  split: z.strictObject({ 'Fn::Split': z.tuple([z.string(), z.unknown()]) }),
  select: z.strictObject({ 'Fn::Select': z.tuple([z.coerce.number(), z.unknown()]) }),
};

/** What a template is read against. */
export interface TemplateScope {
  readonly account: SimulatedAccount;
  readonly resources: readonly StackResource[];
  /** Values of exports, by their names. */
  readonly exports: ReadonlyMap<string, string>;
}

/** Exports of all stacks. */
export function exportsOf(stacks: readonly SimulatedStack[]): ReadonlyMap<string, string> {
  return new Map(stacks.flatMap(({ exports = {} }) => Object.entries(exports)));
}

/**
 * A value of a template with what its functions stand for.
 * @throws TypeError for a function or a name that is not known here.
 */
export function templateValue(value: unknown, scope: TemplateScope): string {
  const values = templateValues(value, scope);
  const [only, ...more] = values;
  if (only === undefined || more.length > 0) throw new TypeError(`No single value: ${JSON.stringify(value)}`);
  return only;
}

function templateValues(value: unknown, scope: TemplateScope): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  const ref = fn.ref.safeParse(value);
  if (ref.success) return [refValue(ref.data.Ref, scope)];
  const getAtt = fn.getAtt.safeParse(value);
  if (getAtt.success) {
    const [logicalId, attribute] = getAtt.data['Fn::GetAtt'];
    return [attributeOf(attribute, resourceNamed(logicalId, scope), scope)];
  }
  const imported = fn.importValue.safeParse(value);
  if (imported.success) return [known(scope.exports.get(imported.data['Fn::ImportValue']), value)];
  const output = fn.stackOutput.safeParse(value);
  if (output.success) {
    const { StackName, OutputName } = output.data['Fn::GetStackOutput'];
    return [known(scope.account.stacks.find(({ name }) => name === StackName)?.outputs[OutputName], value)];
  }
  const join = fn.join.safeParse(value);
  if (join.success) {
    const [between, parts] = join.data['Fn::Join'];
    return [parts.map((part) => templateValue(part, scope)).join(between)];
  }
  const split = fn.split.safeParse(value);
  if (split.success) return templateValue(split.data['Fn::Split'][1], scope).split(split.data['Fn::Split'][0]);
  const select = fn.select.safeParse(value);
  if (select.success) {
    const [index, list] = select.data['Fn::Select'];
    return [known(templateValues(list, scope)[index], value)];
  }
  throw new TypeError(`The simulated CloudFormation does not know ${JSON.stringify(value)}.`);
}

function refValue(name: string, scope: TemplateScope): string {
  const { region, accountId } = scope.account;
  const pseudo = {
    'AWS::Region': region,
    'AWS::AccountId': accountId,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return Object.entries(pseudo).find(([key]) => key === name)?.[1] ?? resourceNamed(name, scope).physicalId;
}

function resourceNamed(logicalId: string, { resources }: TemplateScope): StackResource {
  const resource = resources.find((each) => each.logicalId === logicalId);
  if (resource === undefined) throw new TypeError(`The template has no resource ${logicalId}.`);
  return resource;
}

/** Attributes that are asked for are ARNs, of parts of the instance as Connect writes them, of all else made up; or names of hosts. */
function attributeOf(attribute: string, { type, physicalId }: StackResource, { account }: TemplateScope): string {
  if (attribute.endsWith('DomainName')) return `${physicalId.toLowerCase()}.example.net`;
  const [, service = '', kind = ''] = type.split('::');
  const { region, accountId, instances } = account;
  const instanceId = instances[0]?.id ?? '';
  if (service === 'Connect') return connectArn({ region, accountId, instanceId }, kind.toLowerCase(), physicalId);
  return `arn:aws:${service.toLowerCase()}:${region}:${accountId}:${kind.toLowerCase()}/${physicalId}`;
}

function known(value: string | undefined, asked: unknown): string {
  if (value === undefined) throw new TypeError(`Nothing is known of ${JSON.stringify(asked)}.`);
  return value;
}
