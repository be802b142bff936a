import type { ConnectContactFlowEvent } from 'aws-lambda';
import { connectArn, type InstanceIdentity } from './arns.ts';
import type { CallLeg } from './contact.ts';
import type { Guide } from './guide.ts';

/**
 * What a contact flow hands to a Lambda function, as it arrives there: read from JSON, which may hold null where the
 * published type says there is always a text.
 */
export function flowEvent(
  contact: CallLeg,
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
        Channel: 'VOICE',
        ContactId: guide?.contactId ?? contact.contactId,
        CustomerEndpoint: { Address: contact.customerNumber, Type: 'TELEPHONE_NUMBER' },
        InitialContactId: namesCall ? callId : null,
        InitiationMethod: contact.initiationMethod,
        InstanceARN: connectArn(instance),
        MediaStreams: { Customer: { Audio: null } },
        PreviousContactId: namesCall ? (contact.previousContactId ?? contact.contactId) : null,
        Queue:
          contact.enqueuedAt === undefined
            ? null
            : { ARN: connectArn(instance, 'queue', contact.queue.queueId), Name: contact.queue.name },
        SystemEndpoint: { Address: contact.systemNumber, Type: 'TELEPHONE_NUMBER' },
      },
      Parameters: parameters,
    },
  });
  return JSON.parse(json);
}
