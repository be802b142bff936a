/**
 * What really happened to the people of a simulated run, told by the telephone network itself and by nobody else.
 * The auditor judges by it, so it names nothing of shared/; moments are ISO 8601 UTC.
 */
export interface TruePerson {
  readonly personId: string;
  readonly phones: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The zone the list stated, when it did; otherwise every zone the number may be in has to allow a call. */
  readonly statedTimezone?: string;
  /** Where the person really is. */
  readonly zone: string;
}

export interface TrueCall {
  readonly contactId: string;
  readonly personId: string;
  readonly phone: string;
  readonly tier: number;
  readonly stage: string;
  /** Programme of the touch this call carries out, when it is one. */
  readonly programme?: string;
  readonly startedAt: string;
  readonly answeredBy: 'human' | 'machine' | 'nobody';
  readonly answeredAt?: string;
  /** When an agent came on the line. */
  readonly withAgentAt?: string;
  readonly endedAt: string;
  readonly agent?: string;
  /** A person talked with an agent (not a machine, not an instant hang-up). */
  readonly conversation: boolean;
}

export interface GroundTruth {
  readonly people: readonly TruePerson[];
  readonly calls: readonly TrueCall[];
  /** The moment each person asked not to be called any more. */
  readonly stops: readonly { readonly personId: string; readonly at: string }[];
  /** Callbacks that people asked for. */
  readonly callbacks: readonly { readonly personId: string; readonly askedAt: string; readonly agreedAt: string }[];
}
