import type { Temporal } from 'temporal-polyfill';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import type { EventHook } from '../flows/action-parameters.ts';
import type { QueueName } from '../flows/flow-host.ts';
import type { TranscriptStep } from '../flows/transcript.ts';
import type { Agent } from '../people/agents.ts';
import type { CallFate } from '../people/customers.ts';
import type { StartRequest } from './start-request.ts';

/** Where a contact stands: dialled and ringing, waiting for an agent, with one, or over. */
export type ContactPhase = 'dialling' | 'waiting' | 'with-agent' | 'over';

export interface ContactQueue {
  readonly queueId: string;
  readonly routingProfileId: string;
  readonly name: string;
}

/** A contact of the instance, as its events and its record tell of it. Moments are absent until they have come. */
export interface Contact {
  readonly contactId: string;
  readonly channel: 'VOICE' | 'CHAT' | 'TASK';
  readonly initiationMethod: 'API' | 'TRANSFER' | 'INBOUND' | 'OUTBOUND' | 'FLOW';
  /** The chain's first contact and the leg before; only a leg that follows a transfer has them. */
  readonly initialContactId?: string;
  readonly previousContactId?: string;
  /** The leg that follows after a transfer. */
  nextContactId?: string;
  attributes: Readonly<Record<string, string>>;
  /** E.164; absent for contacts without a telephone. */
  readonly customerNumber?: string;
  readonly systemNumber?: string;
  queue: ContactQueue;
  readonly initiatedAt: Temporal.Instant;
  phase: ContactPhase;
  ringStartAt?: Temporal.Instant;
  connectedAt?: Temporal.Instant;
  enqueuedAt?: Temporal.Instant;
  agent?: Agent;
  withAgentAt?: Temporal.Instant;
  transferCompletedAt?: Temporal.Instant;
  endedAt?: Temporal.Instant;
  disconnectReason?: string;
  wrapUpEndedAt?: Temporal.Instant;
}

/** What flows have set for a call, and what was heard on it. The legs of a call share it. */
export interface CallLine {
  /** The flow of each event. */
  readonly hooks: Map<EventHook, string>;
  /** Where the contact is queued; its own queue when absent. */
  target?: QueueName;
  recorded: readonly ('Agent' | 'Customer')[];
  /** When the customer first heard anything: a text, or an agent. */
  heardAt?: Temporal.Instant;
  /** The customer has said in a menu that they are never to be called again. */
  saidStop: boolean;
  readonly transcript: TranscriptStep[];
}

export function silentLine(): CallLine {
  return { hooks: new Map(), recorded: [], saidStop: false, transcript: [] };
}

/** A contact that flows run for. */
export interface FlowingContact extends Contact {
  readonly line: CallLine;
  readonly tier: TierNumber;
}

/** A voice contact with a person of the run. */
export interface CallLeg extends FlowingContact {
  readonly personId: string;
  readonly customerNumber: string;
  readonly systemNumber: string;
}

/** A call that the dialler placed, with the legs that transfers opened. It holds one line until its last leg ends. */
export interface PlacedCall extends CallLeg {
  readonly request: StartRequest;
  /** Counted over all of the person's calls, from 1. */
  readonly callNumber: number;
  readonly stage: Stage | undefined;
  readonly programme: string | undefined;
  readonly fate: CallFate;
  readonly laterLegs: CallLeg[];
  answeredBy: 'human' | 'machine' | 'nobody';
  /** The person and an agent really talked. */
  hadConversation: boolean;
  /** Every form that was sent about the call, in order. */
  readonly dispositions: { readonly at: Temporal.Instant; readonly code: string }[];
}

/** The call's legs, oldest first. */
export function legsOf(call: PlacedCall): readonly CallLeg[] {
  return [call, ...call.laterLegs];
}

/** The leg that the customer is on, or was on last. */
export function latestLeg(call: PlacedCall): CallLeg {
  return call.laterLegs.at(-1) ?? call;
}
