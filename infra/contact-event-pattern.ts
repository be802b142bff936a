import type { EventPattern } from 'aws-cdk-lib/aws-events';

/** A kind of contact event, told of contacts that came about in one of these ways. */
export interface WantedEvents {
  readonly eventType: 'INITIATED' | 'DISCONNECTED' | 'COMPLETED';
  readonly initiationMethods: readonly ('API' | 'TRANSFER' | 'QUEUE_TRANSFER')[];
}

/** The ends of calls that the API placed and of legs that transfers opened, and the beginnings of such legs. */
export const CALL_PROGRESS: readonly WantedEvents[] = [
  { eventType: 'DISCONNECTED', initiationMethods: ['API', 'TRANSFER', 'QUEUE_TRANSFER'] },
  { eventType: 'INITIATED', initiationMethods: ['TRANSFER', 'QUEUE_TRANSFER'] },
];

/** Calls that the API placed, once their agents have worked them up. */
export const CALLS_COMPLETED: readonly WantedEvents[] = [{ eventType: 'COMPLETED', initiationMethods: ['API'] }];

/**
 * Matches the wanted contact events of voice contacts on one Connect instance.
 *
 * Published events differ in the name of their kind, in the casing of each key and of the channel, and carry instance
 * ARNs with a doubled colon: so both names are accepted, each key in either casing, and the ARN is compared by its end.
 * An event that lacks a key in both casings is let through: the function says what is wrong with it, a rule cannot.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-events.html
 */
export function contactEventPattern(instanceId: string, wanted: readonly WantedEvents[]): EventPattern {
  const alternatives = wanted.map(({ eventType, initiationMethods }) => ({
    ...eitherCasing('eventType', [eventType]),
    ...eitherCasing('initiationMethod', initiationMethods),
  }));
  const [only = {}] = alternatives;
  return {
    source: ['aws.connect'],
    detailType: ['Amazon Connect Contact Event', 'Connect Customer Contact Event'],
    detail: {
      ...eitherCasing('instanceArn', [{ suffix: `instance/${instanceId}` }]),
      ...eitherCasing('channel', [{ 'equals-ignore-case': 'voice' }]),
      ...(alternatives.length === 1 ? only : { $or: alternatives }),
    },
  };
}

/** The key as it is and with a capital, each absent or one of the values: one of the two is there. */
function eitherCasing(key: string, values: readonly unknown[]): Readonly<Record<string, readonly unknown[]>> {
  const absentOr = [{ exists: false }, ...values];
  return { [key]: absentOr, [key.charAt(0).toUpperCase() + key.slice(1)]: absentOr };
}
