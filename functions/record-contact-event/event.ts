import * as z from 'zod';
import { endedFactFrom } from '../../shared/adapters/events/call-facts.ts';
import { type ContactEvent, contactEventFrom, eventIdentityFrom } from '../../shared/adapters/events/contact-event.ts';
import { isTransfer, legFrom, whyNotOurs } from '../../shared/adapters/events/contact-identity.ts';
import {
  type Ignored,
  ignored,
  jsonFrom,
  type Rejected,
  reasonOf,
  rejected,
} from '../../shared/adapters/events/verdict.ts';
import type { EndedFact, Leg } from '../../shared/domain/attempt.ts';

export type ContactEventCommand =
  | { readonly kind: 'leg-ended'; readonly leg: Leg; readonly fact: EndedFact }
  /** A transfer opened a further leg of a call. */
  | { readonly kind: 'leg-began'; readonly leg: Leg; readonly at: EndedFact['endedAt'] }
  | Ignored
  | Rejected;

/** One queued EventBridge event turned into what is to be done about it; throws nothing, whatever the body. */
export function toCommand(body: string, instanceId: string): ContactEventCommand {
  const read = jsonFrom(body);
  if (read.kind === 'reject') return read;
  const identity = eventIdentityFrom(read.json);
  const { eventType } = identity;
  if (eventType !== undefined && eventType !== 'DISCONNECTED' && eventType !== 'INITIATED') {
    return ignored('another type of contact event');
  }
  const foreign = whyNotOurs(identity, instanceId);
  if (foreign !== undefined) return ignored(foreign);
  try {
    return commandOf(contactEventFrom(read.json));
  } catch (error) {
    if (error instanceof z.ZodError) return rejected(reasonOf(error));
    throw error;
  }
}

function commandOf(event: ContactEvent): ContactEventCommand {
  const leg = legFrom(event);
  if (leg === undefined) return ignored('a transfer that does not name its call');
  if (event.eventType === 'INITIATED') {
    if (!isTransfer(event.initiationMethod)) return ignored('the beginning of a call, which its start has told');
    const at = event.initiatedAt ?? event.toldAt;
    return at === undefined
      ? rejected('detail.initiationTimestamp: a moment is required')
      : { kind: 'leg-began', leg, at };
  }
  const fact = endedFactFrom(event);
  return fact === undefined
    ? ignored('the end has no moment; the contact record will tell')
    : { kind: 'leg-ended', leg, fact };
}
