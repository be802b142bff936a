import type { Temporal } from 'temporal-polyfill';
import type { RuleRefusalCode } from './gate.ts';
import type {
  CallPurpose,
  CloseReason,
  RestReason,
  ReviewReason,
  StalledCall,
  SuppressReason,
  Urgency,
} from './lead.ts';
import type { Stage } from './stage.ts';

/** When and why the next call is; `movedBy` names the rules that moved it from the wanted to the planned moment. */
export interface PlannedCall {
  readonly at: Temporal.Instant;
  readonly wantedAt: Temporal.Instant;
  readonly urgency: Urgency;
  readonly purpose: CallPurpose;
  readonly movedBy: readonly RuleRefusalCode[];
}

/** The decision that follows an outcome. */
export type NextStep =
  | {
      readonly kind: 'advance';
      readonly to: Stage;
      readonly call: PlannedCall;
      /** Who keeps the lead; anyone of the next tier when absent. */
      readonly agentId?: string;
    }
  | { readonly kind: 'call-again'; readonly call: PlannedCall; readonly cycle: 'same' | 'new' }
  | {
      readonly kind: 'rest';
      readonly why: RestReason;
      readonly until: Temporal.Instant;
      readonly then: { readonly stage: Stage; readonly purpose: CallPurpose };
    }
  /** The rules in force never allow the call that would follow; `stalled` is made when others do. */
  | {
      readonly kind: 'rest';
      readonly why: 'not-callable';
      readonly until: Temporal.Instant;
      readonly refusals: readonly RuleRefusalCode[];
      readonly stalled: StalledCall;
    }
  | { readonly kind: 'close'; readonly why: CloseReason }
  | { readonly kind: 'suppress'; readonly why: SuppressReason }
  | { readonly kind: 'review'; readonly why: ReviewReason };
