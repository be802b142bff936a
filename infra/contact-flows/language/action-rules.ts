import type { ActionType } from './action-parameters.ts';
import type { ContactFlowType, FlowType } from './flow-type.ts';

/** Where an action may stand, and which ways out it has. */
export interface ActionRule {
  /** Its page in the API Reference, below {@link ACTION_PAGES}. */
  readonly page: string;
  readonly flowTypes: 'every' | readonly FlowType[];
  /** `may`: the page names none, and the flow designer writes one all the same. */
  readonly next: 'must' | 'may' | 'none';
  readonly conditions: ConditionRule;
  /** The errors that have to lead somewhere. */
  readonly errors: readonly string[];
  /** Errors that it may have beside them. */
  readonly otherErrors?: readonly string[];
  /** What becomes of the contact when it succeeds: it goes on to the next action unless said otherwise. */
  readonly success?: 'ends' | 'leaves-for-the-queue';
  /** What the person on the line has of it; nothing unless said. */
  readonly person?: 'hears' | 'sees';
  /** Runs out by itself however often it comes round. */
  readonly counts?: true;
}

export type ConditionRule =
  | { readonly kind: 'none' }
  /** Any text, with any operator. */
  | { readonly kind: 'text' }
  /** Whatever the view names as an action. */
  | { readonly kind: 'action-of-view' }
  | { readonly kind: 'key' }
  | { readonly kind: 'metric' }
  /** These results and no others; every one of them where `all`. */
  | { readonly kind: 'results'; readonly results: readonly string[]; readonly all: boolean };

export const ACTION_PAGES = 'https://docs.aws.amazon.com/connect/latest/APIReference/';

const TRANSFERS: readonly ContactFlowType[] = ['AGENT_TRANSFER', 'QUEUE_TRANSFER'];
const WHISPERS: readonly ContactFlowType[] = ['AGENT_WHISPER', 'CUSTOMER_WHISPER', 'OUTBOUND_WHISPER'];
const ROUTING: readonly FlowType[] = ['CONTACT_FLOW', ...TRANSFERS, 'MODULE'];
const TALKING: readonly FlowType[] = [...ROUTING, 'CUSTOMER_QUEUE'];

const NO_CONDITIONS: ConditionRule = { kind: 'none' };
const FAILS = ['NoMatchingError'];

/**
 * The rules of the actions that the flows use, each as its page says. Where a page says nothing of NextAction the flow
 * designer's exports are followed.
 */
