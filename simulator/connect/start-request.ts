import * as z from 'zod';
import { ConnectError } from './connect-error.ts';

/** StartOutboundVoiceContact, checked against Connect's documented limits. */
export interface StartRequest {
  readonly destination: string;
  readonly contactFlowId: string;
  readonly queueId?: string;
  readonly sourceNumber?: string;
  readonly ringTimeoutSeconds: number;
  readonly clientToken?: string;
  readonly attributes: Readonly<Record<string, string>>;
}

type Known = Pick<ReadonlySet<string>, 'has'>;

/** What the instance has, against which a request is judged. */
export interface InstanceDirectory {
  readonly instanceId: string;
  readonly contactFlowIds: Known;
  readonly queueIds: Known;
  readonly claimedNumbers: Known;
  /** E.164 beginnings of the numbers that the instance may not call. */
  readonly forbiddenPrefixes: readonly string[];
  /** False when the instance may place no outbound call at all. */
  readonly mayCallOut: boolean;
}

const MAX_ATTRIBUTE_BYTES = 32_768;
const DEFAULT_RING_SECONDS = 60;

const e164 = z.string().regex(/^\+[1-9]\d{1,14}$/);

const body = z.object({
  InstanceId: z.string().min(1).max(100),
  ContactFlowId: z.string().max(500),
  DestinationPhoneNumber: e164,
  SourcePhoneNumber: e164.optional(),
  QueueId: z.string().optional(),
  ClientToken: z.string().max(500).optional(),
  Attributes: z.record(z.string().regex(/^[A-Za-z0-9_-]{1,32767}$/), z.string().max(32_767)).optional(),
  RelatedContactId: z.string().min(1).max(256).optional(),
  Name: z.string().max(1024).optional(),
  Description: z.string().max(4096).optional(),
  References: z.record(z.string(), z.object({ Type: z.string(), Value: z.string().optional() })).optional(),
  AnswerMachineDetectionConfig: z
    .object({ EnableAnswerMachineDetection: z.boolean().optional(), AwaitAnswerMachinePrompt: z.boolean().optional() })
    .optional(),
  TrafficType: z.enum(['GENERAL', 'CAMPAIGN']).optional(),
  CampaignId: z.string().min(1).max(100).optional(),
  RingTimeoutInSeconds: z.number().int().min(15).max(60).optional(),
  OutboundStrategy: z.unknown().optional(),
});

/**
 * @throws ConnectError as Connect would refuse the request: InvalidRequest for what is missing or contradictory,
 * InvalidParameter for a value outside its limits, ResourceNotFound for an unknown instance, flow or queue.
 */
export function readStartRequest(json: unknown, directory: InstanceDirectory): StartRequest {
  const parsed = body.safeParse(json);
  if (!parsed.success) throw refusalOf(parsed.error, json);
  const request = parsed.data;
  refuseUnknown(request.InstanceId === directory.instanceId, 'Instance');
  refuseUnknown(directory.contactFlowIds.has(request.ContactFlowId), 'Contact flow');
  refuseUnknown(request.QueueId === undefined || directory.queueIds.has(request.QueueId), 'Queue');
  const bytes = Object.entries(request.Attributes ?? {}).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  if (bytes > MAX_ATTRIBUTE_BYTES) {
    throw new ConnectError(
      'InvalidParameterException',
      `Attributes are ${bytes} bytes; at most ${MAX_ATTRIBUTE_BYTES}.`,
    );
  }
  if (Object.values(request.References ?? {}).some(({ Type }) => Type === 'ATTACHMENT')) {
    throw new ConnectError('InvalidParameterException', 'ATTACHMENT is not a supported reference type.');
  }
  refuseCampaignFeatures(request);
  if (request.SourcePhoneNumber === undefined && request.QueueId === undefined) {
    throw new ConnectError('InvalidRequestException', 'Either SourcePhoneNumber or QueueId must be given.');
  }
  if (request.SourcePhoneNumber !== undefined && !directory.claimedNumbers.has(request.SourcePhoneNumber)) {
    throw new ConnectError('InvalidParameterException', 'SourcePhoneNumber is not claimed by this instance.');
  }
  if (!directory.mayCallOut) {
    throw new ConnectError('OutboundContactNotPermittedException', 'The contact is not permitted.');
  }
  if (directory.forbiddenPrefixes.some((prefix) => request.DestinationPhoneNumber.startsWith(prefix))) {
    throw new ConnectError(
      'DestinationNotAllowedException',
      'Outbound calls to the destination number are not allowed.',
    );
  }
  return {
    destination: request.DestinationPhoneNumber,
    contactFlowId: request.ContactFlowId,
    ringTimeoutSeconds: request.RingTimeoutInSeconds ?? DEFAULT_RING_SECONDS,
    attributes: request.Attributes ?? {},
    ...(request.QueueId !== undefined && { queueId: request.QueueId }),
    ...(request.SourcePhoneNumber !== undefined && { sourceNumber: request.SourcePhoneNumber }),
    ...(request.ClientToken !== undefined && { clientToken: request.ClientToken }),
  };
}

function refuseUnknown(isKnown: boolean, what: string): void {
  if (!isKnown) throw new ConnectError('ResourceNotFoundException', `${what} not found.`);
}

/** Detection needs campaign traffic, whose quota is 0 until AWS raises it; preview strategies belong to AWS's own campaigns. */
function refuseCampaignFeatures(request: z.infer<typeof body>): void {
  const detects = request.AnswerMachineDetectionConfig?.EnableAnswerMachineDetection === true;
  if (detects && request.TrafficType !== 'CAMPAIGN') {
    throw new ConnectError(
      'InvalidRequestException',
      'TrafficType must be CAMPAIGN when EnableAnswerMachineDetection is true.',
    );
  }
  if (request.OutboundStrategy !== undefined) {
    throw new ConnectError('InvalidRequestException', 'OutboundStrategy is reserved for outbound campaigns.');
  }
  if (request.TrafficType === 'CAMPAIGN') {
    throw new ConnectError('LimitExceededException', 'Concurrent campaign active calls per instance: limit 0.');
  }
}

function refusalOf(error: z.ZodError, json: unknown): ConnectError {
  const [issue] = error.issues;
  const name = String(issue?.path[0] ?? 'body');
  const isGiven = typeof json === 'object' && json !== null && name in json;
  return isGiven
    ? new ConnectError(
        'InvalidParameterException',
        `Value of ${name} is outside its limits: ${issue?.code ?? 'invalid'}.`,
      )
    : new ConnectError('InvalidRequestException', `${name} is required.`);
}
