import type { Temporal } from 'temporal-polyfill';
import type { CallPolicy } from './call-policy.ts';
import type { Stage } from './stage.ts';
import type { Transitions } from './transitions.ts';

/** What a decision needs beside the attempt or lead. The clock is handed in. */
export interface DecisionContext {
  readonly now: Temporal.Instant;
  readonly policyFor: (stage: Stage) => CallPolicy;
  readonly transitions: Transitions;
  /** Replaying a trace: a result closes the lead, and no further cycle starts. */
  readonly neverAgainAfterResult?: boolean;
}
