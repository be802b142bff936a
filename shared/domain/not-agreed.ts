import * as z from 'zod';
import { OUTCOME_CODES } from './outcome.ts';

const outcome = z.enum(OUTCOME_CODES);

/** Why what an agent says of a call is not taken, as data. */
export const notAgreedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['callback-in-past', 'call-under-way']) }),
  z.object({ kind: z.literal('callback-too-far'), days: z.int() }),
  /** The customer placed the call, and the outcome tells of one that nobody of theirs took. */
  z.object({ kind: z.literal('nobody-took-it'), outcome }),
  z.object({ kind: z.literal('said-before'), outcome }),
]);

export type NotAgreedReason = z.infer<typeof notAgreedSchema>;

/** For whoever filled in the form: names the field where one is wrong, and how to mend it. */
export function notAgreedInWords(reason: NotAgreedReason): string {
  switch (reason.kind) {
    case 'callback-in-past':
      return 'callbackAt: lies in the past; give the moment at which the customer is to be called';
    case 'callback-too-far':
      return `callbackAt: lies more than ${reason.days} days ahead; agree on an earlier moment`;
    case 'nobody-took-it':
      return `disposition: the customer placed this call, and ${reason.outcome} tells of one that nobody of theirs took`;
    case 'said-before':
      return `disposition: ${reason.outcome} was said of this call before, and what a customer's call brought is not corrected by the form`;
    case 'call-under-way':
      return 'a call of ours to the lead is under way: send the form again when it is over';
  }
}
