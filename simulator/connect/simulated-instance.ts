/** Something of an instance that has an id and a name. */
export interface NamedPart {
  readonly id: string;
  readonly name: string;
}

export interface ClaimedNumber {
  readonly id: string;
  readonly number: string;
  /** ISO 3166-1. */
  readonly country: string;
  readonly type: string;
  /** The flow that it leads to. */
  readonly flowId?: string;
}

export interface RoutingProfile extends NamedPart {
  /** Calls and tasks when absent. */
  readonly channels?: readonly ('VOICE' | 'TASK')[];
}

export interface InstanceUser {
  readonly id: string;
  readonly username: string;
  readonly routingProfileId: string;
  readonly autoAccepts: boolean;
}

/** A Connect instance as its administration API tells of it. */
export interface SimulatedInstance {
  readonly id: string;
  readonly alias: string;
  readonly status: 'CREATION_IN_PROGRESS' | 'ACTIVE' | 'CREATION_FAILED';
  readonly isOutboundOn: boolean;
  readonly isInboundOn: boolean;
  readonly queues: readonly NamedPart[];
  readonly routingProfiles: readonly RoutingProfile[];
  readonly users?: readonly InstanceUser[];
  readonly numbers: readonly ClaimedNumber[];
  /** ARNs of the Lambda functions that its flows may invoke. */
  readonly functions: readonly string[];
  readonly hasPlaceForRecordings?: boolean;
  /** Where contact records go: an instance has one such place at most. */
  readonly recordTarget?:
    | { readonly kind: 'stream'; readonly arn: string }
    | { readonly kind: 'firehose'; readonly arn: string };
}
