import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/** A moment in JSON: ISO 8601 UTC with exactly three decimals; what is finer than a millisecond is dropped. */
export const momentText = z.codec(z.iso.datetime({ precision: 3 }), z.instanceof(Temporal.Instant), {
  decode: (text) => Temporal.Instant.fromEpochMilliseconds(Date.parse(text)),
  encode: (instant) => new Date(instant.epochMilliseconds).toISOString(),
});
