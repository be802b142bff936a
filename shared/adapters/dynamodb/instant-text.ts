import type { Temporal } from 'temporal-polyfill';
import { momentText } from '../../domain/moment-text.ts';

/** ISO 8601 UTC with exactly three decimals, so that texts sort as moments do; what is finer than a millisecond is dropped. */
export function instantText(instant: Temporal.Instant): string {
  return textOf(instant.epochMilliseconds);
}

/** The same, but never before the moment: for keys by which things become due. */
export function instantTextRoundedUp(instant: Temporal.Instant): string {
  return textOf(Math.ceil(Number(instant.epochNanoseconds / 1_000n) / 1_000));
}

function textOf(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}

/** A moment in a stored item. */
export const storedInstant = momentText;
