import type { NamedResource, StackChange } from './stack-changes.ts';

/** Resources that hold what cannot be made again: leads, keys, secrets, numbers that customers call back. */
const HOLDING: ReadonlySet<string> = new Set([
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::KMS::Key',
  'AWS::SecretsManager::Secret',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::Connect::Instance',
  'AWS::Connect::PhoneNumber',
]);

/** What a prepared change set would do to one resource. */
export interface PreparedChange extends NamedResource {
  readonly action: string;
  /** As CloudFormation has it: True, False, Conditional; undefined where nothing is modified. */
  readonly replacement?: string;
}

export interface LostResource extends NamedResource {
  readonly stack: string;
  readonly how: 'removed' | 'replaced' | 'perhaps replaced';
}

/** What would be taken out of a stack that is protected, although it holds something. */
export function removedFrom(change: StackChange): readonly LostResource[] {
  if (change.kind !== 'changed' || !change.isProtected) return [];
  return change.removed
    .filter(({ type }) => HOLDING.has(type))
    .map((resource) => ({ ...resource, stack: change.stack, how: 'removed' }));
}

/** What CloudFormation itself says it would remove or make anew of what holds something. */
export function lostBy(stack: string, changes: readonly PreparedChange[]): readonly LostResource[] {
  return changes.flatMap((change) => {
    const how = HOLDING.has(change.type) ? lostHow(change) : undefined;
    return how === undefined ? [] : [{ stack, logicalId: change.logicalId, type: change.type, how }];
  });
}

function lostHow({ action, replacement }: PreparedChange): LostResource['how'] | undefined {
  if (action === 'Remove') return 'removed';
  if (action !== 'Modify' || replacement === undefined || replacement === 'False') return undefined;
  return replacement === 'True' ? 'replaced' : 'perhaps replaced';
}
