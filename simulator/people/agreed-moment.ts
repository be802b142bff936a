import { Temporal } from 'temporal-polyfill';
import { isInShift, type Shift } from './shift.ts';

const QUARTER_MINUTES = 15;
const LONGEST_SEARCH_QUARTERS = 4 * 24 * 14;
/** The hours of their own day in which people let themselves be called, whatever the zone their number suggests. */
const FIRST_HOUR = 9;
const LAST_HOUR = 18;

/**
 * The moment on which agent and customer agree: the first quarter of an hour from the wish on at which the company works
 * and the day suits the customer in every given zone; undefined when the two never meet within a fortnight.
 */
export function agreedMoment(
  wish: Temporal.Instant,
  customerZones: readonly string[],
  shift: Shift,
  companyZone: string,
): Temporal.Instant | undefined {
  const quarterMilliseconds = QUARTER_MINUTES * 60_000;
  let at = Temporal.Instant.fromEpochMilliseconds(
    Math.ceil(wish.epochMilliseconds / quarterMilliseconds) * quarterMilliseconds,
  );
  for (let quarter = 0; quarter < LONGEST_SEARCH_QUARTERS; quarter += 1) {
    if (customerZones.every((zone) => suitsCustomer(at, zone)) && isWorked(at, shift, companyZone)) return at;
    at = at.add({ minutes: QUARTER_MINUTES });
  }
  return undefined;
}

function suitsCustomer(at: Temporal.Instant, zone: string): boolean {
  const local = at.toZonedDateTimeISO(zone);
  return local.dayOfWeek <= 5 && local.hour >= FIRST_HOUR && local.hour < LAST_HOUR;
}

/** Nobody promises the last half hour of a shift: the call has to be placed before people leave. */
function isWorked(at: Temporal.Instant, shift: Shift, companyZone: string): boolean {
  return isInShift(shift, companyZone, at) && isInShift(shift, companyZone, at.add({ minutes: 2 * QUARTER_MINUTES }));
}
