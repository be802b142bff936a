/**
 * What really happened to the people of a simulated run, told by the telephone network itself and by nobody else.
 * The auditor judges by it, so it names nothing of shared/; moments are ISO 8601 UTC.
 */
export interface TruePerson {
  readonly personId: string;
  readonly phones: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The subdivision of the person's address where the list tells it: ISO 3166-2 without the country (`FL`, `BY`). */
  readonly region?: string;
  /** The subdivision that a phone's own digits name, where they name one. */
  readonly numberRegions?: Readonly<Record<string, string>>;
  /** The zone the list stated, when it did. */
  readonly statedTimezone?: string;
  /**
   * The zones of the postal code or region that the list stated, when it did. Without them and without a stated zone
   * every zone the number may be in has to allow a call.
   */
  readonly addressZones?: readonly string[];
  /** Where the person really is. */
  readonly zone: string;
  /** What the person agreed to before the first call; absent when nobody asked. */
  readonly consent?: 'express' | 'written';
  /** The hours of any day in which the person wishes to be called, `HH:MM` where the person is. */
  readonly callWindow?: { readonly start: string; readonly end: string };
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
  /** What the network made of the call; an answered one may still have been given up before the answer. */
  readonly network: 'answered' | 'unanswered' | 'busy' | 'invalid-number' | 'network-failure';
  readonly answeredBy: 'human' | 'machine' | 'nobody';
  readonly answeredAt?: string;
  /** When the person first heard anything after answering: a text of the flow, or an agent. */
  readonly heardAt?: string;
  /** When an agent came on the line. */
  readonly withAgentAt?: string;
  readonly endedAt: string;
  readonly agent?: string;
  /** A person talked with an agent (not a machine, not an instant hang-up). */
  readonly conversation: boolean;
  /** Every form that an agent sent about the call, in order; the last one is the agents' last word. */
  readonly dispositions: readonly { readonly at: string; readonly code: string }[];
}

/** A call that the dialler had no part in: the person rang the company, or an agent dialled by hand. */
export interface TrueOtherCall {
  readonly personId: string;
  readonly how: 'inbound' | 'by-hand';
  readonly startedAt: string;
  readonly endedAt: string;
  /** A person talked with an agent. */
  readonly conversation: boolean;
}

/** A purchase that somebody made without an agent's help. */
export interface TruePurchase {
  readonly personId: string;
  /** The company's number of the order. */
  readonly orderId: string;
  readonly at: string;
  readonly value: number;
  /** When a function was first told of it and said that it had done its work; absent while none has. */
  readonly deliveredAt?: string;
}

export interface GroundTruth {
  readonly people: readonly TruePerson[];
  /** One for each call the dialler placed, from the first ring to the end of the last leg, however often transferred. */
  readonly calls: readonly TrueCall[];
  readonly otherCalls: readonly TrueOtherCall[];
  /** The moment each person asked not to be called any more. */
  readonly stops: readonly { readonly personId: string; readonly at: string }[];
  /** What people bought by themselves, in the order in which it was told. */
  readonly purchases: readonly TruePurchase[];
  /** Callbacks that people asked for. */
  readonly callbacks: readonly { readonly personId: string; readonly askedAt: string; readonly agreedAt: string }[];
}
