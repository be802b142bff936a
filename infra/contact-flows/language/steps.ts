import type { ActionParameters, EVENT_HOOKS } from './action-parameters.ts';
import type { Step, Way } from './compose-flow.ts';

/** What is said: plain text, or text with marks of SSML. */
export type Message = { readonly Text: string } | { readonly SSML: string };

/*
 * One function for each action that the flows use, with the ways out that the action has. Where an action can fail, the
 * step says where that leads; where it leads the same way, one name stands for both.
 */

/** Plays a message to whoever is on the line: the customer, or in a whisper to agents the agent. One that cannot be played is passed over. */
export function say<const Name extends string>(message: Message, next: Name): Step<Name> {
  return {
    ways: { next, errors: { NoMatchingError: next } },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'MessageParticipant',
      Parameters: message,
      Transitions,
    }),
  };
}

/**
 * Plays a message and waits for one key, from the first word on. `silence` is where it leads when no key comes within the time
 * after it, `otherKey` when another one does.
 */
export function askForKey<const Name extends string>(
  message: Message,
  waitSeconds: number,
  to: {
    readonly keys: Readonly<Record<string, Name>>;
    readonly silence: Name;
    readonly otherKey: Name;
    readonly failed: Name;
  },
): Step<Name> {
  return {
    ways: {
      next: to.otherKey,
      conditions: Object.entries<Name>(to.keys).map(([key, name]) => equals(key, name)),
      errors: { InputTimeLimitExceeded: to.silence, NoMatchingCondition: to.otherKey, NoMatchingError: to.failed },
    },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'GetParticipantInput',
      Parameters: {
        ...message,
        InputTimeLimitSeconds: String(waitSeconds),
        StoreInput: 'False',
        // Otherwise the star cancels the input, and could not be a key that is offered.
        DTMFConfiguration: { DisableCancelKey: 'True' },
      },
      Transitions,
    }),
  };
}

/** Repeats a message to somebody who waits, until the seconds are over. */
export function repeatFor<const Name extends string>(
  message: Message,
  seconds: number,
  to: { readonly over: Name; readonly failed: Name },
): Step<Name> {
  return {
    ways: {
      next: to.failed,
      conditions: [equals('MessagesInterrupted', to.over)],
      errors: { NoMatchingError: to.failed },
    },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'MessageParticipantIteratively',
      Parameters: { Messages: [message], InterruptFrequencySeconds: String(seconds) },
      Transitions,
    }),
  };
}

/** Leads back so many times, and on afterwards. */
export function upTo<const Name extends string>(
  times: number,
  to: { readonly again: Name; readonly over: Name },
): Step<Name> {
  return {
    ways: { next: to.over, conditions: [equals('ContinueLooping', to.again), equals('DoneLooping', to.over)] },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'Loop',
      Parameters: { LoopCount: String(times) },
      Transitions,
    }),
  };
}

export function hangUp(): Step<never> {
  return {
    ways: {},
    action: (Identifier, Transitions) => ({ Identifier, Type: 'DisconnectParticipant', Parameters: {}, Transitions }),
  };
}

/** Ends a whisper or a queue flow and leaves the participant where he is. */
export function endFlow(): Step<never> {
  return {
    ways: {},
    action: (Identifier, Transitions) => ({ Identifier, Type: 'EndFlowExecution', Parameters: {}, Transitions }),
  };
}

/** Ends a module and goes on in the flow that invoked it. */
export function leaveModule(): Step<never> {
  return {
    ways: {},
    action: (Identifier, Transitions) => ({ Identifier, Type: 'EndFlowModuleExecution', Parameters: {}, Transitions }),
  };
}

export function invokeModule<const Name extends string>(
  moduleArn: string,
  to: { readonly next: Name; readonly failed: Name },
): Step<Name> {
  return {
    ways: { next: to.next, errors: { NoMatchingError: to.failed } },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'InvokeFlowModule',
      Parameters: { FlowModuleId: moduleArn },
      Transitions,
    }),
  };
}

