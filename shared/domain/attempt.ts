import type { Temporal } from 'temporal-polyfill';
import type { CallPurpose, Lead } from './lead.ts';
import type { NextStep } from './next-step.ts';
import type { Outcome, OutcomeCode } from './outcome.ts';
import type { TierNumber } from './sales-structure.ts';
import type { Stage } from './stage.ts';

/** Under which plan, rules and script the call was placed. */
export interface Placement {
  readonly campaignId: string;
  readonly tier: TierNumber;
  readonly stage: Stage;
  readonly numberKey: string;
  readonly purpose: CallPurpose;
  readonly dueAt: Temporal.Instant;
  readonly claimedAt: Temporal.Instant;
  readonly startedAt: Temporal.Instant;
  readonly rulesVersion: number;
}

/** The call is over, as telephony tells it (contact event DISCONNECTED, or DescribeContact). */
export interface EndedFact {
  readonly endedAt: Temporal.Instant;
  readonly connectedAt?: Temporal.Instant;
  readonly agentConnectedAt?: Temporal.Instant;
  readonly agentId?: string;
  readonly disconnectReason?: string;
  readonly machineDetection?: string;
}

/** The contact record: the fullest account, late, and delivered again whenever something is added. */
export interface RecordFact extends EndedFact {
  readonly lastUpdatedAt: Temporal.Instant;
  readonly recordingLocation?: string;
}

/** What the agent says came of the call. */
export interface DispositionFact {
  readonly code: OutcomeCode;
  readonly givenAt: Temporal.Instant;
  /** Whole units of the company's currency; only with a sale. */
  readonly orderValue?: number;
  /** The moment agreed with the customer; only with `callback-requested`. */
  readonly callbackAt?: Temporal.Instant;
}

/** The customer asked not to be called any more. */
export interface OptOutFact {
  readonly at: Temporal.Instant;
}

/** Everything known about one attempt; each member comes from its own source, in any order, any number of times. */
export interface AttemptFacts {
  readonly ended?: EndedFact;
  readonly record?: RecordFact;
  readonly disposition?: DispositionFact;
  readonly optOut?: OptOutFact;
}

export interface Decision {
  readonly outcome: Outcome;
  readonly nextStep: NextStep;
  readonly decidedAt: Temporal.Instant;
}

/** One placed call: a chain of Connect contacts, keyed by the first. */
export interface Attempt {
  readonly contactId: string;
  readonly leadId: string;
  readonly attemptNumber: number;
  readonly placement: Placement;
  /** The lead as this attempt's latest write left it, so that most decisions need no further read. */
  readonly lead: Lead;
  readonly facts: AttemptFacts;
  readonly decision?: Decision;
}
