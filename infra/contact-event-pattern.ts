import type { EventPattern } from 'aws-cdk-lib/aws-events';

/** The contact events that Tierline acts on; each is one rule's business. */
export type ContactEventType = 'DISCONNECTED' | 'COMPLETED';

/**
 * Matches contact events of calls that the API started on one Connect instance.
 *
 * Published events differ in the name of their kind, in the casing of keys and of the channel, and carry instance ARNs
 * with a doubled colon: so both names and casings are accepted, and the ARN is compared by its end.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-events.html
 */
export function contactEventPattern(instanceId: string, eventType: ContactEventType): EventPattern {
  const ofInstance = [{ suffix: `instance/${instanceId}` }];
  const voice = [{ 'equals-ignore-case': 'voice' }];
  return {
    source: ['aws.connect'],
    detailType: ['Amazon Connect Contact Event', 'Connect Customer Contact Event'],
    detail: {
      $or: [
        { eventType: [eventType], instanceArn: ofInstance, channel: voice, initiationMethod: ['API'] },
        { EventType: [eventType], InstanceArn: ofInstance, Channel: voice, InitiationMethod: ['API'] },
      ],
    },
  };
}
