import type { LeadNumber } from './lead.ts';

/** Two calls in a row that said the number does not work make it bad; a single one may be a mistake of the network. */
export const BAD_SIGNALS_LIMIT = 2;

/** A bad number is never dialled again. */
export function isBad(number: LeadNumber): boolean {
  return number.badSignals >= BAD_SIGNALS_LIMIT;
}

/** The index of the first number that still works, trying `from` first and then round; undefined when none does. */
export function workingNumberFrom(numbers: readonly LeadNumber[], from: number): number | undefined {
  for (let step = 0; step < numbers.length; step += 1) {
    const index = (from + step) % numbers.length;
    const number = numbers[index];
    if (number !== undefined && !isBad(number)) return index;
  }
  return undefined;
}
