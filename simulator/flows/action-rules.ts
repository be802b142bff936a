import type { ActionType } from './action-parameters.ts';
import type { FlowType } from './flow-types.ts';

/** How an action may be wired, and where. */
export interface ActionRule {
  /** Branches that have to lead somewhere: the flow designer publishes no flow with a loose end. */
  readonly errors: readonly string[];
  /** The results that conditions may ask for; `any` text; none at all when absent. */
  readonly results?: 'any' | readonly string[];
  /** Results that have to be asked for. */
  readonly asked?: readonly string[];
  /** The kinds of flows that may hold it; all of them, and modules, when absent. */
  readonly flows?: readonly FlowType[];
  /** Nothing follows it. */
  readonly ends?: true;
}

const ROUTING_FLOWS: readonly FlowType[] = ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'MODULE'];
const TALKING_FLOWS: readonly FlowType[] = [...ROUTING_FLOWS, 'CUSTOMER_QUEUE'];
const ANY_ERROR = ['NoMatchingError'];

/** @see https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions.html and the page of each action */
export const ACTION_RULES: Readonly<Record<ActionType, ActionRule>> = {
  MessageParticipant: {
    errors: ANY_ERROR,
    flows: [...TALKING_FLOWS, 'CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER'],
  },
  MessageParticipantIteratively: {
    errors: ANY_ERROR,
    results: ['MessagesInterrupted'],
    flows: ['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD'],
  },
  GetParticipantInput: { errors: ANY_ERROR, results: 'any', flows: TALKING_FLOWS },
  Wait: {
    errors: ANY_ERROR,
    results: ['WaitCompleted', 'CustomerReturned', 'BotParticipantDisconnected'],
    asked: ['WaitCompleted'],
    flows: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'MODULE'],
  },
  InvokeLambdaFunction: { errors: ANY_ERROR },
  UpdateContactAttributes: { errors: ANY_ERROR },
  UpdateFlowAttributes: { errors: ANY_ERROR },
  UpdateContactData: { errors: ANY_ERROR },
  Compare: { errors: ['NoMatchingCondition'], results: 'any' },
  CheckHoursOfOperation: {
    errors: ANY_ERROR,
    results: ['True', 'False'],
    asked: ['True', 'False'],
    flows: TALKING_FLOWS,
  },
  CheckMetricData: { errors: ANY_ERROR, results: 'any' },
  GetMetricData: { errors: ANY_ERROR },
  CheckOutboundCallStatus: {
    errors: ANY_ERROR,
    results: ['CallAnswered', 'VoicemailBeep', 'VoicemailNoBeep', 'NotDetected'],
  },
  UpdateContactTargetQueue: { errors: ANY_ERROR, flows: ROUTING_FLOWS },
  TransferContactToQueue: { errors: ['QueueAtCapacity', 'NoMatchingError'], flows: ROUTING_FLOWS },
  DequeueContactAndTransferToQueue: { errors: ['QueueAtCapacity', 'NoMatchingError'], flows: ['CUSTOMER_QUEUE'] },
  UpdateContactRoutingBehavior: { errors: [], flows: TALKING_FLOWS },
  UpdateContactEventHooks: { errors: ANY_ERROR },
  UpdateContactRecordingBehavior: { errors: [], flows: [...TALKING_FLOWS, 'OUTBOUND_WHISPER'] },
  UpdateContactTextToSpeechVoice: { errors: ANY_ERROR },
  UpdateFlowLoggingBehavior: { errors: [] },
  InvokeFlowModule: { errors: ANY_ERROR },
  ShowView: {
    errors: ['NoMatchingCondition', 'NoMatchingError', 'TimeLimitExceeded'],
    results: 'any',
    flows: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'MODULE'],
  },
  CreateTask: { errors: ANY_ERROR },
  EndFlowExecution: { errors: [], ends: true },
  EndFlowModuleExecution: { errors: [], ends: true, flows: ['MODULE'] },
  DisconnectParticipant: { errors: [], ends: true, flows: [...TALKING_FLOWS, 'OUTBOUND_WHISPER'] },
  TransferToFlow: { errors: ANY_ERROR, flows: ROUTING_FLOWS },
  Loop: {
    errors: [],
    results: ['ContinueLooping', 'DoneLooping'],
    asked: ['ContinueLooping', 'DoneLooping'],
  },
  TagContact: { errors: ANY_ERROR },
};

/** Errors that an action may have beside those that it has to. */
export const MORE_ERRORS: Readonly<Partial<Record<ActionType, readonly string[]>>> = {
  GetParticipantInput: ['NoMatchingCondition', 'InputTimeLimitExceeded', 'InvalidPhoneNumber'],
  Wait: ['ParticipantNotFound'],
  CheckMetricData: ['NoMatchingCondition'],
  CheckOutboundCallStatus: ['NoMatchingCondition'],
  CheckHoursOfOperation: ['NoMatchingCondition'],
  MessageParticipantIteratively: ['NoMatchingCondition'],
  UpdateContactRoutingBehavior: ANY_ERROR,
  UpdateContactRecordingBehavior: ANY_ERROR,
  UpdateFlowLoggingBehavior: ANY_ERROR,
  DisconnectParticipant: ANY_ERROR,
};
