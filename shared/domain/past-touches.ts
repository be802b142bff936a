import { Temporal } from 'temporal-polyfill';
import type { Lead, PastTouch, SkipReason, TouchPurpose } from './lead.ts';

/** How many touches a lead remembers: no cap on the touches of a quarter may be higher, or it would forget what it counts. */
export const TOUCHES_KEPT = 24;

/**
 * The touches with one more: called when `skipped` is absent, otherwise left out for that reason. A touch that is known
 * already changes nothing, so that further calls of it count no further touch.
 */
export function withTouch(
  { pastTouches = [] }: Pick<Lead, 'pastTouches'>,
  { programme, plannedAt, step, anchor }: TouchPurpose,
  at: Temporal.Instant,
  skipped?: SkipReason,
): readonly PastTouch[] {
  if (pastTouches.some((known) => known.programme === programme && known.plannedAt.equals(plannedAt))) {
    return pastTouches;
  }
  const touch: PastTouch = {
    programme,
    at,
    plannedAt,
    ...(step !== undefined && { step }),
    ...(anchor !== undefined && { anchor }),
    ...(skipped !== undefined && { skipped }),
  };
  return kept([...pastTouches, touch].toSorted((one, other) => Temporal.Instant.compare(one.at, other.at)));
}

/** The latest touch of the programme, called or left out. */
export function latestTouch({ pastTouches }: Pick<Lead, 'pastTouches'>, programme: string): PastTouch | undefined {
  return pastTouches?.findLast((touch) => touch.programme === programme);
}

/** Those that were called, oldest first. */
export function calledTouches({ pastTouches = [] }: Pick<Lead, 'pastTouches'>): readonly PastTouch[] {
  return pastTouches.filter(({ skipped }) => skipped === undefined);
}

/**
 * Forgets none that is the latest of its programme, by which the programme knows what it has done, while there are others;
 * of those the left out before the called, which quarters count, and the oldest first.
 */
function kept(touches: readonly PastTouch[]): readonly PastTouch[] {
  if (touches.length <= TOUCHES_KEPT) return touches;
  const spare = touches.filter((touch) => latestTouch({ pastTouches: touches }, touch.programme) !== touch);
  const forgotten = spare.find(({ skipped }) => skipped !== undefined) ?? spare[0] ?? touches[0];
  return kept(touches.filter((touch) => touch !== forgotten));
}
