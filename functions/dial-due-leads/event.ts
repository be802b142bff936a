import * as z from 'zod';
import { mayBeOurs } from '../../shared/adapters/events/call-facts.ts';
import { type ContactEvent, contactEventFrom } from '../../shared/adapters/events/contact-event.ts';
import type { FreedPerson } from '../../shared/application/dialling/freed-people.ts';

export type WakeUp =
  | { readonly kind: 'tick' }
  /** A call of the instance is over and worked up; `freed` when a person was taken by it. */
  | { readonly kind: 'completed'; readonly freed: FreedPerson | undefined }
  | { readonly kind: 'unreadable'; readonly why: string };

const tick = z.object({ kind: z.literal('tick') });

/**
 * One message of the dialler's queue. A message that nobody understands is still a reason to look for due leads: it is
 * named, and stands in no tick's way.
 */
export function toWakeUp(body: string, instanceId: string): WakeUp {
  try {
    const json: unknown = JSON.parse(body);
    if (tick.safeParse(json).success) return { kind: 'tick' };
    const event = contactEventFrom(json);
    return { kind: 'completed', freed: mayBeOurs(event, instanceId) ? freedFrom(event) : undefined };
  } catch (error) {
    return { kind: 'unreadable', why: error instanceof z.ZodError ? z.prettifyError(error) : 'not JSON' };
  }
}

function freedFrom(event: ContactEvent): FreedPerson | undefined {
  const { initiatedAt, disconnectedAt, agentConnectedAt, queueId } = event;
  if (initiatedAt === undefined || disconnectedAt === undefined || agentConnectedAt === undefined) return undefined;
  return {
    contactId: event.contactId,
    queueId,
    startedAt: initiatedAt,
    callEndedAt: disconnectedAt,
    agentFreeAt: event.wrapUpEndedAt ?? disconnectedAt,
  };
}
