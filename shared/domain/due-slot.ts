import { Temporal } from 'temporal-polyfill';

/**
 * Normal calls fall due by the half hour: within a slot the order of calling is free to follow rank instead of the
 * minute, and between two slots nothing new can fall due. Promised calls are due to the moment.
 */
export const SLOT_MINUTES = 30;

const SLOT_MS = SLOT_MINUTES * 60_000;

/** The slot that begins with the moment or next after it: from then on a normal call is offered. */
export function dueSlot(dueAt: Temporal.Instant): Temporal.Instant {
  const microseconds = Number(dueAt.epochNanoseconds / 1_000n);
  return Temporal.Instant.fromEpochMilliseconds(Math.ceil(microseconds / (SLOT_MS * 1_000)) * SLOT_MS);
}
