import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { flowEventFrom } from '../../shared/adapters/events/flow-event.ts';
import { type CallAttributes, callAttributesFrom } from '../../shared/application/call-attributes.ts';
import type { DispositionFact } from '../../shared/domain/attempt.ts';
import { OUTCOME_CODES } from '../../shared/domain/outcome.ts';

export type DispositionCommand =
  | {
      readonly kind: 'record';
      readonly contactId: string;
      readonly said: CallAttributes;
      readonly fact: DispositionFact;
    }
  /** The form or the flow has to be mended: `why` names the field and what it takes. */
  | { readonly kind: 'refuse'; readonly why: string };

const moment = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is no ISO 8601 moment with offset' });
    return z.NEVER;
  }
});

const form = z
  .object({
    disposition: z.enum(OUTCOME_CODES),
    orderValue: z.coerce.number().int().nonnegative().max(1_000_000_000).optional(),
    callbackAt: moment.optional(),
  })
  .refine(({ disposition, callbackAt }) => disposition !== 'callback-requested' || callbackAt !== undefined, {
    path: ['callbackAt'],
    message: 'is required with callback-requested',
  });

/**
 * The agent's form, sent by the contact flow.
 * @throws when the event is no flow event at all.
 */
export function toCommand(event: unknown, now: Temporal.Instant): DispositionCommand {
  const { contactId, initialContactId, attributes, parameters } = flowEventFrom(event);
  const said = callAttributesFrom(attributes);
  if (said === undefined)
    return { kind: 'refuse', why: 'The contact carries no tierline attributes: it is no call of ours.' };
  const parsed = form.safeParse(parameters);
  if (!parsed.success) {
    const why = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    return { kind: 'refuse', why };
  }
  const { disposition, orderValue, callbackAt } = parsed.data;
  return {
    kind: 'record',
    contactId: initialContactId ?? contactId,
    said,
    fact: {
      code: disposition,
      givenAt: now,
      ...(disposition === 'sale' && orderValue !== undefined && { orderValue }),
      ...(disposition === 'callback-requested' && callbackAt !== undefined && { callbackAt }),
    },
  };
}
