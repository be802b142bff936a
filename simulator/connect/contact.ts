import type { Temporal } from 'temporal-polyfill';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import type { Agent } from '../people/agents.ts';
import type { CallFate } from '../people/customers.ts';
import type { StartRequest } from './start-request.ts';

/** Where a call stands: dialled and ringing, waiting for an agent, with one, or over. */
export type ContactPhase = 'dialling' | 'waiting' | 'with-agent' | 'over';

/** One outbound call of the contact centre. Moments are absent until they have come. */
export interface Contact {
  readonly contactId: string;
  readonly request: StartRequest;
  readonly personId: string;
  /** Counted over all of the person's calls, from 1. */
  readonly callNumber: number;
  readonly tier: TierNumber;
  readonly queueId: string;
  readonly routingProfileId: string;
  readonly callerNumber: string;
  readonly stage: Stage | undefined;
  readonly programme: string | undefined;
  readonly fate: CallFate;
  readonly initiatedAt: Temporal.Instant;
  phase: ContactPhase;
  answeredBy: 'human' | 'machine' | 'nobody';
  ringStartAt?: Temporal.Instant;
  connectedAt?: Temporal.Instant;
  enqueuedAt?: Temporal.Instant;
  agent?: Agent;
  withAgentAt?: Temporal.Instant;
  endedAt?: Temporal.Instant;
  disconnectReason?: string;
  wrapUpEndedAt?: Temporal.Instant;
  /** The person and an agent really talked. */
  hadConversation: boolean;
}
