import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { momentWords } from './moment-words.ts';
import { notAgreedInWords, notAgreedSchema } from './not-agreed.ts';

const moment = z.string().meta({ format: 'date-time', examples: ['2026-03-02T08:00:00Z'] });

/** Why a change of a lead that a person asks for is not made, as data. It holds no number and no name of a lead. */
export const leadRefusalSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum([
      'in-a-call',
      'no-campaign-works-it',
      'external-id-taken',
      'rest-in-past',
      'call-in-past',
      'placing-unknown',
      'waits-for-person',
      'no-zone-name',
      'no-zone-known',
      'person-erased',
      'not-in-review',
      'no-call-behind-review',
      'nothing-moves-it',
    ]),
  }),
  z.object({ kind: z.enum(['rest-too-far', 'call-too-far']), days: z.int() }),
  z.object({ kind: z.literal('called-no-more'), state: z.enum(['closed', 'suppressed']) }),
  /** A callback that the customer asked for is not called earlier. `zones` are the customer's, `asOf` is when it was asked. */
  z.object({
    kind: z.literal('callback-promised'),
    at: moment,
    zones: z.array(z.string().meta({ examples: ['America/Chicago'] })),
    asOf: moment,
  }),
  z.object({ kind: z.literal('too-many-attributes'), most: z.int() }),
  z.object({ kind: z.literal('facts-missing'), facts: z.array(z.string()) }),
  z.object({ kind: z.literal('callback-not-agreed'), reason: notAgreedSchema }),
]);

export type LeadRefusal = z.infer<typeof leadRefusalSchema>;

/** Why nothing was changed, and what to do instead. */
export function leadRefusalInWords(refusal: LeadRefusal): { readonly detail: string; readonly mend: string } {
  switch (refusal.kind) {
    case 'in-a-call':
      return { detail: 'The lead is in a call.', mend: 'wait until the call is over and decided' };
    case 'no-campaign-works-it':
      return { detail: 'No campaign works the lead.', mend: 'create a campaign for its tier' };
    case 'external-id-taken':
      return {
        detail: 'The external id leads to another lead.',
        mend: 'give another, or change that one first',
      };
    case 'rest-in-past':
      return { detail: 'The moment lies in the past.', mend: 'give a later one' };
    case 'call-in-past':
      return { detail: 'The moment lies in the past.', mend: 'give a later one, or none for now' };
    case 'rest-too-far':
      return {
        detail: `The moment lies more than ${refusal.days} days ahead.`,
        mend: 'give an earlier one, or close the lead',
      };
    case 'call-too-far':
      return { detail: `The moment lies more than ${refusal.days} days ahead.`, mend: 'give an earlier one' };
    case 'placing-unknown':
      return {
        detail: 'Nobody can tell yet whether its last call was placed.',
        mend: 'wait until it is known',
      };
    case 'waits-for-person':
      return { detail: 'The lead waits for a person.', mend: 'settle its review' };
    case 'called-no-more':
      return { detail: `The lead is ${refusal.state}: nobody calls it.`, mend: 'nothing is to be done' };
    case 'callback-promised': {
      const [at, asOf] = [Temporal.Instant.from(refusal.at), Temporal.Instant.from(refusal.asOf)];
      return {
        detail: `The customer asked to be called ${momentWords(at, refusal, asOf)}.`,
        mend: 'let them be called then',
      };
    }
    case 'no-zone-name':
      return { detail: 'That is no time zone name.', mend: 'write it like Europe/Berlin' };
    case 'no-zone-known':
      return { detail: 'No time zone is known for a number of the lead.', mend: 'give one' };
    case 'person-erased':
      return { detail: 'The person was erased.', mend: 'nothing of them is to be stored again' };
    case 'too-many-attributes':
      return { detail: `A lead has at most ${refusal.most} attributes.`, mend: 'take some away' };
    case 'not-in-review':
      return {
        detail: 'The lead is not in review.',
        mend: 'look at it again: somebody settled it, or it was called since',
      };
    case 'no-call-behind-review':
      return { detail: 'No call led to the review.', mend: 'call the lead again, or close it' };
    case 'facts-missing':
      return {
        detail: `The next tier needs to know of the customer: ${refusal.facts.join(', ')}.`,
        mend: 'say these facts too',
      };
    case 'callback-not-agreed':
      return {
        detail: `The callback cannot be promised: ${notAgreedInWords(refusal.reason)}.`,
        mend: 'give another moment',
      };
    case 'nothing-moves-it':
      return { detail: 'What was said does not move the lead.', mend: 'call the lead again, or close it' };
  }
}
