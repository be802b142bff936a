import type { SimulatedInstance } from '../connect/simulated-instance.ts';

/** A stack as CloudFormation tells of it. */
export interface SimulatedStack {
  readonly name: string;
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Values that other stacks import, by their names. */
  readonly exports?: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** As JSON. */
  readonly template: string;
  readonly resources: readonly StackResource[];
  readonly isProtected?: boolean;
  /** Values of its parameters, where they were given. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
}

/** A change set that was prepared and not carried out. */
export interface SimulatedChangeSet {
  readonly stack: string;
  readonly name: string;
  /** What the stack would be made of. */
  readonly template?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly changes: readonly {
    readonly action: 'Add' | 'Modify' | 'Remove';
    readonly logicalId: string;
    readonly type: string;
    readonly replacement?: 'True' | 'False' | 'Conditional';
  }[];
}

/** A quota of Service Quotas. What was granted to one resource names it; what holds for the account does not. */
export interface SimulatedQuota {
  readonly code: string;
  readonly name: string;
  readonly atFirst: number;
  readonly granted?: readonly { readonly value: number; readonly resourceArn?: string }[];
}

/** The part of an AWS account, in one region, that is looked at before and after a deployment. */
export interface SimulatedAccount {
  readonly accountId: string;
  readonly region: string;
  /** Who asks. */
  readonly callerArn: string;
  readonly instances: readonly SimulatedInstance[];
  readonly stacks: readonly SimulatedStack[];
  readonly changeSets: readonly SimulatedChangeSet[];
  readonly quotas: readonly SimulatedQuota[];
  /** What new resources are called, by their type, in place of made-up names. */
  readonly physicalIds?: Readonly<Record<string, string>>;
  /** Environments of functions, by name. */
  readonly functions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
