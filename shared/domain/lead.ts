import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import type { CallWindow, ProgrammePurpose } from './dial-rules.ts';
import type { RuleRefusalCode } from './gate.ts';
import type { OutcomeCode } from './outcome.ts';
import type { Stage } from './stage.ts';
import type { TierNumber } from './tier-number.ts';
import type { TouchReason } from './touch-reason.ts';

/** One telephone number of a lead. A number belongs to one lead only. */
export interface LeadNumber {
  /** Empty once the person was erased. */
  readonly e164: string;
  /** Keyed hash of the number: what stands in keys, tokens and streams in place of the number. */
  readonly key: string;
  readonly area: CallingArea;
  /** How many calls said that this number does not work; two in a row make it bad. */
  readonly badSignals: number;
}

/** Why a lead is to be called, carried from the plan to the call and its record. */
export type CallPurpose =
  | { readonly kind: 'approach' }
  | {
      readonly kind: 'handover';
      /** When the tier below handed the lead over, and by when the first call was promised; absent for deals loaded from a list. */
      readonly handedOverAt?: Temporal.Instant;
      readonly promisedBy?: Temporal.Instant;
    }
  | {
      readonly kind: 'callback';
      readonly agreedAt: Temporal.Instant;
      /** The agent whom the customer wants to hear again; anyone when absent. */
      readonly agentId?: string;
      /** Calls of this promise that did not reach the customer; none when absent. */
      readonly missed?: number;
    }
  | {
      readonly kind: 'touch';
      readonly programme: string;
      /** Which call of the programme, counted from 1 over the customer's life. */
      readonly touch: number;
      /** The planned date of the touch, before calling hours and caps moved it. */
      readonly plannedAt: Temporal.Instant;
      /** Which of its programme's dates the touch is, where it has several. */
      readonly step?: string;
      /** What the date is counted from: the day of a purchase, the end of a contract, a case. */
      readonly anchor?: string;
      /** What the programme calls for. */
      readonly goal?: ProgrammePurpose;
      /** Why the touch is made then, in a sentence with its numbers. */
      readonly why?: string;
      /** The same as data; absent where a version planned the touch that knew the sentence alone. */
      readonly because?: TouchReason;
      /** Rest before the touch after any conversation, in days; stands in place of the tier's quiet period. */
      readonly delayDays: number;
    };

export type TouchPurpose = Extract<CallPurpose, { readonly kind: 'touch' }>;

/** Promised calls (callbacks, hand-overs) are due to the moment; normal ones by their slot. */
export type Urgency = 'promised' | 'normal';

export interface ReadyState {
  readonly kind: 'ready';
  /** The moment the call is due: inside calling hours, caps and gaps as far as known when it was planned. */
  readonly dueAt: Temporal.Instant;
  /** The moment wished for before the rules moved the call; other rules may move it elsewhere. */
  readonly wantedAt: Temporal.Instant;
  readonly urgency: Urgency;
  readonly purpose: CallPurpose;
}

/**
 * The customer bought while a call was under way that this purchase leaves without a purpose: rung no longer than until
 * somebody answers, and followed by a customer's next touch in place of another call of its kind.
 */
export interface PurchaseMeanwhile {
  /** When they bought. */
  readonly boughtAt: Temporal.Instant;
}

/** Claimed by a dialler run: about to start, ringing or talking. The lease's end asks what became of the call. */
export interface DiallingState {
  readonly kind: 'dialling';
  readonly attemptNumber: number;
  readonly claimedAt: Temporal.Instant;
  readonly leaseEndsAt: Temporal.Instant;
  /** The plan this attempt carries out, to be put back if the call is never placed. */
  readonly planned: ReadyState;
  readonly overtakenBy?: PurchaseMeanwhile;
  /** The agent for whom the call was claimed, because they promised it; whoever is free takes it when absent. */
  readonly offeredTo?: string;
  readonly phase:
    | { readonly kind: 'starting' }
    | { readonly kind: 'in-the-air'; readonly contactId: string; readonly startedAt: Temporal.Instant };
}

/** The conversation is over; the agent's disposition is awaited. */
export interface WrappingState {
  readonly kind: 'wrapping';
  readonly attemptNumber: number;
  readonly contactId: string;
  readonly endedAt: Temporal.Instant;
  readonly limitAt: Temporal.Instant;
  readonly overtakenBy?: PurchaseMeanwhile;
}

/** Why a decision lets a lead rest. `no-touch`: a customer for whom no programme plans anything. */
export type RestReason = 'nurture' | 'lost-sale' | 'complaint' | 'no-touch';

/** A call that the rules in force never allow, kept for the day on which others hold. */
export interface StalledCall {
  readonly stage: Stage;
  readonly purpose: CallPurpose;
  readonly urgency: Urgency;
  readonly wantedAt: Temporal.Instant;
  /** The agent who is to keep the lead, when the call would have been the first of a new stage. */
  readonly agentId?: string;
}

