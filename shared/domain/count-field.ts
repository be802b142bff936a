import * as z from 'zod';

/** Ten years: no rest, delay or programme of a document may be longer. */
export const MAX_DAYS = 3_650;

/** A whole number between two bounds, both included, in a document that a person writes. */
export function count(min: number, max: number) {
  return z
    .number({ error: 'is not a number' })
    .int({ error: 'is not a whole number' })
    .min(min, { error: `is below ${min}` })
    .max(max, { error: `is above ${max}` });
}
