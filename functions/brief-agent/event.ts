import * as z from 'zod';
import { flowEventFrom } from '../../shared/adapters/events/flow-event.ts';
import { reasonOf } from '../../shared/adapters/events/verdict.ts';
import { type CallAttributes, callAttributesFrom } from '../../shared/application/call-attributes.ts';

export type BriefCommand =
  /** `contactId` is the first contact of the call's chain. */
  | {
      readonly kind: 'brief';
      readonly contactId: string;
      readonly said: CallAttributes;
      /** `guide`: for a view, which has a fixed number of places; `fields`: whatever is known, a field each. */
      readonly layout: 'fields' | 'guide';
    }
  /** Nobody of ours can be told from it. */
  | { readonly kind: 'refuse'; readonly why: string };

/** The call that comes to an agent, sent by the contact flow; throws nothing, whatever the event. */
export function toCommand(event: unknown, deployment: string): BriefCommand {
  try {
    const { contactId, initialContactId, attributes, parameters } = flowEventFrom(event);
    const said = callAttributesFrom(attributes);
    if (said === undefined)
      return { kind: 'refuse', why: 'The contact carries no tierline attributes: it is no call of ours.' };
    if (said.deployment !== deployment) return { kind: 'refuse', why: 'The call belongs to another deployment.' };
    const layout = parameters['layout'] === 'guide' ? 'guide' : 'fields';
    return { kind: 'brief', contactId: initialContactId ?? contactId, said, layout };
  } catch (error) {
    if (error instanceof z.ZodError) return { kind: 'refuse', why: reasonOf(error) };
    throw error;
  }
}
