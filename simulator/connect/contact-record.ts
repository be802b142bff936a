import type { Temporal } from 'temporal-polyfill';
import { randomFor } from '../random.ts';
import { connectArn, type InstanceIdentity } from './arns.ts';
import type { Contact } from './contact.ts';
import type { Oddities } from './oddities.ts';

const MEDIA: Readonly<Record<Contact['channel'], string>> = { VOICE: 'AUDIO', CHAT: 'CHAT', TASK: 'TASK' };

/**
 * The contact record of a contact that is over, as Connect puts it into a Kinesis stream: PascalCase, moments in whole
 * seconds, and the contact's attributes. What does not apply is null, or left out in some contacts' records.
 */
export function contactRecord(
  contact: Contact,
  updatedAt: Temporal.Instant,
  instance: InstanceIdentity,
  { seed, oddities }: { readonly seed: number; readonly oddities: Pick<Oddities, 'absentMembers'> },
): Readonly<Record<string, unknown>> {
  const leavesOut = randomFor(seed, 'absent members', contact.contactId).chance(oddities.absentMembers);
  const record = fullRecord(contact, updatedAt, instance);
  return leavesOut ? Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) : record;
}

function fullRecord(
  contact: Contact,
  updatedAt: Temporal.Instant,
  instance: InstanceIdentity,
): Readonly<Record<string, unknown>> {
  const recording = contact.channel !== 'VOICE' || contact.withAgentAt === undefined ? null : recordingOf(contact);
  return {
    AWSAccountId: instance.accountId,
    AWSContactTraceRecordFormatVersion: '2017-03-10',
    Agent: agentOf(contact, instance),
    AgentConnectionAttempts: contact.agent === undefined ? 0 : 1,
    AnsweringMachineDetectionStatus: null,
    Attributes: contact.attributes,
    Campaign: { CampaignId: null },
    Channel: contact.channel,
    ConnectedToSystemTimestamp: seconds(contact.connectedAt),
    ContactDetails: {},
    ContactId: contact.contactId,
    CustomerEndpoint: endpointOf(contact.customerNumber),
    DisconnectReason: contact.disconnectReason ?? null,
    DisconnectTimestamp: seconds(contact.endedAt),
    InitialContactId: contact.initialContactId ?? null,
    InitiationMethod: contact.initiationMethod,
    InitiationTimestamp: seconds(contact.initiatedAt),
    InstanceARN: connectArn(instance),
    LastUpdateTimestamp: seconds(updatedAt),
    MediaStreams: [{ Type: MEDIA[contact.channel] }],
    NextContactId: contact.nextContactId ?? null,
    PreviousContactId: contact.previousContactId ?? null,
    Queue: queueOf(contact, instance),
    Recording: recording,
    Recordings: recording === null ? null : [recording],
    References: [],
    ScheduledTimestamp: null,
    SystemEndpoint: endpointOf(contact.systemNumber),
    TransferCompletedTimestamp: seconds(contact.transferCompletedAt),
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
      ARN: connectArn(instance, 'routing-profile', contact.queue.routingProfileId),
      Name: contact.queue.name,
    },
    Username: agent.username,
  };
}

function queueOf(contact: Contact, instance: InstanceIdentity): Record<string, unknown> | null {
  const { enqueuedAt, queue } = contact;
  if (enqueuedAt === undefined) return null;
  const dequeuedAt = contact.withAgentAt ?? contact.endedAt;
  return {
    ARN: connectArn(instance, 'queue', queue.queueId),
    DequeueTimestamp: seconds(dequeuedAt),
    Duration: dequeuedAt === undefined ? null : wholeSeconds(enqueuedAt, dequeuedAt),
    EnqueueTimestamp: seconds(enqueuedAt),
    Name: queue.name,
  };
}

function endpointOf(number: string | undefined): Record<string, string> | null {
  return number === undefined ? null : { Address: number, Type: 'TELEPHONE_NUMBER' };
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
