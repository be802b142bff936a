import { Temporal } from 'temporal-polyfill';

/** A call of ours, as far as it is known when people are counted. */
export type OwnCall =
  /** Starting, ringing or talking. */
  | { readonly kind: 'in-the-air'; readonly startedAt: Temporal.Instant }
  /** The conversation is over, its agent is busy with the work after it. */
  | { readonly kind: 'wrapping'; readonly startedAt: Temporal.Instant; readonly endedAt: Temporal.Instant }
  /** Over, and its agent free again. */
  | {
      readonly kind: 'finished';
      readonly startedAt: Temporal.Instant;
      readonly endedAt: Temporal.Instant;
      readonly agentFreeAt: Temporal.Instant;
    };

/** The people of one routing profile as the contact centre counted them a moment ago. */
export interface PeopleCounted {
  readonly takenAt: Temporal.Instant;
  readonly available: number;
  readonly onContact: number;
}

/**
 * Progressive dialling: one line for each free person, none in reserve.
 *
 * The count is up to 15 s old (GetCurrentMetricData refreshes no faster), and a ringing call has no person yet although
 * it will need one. So from those counted as available are taken our calls that were in the air at the moment of the
 * count with nobody talking on them, and every call started since that holds or will need a person; added are the
 * people who have become free since. Calls that ended unanswered hold nobody and are not to be given.
 *
 * @returns how many calls may be started now, never below 0.
 */
export function freePeople(counted: PeopleCounted, ownCalls: readonly OwnCall[]): number {
  const after = (moment: Temporal.Instant) => Temporal.Instant.compare(moment, counted.takenAt) > 0;
  let inTheAirThen = 0;
  let startedSince = 0;
  let freedSince = 0;
  for (const call of ownCalls) {
    if (after(call.startedAt)) {
      if (call.kind !== 'finished') startedSince += 1;
      continue;
    }
    if (call.kind === 'in-the-air' || after(call.endedAt)) inTheAirThen += 1;
    if (call.kind === 'finished' && after(call.agentFreeAt)) freedSince += 1;
  }
  const waitedForThen = Math.max(0, inTheAirThen - counted.onContact);
  return Math.max(0, counted.available - waitedForThen + freedSince - startedSince);
}
