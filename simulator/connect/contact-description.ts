import type { Temporal } from 'temporal-polyfill';
import { connectArn, type InstanceIdentity } from './arns.ts';
import type { Contact } from './contact.ts';

/** The `Contact` that DescribeContact answers with; moments are seconds since 1970, as in AWS's JSON protocol. */
export function contactDescription(contact: Contact, instance: InstanceIdentity): Record<string, unknown> {
  return {
    Arn: connectArn(instance, 'contact', contact.contactId),
    Id: contact.contactId,
    InitialContactId: contact.initialContactId,
    PreviousContactId: contact.previousContactId,
    InitiationMethod: contact.initiationMethod,
    Channel: contact.channel,
    Attributes: contact.attributes,
    CustomerEndpoint: endpointOf(contact.customerNumber),
    SystemEndpoint: endpointOf(contact.systemNumber),
    InitiationTimestamp: epochSeconds(contact.initiatedAt),
    LastUpdateTimestamp: epochSeconds(
      contact.wrapUpEndedAt ?? contact.endedAt ?? contact.withAgentAt ?? contact.connectedAt ?? contact.initiatedAt,
    ),
    RingStartTimestamp: epochSeconds(contact.ringStartAt),
    ConnectedToSystemTimestamp: epochSeconds(contact.connectedAt),
    DisconnectTimestamp: epochSeconds(contact.endedAt),
    DisconnectReason: contact.disconnectReason,
    QueueInfo:
      contact.enqueuedAt === undefined
        ? undefined
        : { Id: contact.queue.queueId, EnqueueTimestamp: epochSeconds(contact.enqueuedAt) },
    NextContacts:
      contact.nextContactId === undefined
        ? undefined
        : [
            {
              Type: 'QUICK_CONNECT',
              NextContactMetadata: { QuickConnectContactData: { ContactId: contact.nextContactId } },
            },
          ],
    AgentInfo:
      contact.agent === undefined
        ? undefined
        : { Id: contact.agent.id, ConnectedToAgentTimestamp: epochSeconds(contact.withAgentAt) },
  };
}

function endpointOf(number: string | undefined): Record<string, string> | undefined {
  return number === undefined ? undefined : { Type: 'TELEPHONE_NUMBER', Address: number };
}

function epochSeconds(moment: Temporal.Instant | undefined): number | undefined {
  return moment === undefined ? undefined : moment.epochMilliseconds / 1000;
}
