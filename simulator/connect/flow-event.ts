import type { ConnectContactFlowEvent } from 'aws-lambda';
import { connectArn, type InstanceIdentity } from './arns.ts';
import type { Contact } from './contact.ts';
import type { Guide } from './guide.ts';

/**
 * What a contact flow hands to a Lambda function, as it arrives there: read from JSON, which may hold null where the
 * published type says there is always a text.
 */
export function flowEvent(
  contact: Contact,
  parameters: Readonly<Record<string, string>>,
  instance: InstanceIdentity,
  guide: Guide | undefined,
): ConnectContactFlowEvent {
  const callId = contact.initialContactId ?? contact.contactId;
  const namesCall = guide?.namesCall ?? true;
  const json = JSON.stringify({
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: contact.attributes,
        Channel: contact.channel,
        ContactId: guide?.contactId ?? contact.contactId,
        CustomerEndpoint: endpointOf(contact.customerNumber),
        InitialContactId: namesCall ? callId : null,
        InitiationMethod: contact.initiationMethod,
        InstanceARN: connectArn(instance),
        MediaStreams: { Customer: { Audio: null } },
        PreviousContactId: namesCall ? (contact.previousContactId ?? contact.contactId) : null,
        Queue:
          contact.enqueuedAt === undefined
            ? null
            : { ARN: connectArn(instance, 'queue', contact.queue.queueId), Name: contact.queue.name },
        SystemEndpoint: endpointOf(contact.systemNumber),
      },
      Parameters: parameters,
    },
  });
  return JSON.parse(json);
}

function endpointOf(number: string | undefined) {
  return number === undefined ? null : { Address: number, Type: 'TELEPHONE_NUMBER' };
}
