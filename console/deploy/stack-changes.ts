import { isDeepStrictEqual } from 'node:util';
import type { StackTemplate, SynthesisedStack } from './assembly.ts';

export interface NamedResource {
  readonly logicalId: string;
  readonly type: string;
}

/** What a deployment would do to one stack. */
export type StackChange =
  | { readonly kind: 'new'; readonly stack: string; readonly resources: number }
  | { readonly kind: 'unchanged'; readonly stack: string }
  | {
      readonly kind: 'changed';
      readonly stack: string;
      readonly isProtected: boolean;
      readonly added: readonly NamedResource[];
      readonly changed: readonly NamedResource[];
      readonly removed: readonly NamedResource[];
    }
  /** What is deployed cannot be read as this project writes it. */
  | { readonly kind: 'unknown'; readonly stack: string; readonly isProtected: boolean };

/** What is deployed under a stack's name. */
export type DeployedTemplate =
  | { readonly kind: 'none' }
  | { readonly kind: 'readable'; readonly template: StackTemplate }
  | { readonly kind: 'unreadable' };

/** Compares what would be deployed with what is. Resources are the same when their logical id and type are. */
export function stackChange(
  { name, isProtected, template }: SynthesisedStack,
  deployed: DeployedTemplate,
): StackChange {
  const stack = name;
  switch (deployed.kind) {
    case 'none':
      return { kind: 'new', stack, resources: Object.keys(template.Resources).length };
    case 'unreadable':
      return { kind: 'unknown', stack, isProtected };
    case 'readable': {
      if (isDeepStrictEqual(deployed.template, template)) return { kind: 'unchanged', stack };
      const [before, after] = [deployed.template.Resources, template.Resources];
      const has = (resources: StackTemplate['Resources'], { logicalId, type }: NamedResource) =>
        resources[logicalId]?.Type === type;
      return {
        kind: 'changed',
        stack,
        isProtected,
        added: named(after).filter((each) => !has(before, each)),
        changed: named(after).filter(
          (each) => has(before, each) && !isDeepStrictEqual(before[each.logicalId], after[each.logicalId]),
        ),
        removed: named(before).filter((each) => !has(after, each)),
      };
    }
  }
}

function named(resources: StackTemplate['Resources']): readonly NamedResource[] {
  return Object.entries(resources).map(([logicalId, { Type }]) => ({ logicalId, type: Type }));
}
