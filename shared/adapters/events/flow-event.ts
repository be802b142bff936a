import type { Temporal } from 'temporal-polyfill';
import { anyCasing, contactId, contactIdIfGiven, momentIfSet, textIfGiven, textMembers } from './tolerant-json.ts';

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

/** Who calls, as a flow's invocation tells it. */
export interface FlowCaller {
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  /** Upper case, whatever the event's own casing. */
  readonly initiationMethod: string | undefined;
  /** Undefined when the caller hides it, or it is none. */
  readonly e164: string | undefined;
}

const E164 = /^\+[1-9]\d{1,14}$/;

const flowCaller = anyCasing({
  details: anyCasing({
    contactData: anyCasing({
      contactId,
      initialContactId: contactIdIfGiven,
      initiationMethod: textIfGiven.catch(undefined),
      customerEndpoint: anyCasing({ address: textIfGiven.catch(undefined) })
        .nullish()
        .catch(undefined),
    }),
  }),
});

/**
 * Reads who calls from a flow's invocation. A customer's number is taken from the endpoint, never from an attribute.
 * @throws z.ZodError naming the paths that are wrong.
 */
export function callerFrom(json: unknown): FlowCaller {
  const { contactData } = flowCaller.parse(json).details;
  const { initiationMethod, customerEndpoint, ...contact } = contactData;
  const address = customerEndpoint?.address;
  return {
    ...contact,
    initiationMethod: initiationMethod?.toUpperCase(),
    e164: address !== undefined && E164.test(address) ? address : undefined,
  };
}
