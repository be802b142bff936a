import type { SimulatedAccount, SimulatedStack } from './account.ts';
import { AccountRefusal } from './account-refusal.ts';
import { blankStack, nameIn, stackArn } from './stack-writes.ts';
import type { XmlElements } from './xml-answer.ts';

/** So many stacks or resources fill a page. */
const PAGE = 20;

/**
 * What CloudFormation answers, by its query protocol.
 * @throws AccountRefusal where it would refuse.
 */
export function stackAnswer(operation: string, asked: URLSearchParams, account: SimulatedAccount): XmlElements {
  switch (operation) {
    case 'DescribeStacks': {
      const stacks = asked.has('StackName') ? [stackNamed(asked, account)] : account.stacks;
      return paged('Stacks', stacks.map(described(account)), asked);
    }
    case 'ListStackResources':
      return paged(
        'StackResourceSummaries',
        stackNamed(asked, account).resources.map(({ logicalId, type, physicalId }) => ({
          LogicalResourceId: logicalId,
          PhysicalResourceId: physicalId,
          ResourceType: type,
          ResourceStatus: 'CREATE_COMPLETE',
        })),
        asked,
      );
    case 'GetTemplate':
      return { TemplateBody: stackNamed(asked, account).template };
    case 'DescribeChangeSet': {
      const [stack, name] = [nameIn(asked.get('StackName') ?? ''), nameIn(asked.get('ChangeSetName') ?? '')];
      const found = account.changeSets.find((each) => each.stack === stack && each.name === name);
      if (found === undefined) {
        throw new AccountRefusal('ChangeSetNotFoundException', 404, `ChangeSet [${name}] does not exist`);
      }
      return {
        ChangeSetName: found.name,
        ChangeSetId: `arn:aws:cloudformation:${account.region}:${account.accountId}:changeSet/${found.name}/1`,
        StackName: found.stack,
        StackId: stackArn(found.stack, account),
        Status: 'CREATE_COMPLETE',
        ExecutionStatus: 'AVAILABLE',
        Changes: found.changes.map(({ action, logicalId, type, replacement }) => ({
          Type: 'Resource',
          ResourceChange: {
            Action: action,
            LogicalResourceId: logicalId,
            ResourceType: type,
            Replacement: replacement,
          },
        })),
      };
    }
    case 'DescribeStackEvents':
      return { StackEvents: [] };
    default:
      throw new AccountRefusal('InvalidAction', 400, `The simulated CloudFormation does not serve ${operation}.`);
  }
}

function stackNamed(asked: URLSearchParams, { stacks }: SimulatedAccount): SimulatedStack {
  const wanted = nameIn(asked.get('StackName') ?? '');
  const stack = stacks.find(({ name }) => name === wanted);
  if (stack !== undefined) return stack;
  if (isGoneByArn(asked)) return { ...blankStack(wanted), status: 'DELETE_COMPLETE' };
  throw new AccountRefusal('ValidationError', 400, `Stack with id ${wanted} does not exist`);
}

/** A stack that was deleted is still told of, to whoever knows its ARN. */
function isGoneByArn(asked: URLSearchParams): boolean {
  return asked.get('StackName')?.startsWith('arn:') ?? false;
}

function described(account: SimulatedAccount): (stack: SimulatedStack) => XmlElements {
  return ({ name, status, outputs, tags, isProtected, parameters = {} }) => ({
    StackId: stackArn(name, account),
    StackName: name,
    StackStatus: status,
    CreationTime: '2026-01-01T00:00:00.000Z',
    EnableTerminationProtection: isProtected ?? false,
    Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  });
}

function paged(list: string, all: readonly XmlElements[], asked: URLSearchParams): XmlElements {
  const from = Number(asked.get('NextToken') ?? 0);
  const isLast = from + PAGE >= all.length;
  return { [list]: all.slice(from, from + PAGE), NextToken: isLast ? undefined : String(from + PAGE) };
}
