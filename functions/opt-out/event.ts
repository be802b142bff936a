import { flowEventFrom } from '../../shared/adapters/events/flow-event.ts';
import { callAttributesFrom } from '../../shared/application/call-attributes.ts';

export interface OptOutCommand {
  readonly leadId: string;
  readonly contactId: string;
}

/**
 * The customer's wish, sent by the contact flow.
 * @throws when the event is no flow event or names no lead of ours: the flow then takes its error branch, on which the
 *   customer is handed to a person.
 */
export function toCommand(event: unknown): OptOutCommand {
  const { contactId, initialContactId, attributes } = flowEventFrom(event);
  const said = callAttributesFrom(attributes);
  if (said === undefined) throw new Error('The contact carries no tierline attributes: no lead can be told from it.');
  return { leadId: said.leadId, contactId: initialContactId ?? contactId };
}