export const ACTION_RULES: Readonly<Record<ActionType, ActionRule>> = {
  MessageParticipant: {
    page: 'participant-actions-messageparticipant.html',
    flowTypes: [...TALKING, ...WHISPERS],
    next: 'must',
    conditions: NO_CONDITIONS,
    errors: FAILS,
    person: 'hears',
  },
  GetParticipantInput: {
    page: 'participant-actions-getparticipantinput.html',
    flowTypes: TALKING,
    next: 'must',
    conditions: { kind: 'key' },
    errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
    person: 'hears',
  },
  MessageParticipantIteratively: {
    page: 'participant-actions-messageparticipantiteratively.html',
    flowTypes: ['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD'],
    next: 'must',
    conditions: { kind: 'results', results: ['MessagesInterrupted'], all: false },
    errors: FAILS,
    person: 'hears',
  },
  DisconnectParticipant: {
    page: 'participant-actions-disconnectparticipant.html',
    flowTypes: TALKING,
    next: 'none',
    conditions: NO_CONDITIONS,
    errors: [],
    success: 'ends',
  },
  ShowView: {
    page: 'participant-actions-showview.html',
    flowTypes: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'MODULE'],
    next: 'must',
    conditions: { kind: 'action-of-view' },
    errors: ['NoMatchingCondition', 'NoMatchingError', 'TimeLimitExceeded'],
    person: 'sees',
  },
  CheckHoursOfOperation: {
    page: 'flow-control-actions-checkhoursofoperation.html',
    flowTypes: TALKING,
    next: 'may',
    conditions: { kind: 'results', results: ['True', 'False'], all: true },
    errors: FAILS,
  },
  CheckMetricData: {
    page: 'flow-control-actions-checkmetricdata.html',
    flowTypes: TALKING,
    next: 'may',
    conditions: { kind: 'metric' },
    // The page has NoMatchingCondition for some metrics only; the flow designer writes it for all, as the way of "no".
    errors: ['NoMatchingCondition', 'NoMatchingError'],
  },
  CheckOutboundCallStatus: {
    page: 'flow-control-actions-checkoutboundcallstatus.html',
    flowTypes: 'every',
    next: 'may',
    conditions: {
      kind: 'results',
      results: ['CallAnswered', 'VoicemailBeep', 'VoicemailNoBeep', 'NotDetected'],
      all: false,
    },
    errors: FAILS,
  },
  Compare: {
    page: 'flow-control-actions-compare.html',
    flowTypes: 'every',
    next: 'may',
    conditions: { kind: 'text' },
    errors: ['NoMatchingCondition'],
  },
  EndFlowExecution: {
    page: 'flow-control-actions-endflowexecution.html',
    flowTypes: [...WHISPERS, 'CUSTOMER_QUEUE'],
    next: 'none',
    conditions: NO_CONDITIONS,
    errors: [],
    success: 'ends',
  },
  Loop: {
    page: 'flow-control-actions-loop.html',
    flowTypes: 'every',
    next: 'may',
    conditions: { kind: 'results', results: ['ContinueLooping', 'DoneLooping'], all: true },
    errors: [],
    counts: true,
  },
  UpdateFlowLoggingBehavior: {
    page: 'flow-control-actions-updateflowloggingbehavior.html',
    flowTypes: 'every',
    next: 'must',
    conditions: NO_CONDITIONS,
    errors: [],
  },
  InvokeLambdaFunction: {
    page: 'interactions-invokelambdafunction.html',
    flowTypes: 'every',
    next: 'must',
    conditions: NO_CONDITIONS,
    errors: FAILS,
  },
  CreateTask: {
    page: 'createtask.html',
    flowTypes: 'every',
    next: 'must',
    conditions: NO_CONDITIONS,
    errors: FAILS,
  },
  EndFlowModuleExecution: {
    page: 'endflowmoduleexecution.html',
    flowTypes: ['MODULE'],
    next: 'none',
    conditions: NO_CONDITIONS,
    errors: [],
    success: 'ends',
  },
  InvokeFlowModule: {
    // Modules run in inbound flows and in one another: https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html
    page: 'flow-language-actions-invoke-flow-module.html',
    flowTypes: ['CONTACT_FLOW', 'MODULE'],
    next: 'must',
    conditions: NO_CONDITIONS,
    errors: FAILS,
  },
  TransferContactToQueue: {
    page: 'contact-actions-transfercontacttoqueue.html',
    flowTypes: ROUTING,
    next: 'must',
    conditions: NO_CONDITIONS,
    errors: ['QueueAtCapacity', 'NoMatchingError'],
    success: 'leaves-for-the-queue',
  },
  UpdateContactAttributes: {
    page: 'contact-actions-updatecontactattributes.html',
    flowTypes: 'every',
    next: 'must',
    conditions: NO_CONDITIONS,
    errors: FAILS,
  },
  UpdateContactEventHooks: {
    page: 'contact-actions-updatecontacteventhooks.html',
    flowTypes: 'every',
    next: 'must',
    conditions: NO_CONDITIONS,
    errors: FAILS,
  },
  UpdateContactRecordingBehavior: {
    page: 'contact-actions-updatecontactrecordingbehavior.html',
    flowTypes: [...TALKING, 'OUTBOUND_WHISPER'],
    next: 'must',
    conditions: NO_CONDITIONS,
    errors: [],
  },
  UpdateContactTargetQueue: {
    page: 'contact-actions-updatecontacttargetqueue.html',
    flowTypes: ROUTING,
    next: 'must',
    conditions: NO_CONDITIONS,
    errors: FAILS,
  },
  UpdateContactTextToSpeechVoice: {
    page: 'contact-actions-updatecontacttexttospeechvoice.html',
    flowTypes: 'every',
    next: 'must',
    conditions: NO_CONDITIONS,
    errors: FAILS,
  },
};
