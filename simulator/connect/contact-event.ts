import type { Temporal } from 'temporal-polyfill';
import { identifierFor, randomFor } from '../random.ts';
import { connectArn, type InstanceIdentity } from './arns.ts';
import type { Contact } from './contact.ts';
import type { Oddities } from './oddities.ts';

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

/** The share of contacts whose events never say why they ended. */
const REASON_MISSING = 0.1;

/** AWS's own "not set", seen in published events. */
const FIRST_MOMENT = '1970-01-01T00:00:00.001Z';

type EventOddities = Pick<Oddities, 'pascalCase' | 'mixedCase' | 'doubledColons' | 'epochMoments'>;

/**
 * A contact event as Connect publishes it: no user-defined attributes, no customer number, moments in milliseconds, and
 * casing that varies as it does in AWS's own samples. All events of a contact are written the same way, and the same
 * contact and type give the same bytes.
 */
export function contactEvent(
  contact: Contact,
  eventType: ContactEventType,
  at: Temporal.Instant,
  instance: InstanceIdentity,
  { seed, oddities }: { readonly seed: number; readonly oddities: EventOddities },
): EventBridgeEvent {
  const random = randomFor(seed, 'spelling', contact.contactId);
  const hasDoubledColon = random.chance(oddities.doubledColons);
  const givesEpoch = random.chance(oddities.epochMoments);
  const spelling = spellingFrom(random.next(), oddities);
  const arn = (kind?: string, id?: string) => {
    const plain = connectArn(instance, kind, id);
    return hasDoubledColon ? plain.replace('arn:aws:connect:', 'arn:aws::connect:') : plain;
  };
  const moment = (when: Temporal.Instant | undefined) => text(when) ?? (givesEpoch ? FIRST_MOMENT : undefined);
  const isQueued = contact.enqueuedAt !== undefined && contact.initiationMethod !== 'OUTBOUND';
  const detail = withoutAbsent({
    eventType,
    contactId: contact.contactId,
    initialContactId: contact.initialContactId,
    previousContactId: contact.previousContactId,
    instanceArn: arn(),
    channel: contact.channel,
    initiationMethod: contact.initiationMethod,
    initiationTimestamp: text(contact.initiatedAt),
    connectedToSystemTimestamp: moment(contact.connectedAt),
    disconnectTimestamp: moment(contact.endedAt),
    scheduledTimestamp: moment(undefined),
    disconnectReason: contact.endedAt === undefined ? undefined : statedReason(contact, seed),
    queueInfo: isQueued
      ? {
          queueType: 'STANDARD',
          queueArn: arn('queue', contact.queue.queueId),
          enqueueTimestamp: text(contact.enqueuedAt),
        }
      : undefined,
    agentInfo: agentInfo(contact, eventType, arn, moment),
    tags: withoutAbsent({
      'aws:connect:instanceId': instance.instanceId,
      'aws:connect:systemEndpoint': contact.systemNumber,
    }),
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
    detail: spelt(detail, spelling),
  };
}

/** AWS's samples have keys in camelCase, in PascalCase throughout, and `AgentInfo.AgentArn` beside camelCase. */
type Spelling = 'camel' | 'pascal' | 'mixed';

function spellingFrom(point: number, { pascalCase, mixedCase }: EventOddities): Spelling {
  if (point < pascalCase) return 'pascal';
  return point < pascalCase + mixedCase ? 'mixed' : 'camel';
}

function spelt(detail: Readonly<Record<string, unknown>>, spelling: Spelling): Readonly<Record<string, unknown>> {
  switch (spelling) {
    case 'camel':
      return detail;
    case 'pascal':
      return pascalKeys(detail);
    case 'mixed': {
      const { agentInfo: agent, channel, ...rest } = detail;
      return {
        ...rest,
        channel: channel === 'VOICE' ? 'Voice' : channel,
        ...(isFields(agent) && { AgentInfo: pascalKeys(agent) }),
      };
    }
  }
}

/** Events are documented to carry the reason only for campaign calls; on ordinary calls most do, some do not. */
function statedReason(contact: Contact, seed: number): string | undefined {
  return randomFor(seed, 'reason', contact.contactId).chance(REASON_MISSING) ? undefined : contact.disconnectReason;
}

function agentInfo(
  contact: Contact,
  eventType: ContactEventType,
  arn: (kind: string, id: string) => string,
  moment: (at: Temporal.Instant | undefined) => string | undefined,
): Record<string, unknown> | undefined {
  if (contact.agent === undefined) return undefined;
  return withoutAbsent({
    agentArn: arn('agent', contact.agent.id),
    connectedToAgentTimestamp: moment(contact.withAgentAt),
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
