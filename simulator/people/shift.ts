import type { Temporal } from 'temporal-polyfill';

/** When the company's people work: the same wall-clock hours from Monday to Friday, or on all seven days. `HH:MM`. */
export interface Shift {
  readonly start: string;
  readonly end: string;
  readonly onWeekends?: true;
}

export const NINE_TO_SIX: Shift = { start: '09:00', end: '18:00' };

export interface ShiftOfADay {
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
}

const SATURDAY = 6;

/** The first shift in the zone that ends after `from`; it may have begun. */
export function shiftsFrom(shift: Shift, zone: string, from: Temporal.Instant): ShiftOfADay {
  let day = from.toZonedDateTimeISO(zone).toPlainDate();
  for (;;) {
    if (day.dayOfWeek < SATURDAY || shift.onWeekends) {
      const endsAt = day.toZonedDateTime({ timeZone: zone, plainTime: shift.end }).toInstant();
      if (endsAt.epochMilliseconds > from.epochMilliseconds) {
        return { startsAt: day.toZonedDateTime({ timeZone: zone, plainTime: shift.start }).toInstant(), endsAt };
      }
    }
    day = day.add({ days: 1 });
  }
}

/** Whether somebody works at that moment. */
export function isInShift(shift: Shift, zone: string, at: Temporal.Instant): boolean {
  return shiftsFrom(shift, zone, at).startsAt.epochMilliseconds <= at.epochMilliseconds;
}