/** What a function answers stands in `$.External` until the next one is invoked. */
export function invokeFunction<const Name extends string>(
  functionArn: string,
  { waitSeconds, parameters }: { readonly waitSeconds: number; readonly parameters?: Readonly<Record<string, string>> },
  to: { readonly next: Name; readonly failed: Name },
): Step<Name> {
  return {
    ways: { next: to.next, errors: { NoMatchingError: to.failed } },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'InvokeLambdaFunction',
      Parameters: {
        LambdaFunctionARN: functionArn,
        InvocationTimeLimitSeconds: String(waitSeconds),
        InvocationType: 'SYNCHRONOUS',
        ...(parameters !== undefined && { LambdaInvocationAttributes: { ...parameters } }),
        ResponseValidation: { ResponseType: 'STRING_MAP' },
      },
      Transitions,
    }),
  };
}

/** Goes by what stands at a path; `other` is where everything else leads, and where nothing stands there. */
export function choose<const Name extends string>(
  path: string,
  cases: Readonly<Record<string, Name>>,
  other: Name,
): Step<Name> {
  return {
    ways: {
      next: other,
      conditions: Object.entries<Name>(cases).map(([value, name]) => equals(value, name)),
      errors: { NoMatchingCondition: other },
    },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'Compare',
      Parameters: { ComparisonValue: path },
      Transitions,
    }),
  };
}

/** Whether an id stands at a path: ids of agents, queues and contacts all hold a dash. */
export function ifNamed<const Name extends string>(
  path: string,
  to: { readonly named: Name; readonly nobody: Name },
): Step<Name> {
  return {
    ways: {
      next: to.nobody,
      conditions: [{ operator: 'TextContains', operand: '-', to: to.named }],
      errors: { NoMatchingCondition: to.nobody },
    },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'Compare',
      Parameters: { ComparisonValue: path },
      Transitions,
    }),
  };
}

/**
 * Whether anybody who serves a queue, or one agent, is free. The figure may be some seconds old; where it cannot be had,
 * nobody is.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-staffing.html
 */
export function ifFree<const Name extends string>(
  whom: { readonly queueArn: string } | { readonly agentId: string },
  to: { readonly free: Name; readonly nobody: Name },
): Step<Name> {
  const place = 'queueArn' in whom ? { QueueId: whom.queueArn } : { AgentId: whom.agentId };
  return {
    ways: {
      next: to.nobody,
      conditions: [{ operator: 'NumberGreaterThan', operand: '0', to: to.free }],
      errors: { NoMatchingError: to.nobody, NoMatchingCondition: to.nobody },
    },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'CheckMetricData',
      Parameters: { MetricType: 'NumberOfAgentsAvailable', ...place },
      Transitions,
    }),
  };
}

/** What was found at the other end of a campaign's call; not told where Amazon Connect could not tell, or did not look. */
export function ifMachine<const Name extends string>(to: {
  readonly person: Name;
  readonly beep: Name;
  readonly noBeep: Name;
  readonly notTold: Name;
}): Step<Name> {
  return {
    ways: {
      next: to.notTold,
      conditions: [
        equals('CallAnswered', to.person),
        equals('VoicemailBeep', to.beep),
        equals('VoicemailNoBeep', to.noBeep),
        equals('NotDetected', to.notTold),
      ],
      errors: { NoMatchingError: to.notTold },
    },
    action: (Identifier, Transitions) => ({ Identifier, Type: 'CheckOutboundCallStatus', Parameters: {}, Transitions }),
  };
}

export function ifOpen<const Name extends string>(
  hoursOfOperationArn: string,
  to: { readonly open: Name; readonly closed: Name; readonly failed: Name },
): Step<Name> {
  return {
    ways: {
      next: to.closed,
      conditions: [equals('True', to.open), equals('False', to.closed)],
      errors: { NoMatchingError: to.failed },
    },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'CheckHoursOfOperation',
      Parameters: { HoursOfOperationId: hoursOfOperationArn },
      Transitions,
    }),
  };
}

/** The queue that the next step transfers to: a tier's, or one agent's own. */
export function aimAt<const Name extends string>(
  whom: { readonly queueArn: string } | { readonly agentId: string },
  to: { readonly next: Name; readonly failed: Name },
): Step<Name> {
  return {
    ways: { next: to.next, errors: { NoMatchingError: to.failed } },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'UpdateContactTargetQueue',
      Parameters: 'queueArn' in whom ? { QueueId: whom.queueArn } : { AgentId: whom.agentId },
      Transitions,
    }),
  };
}

