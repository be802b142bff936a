import * as z from 'zod';
import { callerFrom } from '../../shared/adapters/events/flow-event.ts';
import { reasonOf } from '../../shared/adapters/events/verdict.ts';
import type { CallFromCustomer } from '../../shared/application/look-up-caller.ts';

export type LookUpCommand =
  | { readonly kind: 'look-up'; readonly call: CallFromCustomer }
  /** The caller hides their number: nobody can be told by it. */
  | { readonly kind: 'no-number' }
  /** It is no call from a customer, or cannot be read. */
  | { readonly kind: 'refuse'; readonly why: string };

const PLACED_BY_US: ReadonlySet<string> = new Set(['API', 'OUTBOUND', 'CALLBACK']);

/** The call that a customer has begun, sent by the contact flow; throws nothing, whatever the event. */
export function toCommand(event: unknown): LookUpCommand {
  try {
    const { contactId, initialContactId, initiationMethod, e164 } = callerFrom(event);
    if (initiationMethod !== undefined && PLACED_BY_US.has(initiationMethod))
      return { kind: 'refuse', why: 'The customer did not place this call: look up those who call.' };
    if (e164 === undefined) return { kind: 'no-number' };
    return { kind: 'look-up', call: { contactId: initialContactId ?? contactId, e164 } };
  } catch (error) {
    if (error instanceof z.ZodError) return { kind: 'refuse', why: reasonOf(error) };
    throw error;
  }
}
