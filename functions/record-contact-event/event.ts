import { endedFactFrom, mayBeOurs } from '../../shared/adapters/events/call-facts.ts';
import { contactEventFrom } from '../../shared/adapters/events/contact-event.ts';
import type { EndedFact } from '../../shared/domain/attempt.ts';

export type ContactEventCommand =
  | { readonly kind: 'record-end'; readonly contactId: string; readonly fact: EndedFact }
  | { readonly kind: 'ignore'; readonly why: string };

/**
 * One queued EventBridge event turned into what is to be done about it.
 * @throws when the body is no contact event at all: the message then ends in the dead-letter queue.
 */
export function toCommand(body: string, instanceId: string): ContactEventCommand {
  const event = contactEventFrom(JSON.parse(body));
  if (event.eventType !== 'DISCONNECTED') return { kind: 'ignore', why: 'another type of contact event' };
  if (!mayBeOurs(event, instanceId))
    return { kind: 'ignore', why: 'not a call placed through the API of our instance' };
  const fact = endedFactFrom(event);
  if (fact === undefined) return { kind: 'ignore', why: 'the end has no moment; the contact record will tell' };
  return { kind: 'record-end', contactId: event.initialContactId ?? event.contactId, fact };
}
