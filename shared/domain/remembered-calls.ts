import { Temporal } from 'temporal-polyfill';
import type { PlacedCall } from './lead.ts';

/** The longest window a rolling cap may have; older calls are asked for by nothing but quiet periods. */
export const MEMORY_DAYS = 31;

/** The most calls a cap may allow in its window: the gate looks no further back than that many calls. */
export const MEMORY_CALLS = 60;

/**
 * The calls that a cap, gap or quiet period can still ask for, oldest first: those of the last 31 days, at most the
 * latest 60 of them, and the latest conversation of every stage however old it is.
 */
export function rememberedCalls(calls: readonly PlacedCall[], now: Temporal.Instant): readonly PlacedCall[] {
  const oldest = now.subtract({ hours: MEMORY_DAYS * 24 });
  const firstKept = calls.length - MEMORY_CALLS;
  return calls.filter(
    (call, index) =>
      (index >= firstKept && Temporal.Instant.compare(call.at, oldest) >= 0) ||
      isLatestConversation(call, index, calls),
  );
}

function isLatestConversation(call: PlacedCall, index: number, calls: readonly PlacedCall[]): boolean {
  return (
    call.conversationEndedAt !== undefined &&
    !calls.some((other, at) => at > index && other.stage === call.stage && other.conversationEndedAt !== undefined)
  );
}
