import type { Attempt } from './attempt.ts';
import type { CloseReason, RestReason, ReviewReason, SuppressReason, Urgency } from './lead.ts';
import { lastSaid } from './merge-facts.ts';
import { OUTCOME_CODES, type Outcome, type OutcomeCode } from './outcome.ts';
import type { RetriedCode } from './retry-plan.ts';
import { STAGES, type Stage } from './stage.ts';

/** What a transition follows: an outcome, or that the retry budget of a cycle is used up. */
export const TRANSITION_CAUSES = [...OUTCOME_CODES, 'attempts-spent'] as const;

export type TransitionCause = (typeof TRANSITION_CAUSES)[number];

/** Minutes of the clock, or civil days where the customer is. */
export type AdvanceDelay =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'days'; readonly days: number };

interface AdvancedLead {
  readonly kind: 'advance';
  /** Whether the agent of the conversation keeps the lead. */
  readonly keepsAgent: boolean;
  /** Names of the facts without which the agent's form is refused. */
  readonly facts: readonly string[];
}

/** The lead is handed over to those who sell, with a promise of when it is called. */
export interface AdvanceToSelling extends AdvancedLead {
  readonly to: 'selling';
  /** Before the first call is wanted. */
  readonly delay: AdvanceDelay;
  /** Within so many minutes of calling hours the first call is promised, from the first moment at which it may be made. */
  readonly promisedMinutes: number;
  readonly urgency: Urgency;
}

/** The lead becomes a customer; programmes say when and why it is called. */
export interface AdvanceToCare extends AdvancedLead {
  readonly to: 'account-care';
}

export type Advance = AdvanceToSelling | AdvanceToCare;

/** How long a lead rests: days of its own, or those of the dial rule of that name. A rule that says 0 closes the lead. */
export type RestDays = number | 'lostSaleRestDays' | 'complaintRestDays';

/** The lead is left alone, and then taken up in the same stage or an earlier one. */
export interface Rest {
  readonly kind: 'rest';
  readonly why: RestReason;
  readonly days: RestDays;
  readonly to: Stage;
}

/** What may follow when the attempts of a cycle are spent. */
export type SpentTransition =
  | Rest
  /** The exhaust action of the stage's dial rules. */
  | { readonly kind: 'exhaust' }
  /** A new cycle with the touch that the customer's programmes plan next. */
  | { readonly kind: 'next-touch' }
  | { readonly kind: 'close'; readonly why: CloseReason };

/** What follows an outcome in a stage. */
export type Transition =
  | SpentTransition
  | Advance
  /** The same call again, by the stage's retry rule for that outcome. */
  | { readonly kind: 'retry'; readonly as: RetriedCode }
  /** At the moment agreed with the customer; where none was agreed, again as that outcome is retried. */
  | { readonly kind: 'call-back'; readonly otherwise: RetriedCode }
  /** In a few minutes, because no call was placed. */
  | { readonly kind: 'same-call-again' }
  | { readonly kind: 'suppress'; readonly why: SuppressReason }
  | { readonly kind: 'review'; readonly why: ReviewReason };

/** What follows in one stage, for every outcome. */
export type StageTransitions = Readonly<Record<OutcomeCode, Transition>> & {
  readonly 'attempts-spent': SpentTransition;
};

/** What follows what, everywhere: the one table by which calls are decided. */
export type Transitions = Readonly<Record<Stage, StageTransitions>>;

/** As what an attempt is retried, or undefined when something else than a retry follows it. */
export function retriedAs(
  { lead, facts }: Attempt,
  outcome: Outcome,
  transitions: Transitions,
): RetriedCode | undefined {
  const transition = transitions[lead.stage][outcome.code];
  switch (transition.kind) {
    case 'retry':
      return transition.as;
    case 'call-back':
      return lastSaid(facts)?.callbackAt === undefined ? transition.otherwise : undefined;
    default:
      return undefined;
  }
}

/** Names of the facts that must be known before what follows the outcome can be carried out. */
export function factsNeeded(transitions: Transitions, stage: Stage, code: OutcomeCode): readonly string[] {
  const transition = transitions[stage][code];
  return transition.kind === 'advance' ? transition.facts : [];
}

/** Whether the one stage comes later in the relationship than the other. */
export function isLaterStage(stage: Stage, than: Stage): boolean {
  return STAGES.indexOf(stage) > STAGES.indexOf(than);
}

/** The stage in which the transition leaves the lead that was in that one. */
export function stageAfter(transition: Transition, from: Stage): Stage {
  return transition.kind === 'advance' || transition.kind === 'rest' ? transition.to : from;
}
