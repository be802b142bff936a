import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { camelKeys, lastPart, momentIfSet, textIfGiven } from './tolerant-json.ts';

/** A contact record as far as Tierline uses it (Administrator Guide, "Contact records data model"). */
export interface ContactRecord {
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  readonly instanceId: string;
  readonly channel: string;
  readonly initiationMethod: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly lastUpdatedAt: Temporal.Instant;
  readonly initiatedAt: Temporal.Instant;
  readonly connectedAt: Temporal.Instant | undefined;
  readonly disconnectedAt: Temporal.Instant | undefined;
  readonly disconnectReason: string | undefined;
  readonly machineDetection: string | undefined;
  readonly agentId: string | undefined;
  readonly agentConnectedAt: Temporal.Instant | undefined;
  readonly recordingLocation: string | undefined;
}

const requiredMoment = momentIfSet.transform((moment, context) => {
  if (moment !== undefined) return moment;
  context.addIssue({ code: 'custom', message: 'a moment is required' });
  return z.NEVER;
});

const record = z.object({
  contactId: z.string().min(1).max(256),
  initialContactId: textIfGiven,
  instanceARN: z.string().min(1),
  channel: z.string().min(1),
  initiationMethod: textIfGiven,
  lastUpdateTimestamp: requiredMoment,
  initiationTimestamp: requiredMoment,
  connectedToSystemTimestamp: momentIfSet,
  disconnectTimestamp: momentIfSet,
  disconnectReason: textIfGiven,
  answeringMachineDetectionStatus: textIfGiven,
  agent: z.object({ aRN: textIfGiven, connectedToAgentTimestamp: momentIfSet }).nullish(),
  recording: z.object({ location: textIfGiven }).nullish(),
});

/** Attribute keys are ours to read as they are: the record's own casing must not touch them. */
const attributes = z.object({ Attributes: z.record(z.string(), z.string()).nullish() });

/**
 * Reads a contact record.
 * @throws z.ZodError naming the paths that are wrong.
 */
export function contactRecordFrom(json: unknown): ContactRecord {
  const parsed = record.parse(camelKeys(json));
  const agentArn = parsed.agent?.aRN;
  return {
    contactId: parsed.contactId,
    initialContactId: parsed.initialContactId,
    instanceId: lastPart(parsed.instanceARN),
    channel: parsed.channel.toUpperCase(),
    initiationMethod: parsed.initiationMethod?.toUpperCase() ?? '',
    attributes: attributes.parse(json).Attributes ?? {},
    lastUpdatedAt: parsed.lastUpdateTimestamp,
    initiatedAt: parsed.initiationTimestamp,
    connectedAt: parsed.connectedToSystemTimestamp,
    disconnectedAt: parsed.disconnectTimestamp,
    disconnectReason: parsed.disconnectReason,
    machineDetection: parsed.answeringMachineDetectionStatus,
    agentId: agentArn === undefined ? undefined : lastPart(agentArn),
    agentConnectedAt: parsed.agent?.connectedToAgentTimestamp,
    recordingLocation: parsed.recording?.location,
  };
}
