import type { Leg } from '../../domain/attempt.ts';
import { anyCasing, lastPart, textIfGiven } from './tolerant-json.ts';

/** What a contact event or record says of its contact before anything else of it is read; what cannot be read is absent. */
export interface ContactIdentity {
  readonly instanceId: string | undefined;
  /** Upper case, whatever the casing it came in, as are the two that follow. */
  readonly channel: string | undefined;
  readonly initiationMethod: string | undefined;
  readonly eventType: string | undefined;
}

const text = textIfGiven.catch(undefined);
const identity = anyCasing({ instanceArn: text, channel: text, initiationMethod: text, eventType: text });

/** Reads the identity of whatever it is given; throws nothing. */
export function contactIdentityFrom(json: unknown): ContactIdentity {
  const { instanceArn, channel, initiationMethod, eventType } = identity.safeParse(json).data ?? {};
  return {
    instanceId: instanceArn === undefined ? undefined : lastPart(instanceArn),
    channel: channel?.toUpperCase(),
    initiationMethod: initiationMethod?.toUpperCase(),
    eventType: eventType?.toUpperCase(),
  };
}

const TRANSFERS: ReadonlySet<string> = new Set(['TRANSFER', 'QUEUE_TRANSFER']);

/** Whether the contact was opened by a transfer, and therefore belongs to an earlier one. */
export function isTransfer(initiationMethod: string): boolean {
  return TRANSFERS.has(initiationMethod);
}

/** Why a contact is certainly not in the chain of a voice call that this instance's API placed; undefined when it may be. */
export function whyNotOurs(told: ContactIdentity, instanceId: string): string | undefined {
  const { channel, initiationMethod } = told;
  if (channel !== undefined && channel !== 'VOICE') return 'not a voice contact';
  if (told.instanceId !== undefined && told.instanceId !== instanceId) return 'a contact of another instance';
  if (initiationMethod === undefined || initiationMethod === 'API' || isTransfer(initiationMethod)) return undefined;
  return 'neither placed through the API nor transferred';
}

/** Whose contact it is in its chain; undefined for a transfer that does not say from which call. */
export function legFrom(told: {
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  readonly initiationMethod: string;
}): Leg | undefined {
  const { contactId, initialContactId: callId = contactId, initiationMethod } = told;
  return isTransfer(initiationMethod) && callId === contactId ? undefined : { callId, contactId };
}
