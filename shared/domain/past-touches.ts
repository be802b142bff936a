import { Temporal } from 'temporal-polyfill';
import type { Lead, PastTouch, SkipReason, TouchPurpose } from './lead.ts';

/** More than the touches of any quarter under a sensible cap; the latest of every programme is kept beyond that. */
const MOST_KEPT = 24;

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

/** Forgets the oldest first that is not the latest of its programme, by which the programme knows what it has done. */
function kept(touches: readonly PastTouch[]): readonly PastTouch[] {
  if (touches.length <= MOST_KEPT) return touches;
  const spare = touches.findIndex((touch, index) =>
    touches.some((later, at) => at > index && later.programme === touch.programme),
  );
  return kept(touches.toSpliced(Math.max(spare, 0), 1));
}
