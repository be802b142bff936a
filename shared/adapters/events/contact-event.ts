import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { camelKeys, lastPart, momentIfSet, textIfGiven } from './tolerant-json.ts';

/** An "Amazon Connect Contact Event" as far as Tierline uses it; members that AWS leaves out are absent. */
export interface ContactEvent {
  readonly eventType: string;
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  readonly instanceId: string;
  /** Upper case, whatever the event's own casing. */
  readonly channel: string;
  readonly initiationMethod: string;
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

const detail = z.object({
  eventType: z.string().min(1),
  contactId: z.string().min(1).max(256),
  initialContactId: textIfGiven,
  instanceArn: z.string().min(1),
  channel: z.string().min(1),
  initiationMethod: textIfGiven,
  initiationTimestamp: momentIfSet,
  connectedToSystemTimestamp: momentIfSet,
  disconnectTimestamp: momentIfSet,
  disconnectReason: textIfGiven,
  answeringMachineDetectionStatus: textIfGiven,
  queueInfo: z.object({ queueArn: textIfGiven }).nullish(),
  agentInfo: z
    .object({
      agentArn: textIfGiven,
      connectedToAgentTimestamp: momentIfSet,
      afterContactWorkEndTimestamp: momentIfSet,
    })
    .nullish(),
});

const envelope = z.object({ source: z.literal('aws.connect'), detail: z.unknown() });

/**
 * Reads an EventBridge contact event in any published casing.
 * @throws z.ZodError naming the paths that are wrong when it is none.
 */
export function contactEventFrom(json: unknown): ContactEvent {
  const parsed = detail.parse(camelKeys(envelope.parse(json).detail));
  const queueArn = parsed.queueInfo?.queueArn;
  const agentArn = parsed.agentInfo?.agentArn;
  return {
    eventType: parsed.eventType.toUpperCase(),
    contactId: parsed.contactId,
    initialContactId: parsed.initialContactId,
    instanceId: lastPart(parsed.instanceArn),
    channel: parsed.channel.toUpperCase(),
    initiationMethod: parsed.initiationMethod?.toUpperCase() ?? '',
    initiatedAt: parsed.initiationTimestamp,
    connectedAt: parsed.connectedToSystemTimestamp,
    disconnectedAt: parsed.disconnectTimestamp,
    disconnectReason: parsed.disconnectReason,
    machineDetection: parsed.answeringMachineDetectionStatus,
    queueId: queueArn === undefined ? undefined : lastPart(queueArn),
    agentId: agentArn === undefined ? undefined : lastPart(agentArn),
    agentConnectedAt: parsed.agentInfo?.connectedToAgentTimestamp,
    wrapUpEndedAt: parsed.agentInfo?.afterContactWorkEndTimestamp,
  };
}
