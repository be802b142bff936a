import {
  type CloudFormationClient,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { isNamed } from '../account/asked.ts';
import { stackNamed } from '../account/deployed-stacks.ts';
import { templateFrom } from './assembly.ts';
import type { PreparedChange } from './lost-resources.ts';
import type { DeployedTemplate } from './stack-changes.ts';

/** Stacks in these states were never made: CDK begins them anew. */
const NEVER_MADE: ReadonlySet<string> = new Set([
  'REVIEW_IN_PROGRESS',
  'CREATE_FAILED',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
]);

/** The template that a stack was deployed with. Needs cloudformation:DescribeStacks and cloudformation:GetTemplate. */
export async function deployedTemplate(client: CloudFormationClient, StackName: string): Promise<DeployedTemplate> {
  const stack = await stackNamed(client, StackName);
  if (stack === undefined || NEVER_MADE.has(stack.status)) return { kind: 'none' };
  const { TemplateBody = '' } = await client.send(new GetTemplateCommand({ StackName, TemplateStage: 'Original' }));
  const template = templateFrom(TemplateBody);
  return template === undefined ? { kind: 'unreadable' } : { kind: 'readable', template };
}

/**
 * What a prepared change set would do; nothing when there is none, because nothing would change. Needs
 * cloudformation:DescribeChangeSet.
 */
export async function preparedChanges(
  client: CloudFormationClient,
  StackName: string,
  ChangeSetName: string,
): Promise<readonly PreparedChange[]> {
  const found: PreparedChange[] = [];
  let NextToken: string | undefined;
  do {
    const asked = new DescribeChangeSetCommand({ StackName, ChangeSetName, NextToken });
    const page = await client.send(asked).catch((error: unknown) => {
      if (isNamed(error, 'ChangeSetNotFound', 'ChangeSetNotFoundException')) return undefined;
      throw error;
    });
    for (const { ResourceChange } of page?.Changes ?? []) {
      if (ResourceChange === undefined) continue;
      const { Action = '', LogicalResourceId = '', ResourceType = '', Replacement } = ResourceChange;
      found.push({
        action: Action,
        logicalId: LogicalResourceId,
        type: ResourceType,
        ...(Replacement !== undefined && { replacement: Replacement }),
      });
    }
    NextToken = page?.NextToken;
  } while (NextToken !== undefined);
  return found;
}

/** Throws a prepared change set away. Needs cloudformation:DeleteChangeSet. */
export async function discardChangeSet(
  client: CloudFormationClient,
  StackName: string,
  ChangeSetName: string,
): Promise<void> {
  await client.send(new DeleteChangeSetCommand({ StackName, ChangeSetName }));
}
