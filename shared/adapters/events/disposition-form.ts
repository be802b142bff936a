import * as z from 'zod';
import type { DispositionFact } from '../../domain/attempt.ts';
import { OUTCOME_CODES } from '../../domain/outcome.ts';
import { momentIfSet } from './tolerant-json.ts';
import { reasonOf } from './verdict.ts';

/** The agent's form as a flow or a contact's attributes carry it: texts, an empty one where a field was left empty. */
export interface DispositionForm {
  readonly disposition: string | undefined;
  readonly orderValue: string | undefined;
  readonly callbackAt: string | undefined;
}

const orderValue = z
  .string()
  .regex(/^\d{0,9}$/, 'must be a whole number from 0 to 999999999')
  .transform((text) => (text === '' ? undefined : Number(text)));

const form = z
  .object({
    disposition: z.enum(OUTCOME_CODES),
    orderValue: orderValue.optional(),
    callbackAt: momentIfSet,
  })
  .refine(({ disposition, callbackAt }) => disposition !== 'callback-requested' || callbackAt !== undefined, {
    path: ['callbackAt'],
    message: 'is required with callback-requested',
  });

export type DispositionReading =
  | { readonly kind: 'given'; readonly fact: DispositionFact }
  /** The form has to be mended: `why` names the field and what it takes. */
  | { readonly kind: 'malformed'; readonly why: string };

/** What the agent said, given at that moment; fields that do not belong to the disposition are left out. */
export function dispositionFrom(given: DispositionForm, givenAt: DispositionFact['givenAt']): DispositionReading {
  const parsed = form.safeParse(given);
  if (!parsed.success) return { kind: 'malformed', why: reasonOf(parsed.error) };
  const { disposition, orderValue: value, callbackAt } = parsed.data;
  return {
    kind: 'given',
    fact: {
      code: disposition,
      givenAt,
      ...(disposition === 'sale' && value !== undefined && { orderValue: value }),
      ...(disposition === 'callback-requested' && callbackAt !== undefined && { callbackAt }),
    },
  };
}
