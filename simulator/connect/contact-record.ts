import type { Temporal } from 'temporal-polyfill';
import { connectArn, type InstanceIdentity } from './arns.ts';
import type { Contact } from './contact.ts';

/**
 * The contact record of a call that is over, as Connect puts it into a Kinesis stream: PascalCase, moments in whole
 * seconds, null for what does not apply, and the attributes the call was started with.
 */
export function contactRecord(
  contact: Contact,
  updatedAt: Temporal.Instant,
  instance: InstanceIdentity,
): Readonly<Record<string, unknown>> {
  const recording = contact.withAgentAt === undefined ? null : recordingOf(contact);
  return {
    AWSAccountId: instance.accountId,
    AWSContactTraceRecordFormatVersion: '2017-03-10',
    Agent: agentOf(contact, instance),
    AgentConnectionAttempts: contact.agent === undefined ? 0 : 1,
    AnsweringMachineDetectionStatus: null,
    Attributes: contact.request.attributes,
    Campaign: { CampaignId: null },
    Channel: 'VOICE',
    ConnectedToSystemTimestamp: seconds(contact.connectedAt),
    ContactDetails: {},
    ContactId: contact.contactId,
    CustomerEndpoint: { Address: contact.request.destination, Type: 'TELEPHONE_NUMBER' },
    DisconnectReason: contact.disconnectReason ?? null,
    DisconnectTimestamp: seconds(contact.endedAt),
    InitialContactId: null,
    InitiationMethod: 'API',
    InitiationTimestamp: seconds(contact.initiatedAt),
    InstanceARN: connectArn(instance),
    LastUpdateTimestamp: seconds(updatedAt),
    MediaStreams: [{ Type: 'AUDIO' }],
    NextContactId: null,
    PreviousContactId: null,
    Queue: queueOf(contact, instance),
    Recording: recording,
    Recordings: recording === null ? null : [recording],
    References: [],
    ScheduledTimestamp: null,
    SystemEndpoint: { Address: contact.callerNumber, Type: 'TELEPHONE_NUMBER' },
    TransferCompletedTimestamp: null,
    TransferredToEndpoint: null,
    VoiceIdResult: null,
  };
}

function agentOf(contact: Contact, instance: InstanceIdentity): Record<string, unknown> | null {
  const { agent, withAgentAt, endedAt, wrapUpEndedAt } = contact;
  if (agent === undefined || withAgentAt === undefined || endedAt === undefined) return null;
  return {
    ARN: connectArn(instance, 'agent', agent.id),
    AfterContactWorkDuration: wrapUpEndedAt === undefined ? null : wholeSeconds(endedAt, wrapUpEndedAt),
    AfterContactWorkEndTimestamp: seconds(wrapUpEndedAt),
    AfterContactWorkStartTimestamp: seconds(endedAt),
    AgentInteractionDuration: wholeSeconds(withAgentAt, endedAt),
    ConnectedToAgentTimestamp: seconds(withAgentAt),
    CustomerHoldDuration: 0,
    HierarchyGroups: null,
    LongestHoldDuration: 0,
    NumberOfHolds: 0,
    RoutingProfile: {
      ARN: connectArn(instance, 'routing-profile', contact.routingProfileId),
      Name: `Tier ${contact.tier}`,
    },
    Username: agent.username,
  };
}

function queueOf(contact: Contact, instance: InstanceIdentity): Record<string, unknown> | null {
  const { enqueuedAt, queueId, tier } = contact;
  if (enqueuedAt === undefined) return null;
  const dequeuedAt = contact.withAgentAt ?? contact.endedAt;
  return {
    ARN: connectArn(instance, 'queue', queueId),
    DequeueTimestamp: seconds(dequeuedAt),
    Duration: dequeuedAt === undefined ? null : wholeSeconds(enqueuedAt, dequeuedAt),
    EnqueueTimestamp: seconds(enqueuedAt),
    Name: `Tier ${tier}`,
  };
}

function recordingOf(contact: Contact): Record<string, unknown> {
  const day = contact.initiatedAt.toString().slice(0, 10).replaceAll('-', '/');
  const stamp = contact.initiatedAt.toString({ smallestUnit: 'minute' }).replaceAll('-', '').replace('Z', '');
  return {
    DeletionReason: null,
    Location: `simulated-recordings/connect/CallRecordings/${day}/${contact.contactId}_${stamp}_UTC.wav`,
    Status: 'AVAILABLE',
    Type: 'AUDIO',
  };
}

function seconds(moment: Temporal.Instant | undefined): string | null {
  return moment?.toString({ smallestUnit: 'second' }) ?? null;
}

function wholeSeconds(from: Temporal.Instant, to: Temporal.Instant): number {
  return Math.round(to.since(from).total('seconds'));
}
