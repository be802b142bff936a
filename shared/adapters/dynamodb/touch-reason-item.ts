import * as z from 'zod';
import { TOUCH_BEGINNINGS, TOUCH_RESTS } from '../../domain/touch-reason.ts';

/** Why a touch is made then. Days are texts such as `2026-01-05`, where the customer is. */

const count = z.number();

const origin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('days-after'), days: count, from: z.enum(TOUCH_BEGINNINGS), of: z.string() }),
  z.object({
    kind: z.literal('order-interval'),
    days: count,
    standsInFor: count.exactOptional(),
    factor: count,
    on: z.string(),
  }),
  z.object({ kind: z.literal('before-contract-end'), days: count, ends: z.string() }),
  z.object({ kind: z.literal(['hours-after-case', 'days-after-case']), count, closed: z.string() }),
  z.object({ kind: z.literal('before-date'), days: count, attribute: z.string(), date: z.string() }),
]);

const move = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rest'), days: count, after: z.enum(TOUCH_RESTS), of: z.string() }),
  z.object({ kind: z.literal('full-quarter'), most: count }),
]);

const shift = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('made-up'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('moved'), from: z.string(), to: z.string(), by: z.array(move).readonly() }),
]);

export const storedTouchReason = z.object({ origin, shift: shift.exactOptional() });
