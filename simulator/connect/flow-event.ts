import type { ConnectContactFlowEvent } from 'aws-lambda';
import { connectArn, type InstanceIdentity } from './arns.ts';
import type { Contact } from './contact.ts';

/**
 * What a contact flow hands to a Lambda function. A guide may run as a contact of its own, whose initial contact is the
 * call: `guideContactId` says so.
 */
export function flowEvent(
  contact: Contact,
  parameters: Readonly<Record<string, string>>,
  instance: InstanceIdentity,
  guideContactId: string | undefined,
): ConnectContactFlowEvent {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: { ...contact.request.attributes },
        Channel: 'VOICE',
        ContactId: guideContactId ?? contact.contactId,
        CustomerEndpoint: { Address: contact.request.destination, Type: 'TELEPHONE_NUMBER' },
        InitialContactId: contact.contactId,
        InitiationMethod: 'API',
        InstanceARN: connectArn(instance),
        MediaStreams: { Customer: { Audio: null } },
        PreviousContactId: contact.contactId,
        Queue:
          contact.enqueuedAt === undefined
            ? null
            : { ARN: connectArn(instance, 'queue', contact.queueId), Name: `Tier ${contact.tier}` },
        SystemEndpoint: { Address: contact.callerNumber, Type: 'TELEPHONE_NUMBER' },
      },
      Parameters: { ...parameters },
    },
  };
}
