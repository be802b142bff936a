import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type ContactIdentity, contactIdentityFrom } from './contact-identity.ts';
import { anyCasing, contactId, contactIdIfGiven, lastPart, momentIfSet, textIfGiven } from './tolerant-json.ts';

/** An "Amazon Connect Contact Event" as far as Tierline uses it; members that AWS leaves out are absent. */
export interface ContactEvent {
  /** Upper case, whatever the event's own casing, as are channel and initiation method. */
  readonly eventType: string;
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  readonly instanceId: string;
  readonly channel: string;
  readonly initiationMethod: string;
  /** When the event says it happened, to the second. */
  readonly toldAt: Temporal.Instant | undefined;
  readonly initiatedAt: Temporal.Instant | undefined;
  readonly connectedAt: Temporal.Instant | undefined;
  readonly disconnectedAt: Temporal.Instant | undefined;
  readonly disconnectReason: string | undefined;
  readonly machineDetection: string | undefined;
  readonly queueId: string | undefined;
  readonly agentId: string | undefined;
  readonly agentConnectedAt: Temporal.Instant | undefined;
  readonly wrapUpEndedAt: Temporal.Instant | undefined;
}

const momentIfReadable = momentIfSet.catch(undefined);
const textIfReadable = textIfGiven.catch(undefined);

/** What decides the outcome of a call has to be readable; what is merely good to know may be missing. */
const contactEvent = anyCasing({
  source: z.literal('aws.connect'),
  time: momentIfReadable,
  detail: anyCasing({
    eventType: z.string().min(1),
    contactId,
    initialContactId: contactIdIfGiven,
    instanceArn: z.string().min(1),
    channel: z.string().min(1),
    initiationMethod: z.string().min(1),
    initiationTimestamp: momentIfReadable,
    connectedToSystemTimestamp: momentIfSet,
    disconnectTimestamp: momentIfSet,
    disconnectReason: textIfGiven,
    answeringMachineDetectionStatus: textIfGiven,
    queueInfo: anyCasing({ queueArn: textIfReadable }).nullish().catch(undefined),
    agentInfo: anyCasing({
      agentArn: textIfReadable,
      connectedToAgentTimestamp: momentIfSet,
      afterContactWorkEndTimestamp: momentIfReadable,
    }).nullish(),
  }),
});

const detailAlone = anyCasing({ detail: z.unknown() });

/** Whose event it is, as far as that can be read. */
export function eventIdentityFrom(json: unknown): ContactIdentity {
  return contactIdentityFrom(detailAlone.safeParse(json).data?.detail);
}

/**
 * Reads an EventBridge contact event in any published casing.
 * @throws z.ZodError naming the paths that are wrong when it is none.
 */
export function contactEventFrom(json: unknown): ContactEvent {
  const { time, detail } = contactEvent.parse(json);
  const queueArn = detail.queueInfo?.queueArn;
  const agentArn = detail.agentInfo?.agentArn;
  return {
    eventType: detail.eventType.toUpperCase(),
    contactId: detail.contactId,
    initialContactId: detail.initialContactId,
    instanceId: lastPart(detail.instanceArn),
    channel: detail.channel.toUpperCase(),
    initiationMethod: detail.initiationMethod.toUpperCase(),
    toldAt: time,
    initiatedAt: detail.initiationTimestamp,
    connectedAt: detail.connectedToSystemTimestamp,
    disconnectedAt: detail.disconnectTimestamp,
    disconnectReason: detail.disconnectReason,
    machineDetection: detail.answeringMachineDetectionStatus,
    queueId: queueArn === undefined ? undefined : lastPart(queueArn),
    agentId: agentArn === undefined ? undefined : lastPart(agentArn),
    agentConnectedAt: detail.agentInfo?.connectedToAgentTimestamp,
    wrapUpEndedAt: detail.agentInfo?.afterContactWorkEndTimestamp,
  };
}
