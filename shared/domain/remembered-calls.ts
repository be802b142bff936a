import { Temporal } from 'temporal-polyfill';
import type { OtherPlacedCall, PlacedCall } from './lead.ts';

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

/** The calls with one more, in its place by moment; those that nothing can ask for any more are forgotten. */
export function withCall(calls: readonly PlacedCall[], call: PlacedCall, now: Temporal.Instant): readonly PlacedCall[] {
  return rememberedCalls([...calls, call].toSorted(byMoment), now);
}

/**
 * The calls with one that the dialler did not place, known by its contact: told of again, it is not counted again, and
 * only its conversation, when that was not known, is taken in. A call older than any cap can ask for changes nothing.
 */
export function withOtherCall(
  calls: readonly PlacedCall[],
  call: OtherPlacedCall,
  now: Temporal.Instant,
): readonly PlacedCall[] {
  const known = calls.find(({ contactId }) => contactId === call.contactId);
  if (known === undefined) {
    const all = isTooOld(call, now) ? calls : withCall(calls, call, now);
    return all.includes(call) ? all : calls;
  }
  const { conversationEndedAt } = call;
  if (known.conversationEndedAt !== undefined || conversationEndedAt === undefined) return calls;
  return calls.map((other) => (other === known ? { ...known, conversationEndedAt } : other));
}

/** Whether a call of that moment would be forgotten by now: its absence then says nothing. */
export function isTooOld({ at }: Pick<PlacedCall, 'at'>, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, now.subtract({ hours: MEMORY_DAYS * 24 })) < 0;
}

function byMoment(one: PlacedCall, other: PlacedCall): number {
  return Temporal.Instant.compare(one.at, other.at);
}

function isLatestConversation(call: PlacedCall, index: number, calls: readonly PlacedCall[]): boolean {
  return (
    call.conversationEndedAt !== undefined &&
    !calls.some((other, at) => at > index && other.stage === call.stage && other.conversationEndedAt !== undefined)
  );
}
