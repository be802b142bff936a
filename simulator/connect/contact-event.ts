import type { Temporal } from 'temporal-polyfill';
import { identifierFor, randomFor } from '../random.ts';
import { connectArn, type InstanceIdentity } from './arns.ts';
import type { Contact } from './contact.ts';

export type ContactEventType =
  | 'INITIATED'
  | 'CONNECTED_TO_SYSTEM'
  | 'QUEUED'
  | 'CONNECTED_TO_AGENT'
  | 'DISCONNECTED'
  | 'COMPLETED';

/** An EventBridge event as a rule's target receives it. */
export interface EventBridgeEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': 'Amazon Connect Contact Event';
  readonly source: 'aws.connect';
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** How often AWS's published irregularities turn up; shares of all events, of all contacts for a missing reason. */
const VOICE_IN_SMALL_LETTERS = 0.2;
const DOUBLED_COLON = 0.5;
const PASCAL_CASE = 0.04;
const REASON_MISSING = 0.1;

/**
 * A contact event as Connect publishes it: no user-defined attributes, no customer number, moments in milliseconds, and
 * casing that varies as it does in AWS's own samples. The same contact and type give the same bytes.
 */
export function contactEvent(
  contact: Contact,
  eventType: ContactEventType,
  at: Temporal.Instant,
  instance: InstanceIdentity,
  seed: number,
): EventBridgeEvent {
  const random = randomFor(seed, 'event', contact.contactId, eventType);
  const isSmall = random.chance(VOICE_IN_SMALL_LETTERS);
  const hasDoubledColon = random.chance(DOUBLED_COLON);
  const isPascal = random.chance(PASCAL_CASE);
  const arn = (kind?: string, id?: string) => {
    const plain = connectArn(instance, kind, id);
    return hasDoubledColon ? plain.replace('arn:aws:connect:', 'arn:aws::connect:') : plain;
  };
  const detail = withoutAbsent({
    eventType,
    contactId: contact.contactId,
    instanceArn: arn(),
    channel: isSmall ? 'Voice' : 'VOICE',
    initiationMethod: 'API',
    initiationTimestamp: text(contact.initiatedAt),
    connectedToSystemTimestamp: text(contact.connectedAt),
    disconnectTimestamp: text(contact.endedAt),
    disconnectReason: contact.endedAt === undefined ? undefined : statedReason(contact, seed),
    queueInfo:
      contact.enqueuedAt === undefined
        ? undefined
        : {
            queueType: 'STANDARD',
            queueArn: arn('queue', contact.queueId),
            enqueueTimestamp: text(contact.enqueuedAt),
          },
    agentInfo: agentInfo(contact, eventType, arn),
    tags: { 'aws:connect:instanceId': instance.instanceId, 'aws:connect:systemEndpoint': contact.callerNumber },
  });
  return {
    version: '0',
    id: identifierFor(seed, 'event', contact.contactId, eventType),
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account: instance.accountId,
    time: at.toString({ smallestUnit: 'second' }),
    region: instance.region,
    resources: [connectArn(instance), connectArn(instance, 'contact', contact.contactId)],
    detail: isPascal ? pascalKeys(detail) : detail,
  };
}

/** Events are documented to carry the reason only for campaign calls; on ordinary calls most do, some do not. */
function statedReason(contact: Contact, seed: number): string | undefined {
  return randomFor(seed, 'reason', contact.contactId).chance(REASON_MISSING) ? undefined : contact.disconnectReason;
}

function agentInfo(
  contact: Contact,
  eventType: ContactEventType,
  arn: (kind: string, id: string) => string,
): Record<string, unknown> | undefined {
  if (contact.agent === undefined) return undefined;
  return withoutAbsent({
    agentArn: arn('agent', contact.agent.id),
    connectedToAgentTimestamp: text(contact.withAgentAt),
    ...(eventType === 'COMPLETED' &&
      contact.endedAt !== undefined &&
      contact.wrapUpEndedAt !== undefined && {
        afterContactWorkStartTimestamp: text(contact.endedAt),
        afterContactWorkEndTimestamp: text(contact.wrapUpEndedAt),
        afterContactWorkDuration: Math.round(contact.wrapUpEndedAt.since(contact.endedAt).total('seconds')),
      }),
  });
}

function text(moment: Temporal.Instant | undefined): string | undefined {
  return moment?.toString({ smallestUnit: 'millisecond' });
}

function withoutAbsent(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** One of AWS's published samples writes every key of `detail` with a capital; tags keep the keys they were given. */
function pascalKeys(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      key !== 'tags' && isFields(value) ? pascalKeys(value) : value,
    ]),
  );
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