/** Leaves the flow for the queue aimed at; the way out is taken only when that fails. */
export function queue<const Name extends string>(failed: Name): Step<Name> {
  return {
    ways: { next: failed, errors: { QueueAtCapacity: failed, NoMatchingError: failed } },
    action: (Identifier, Transitions) => ({ Identifier, Type: 'TransferContactToQueue', Parameters: {}, Transitions }),
  };
}

/** Who is recorded from here on; nobody when the list is empty. The action has no error branch. */
export function record<const Name extends string>(
  participants: readonly ('Agent' | 'Customer')[],
  next: Name,
): Step<Name> {
  return {
    ways: { next },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'UpdateContactRecordingBehavior',
      Parameters: { RecordingBehavior: { RecordedParticipants: [...participants] } },
      Transitions,
    }),
  };
}

/** For the rest of the contact. The action has no error branch. */
export function logging<const Name extends string>(is: 'Enabled' | 'Disabled', next: Name): Step<Name> {
  return {
    ways: { next },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'UpdateFlowLoggingBehavior',
      Parameters: { FlowLoggingBehavior: is },
      Transitions,
    }),
  };
}

/** A voice that cannot be had leaves the one that spoke before. */
export function speakAs<const Name extends string>(
  { name, engine }: { readonly name: string; readonly engine: string },
  next: Name,
): Step<Name> {
  return {
    ways: { next, errors: { NoMatchingError: next } },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'UpdateContactTextToSpeechVoice',
      Parameters: { TextToSpeechVoice: name, TextToSpeechEngine: engine },
      Transitions,
    }),
  };
}

export type EventHook = (typeof EVENT_HOOKS)[number];

/** Which flow runs at an event of the contact. A flow that cannot be set is gone without. */
export function atEvent<const Name extends string>(hook: EventHook, flowArn: string, next: Name): Step<Name> {
  return {
    ways: { next, errors: { NoMatchingError: next } },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'UpdateContactEventHooks',
      Parameters: { EventHooks: { [hook]: flowArn } },
      Transitions,
    }),
  };
}

/** Shows a view in the agent's workspace until one of its actions is chosen, at most so long. */
export function show<const Name extends string>(
  viewArn: string,
  { data, longestSeconds }: { readonly data: Readonly<Record<string, string>>; readonly longestSeconds: number },
  to: { readonly actions: Readonly<Record<string, Name>>; readonly otherwise: Name },
): Step<Name> {
  const { otherwise } = to;
  return {
    ways: {
      next: otherwise,
      conditions: Object.entries<Name>(to.actions).map(([action, name]) => equals(action, name)),
      errors: { NoMatchingCondition: otherwise, NoMatchingError: otherwise, TimeLimitExceeded: otherwise },
    },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'ShowView',
      Parameters: {
        ViewResource: { Id: viewArn },
        InvocationTimeLimitSeconds: String(longestSeconds),
        ViewData: { ...data },
        // What agents read and write is personal data, and stays out of the transcript of the guide.
        SensitiveDataConfiguration: { HideResponseOn: ['TRANSCRIPT'] },
      },
      Transitions,
    }),
  };
}

/** Creates a task that runs a flow of its own at a moment, in seconds since 1970 as a path. A task that cannot be created is gone without. */
export function createTask<const Name extends string>(
  flowArn: string,
  task: {
    readonly name: string;
    readonly description: string;
    readonly at: string;
    readonly attributes: Readonly<Record<string, string>>;
  },
  next: Name,
): Step<Name> {
  return {
    ways: { next, errors: { NoMatchingError: next } },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'CreateTask',
      Parameters: {
        ContactFlowId: flowArn,
        Name: task.name,
        Description: task.description,
        ScheduledTime: task.at,
        Attributes: { ...task.attributes },
      },
      Transitions,
    }),
  };
}

/** Sets attributes of this contact, or of the one that a guide belongs to. */
export function setAttributes<const Name extends string>(
  attributes: Readonly<Record<string, string>>,
  target: ActionParameters['UpdateContactAttributes']['TargetContact'],
  to: { readonly next: Name; readonly failed: Name },
): Step<Name> {
  return {
    ways: { next: to.next, errors: { NoMatchingError: to.failed } },
    action: (Identifier, Transitions) => ({
      Identifier,
      Type: 'UpdateContactAttributes',
      Parameters: { Attributes: { ...attributes }, TargetContact: target },
      Transitions,
    }),
  };
}

function equals<const Name extends string>(operand: string, to: Name): Way<Name> {
  return { operator: 'Equals', operand, to };
}
