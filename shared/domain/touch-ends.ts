import { Temporal } from 'temporal-polyfill';
import type { Programme, ProgrammeExit } from './dial-rules.ts';
import type { Lead, PastTouch } from './lead.ts';
import { plusDays, type TouchDate } from './touch-dates.ts';

/**
 * Whether the date, or one after it, had its touch: called or left out, dates of an anchor come in their order. Touches
 * planned before anchors were stored belong to whatever was the anchor then.
 */
export function isUsed({ at, anchor, opensAt }: TouchDate, latest: PastTouch | undefined): boolean {
  if (latest === undefined || isAfter(at, latest.plannedAt)) return false;
  return latest.anchor === anchor || (latest.anchor === undefined && !isAfter(opensAt, latest.plannedAt));
}

/** What ended the programme after the date had opened. */
export function exitAfter(
  { purchases, lastObjectionAt, lastComplaintAt }: Lead,
  { exitOn = [] }: Programme,
  { opensAt }: TouchDate,
): { readonly by: ProgrammeExit; readonly at: Temporal.Instant } | undefined {
  const moments = { purchase: purchases.lastAt, objection: lastObjectionAt, complaint: lastComplaintAt };
  for (const by of exitOn) {
    const at = moments[by];
    if (at !== undefined && isAfter(at, opensAt)) return { by, at };
  }
  return undefined;
}

/** Whether the customer bought so shortly before the date, or since it, that the touch is left out. */
export function boughtBefore(
  customer: Lead,
  { skipIfBoughtWithinDays: days }: Programme,
  date: Temporal.Instant,
): boolean {
  const { lastAt } = customer.purchases;
  return days > 0 && lastAt !== undefined && isAfter(plusDays(customer, lastAt, days), date);
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}
