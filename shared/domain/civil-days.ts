import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';

/** The same time of day so many days later where the number is (in its first zone): no clock change shifts it. */
export function plusCivilDays(at: Temporal.Instant, days: number, area: CallingArea): Temporal.Instant {
  // Stryker disable next-line StringLiteral: an area has at least one zone, the other one satisfies the compiler.
  const zone = area.zones[0] ?? 'UTC';
  return at.toZonedDateTimeISO(zone).add({ days }).toInstant();
}
