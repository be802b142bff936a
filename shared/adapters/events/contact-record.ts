import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import {
  anyCasing,
  contactId,
  contactIdIfGiven,
  lastPart,
  momentIfSet,
  textIfGiven,
  textMembers,
} from './tolerant-json.ts';

/** A contact record as far as Tierline uses it (Administrator Guide, "Contact records data model"). */
export interface ContactRecord {
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  /** The leg that follows after a transfer. */
  readonly nextContactId: string | undefined;
  readonly instanceId: string;
  /** Upper case, whatever the record's own casing, as is the initiation method. */
  readonly channel: string;
  readonly initiationMethod: string;
  /** Those that are texts, under keys as they were given. */
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
const momentIfReadable = momentIfSet.catch(undefined);
const textIfReadable = textIfGiven.catch(undefined);

/** What decides the outcome of a call has to be readable; what is merely good to know may be missing. */
const record = anyCasing({
  contactId,
  initialContactId: contactIdIfGiven,
  nextContactId: contactIdIfGiven,
  instanceArn: z.string().min(1),
  channel: z.string().min(1),
  initiationMethod: z.string().min(1),
  attributes: textMembers,
  lastUpdateTimestamp: requiredMoment,
  initiationTimestamp: requiredMoment,
  connectedToSystemTimestamp: momentIfSet,
  disconnectTimestamp: momentIfSet,
  disconnectReason: textIfGiven,
  answeringMachineDetectionStatus: textIfGiven,
  agent: anyCasing({ arn: textIfReadable, connectedToAgentTimestamp: momentIfSet }).nullish(),
  recording: anyCasing({ location: textIfReadable }).nullish().catch(undefined),
});

const attributesAlone = anyCasing({ attributes: textMembers.catch({}) });

/** The contact's attributes that are texts, as far as they can be read; throws nothing. */
export function recordAttributesFrom(json: unknown): Readonly<Record<string, string>> {
  return attributesAlone.safeParse(json).data?.attributes ?? {};
}

/**
 * Reads a contact record.
 * @throws z.ZodError naming the paths that are wrong.
 */
export function contactRecordFrom(json: unknown): ContactRecord {
  const parsed = record.parse(json);
  const agentArn = parsed.agent?.arn;
  return {
    contactId: parsed.contactId,
    initialContactId: parsed.initialContactId,
    nextContactId: parsed.nextContactId === parsed.contactId ? undefined : parsed.nextContactId,
    instanceId: lastPart(parsed.instanceArn),
    channel: parsed.channel.toUpperCase(),
    initiationMethod: parsed.initiationMethod.toUpperCase(),
    attributes: parsed.attributes,
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

const E164 = /^\+[1-9]\d{1,14}$/;

/** A call that agents or customers placed, as its record tells it; members that cannot be read are absent. */
export interface OtherCallRecord {
  readonly contactId: string;
  readonly e164: string;
  readonly startedAt: Temporal.Instant;
  readonly connectedAt: Temporal.Instant | undefined;
  readonly endedAt: Temporal.Instant;
  readonly agentConnectedAt: Temporal.Instant | undefined;
  /** The leg that follows after a transfer. */
  readonly nextContactId: string | undefined;
}

const otherCall = anyCasing({
  contactId,
  customerEndpoint: anyCasing({ address: z.string().regex(E164), type: z.literal('TELEPHONE_NUMBER') }),
  initiationTimestamp: requiredMoment,
  connectedToSystemTimestamp: momentIfReadable,
  disconnectTimestamp: requiredMoment,
  agent: anyCasing({ connectedToAgentTimestamp: momentIfReadable }).nullish().catch(undefined),
  nextContactId: contactIdIfGiven.catch(undefined),
});

/** Reads the record of a call that is not ours, or undefined when it does not tell which number talked when. */
export function otherCallRecordFrom(json: unknown): OtherCallRecord | undefined {
  const { data } = otherCall.safeParse(json);
  if (data === undefined) return undefined;
  return {
    contactId: data.contactId,
    e164: data.customerEndpoint.address,
    startedAt: data.initiationTimestamp,
    connectedAt: data.connectedToSystemTimestamp,
    endedAt: data.disconnectTimestamp,
    agentConnectedAt: data.agent?.connectedToAgentTimestamp,
    nextContactId: data.nextContactId === data.contactId ? undefined : data.nextContactId,
  };
}
