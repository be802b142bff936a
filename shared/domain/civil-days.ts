import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import { zoneOffsets } from './zone-offsets.ts';

/**
 * The same time of day so many days later where the number is (in its first zone): no clock change shifts it. No days later
 * is the very moment, also where a clock that is set back shows its time twice.
 */
export function plusCivilDays(at: Temporal.Instant, days: number, area: CallingArea): Temporal.Instant {
  const atMs = at.epochMilliseconds;
  return at.add({ milliseconds: plusCivilDaysMs(atMs, days, area) - atMs });
}

/** {@link plusCivilDays} in epoch milliseconds. */
export function plusCivilDaysMs(atMs: number, days: number, { zones }: CallingArea): number {
  if (days === 0) return atMs;
  // Stryker disable next-line StringLiteral: an area has at least one zone, the other one satisfies the compiler.
  return zoneOffsets(zones[0] ?? 'UTC').plusDays(atMs, days);
}
