import type { Temporal } from 'temporal-polyfill';
import { anyCasing, contactId, contactIdIfGiven, momentIfSet, textMembers } from './tolerant-json.ts';

/** What a contact flow hands to a Lambda block (Administrator Guide, "Invoke AWS Lambda functions"). */
export interface FlowEvent {
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  /** When the event first came in; set when it is replayed from the rejected input, never by Connect. */
  readonly receivedAt: Temporal.Instant | undefined;
}

const flowEvent = anyCasing({
  details: anyCasing({
    contactData: anyCasing({ contactId, initialContactId: contactIdIfGiven, attributes: textMembers }),
    parameters: textMembers,
  }),
  receivedAt: momentIfSet.catch(undefined),
});

/**
 * Reads a flow's invocation; attributes and parameters that are no text are left out.
 * @throws z.ZodError naming the paths that are wrong.
 */
export function flowEventFrom(json: unknown): FlowEvent {
  const { details, receivedAt } = flowEvent.parse(json);
  const { contactData, parameters } = details;
  return { ...contactData, parameters, receivedAt };
}
