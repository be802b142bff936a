import * as z from 'zod';

/** A text that names something of the flow's data, such as `$.Attributes.purpose`, is replaced when the action is carried out. */
const text = z.string();
const isDynamic = (value: string) => value.startsWith('$.');
const dynamicOr = (pattern: RegExp, what: string) =>
  z.string().refine((value) => isDynamic(value) || pattern.test(value), `has to be ${what}`);
const wholeFrom = (lowest: number, highest: number) =>
  z
    .union([z.number(), z.string()])
    .refine((value) => {
      if (typeof value === 'string' && isDynamic(value)) return true;
      const number = Number(value);
      return value !== '' && Number.isInteger(number) && number >= lowest && number <= highest;
    }, `has to be a whole number from ${lowest} to ${highest}`)
    .transform(String);
const staticWholeFrom = (lowest: number, highest: number) =>
  wholeFrom(lowest, highest)
    .refine((value) => !isDynamic(value), 'has to be set statically')
    .transform(Number);
const map = z.record(z.string().min(1), text);
const none = z.strictObject({});
const reference = z.string().min(1);

const media = z.strictObject({ Uri: text, SourceType: z.literal('S3'), MediaType: z.literal('Audio') });
const message = {
  Text: text.optional(),
  SSML: text.optional(),
  PromptId: reference.optional(),
  Media: media.optional(),
};
const one = (given: object, names: readonly string[]) => names.filter((name) => name in given).length === 1;
const MESSAGE_FORMS = ['Text', 'SSML', 'PromptId', 'Media'];
const oneMessage = (given: object) => one(given, MESSAGE_FORMS);
const ONE_MESSAGE = `has to hold exactly one of ${MESSAGE_FORMS.join(', ')}`;
const oneQueueAtMost = (given: object) => !('QueueId' in given && 'AgentId' in given);
const ONE_QUEUE = 'may hold QueueId or AgentId, not both';

export const EVENT_HOOKS = [
  'AgentHold',
  'AgentWhisper',
  'CustomerHold',
  'CustomerQueue',
  'CustomerRemaining',
  'CustomerWhisper',
  'DefaultAgentUI',
  'DisconnectAgentUI',
  'PauseContact',
  'ResumeContact',
] as const;
export type EventHook = (typeof EVENT_HOOKS)[number];

export const METRICS = [
  'NumberOfAgentsAvailable',
  'NumberOfAgentsStaffed',
  'NumberOfAgentsOnline',
  'OldestContactInQueueAgeSeconds',
  'NumberOfContactsInQueue',
] as const;
export type Metric = (typeof METRICS)[number];

const participants = z.array(z.enum(['Agent', 'Customer']));
const SIX_DAYS_SECONDS = 518_400;
const SEVEN_DAYS_SECONDS = 604_800;

/**
 * What each action takes. Whatever is not named here is refused, as a misspelt parameter would otherwise pass in silence.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions.html and the page of each action
 */