/** The attempt of which nobody can tell whether it became a call. */
export interface UnsettledAttempt {
  readonly attemptNumber: number;
  readonly claimedAt: Temporal.Instant;
  /** The plan it carried out: planned again when the rest is over and nothing was heard of it. */
  readonly planned: ReadyState;
  readonly overtakenBy?: PurchaseMeanwhile;
  readonly offeredTo?: string;
}

export type RestingState =
  | {
      readonly kind: 'resting';
      readonly until: Temporal.Instant;
      /** `by-hand`: a person chose the moment, and nothing but what the customer themselves say ends the rest sooner. */
      readonly why: RestReason | 'by-hand';
      /** What happens when the rest is over. */
      readonly then: { readonly stage: Stage; readonly purpose: CallPurpose };
    }
  | {
      readonly kind: 'resting';
      readonly until: Temporal.Instant;
      readonly why: 'unknown-fate';
      readonly unsettled: UnsettledAttempt;
    }
  | {
      readonly kind: 'resting';
      readonly until: Temporal.Instant;
      readonly why: 'not-callable';
      /** The rules that stand in the way and do not end by themselves. */
      readonly refusals: readonly RuleRefusalCode[];
      readonly stalled: StalledCall;
    };

export type ReviewReason = 'no-disposition' | 'unknown-outcome' | 'callback-missed';
export type CloseReason =
  | 'not-interested'
  | 'not-qualified'
  | 'attempts-spent'
  | 'no-working-number'
  /** The company's transitions let nothing follow what came of the call. */
  | 'nothing-follows'
  | 'trace-ended'
  /** It was rung to try the way of a call. */
  | 'test-over';
export type SuppressReason = 'do-not-call' | 'deceased' | 'minor';

export type LeadState =
  | ReadyState
  | DiallingState
  | WrappingState
  | RestingState
  /** `contactId` names the call that led here; absent when no call did. */
  | {
      readonly kind: 'review';
      readonly since: Temporal.Instant;
      readonly why: ReviewReason;
      readonly contactId?: string;
    }
  | { readonly kind: 'closed'; readonly at: Temporal.Instant; readonly why: CloseReason }
  | { readonly kind: 'suppressed'; readonly at: Temporal.Instant; readonly why: SuppressReason };

export type LeadStatus = LeadState['kind'];

export const LEAD_STATUSES = [
  'ready',
  'dialling',
  'wrapping',
  'resting',
  'review',
  'closed',
  'suppressed',
] as const satisfies readonly LeadStatus[];

interface CallWithLead {
  readonly at: Temporal.Instant;
  readonly numberKey: string;
  readonly tier: TierNumber;
  readonly stage: Stage;
  /** Set once it is known that a person of the lead's side talked with an agent. */
  readonly conversationEndedAt?: Temporal.Instant;
  /** Set once it is known that a person answered and no agent was there. */
  readonly abandoned?: true;
}

/** A call of the dialler's own: one attempt. */
export interface DialledCall extends CallWithLead {
  readonly via: 'dialler';
  readonly attemptNumber: number;
  /** Absent while nobody can tell whether the attempt became a call. */
  readonly contactId?: string;
}

/** The customer is on the line with a call of their own, or was just now: nobody dials them meanwhile. */
export interface CallHold {
  readonly until: Temporal.Instant;
  /** The contact under which the call goes on, as far as anybody told; absent once it is known to be over. */
  readonly openAs?: string;
}

/** A call that an agent dialled by hand, or the customer's own. */
export interface OtherPlacedCall extends CallWithLead {
  readonly via: 'by-hand' | 'inbound';
  readonly contactId: string;
  /** Of a customer's call. */
  readonly hold?: CallHold;
  /** What an agent said came of a customer's call; set once. */
  readonly brought?: { readonly code: OutcomeCode; readonly saidAt: Temporal.Instant };
}

/** A call with the lead, kept on the lead as long as a cap, gap or quiet period can ask for it. */
export type PlacedCall = DialledCall | OtherPlacedCall;

/** One purchase. Money in whole units of the company's currency. */
export interface Order {
  readonly at: Temporal.Instant;
  readonly value: number;
  /** The company's own number of the order, when it was told. */
  readonly orderId?: string;
  /** The call in which it was sold, when it was. */
  readonly contactId?: string;
  /** Set when the company's own systems told of it: value and moment are theirs then. */
  readonly recorded?: true;
}

/** A sale as the agent told it. */
export interface ToldSale {
  readonly contactId: string;
  readonly calledAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
  readonly value: number;
  readonly orderId?: string;
}

/** What the customer bought, as far as Tierline was told. Money in whole units of the company's currency. */
export interface Purchases {
  readonly count: number;
  readonly total: number;
  /** The latest moment of which anybody told that the customer bought then. */
  readonly lastAt?: Temporal.Instant;
  /** The latest orders by moment, newest last, each once whoever told of it. */
  readonly recent?: readonly Order[];
  /** The sales among them that agents told, in the order of the calls. */
  readonly told?: readonly ToldSale[];
}

/** What an agent wrote down about the lead for whoever calls next. */
export interface LeadNote {
  readonly at: Temporal.Instant;
  readonly stage: Stage;
  readonly text: string;
  readonly agentId?: string;
}

