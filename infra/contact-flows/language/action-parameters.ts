import * as z from 'zod';

/*
 * How a parameter may be given, in the words of the flow language: written out; written out or one path into the flow's
 * data; or with paths anywhere in the text.
 * https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions.html
 */
const PATH = /\$\.[A-Za-z[]/;
const WHOLE_PATH = /^\$\.[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/;

const filled = z.string({ error: 'must be a text' }).min(1, 'must not be empty');

const writtenOut = filled.refine((text) => !PATH.test(text), 'takes no value of the flow ($.…): write it out');

const writtenOutOrPath = filled.refine(
  (text) => !PATH.test(text) || WHOLE_PATH.test(text),
  'must be written out, or be one path ($.Attributes.name) with nothing beside it',
);

const path = z
  .string({ error: 'must be a path such as $.Attributes.name' })
  .regex(WHOLE_PATH, 'must be one path into the data of the flow, such as $.Attributes.name');

const anyText = z.string({ error: 'must be a text' });

/** Whole numbers stand as texts, as the flow designer writes them. */
function wholeNumber(least: number, most: number, why = '') {
  const range = most === Number.POSITIVE_INFINITY ? `of at least ${least}` : `from ${least} to ${most}`;
  const error = `must be a whole number ${range}, written out as a text${why}`;
  return z
    .string({ error })
    .regex(/^\d+$/, error)
    .refine((text) => Number(text) >= least && Number(text) <= most, error);
}

function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, { error: `must be one of ${values.join(', ')}` });
}

/**
 * At most 3,000 characters are spoken of a text, and 6,000 with the marks of SSML.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html
 */
const message = {
  PromptId: writtenOutOrPath.exactOptional(),
  Text: filled.max(3000, 'must have at most 3,000 characters').exactOptional(),
  SSML: filled
    .max(6000, 'must have at most 6,000 characters')
    .regex(/^<speak>[\s\S]*<\/speak>$/, 'must be between <speak> and </speak>')
    .exactOptional(),
};

interface Message {
  readonly PromptId?: string;
  readonly Text?: string;
  readonly SSML?: string;
}

function hasOneMessage({ PromptId, Text, SSML }: Message): boolean {
  return [PromptId, Text, SSML].filter((given) => given !== undefined).length === 1;
}

const ONE_MESSAGE = 'takes exactly one of PromptId, Text and SSML';

const queueOrAgent = { QueueId: writtenOutOrPath.exactOptional(), AgentId: writtenOutOrPath.exactOptional() };

function namesOneAtMost({ QueueId, AgentId }: { readonly QueueId?: string; readonly AgentId?: string }): boolean {
  return QueueId === undefined || AgentId === undefined;
}

const ONE_AT_MOST = 'takes QueueId or AgentId, never both';

const nothing = z.strictObject({});

const attributes = z.record(
  z.string().regex(/^[A-Za-z0-9_-]+$/, 'has names of letters, digits, dashes and underscores'),
  anyText,
);

/** @see https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-updatecontacteventhooks.html */
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

const EVENT_HOOK_NAMES: ReadonlySet<string> = new Set(EVENT_HOOKS);

/** Six days: https://docs.aws.amazon.com/connect/latest/APIReference/createtask.html */
const LONGEST_DELAY_SECONDS = 518_400;

/**
 * What every action takes that the flows use, as its page in the API Reference says; `ACTION_RULES` names the pages. An
 * action or parameter that stands in none of them is refused, however real: nothing here could judge it.
 */