export const PARAMETERS = {
  MessageParticipant: z
    .strictObject({ ...message, SkipWhenDTMFBufferNotEmpty: z.boolean().optional() })
    .refine(oneMessage, ONE_MESSAGE),
  MessageParticipantIteratively: z.strictObject({
    Messages: z.array(z.strictObject(message).refine(oneMessage, ONE_MESSAGE)).min(1),
    InterruptFrequencySeconds: staticWholeFrom(1, 3_600).optional(),
  }),
  GetParticipantInput: z
    .strictObject({
      ...message,
      InputTimeLimitSeconds: wholeFrom(1, 180),
      StoreInput: z.enum(['True', 'False']),
      InputValidation: z
        .strictObject({
          CustomValidation: z.strictObject({ MaximumLength: wholeFrom(1, 20) }).optional(),
          PhoneNumberValidation: z
            .strictObject({ NumberFormat: z.enum(['Local', 'E164']), CountryCode: text.optional() })
            .optional(),
        })
        .optional(),
      InputEncryption: z.strictObject({ EncryptionKeyId: text, Key: text }).optional(),
      DTMFConfiguration: z
        .strictObject({
          InputTerminationSequence: text.optional(),
          DisableCancelKey: z.union([z.boolean(), z.enum(['True', 'False'])]).optional(),
          InterdigitTimeLimitSeconds: wholeFrom(1, 20).optional(),
        })
        .optional(),
    })
    .refine(oneMessage, ONE_MESSAGE),
  Wait: z
    .strictObject({
      TimeoutSeconds: wholeFrom(1, SEVEN_DAYS_SECONDS).optional(),
      /** As exported flows spell it. */
      TimeLimitSeconds: wholeFrom(1, SEVEN_DAYS_SECONDS).optional(),
      Events: z.array(z.enum(['CustomerReturned', 'BotParticipantDisconnected'])).optional(),
    })
    .refine((given) => one(given, ['TimeoutSeconds', 'TimeLimitSeconds']), 'has to hold TimeoutSeconds'),
  InvokeLambdaFunction: z.strictObject({
    LambdaFunctionARN: reference,
    InvocationTimeLimitSeconds: staticWholeFrom(1, 8),
    InvocationType: z.enum(['SYNCHRONOUS', 'ASYNCHRONOUS']).optional(),
    LambdaInvocationAttributes: map.optional(),
    ResponseValidation: z.strictObject({ ResponseType: z.enum(['STRING_MAP', 'JSON']) }).optional(),
  }),
  UpdateContactAttributes: z.strictObject({
    Attributes: z.record(
      z.string().regex(/^[A-Za-z0-9_-]+$/, 'names have letters, digits, dashes and underscores'),
      text,
    ),
    TargetContact: z.enum(['Current', 'Related']).optional(),
  }),
  UpdateFlowAttributes: z.strictObject({ FlowAttributes: z.record(z.string(), z.strictObject({ Value: text })) }),
  UpdateContactData: z.strictObject({
    Name: text.optional(),
    Description: text.optional(),
    CustomerId: text.optional(),
    LanguageCode: text.optional(),
    References: z.record(z.string(), z.strictObject({ Value: text, Type: text })).optional(),
  }),
  Compare: z.strictObject({ ComparisonValue: dynamicOr(/^\$\./, 'a reference such as $.Attributes.purpose') }),
  CheckHoursOfOperation: z.strictObject({ HoursOfOperationId: reference.optional() }),
  CheckMetricData: z
    .strictObject({ MetricType: z.enum(METRICS), QueueId: reference.optional(), AgentId: reference.optional() })
    .refine(oneQueueAtMost, ONE_QUEUE),
  GetMetricData: z
    .strictObject({ QueueId: reference.optional(), AgentId: reference.optional(), QueueChannel: text.optional() })
    .refine(oneQueueAtMost, ONE_QUEUE),
  CheckOutboundCallStatus: none,
  UpdateContactTargetQueue: z
    .strictObject({ QueueId: reference.optional(), AgentId: reference.optional() })
    .refine((given) => one(given, ['QueueId', 'AgentId']), 'has to hold QueueId or AgentId'),
  TransferContactToQueue: none,
  DequeueContactAndTransferToQueue: z
    .strictObject({ QueueId: reference.optional(), AgentId: reference.optional() })
    .refine((given) => one(given, ['QueueId', 'AgentId']), 'has to hold QueueId or AgentId'),
  UpdateContactRoutingBehavior: z.strictObject({
    QueuePriority: wholeFrom(1, Number.MAX_SAFE_INTEGER).optional(),
    QueueTimeAdjustmentSeconds: wholeFrom(0, Number.MAX_SAFE_INTEGER).optional(),
  }),
  UpdateContactEventHooks: z.strictObject({
    EventHooks: z
      .partialRecord(z.enum(EVENT_HOOKS), reference)
      .refine((hooks) => Object.keys(hooks).length === 1, 'takes exactly one event at a time'),
  }),
  UpdateContactRecordingBehavior: z.strictObject({
    RecordingBehavior: z
      .strictObject({
        RecordedParticipants: participants.optional(),
        ScreenRecordedParticipants: z.array(z.literal('Agent')).optional(),
        IVRRecordingBehavior: z.enum(['Enabled', 'Disabled']).optional(),
      })
      .optional(),
    AnalyticsBehavior: z.looseObject({}).optional(),
  }),
  UpdateContactTextToSpeechVoice: z.strictObject({
    TextToSpeechVoice: text.min(1),
    TextToSpeechEngine: text.optional(),
    TextToSpeechStyle: text.optional(),
  }),
  UpdateFlowLoggingBehavior: z.strictObject({ FlowLoggingBehavior: z.enum(['Enabled', 'Disabled']) }),
  InvokeFlowModule: z.strictObject({ FlowModuleId: reference }),
  ShowView: z.strictObject({
    ViewResource: z.strictObject({ Id: reference, Version: text.optional() }),
    InvocationTimeLimitSeconds: wholeFrom(1, SEVEN_DAYS_SECONDS),
    ViewData: z.record(z.string(), z.json()).optional(),
    SensitiveDataConfiguration: z.strictObject({ HideResponseOn: z.array(z.literal('TRANSCRIPT')) }).optional(),
  }),
  CreateTask: z
    .strictObject({
      ContactFlowId: reference.optional(),
      TaskTemplateId: reference.optional(),
      Name: text.min(1),
      Description: text.optional(),
      Attributes: map.optional(),
      /** A flat map on the page of the action; with their types in exported flows. */
      References: z.record(z.string(), z.union([text, z.strictObject({ Value: text, Type: text })])).optional(),
      DelaySeconds: wholeFrom(1, SIX_DAYS_SECONDS).optional(),
      ScheduledTime: text.optional(),
    })
    .refine(
      (given) => !('DelaySeconds' in given && 'ScheduledTime' in given),
      'may hold DelaySeconds or ScheduledTime, not both',
    )
    .refine((given) => one(given, ['ContactFlowId', 'TaskTemplateId']), 'has to hold ContactFlowId or TaskTemplateId'),
  EndFlowExecution: none,
  EndFlowModuleExecution: none,
  DisconnectParticipant: none,
  TransferToFlow: z.strictObject({ ContactFlowId: reference }),
  Loop: z.strictObject({ LoopCount: wholeFrom(0, 100) }),
  TagContact: z.strictObject({ Tags: map }),
} as const;

export type ActionType = keyof typeof PARAMETERS;

export function isActionType(type: string): type is ActionType {
  return Object.hasOwn(PARAMETERS, type);
}
