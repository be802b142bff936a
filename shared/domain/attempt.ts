import type { Temporal } from 'temporal-polyfill';
import type { CallPurpose, Lead } from './lead.ts';
import type { NextStep } from './next-step.ts';
import type { Outcome, OutcomeCode } from './outcome.ts';
import type { Stage } from './stage.ts';
import type { TierNumber } from './tier-number.ts';

/** Under which plan, rules and script the call was placed. */
export interface Placement {
  readonly campaignId: string;
  readonly tier: TierNumber;
  readonly stage: Stage;
  readonly numberKey: string;
  readonly purpose: CallPurpose;
  /** The agent to whom a promised callback was offered; absent when whoever was free was to take it. */
  readonly offeredTo?: string;
  readonly dueAt: Temporal.Instant;
  readonly claimedAt: Temporal.Instant;
  readonly startedAt: Temporal.Instant;
  readonly rulesVersion: number;
  /** How late the call for an agreed moment could begin in time, by the rules it was placed under; absent for all others. */
  readonly callbackToleranceMinutes?: number;
}

/** One contact of a call's chain. A call that is never transferred has one leg, whose contact is the call's key. */
export interface Leg {
  /** The chain's first contact: the attempt's key. */
  readonly callId: string;
  readonly contactId: string;
}

/** A leg is over, as telephony tells it (contact event DISCONNECTED, or DescribeContact). */
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
  /** The leg that follows after a transfer. */
  readonly nextContactId?: string;
}

/** What is known of a leg that a transfer opened. */
export interface LaterLegFacts {
  readonly beganAt?: Temporal.Instant;
  readonly ended?: EndedFact;
  readonly record?: RecordFact;
}

/** What the agent says came of the call. */
export interface DispositionFact {
  readonly code: OutcomeCode;
  readonly givenAt: Temporal.Instant;
  /** Whole units of the company's currency; only with a sale. */
  readonly orderValue?: number;
  /** The company's own number of the order; only with a sale. */
  readonly orderId?: string;
  /** The moment agreed with the customer; only with `callback-requested`. */
  readonly callbackAt?: Temporal.Instant;
  /** Whether the customer wants to hear the same agent again; only with `callback-requested`. */
  readonly callbackWith?: 'same-agent' | 'anyone';
  /** What the customer objected to: a code of the script. */
  readonly objection?: string;
  /** What the agent found out, by the fact's name. */
  readonly facts?: Readonly<Record<string, string>>;
  /** For whoever calls next. */
  readonly note?: string;
}

/** The customer asked not to be called any more. */
export interface OptOutFact {
  readonly at: Temporal.Instant;
}

/** Everything known about one attempt; each member comes from its own source, in any order, any number of times. */
export interface AttemptFacts {
  /** Of the first leg, as `record`. */
  readonly ended?: EndedFact;
  readonly record?: RecordFact;
  /** By contact id. */
  readonly laterLegs?: Readonly<Record<string, LaterLegFacts>>;
  /** What the agent said first. */
  readonly disposition?: DispositionFact;
  /** Further, different dispositions in the order of their arrival. */
  readonly corrections?: readonly DispositionFact[];
  readonly optOut?: OptOutFact;
}

export interface Decision {
  readonly outcome: Outcome;
  readonly nextStep: NextStep;
  readonly decidedAt: Temporal.Instant;
  /** 1 for the first decision; each correction is one more. */
  readonly version: number;
  /** `limit`: nobody said what came of the conversation within the wrap-up limit. */
  readonly because: 'facts' | 'limit' | 'correction';
  /** What the agent had said last when this was decided; absent when nobody had said anything. */
  readonly said?: DispositionFact;
  /** The version of the lead that was stored with it; absent where the lead stayed as it was, and where nobody kept it. */
  readonly leadVersion?: number;
}

/** One placed call: a chain of Connect contacts, keyed by the first. */
export interface Attempt {
  readonly contactId: string;
  readonly leadId: string;
  readonly attemptNumber: number;
  readonly placement: Placement;
  /**
   * The lead as this attempt's latest write before its decision left it, so that most decisions need no further read
   * and a correction can begin where the decision began.
   */
  readonly lead: Lead;
  readonly facts: AttemptFacts;
  /** The decision in force. */
  readonly decision?: Decision;
  /** What corrections replaced, oldest first. */
  readonly earlierDecisions?: readonly Decision[];
}