/** A touch that was called or left out. */
export interface PastTouch {
  readonly programme: string;
  /** When its first call began, or when it was left out. */
  readonly at: Temporal.Instant;
  /** The date that was promised, before cool-down, caps and hours moved the call. */
  readonly plannedAt: Temporal.Instant;
  readonly step?: string;
  readonly anchor?: string;
  /** Why it was left out; absent when it was called. */
  readonly skipped?: SkipReason;
}

/** Why a touch that was planned is left out. */
export const SKIP_REASONS = [
  'bought-recently',
  'conditions-not-met',
  'date-changed',
  'ended-by-purchase',
  'ended-by-objection',
  'ended-by-complaint',
  'next-date-came',
  'programme-gone',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** A service case of the customer that the company has closed. */
export interface ClosedCase {
  readonly caseId: string;
  readonly at: Temporal.Instant;
}

/** What a lead has agreed to, as the company can prove it. */
export type Consent = 'express' | 'written';

/** What a lead asked for. */
export interface LeadWishes {
  /** On any day, in the lead's own time. */
  readonly callWindow?: CallWindow;
}

/** One person or company. */
export interface Lead {
  readonly id: string;
  /** Starts at 1 and grows when the same lead is taken in anew; part of every client token. */
  readonly generation: number;
  /** Grows with every write; every write except suppression is conditional on it. */
  readonly version: number;
  readonly listId: string;
  readonly externalId?: string;
  readonly name?: string;
  readonly source?: string;
  /** As the list gave them; absent when it did not. */
  readonly timezone?: string;
  readonly region?: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Absent when nothing is known of any. */
  readonly consent?: Consent;
  readonly wishes?: LeadWishes;
  /** One to five, in the order in which they are tried. */
  readonly numbers: readonly LeadNumber[];
  /** Index into `numbers` of the number to dial next. */
  readonly numberIndex: number;
  readonly stage: Stage;
  readonly campaignId: string;
  readonly state: LeadState;
  /** Number of the latest attempt claimed; never used twice. 0 before the first. */
  readonly attemptNumber: number;
  /** Calls that the dialler placed over the lead's life, whatever came of them. */
  readonly placed: number;
  /** Calls of the present cycle that count against the retry budget. */
  readonly counted: number;
  /** The same by outcome, for the outcomes that have a budget of their own. */
  readonly countedByOutcome: Readonly<Partial<Record<OutcomeCode, number>>>;
  /** The same by the key of the number that was called. */
  readonly countedByNumber: Readonly<Record<string, number>>;
  /** When the present cycle began: attempts stop some time after. */
  readonly cycleStartedAt: Temporal.Instant;
  /** Ordered by moment, newest last; see {@link PlacedCall}. */
  readonly recentCalls: readonly PlacedCall[];
  readonly lastOutcome?: OutcomeCode;
  readonly lastCalledAt?: Temporal.Instant;
  readonly purchases: Purchases;
  /** When the sale was made that turned the lead into a customer; absent for customers who came with a list. */
  readonly customerSince?: Temporal.Instant;
  /** When the customer last said no to an offer of account care, and when the lead last complained. */
  readonly lastObjectionAt?: Temporal.Instant;
  readonly lastComplaintAt?: Temporal.Instant;
  /** Touches planned so far, over all programmes. */
  readonly touches: number;
  /** Ordered by moment, newest last: the latest of every programme, and as far back as caps ask. */
  readonly pastTouches?: readonly PastTouch[];
  /** Ordered by moment, newest last. */
  readonly closedCases?: readonly ClosedCase[];
  /** What was found out about the lead, by the fact's name; kept through every hand-over. */
  readonly facts?: Readonly<Record<string, string>>;
  /** Newest last. */
  readonly notes?: readonly LeadNote[];
  /** The agent who keeps the lead: its calls ask for them first. */
  readonly agentId?: string;
  /** When the lead last made itself known to the company's systems, as they told. */
  readonly capturedAt?: Temporal.Instant;
  /** When the person was erased: nothing of them is stored any more, or again. */
  readonly erasedAt?: Temporal.Instant;
}

/** When the lead's one timer fires; undefined when a person must look at the lead or it is done. */
export function timerAt(state: LeadState): Temporal.Instant | undefined {
  switch (state.kind) {
    case 'ready':
      return state.dueAt;
    case 'dialling':
      return state.leaseEndsAt;
    case 'wrapping':
      return state.limitAt;
    case 'resting':
      return state.until;
    case 'review':
    case 'closed':
    case 'suppressed':
      return undefined;
  }
}

/** Whether the call is the dialler's attempt of that number. */
export function isAttempt(call: PlacedCall, attemptNumber: number): call is DialledCall {
  return call.via === 'dialler' && call.attemptNumber === attemptNumber;
}

/** The number that is dialled next. */
export function currentNumber(lead: Pick<Lead, 'numbers' | 'numberIndex'>): LeadNumber {
  const number = lead.numbers[lead.numberIndex];
  if (number === undefined) throw new RangeError('The lead has no number at its number index.');
  return number;
}
