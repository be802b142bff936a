import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { SimulatedAccount, SimulatedChangeSet, SimulatedStack } from './account.ts';
import { AccountRefusal } from './account-refusal.ts';
import { exportsOf, type TemplateScope, templateValue } from './template-values.ts';
import type { XmlElements } from './xml-answer.ts';

const template = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string() })).default({}),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});

export interface StackWrite {
  readonly result: XmlElements;
  /** The account afterwards. */
  readonly account: SimulatedAccount;
}

/**
 * What CloudFormation does to stacks; undefined when the operation changes nothing or is not served here.
 * @param textAt the text of an object by its URL: templates come from a bucket.
 * @throws AccountRefusal where it would refuse.
 */
export function stackWrite(
  operation: string,
  asked: URLSearchParams,
  account: SimulatedAccount,
  textAt: (url: string) => string | undefined,
): StackWrite | undefined {
  const stack = nameIn(asked.get('StackName') ?? '');
  const name = nameIn(asked.get('ChangeSetName') ?? '');
  const others = account.changeSets.filter((each) => each.stack !== stack || each.name !== name);
  switch (operation) {
    case 'CreateChangeSet': {
      const text = textAt(asked.get('TemplateURL') ?? '') ?? asked.get('TemplateBody') ?? '{}';
      const changes = changesTo(account.stacks.find((each) => each.name === stack)?.template ?? '{}', text);
      const isNew = !account.stacks.some((each) => each.name === stack);
      return {
        result: {
          Id: `arn:aws:cloudformation:${account.region}:${account.accountId}:changeSet/${name}/1`,
          StackId: stackArn(stack, account),
        },
        account: {
          ...account,
          stacks: isNew ? [...account.stacks, blankStack(stack)] : account.stacks,
          changeSets: [...others, { stack, name, changes, template: text, parameters: parametersIn(asked) }],
        },
      };
    }
    case 'ExecuteChangeSet': {
      const changeSet = account.changeSets.find((each) => each.stack === stack && each.name === name);
      if (changeSet === undefined) throw new AccountRefusal('ChangeSetNotFoundException', 404, `No change set ${name}`);
      return { result: {}, account: { ...carriedOut(changeSet, account), changeSets: others } };
    }
    case 'DeleteChangeSet':
      return { result: {}, account: { ...account, changeSets: others } };
    case 'UpdateTerminationProtection': {
      const isProtected = asked.get('EnableTerminationProtection') === 'true';
      const stacks = account.stacks.map((each) => (each.name === stack ? { ...each, isProtected } : each));
      return { result: { StackId: stackArn(stack, account) }, account: { ...account, stacks } };
    }
    case 'DeleteStack': {
      if (account.stacks.find((each) => each.name === stack)?.isProtected) {
        throw new AccountRefusal('ValidationError', 400, `Stack [${stack}] cannot be deleted while it is protected`);
      }
      return { result: {}, account: { ...account, stacks: account.stacks.filter((each) => each.name !== stack) } };
    }
    default:
      return undefined;
  }
}

export function stackArn(name: string, { region, accountId }: Pick<SimulatedAccount, 'region' | 'accountId'>): string {
  return `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/00000000-0000-4000-8000-000000000000`;
}

/** Stacks and change sets are named by their names or their ARNs. */
export function nameIn(nameOrArn: string): string {
  return /^arn:[^/]+\/([^/]+)/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

export function blankStack(name: string): SimulatedStack {
  return { name, status: 'REVIEW_IN_PROGRESS', outputs: {}, tags: {}, template: '{}', resources: [] };
}

function changesTo(before: string, after: string): SimulatedChangeSet['changes'] {
  const [old, young] = [before, after].map((text) => template.parse(JSON.parse(text)).Resources);
  const added = Object.entries(young ?? {}).flatMap(([logicalId, resource]) => {
    if (isDeepStrictEqual(old?.[logicalId], resource)) return [];
    const isThere = old?.[logicalId] !== undefined;
    const base = { logicalId, type: resource.Type };
    return [
      isThere
        ? { ...base, action: 'Modify' as const, replacement: 'False' as const }
        : { ...base, action: 'Add' as const },
    ];
  });
  const removed = Object.entries(old ?? {})
    .filter(([logicalId]) => young?.[logicalId] === undefined)
    .map(([logicalId, { Type }]) => ({ action: 'Remove' as const, logicalId, type: Type }));
  return [...added, ...removed];
}

/** Those that are given a value; the others keep theirs. */
function parametersIn(asked: URLSearchParams): Readonly<Record<string, string>> {
  const given: Record<string, string> = {};
  for (let index = 1; ; index += 1) {
    const key = asked.get(`Parameters.member.${index}.ParameterKey`);
    if (key === null) return given;
    const value = asked.get(`Parameters.member.${index}.ParameterValue`);
    if (value !== null) given[key] = value;
  }
}

function carriedOut(
  { stack, template: text = '{}', parameters }: SimulatedChangeSet,
  account: SimulatedAccount,
): SimulatedAccount {
  const parsed = template.parse(JSON.parse(text));
  const others = account.stacks.filter(({ name }) => name !== stack);
  const before = account.stacks.find(({ name }) => name === stack);
  const resources = Object.entries(parsed.Resources).map(([logicalId, { Type }]) => ({
    logicalId,
    type: Type,
    physicalId: account.physicalIds?.[Type] ?? `${stack}-${logicalId}`,
  }));
  const scope: TemplateScope = { account, resources, exports: exportsOf(others) };
  const outputs = Object.entries(parsed.Outputs).map(([key, { Value }]) => [key, templateValue(Value, scope)] as const);
  const exported = Object.entries(parsed.Outputs).flatMap(([, { Value, Export }]) =>
    Export === undefined ? [] : [[Export.Name, templateValue(Value, scope)] as const],
  );
  const made: SimulatedStack = {
    name: stack,
    status: before?.status === 'REVIEW_IN_PROGRESS' ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE',
    isProtected: before?.isProtected ?? false,
    tags: {},
    template: text,
    resources,
    parameters: { ...before?.parameters, ...parameters },
    outputs: Object.fromEntries(outputs),
    exports: Object.fromEntries(exported),
  };
  return { ...account, stacks: [...others, made] };
}
