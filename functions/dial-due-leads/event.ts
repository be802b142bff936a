import * as z from 'zod';
import { type ContactEvent, contactEventFrom, eventIdentityFrom } from '../../shared/adapters/events/contact-event.ts';
import { whyNotOurs } from '../../shared/adapters/events/contact-identity.ts';
import {
  type Ignored,
  ignored,
  jsonFrom,
  type Rejected,
  reasonOf,
  rejected,
} from '../../shared/adapters/events/verdict.ts';
import type { FreedPerson } from '../../shared/application/dialling/freed-people.ts';

export type WakeUp =
  | { readonly kind: 'tick' }
  /** A call of the instance is over and worked up by the person who took it. */
  | { readonly kind: 'freed'; readonly person: FreedPerson }
  /** A call of the instance is over that nobody took. */
  | { readonly kind: 'over'; readonly contactId: string }
  /** A call is over that a person took, nobody can read since when. */
  | { readonly kind: 'completed' }
  | Ignored
  | Rejected;

const tick = z.object({ kind: z.literal('tick') });

/**
 * One message of the dialler's queue; throws nothing, whatever the body. A message that nobody understands is still a
 * reason to look for due leads: it is named, and stands in no tick's way.
 */
export function toWakeUp(body: string, instanceId: string): WakeUp {
  const read = jsonFrom(body);
  if (read.kind === 'reject') return read;
  if (tick.safeParse(read.json).success) return { kind: 'tick' };
  const identity = eventIdentityFrom(read.json);
  if (identity.eventType !== undefined && identity.eventType !== 'COMPLETED') {
    return ignored('another type of contact event');
  }
  const foreign = whyNotOurs(identity, instanceId);
  if (foreign !== undefined) return ignored(foreign);
  try {
    return completed(contactEventFrom(read.json));
  } catch (error) {
    if (error instanceof z.ZodError) return rejected(reasonOf(error));
    throw error;
  }
}

function completed(event: ContactEvent): WakeUp {
  const { contactId, initiatedAt, disconnectedAt, agentConnectedAt, queueId } = event;
  if (agentConnectedAt === undefined) return { kind: 'over', contactId };
  if (initiatedAt === undefined || disconnectedAt === undefined) return { kind: 'completed' };
  const agentFreeAt = event.wrapUpEndedAt ?? disconnectedAt;
  return {
    kind: 'freed',
    person: { contactId, queueId, startedAt: initiatedAt, callEndedAt: disconnectedAt, agentFreeAt },
  };
}
