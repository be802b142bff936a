import { Temporal } from 'temporal-polyfill';
import type { CallWindow } from '../domain/dial-rules.ts';

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

/** What a lead agreed to: to be called (`express`), or so in writing (`written`). */
export type ListedConsent = 'express' | 'written';

/** One of the two words, in any case. */
export function readConsent(text: string | undefined): ListValue<ListedConsent> {
  if (text === undefined) return { kind: 'empty' };
  const wanted = text.toLowerCase();
  if (wanted === 'express' || wanted === 'written') return { kind: 'given', value: wanted };
  return {
    kind: 'bad',
    why: 'is neither express nor written: write one of them, or leave it empty when none is known.',
  };
}

const CALL_WINDOW = /^(\d|[01]\d|2[0-3]):([0-5]\d) ?[-\u2013] ?(?:(\d|[01]\d|2[0-3]):([0-5]\d)|(24:00))$/;

/**
 * A time of day to be called, `17:00-20:00`; one that ends before it starts runs over midnight. Start and end may not be the
 * same: whether that is no time or any time, nobody can tell.
 */
export function readCallWindow(text: string | undefined): ListValue<CallWindow> {
  if (text === undefined) return { kind: 'empty' };
  const [, startHour, startMinute, endHour, endMinute, midnight] = CALL_WINDOW.exec(text) ?? [];
  const start = `${startHour?.padStart(2, '0')}:${startMinute}`;
  const end = midnight ?? `${endHour?.padStart(2, '0')}:${endMinute}`;
  if (startHour === undefined || start === end) {
    return { kind: 'bad', why: 'is no time of day from and to: write it like 17:00-20:00, or leave it empty.' };
  }
  return { kind: 'given', value: { start, end } };
}
