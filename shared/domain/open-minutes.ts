import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import type { CallingHours } from './calling-hours.ts';

/** Hours so short that a stretch takes more openings than this do not count the rest of it. */
const MOST_OPENINGS = 1_000;

/** The moment at which so many open minutes have passed; beyond the last opening that is known all time counts. */
export function afterOpenMinutes(
  hours: CallingHours,
  area: CallingArea,
  from: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  let at = from;
  let leftMs = minutes * 60_000;
  for (let turn = 0; turn < 2 * MOST_OPENINGS; turn += 1) {
    const verdict = hours.verdict(area, at);
    if (verdict.kind === 'closed') {
      if (verdict.opensAt === undefined) break;
      at = verdict.opensAt;
      continue;
    }
    const openMs = verdict.closesAt.epochMilliseconds - at.epochMilliseconds;
    if (leftMs <= openMs) break;
    leftMs -= openMs;
    at = verdict.closesAt;
  }
  return at.add({ milliseconds: leftMs });
}
