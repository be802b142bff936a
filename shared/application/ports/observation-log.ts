import type { Temporal } from 'temporal-polyfill';
import type { ObservedCall, ObservedHolds } from '../../domain/observation.ts';

/** How long it is kept what a deployment that observes would have done. */
export const OBSERVED_KEPT_DAYS = 14;

/** Both moments included. */
export interface ObservedSpan {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** What a deployment would have done while it only observed; forgotten after {@link OBSERVED_KEPT_DAYS} days. */
export interface ObservationLog {
  /**
   * Keeps calls and adds to the counts of holds. A call of the same lead
   * and due moment is kept once, as it was told last; holds that are told twice count twice.
   * @param holds no two of the same hour and campaign.
   */
  keep(calls: readonly ObservedCall[], holds: readonly ObservedHolds[], now: Temporal.Instant): Promise<void>;
  /** Calls that would have been placed in that time, in the order in which they would have been. */
  calls(span: ObservedSpan): Promise<readonly ObservedCall[]>;
  /** Holds of the hours that began in that time, in their order. */
  holds(span: ObservedSpan): Promise<readonly ObservedHolds[]>;
}
