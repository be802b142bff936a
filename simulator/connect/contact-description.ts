import type { Temporal } from 'temporal-polyfill';
import { connectArn, type InstanceIdentity } from './arns.ts';
import type { Contact } from './contact.ts';

/** The `Contact` that DescribeContact answers with; moments are seconds since 1970, as in AWS's JSON protocol. */
export function contactDescription(contact: Contact, instance: InstanceIdentity): Record<string, unknown> {
  return {
    Arn: connectArn(instance, 'contact', contact.contactId),
    Id: contact.contactId,
    InitiationMethod: 'API',
    Channel: 'VOICE',
    Attributes: contact.request.attributes,
    CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: contact.request.destination },
    SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: contact.callerNumber },
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
        : { Id: contact.queueId, EnqueueTimestamp: epochSeconds(contact.enqueuedAt) },
    AgentInfo:
      contact.agent === undefined
        ? undefined
        : { Id: contact.agent.id, ConnectedToAgentTimestamp: epochSeconds(contact.withAgentAt) },
  };
}

function epochSeconds(moment: Temporal.Instant | undefined): number | undefined {
  return moment === undefined ? undefined : moment.epochMilliseconds / 1000;
}
