import { Temporal } from 'temporal-polyfill';
import type { DispositionFact } from './attempt.ts';
import { currentNumber, isAttempt, type Lead } from './lead.ts';
import type { NotAgreedReason } from './not-agreed.ts';

/** The moment of a callback as an agent wrote it down: with its offset, or as the customer's own clock shows it. */
export type AgreedMoment = Temporal.Instant | Temporal.PlainDateTime;

/** What an agent said, as it came in. */
export interface SaidDisposition extends Omit<DispositionFact, 'callbackAt'> {
  /** Only with `callback-requested`. */
  readonly callbackAt?: AgreedMoment;
  /** The end of the conversation, where it came with what was said: a callback was agreed no later. */
  readonly talkedUntil?: Temporal.Instant;
}

export type AgreedReading =
  | { readonly kind: 'agreed'; readonly at: Temporal.Instant }
  /** Nothing can be promised for then. */
  | { readonly kind: 'refused'; readonly reason: NotAgreedReason };

/** Nobody means a call that is further away. */
const FURTHEST_DAYS = 365;

/**
 * The agreed moment. A time of the customer's clock is read in their zone; one that clocks leave out when they are set
 * forward is as much later, and of two when they are set back the first is meant (Temporal's `compatible`).
 * @param saidAt when it was agreed: nothing is promised for a moment before that, or more than 365 days after.
 */
export function agreedInstant(agreed: AgreedMoment, zone: string, saidAt: Temporal.Instant): AgreedReading {
  const at =
    agreed instanceof Temporal.Instant
      ? agreed
      : agreed.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
  if (Temporal.Instant.compare(at, saidAt) < 0) {
    return { kind: 'refused', reason: { kind: 'callback-in-past' } };
  }
  if (Temporal.Instant.compare(at, saidAt.add({ hours: 24 * FURTHEST_DAYS })) > 0) {
    return { kind: 'refused', reason: { kind: 'callback-too-far', days: FURTHEST_DAYS } };
  }
  return { kind: 'agreed', at };
}

/**
 * The zone of a customer's clock: the one that the lead stated, or that of the number which the attempt called. Of several
 * zones in which the number may be, the first by name.
 */
export function zoneOfCustomer(lead: Lead, attemptNumber: number): string {
  const call = lead.recentCalls.find((one) => isAttempt(one, attemptNumber));
  const { area } = lead.numbers.find(({ key }) => key === call?.numberKey) ?? currentNumber(lead);
  // Stryker disable next-line StringLiteral: an area has at least one zone, the other one satisfies the compiler.
  return area.zones[0] ?? 'UTC';
}
