import { Temporal } from 'temporal-polyfill';

/** A cell that may be empty: its value, nothing, or why it cannot be taken (a sentence that follows the column's name). */
export type ListValue<T> =
  | { readonly kind: 'given'; readonly value: T }
  | { readonly kind: 'empty' }
  | { readonly kind: 'bad'; readonly why: string };

/** A day in the past, written YYYY-MM-DD; the day that has begun anywhere on earth at `now` is the last one allowed. */
export function readDate(text: string | undefined, now: Temporal.Instant): ListValue<Temporal.PlainDate> {
  if (text === undefined) return { kind: 'empty' };
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dateFrom(text) : undefined;
  if (date === undefined) return { kind: 'bad', why: 'is no date: write it like 2025-11-30, or leave it empty.' };
  const today = now.toZonedDateTimeISO('Pacific/Kiritimati').toPlainDate();
  if (Temporal.PlainDate.compare(date, today) > 0) {
    return { kind: 'bad', why: 'lies in the future: correct it, or leave it empty.' };
  }
  return { kind: 'given', value: date };
}

function dateFrom(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** An amount of money of 0 or more, with at most two decimals after a point or a comma, rounded to whole units. */
export function readAmount(text: string | undefined): ListValue<number> {
  if (text === undefined) return { kind: 'empty' };
  if (!/^\d{1,12}([.,]\d{1,2})?$/.test(text)) {
    return { kind: 'bad', why: 'is no amount: write digits only, like 1250 or 1250.50, or leave it empty.' };
  }
  return { kind: 'given', value: Math.round(Number(text.replace(',', '.'))) };
}
