import type { LeadNumber } from './lead.ts';

/** Two calls in a row that said the number does not work make it bad; a single one may be a mistake of the network. */
export const BAD_SIGNALS_LIMIT = 2;

/** A bad number is never dialled again. */
export function isBad(number: LeadNumber): boolean {
  return number.badSignals >= BAD_SIGNALS_LIMIT;
}

/** The index of the first number that still works, trying the one at `from` first and then round; undefined when none does. */
export function workingNumberFrom(numbers: readonly LeadNumber[], from: number): number | undefined {
  const found = [...numbers.slice(from), ...numbers].findIndex((number) => !isBad(number));
  return found === -1 ? undefined : (from + found) % numbers.length;
}
