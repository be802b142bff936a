import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { dispositionFrom } from '../../shared/adapters/events/disposition-form.ts';
import { type FlowEvent, flowEventFrom } from '../../shared/adapters/events/flow-event.ts';
import { reasonOf } from '../../shared/adapters/events/verdict.ts';
import { type CallAttributes, callAttributesFrom } from '../../shared/application/call-attributes.ts';
import type { SaidDisposition } from '../../shared/domain/agreed-moment.ts';

export type DispositionCommand =
  | {
      readonly kind: 'record';
      readonly from: { readonly contactId: string; readonly initialContactId?: string };
      readonly said: CallAttributes;
      readonly fact: SaidDisposition;
    }
  /** The form or the flow has to be mended: `why` names the field and what it takes. */
  | { readonly kind: 'refuse'; readonly why: string };

/** The agent's form, sent by the contact flow; throws nothing, whatever the event. */
export function toCommand(event: unknown, deployment: string, now: Temporal.Instant): DispositionCommand {
  try {
    return commandOf(flowEventFrom(event), deployment, now);
  } catch (error) {
    if (error instanceof z.ZodError) return { kind: 'refuse', why: reasonOf(error) };
    throw error;
  }
}

function commandOf(
  { contactId, initialContactId, attributes, parameters, receivedAt }: FlowEvent,
  deployment: string,
  now: Temporal.Instant,
): DispositionCommand {
  const said = callAttributesFrom(attributes);
  if (said === undefined)
    return { kind: 'refuse', why: 'The contact carries no tierline attributes: it is no call of ours.' };
  if (said.deployment !== deployment) return { kind: 'refuse', why: 'The call belongs to another deployment.' };
  const given = dispositionFrom(parameters, saidAt(receivedAt, now));
  if (given.kind === 'malformed') return { kind: 'refuse', why: given.why };
  return {
    kind: 'record',
    from: { contactId, ...(initialContactId !== undefined && { initialContactId }) },
    said,
    fact: given.fact,
  };
}

/** What is replayed was said when it first came, so that it never outdoes what the agent said since. */
function saidAt(receivedAt: Temporal.Instant | undefined, now: Temporal.Instant): Temporal.Instant {
  return receivedAt !== undefined && Temporal.Instant.compare(receivedAt, now) < 0 ? receivedAt : now;
}