export const ACTION_PARAMETERS = {
  MessageParticipant: z.strictObject(message).refine(hasOneMessage, ONE_MESSAGE),
  GetParticipantInput: z
    .strictObject({
      ...message,
      InputTimeLimitSeconds: wholeNumber(1, 180),
      StoreInput: oneOf(['False']),
      DTMFConfiguration: z
        .strictObject({
          DisableCancelKey: oneOf(['True', 'False']).exactOptional(),
          InterdigitTimeLimitSeconds: wholeNumber(1, 20).exactOptional(),
        })
        .exactOptional(),
    })
    .refine(hasOneMessage, ONE_MESSAGE),
  MessageParticipantIteratively: z.strictObject({
    Messages: z.array(z.strictObject(message).refine(hasOneMessage, ONE_MESSAGE)).min(1, 'must name a message'),
    // https://docs.aws.amazon.com/connect/latest/adminguide/loop-prompts.html
    InterruptFrequencySeconds: wholeNumber(
      21,
      Number.POSITIVE_INFINITY,
      ': an agent has 20 seconds to accept, and a shorter loop fails meanwhile',
    ).exactOptional(),
  }),
  DisconnectParticipant: nothing,
  ShowView: z.strictObject({
    ViewResource: z.strictObject({ Id: writtenOutOrPath, Version: writtenOutOrPath.exactOptional() }),
    InvocationTimeLimitSeconds: wholeNumber(1, Number.POSITIVE_INFINITY),
    ViewData: z.record(z.string(), anyText).exactOptional(),
    SensitiveDataConfiguration: z.strictObject({ HideResponseOn: z.array(oneOf(['TRANSCRIPT'])) }).exactOptional(),
  }),
  CheckHoursOfOperation: z.strictObject({ HoursOfOperationId: writtenOutOrPath.exactOptional() }),
  CheckMetricData: z
    .strictObject({
      MetricType: oneOf([
        'NumberOfAgentsAvailable',
        'NumberOfAgentsStaffed',
        'NumberOfAgentsOnline',
        'OldestContactInQueueAgeSeconds',
        'NumberOfContactsInQueue',
      ]),
      ...queueOrAgent,
    })
    .refine(namesOneAtMost, ONE_AT_MOST),
  CheckOutboundCallStatus: nothing,
  Compare: z.strictObject({ ComparisonValue: path }),
  EndFlowExecution: nothing,
  Loop: z.strictObject({ LoopCount: wholeNumber(0, 100) }),
  UpdateFlowLoggingBehavior: z.strictObject({ FlowLoggingBehavior: oneOf(['Enabled', 'Disabled']) }),
  InvokeLambdaFunction: z.strictObject({
    LambdaFunctionARN: filled,
    InvocationTimeLimitSeconds: wholeNumber(1, 8),
    InvocationType: oneOf(['SYNCHRONOUS', 'ASYNCHRONOUS']),
    LambdaInvocationAttributes: attributes.exactOptional(),
    ResponseValidation: z.strictObject({ ResponseType: oneOf(['STRING_MAP', 'JSON']) }),
  }),
  CreateTask: z
    .strictObject({
      ContactFlowId: writtenOutOrPath,
      Name: filled,
      Description: filled.exactOptional(),
      Attributes: attributes.exactOptional(),
      DelaySeconds: wholeNumber(1, LONGEST_DELAY_SECONDS).exactOptional(),
      ScheduledTime: filled.exactOptional(),
      TaskTemplateId: writtenOut.exactOptional(),
    })
    .refine(
      ({ DelaySeconds, ScheduledTime }) => DelaySeconds === undefined || ScheduledTime === undefined,
      'takes DelaySeconds or ScheduledTime, never both',
    ),
  EndFlowModuleExecution: nothing,
  InvokeFlowModule: z.strictObject({ FlowModuleId: filled }),
  TransferContactToQueue: nothing,
  UpdateContactAttributes: z.strictObject({ Attributes: attributes, TargetContact: oneOf(['Current', 'Related']) }),
  UpdateContactEventHooks: z.strictObject({
    EventHooks: z
      .record(
        z.string().refine((hook) => EVENT_HOOK_NAMES.has(hook), `knows the hooks ${EVENT_HOOKS.join(', ')}`),
        writtenOutOrPath,
      )
      .refine((hooks) => Object.keys(hooks).length === 1, 'sets exactly one hook: write an action for each'),
  }),
  UpdateContactRecordingBehavior: z.strictObject({
    RecordingBehavior: z.strictObject({
      RecordedParticipants: z.array(oneOf(['Agent', 'Customer'])),
      IVRRecordingBehavior: oneOf(['Enabled', 'Disabled']).exactOptional(),
    }),
  }),
  UpdateContactTargetQueue: z.strictObject(queueOrAgent).refine(namesOneAtMost, ONE_AT_MOST),
  UpdateContactTextToSpeechVoice: z.strictObject({
    TextToSpeechVoice: filled,
    TextToSpeechEngine: filled.exactOptional(),
    TextToSpeechStyle: filled.exactOptional(),
  }),
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type ActionType = keyof typeof ACTION_PARAMETERS;

export type ActionParameters = { readonly [Type in ActionType]: z.output<(typeof ACTION_PARAMETERS)[Type]> };

export function isActionType(type: string): type is ActionType {
  return Object.hasOwn(ACTION_PARAMETERS, type);
}
