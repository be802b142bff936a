import * as z from 'zod';
import { flowEventFrom } from '../../shared/adapters/events/flow-event.ts';
import { reasonOf } from '../../shared/adapters/events/verdict.ts';
import { callAttributesFrom } from '../../shared/application/call-attributes.ts';

export type OptOutCommand =
  | { readonly kind: 'opt-out'; readonly leadId: string; readonly attemptNumber: number; readonly contactId: string }
  /** Nobody of ours can be told from it. */
  | { readonly kind: 'refuse'; readonly why: string };

/** The customer's wish, sent by the contact flow; throws nothing, whatever the event. */
export function toCommand(event: unknown, deployment: string): OptOutCommand {
  try {
    const { contactId, initialContactId, attributes } = flowEventFrom(event);
    const said = callAttributesFrom(attributes);
    if (said === undefined)
      return { kind: 'refuse', why: 'The contact carries no tierline attributes: no lead can be told from it.' };
    if (said.deployment !== deployment) return { kind: 'refuse', why: 'The call belongs to another deployment.' };
    const { leadId, attemptNumber } = said;
    return { kind: 'opt-out', leadId, attemptNumber, contactId: initialContactId ?? contactId };
  } catch (error) {
    if (error instanceof z.ZodError) return { kind: 'refuse', why: reasonOf(error) };
    throw error;
  }
}
