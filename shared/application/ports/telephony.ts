import type { Temporal } from 'temporal-polyfill';
import type { EndedFact } from '../../domain/attempt.ts';

export interface CallToStart {
  readonly destination: string;
  readonly callerNumber: string;
  readonly queueId: string;
  readonly contactFlowId: string;
  readonly ringTimeoutSeconds: number;
  /** Same token, same call: derived from deployment, lead generation and attempt. */
  readonly clientToken: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export type StartResult =
  | { readonly kind: 'started'; readonly contactId: string }
  /** Connect is over its rate: no call exists, try later. */
  | { readonly kind: 'throttled' }
  /** Connect will never place this call: `why` says whether number, permission or configuration stands in the way. */
  | {
      readonly kind: 'refused';
      readonly why: 'destination-not-allowed' | 'not-permitted' | 'invalid-number' | 'configuration';
      readonly detail: string;
    }
  /** Time-out, 5xx or lost connection: a call may exist. */
  | { readonly kind: 'unknown' };

export interface ContactDescription {
  readonly attributes: Readonly<Record<string, string>>;
  readonly initiatedAt: Temporal.Instant;
  /** How the contact came about, in Connect's own word: `API` for a call that was started through it. */
  readonly initiationMethod?: string;
  /** The first contact of the chain that this one belongs to. */
  readonly initialContactId?: string;
  /** When somebody, or a machine, answered; absent while it rings. */
  readonly answeredAt?: Temporal.Instant;
  /** When an agent was connected, while the contact goes on; `ended` tells it afterwards. */
  readonly agentConnectedAt?: Temporal.Instant;
  /** Set when the contact is over. */
  readonly ended?: EndedFact;
}

export interface Telephony {
  /** Starts one call; one request, never repeated by the adapter. Throws nothing: every failure is an answer. */
  start(call: CallToStart): Promise<StartResult>;
  /** What the contact centre knows of a contact, or undefined when it knows none. */
  describe(contactId: string): Promise<ContactDescription | undefined>;
  /** Ends a contact; one already over is no error. */
  stop(contactId: string): Promise<void>;
}

/** Asks after calls and ends them, and starts none. */
export type CallsUnderWay = Pick<Telephony, 'describe' | 'stop'>;

export interface PeopleCount {
  readonly available: number;
  readonly onContact: number;
}

export interface PeopleSnapshot {
  readonly takenAt: Temporal.Instant;
  /** By routing profile id; a profile that is missing has nobody. */
  readonly byRoutingProfile: ReadonlyMap<string, PeopleCount>;
}

/** About so many agents one request may ask. */
export const MOST_AGENTS_ASKED = 100;

export interface PeopleBoard {
  /** Who is free and who is talking, as fresh as the contact centre tells (every 15 s at best). One request. */
  snapshot(routingProfileIds: readonly string[]): Promise<PeopleSnapshot>;

  /**
   * Which of these agents could take a call at once; whoever is not at work could not. One request.
   * @param agentIds 1 to {@link MOST_AGENTS_ASKED}
   */
  freeAgents(agentIds: readonly string[]): Promise<ReadonlySet<string>>;
}
