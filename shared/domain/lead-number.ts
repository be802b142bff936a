import type { LeadNumber } from './lead.ts';

/** Two calls in a row that said the number does not work make it bad; a single one may be a mistake of the network. */
export const BAD_SIGNALS_LIMIT = 2;

/** A bad number is never dialled again. */
export function isBad(number: LeadNumber): boolean {
  return number.badSignals >= BAD_SIGNALS_LIMIT;
}

/**
 * The index of the first number that still works, trying the one at `from` first and then round, passing over those that
 * are to be passed over; undefined when there is none.
 */
export function workingNumberFrom(
  numbers: readonly LeadNumber[],
  from: number,
  passOver: (number: LeadNumber) => boolean = () => false,
): number | undefined {
  const found = [...numbers.slice(from), ...numbers].findIndex((number) => !isBad(number) && !passOver(number));
  return found === -1 ? undefined : (from + found) % numbers.length;
}
