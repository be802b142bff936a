import type { FlowFunctionName } from '../../simulator/connect/flow-functions.ts';
import type { FlowInstallation } from '../../simulator/flows/flow-library.ts';
import type { FlowSource } from '../../simulator/flows/flow-types.ts';
import { type ActionDraft, aDocument, END, HANG_UP, saying } from './a-flow.ts';

export const RECORD_DISPOSITION = 'arn:aws:lambda:us-east-1:111122223333:function:record-disposition';
export const OPT_OUT = 'arn:aws:lambda:us-east-1:111122223333:function:opt-out';
const BRIEF_AGENT = 'arn:aws:lambda:us-east-1:111122223333:function:brief-agent';
const FIELDS = ['disposition', 'orderValue', 'orderId', 'callbackAt', 'callbackWith', 'objection'];

export const NOBODY_FREE = 'Nobody is free. We are sorry that we rang.';

/** An action that sets a hook and goes on. */
export function hooking(event: string, flowId: string, next: string): ActionDraft {
  return {
    type: 'UpdateContactEventHooks',
    parameters: { EventHooks: { [event]: flowId } },
    next,
    errors: { NoMatchingError: next },
  };
}

export function invoking(
  functionArn: string,
  parameters: Readonly<Record<string, string>>,
  next: string,
  failed: string,
): ActionDraft {
  return {
    type: 'InvokeLambdaFunction',
    parameters: {
      LambdaFunctionARN: functionArn,
      InvocationTimeLimitSeconds: '8',
      LambdaInvocationAttributes: parameters,
    },
    next,
    errors: { NoMatchingError: failed },
  };
}

/** To the agent whom the call is for, when they are free, else to the queue at once; and a form when the call is over. */
const OUTBOUND: Readonly<Record<string, ActionDraft>> = {
  queueFlow: hooking('CustomerQueue', 'waiting', 'form'),
  form: hooking('DisconnectAgentUI', 'form', 'promised'),
  promised: {
    type: 'Compare',
    parameters: { ComparisonValue: '$.Attributes.tierline_agent' },
    next: 'queue',
    on: { 'TextContains -': 'free' },
    errors: { NoMatchingCondition: 'queue' },
  },
  free: {
    type: 'CheckMetricData',
    parameters: { MetricType: 'NumberOfAgentsAvailable', AgentId: '$.Attributes.tierline_agent' },
    next: 'queue',
    on: { 'NumberGreaterThan 0': 'agent' },
    errors: { NoMatchingCondition: 'queue', NoMatchingError: 'queue' },
  },
  agent: {
    type: 'UpdateContactTargetQueue',
    parameters: { AgentId: '$.Attributes.tierline_agent' },
    next: 'queue',
    errors: { NoMatchingError: 'queue' },
  },
  queue: { type: 'TransferContactToQueue', next: 'end', errors: { QueueAtCapacity: 'end', NoMatchingError: 'end' } },
  end: HANG_UP,
};

/** Who waits hears something within two seconds, and then that nobody is free. */
const WAITING: Readonly<Record<string, ActionDraft>> = {
  moment: saying('One moment, please.', 'nobody'),
  nobody: saying(NOBODY_FREE, 'end'),
  end: HANG_UP,
};

const FORM: Readonly<Record<string, ActionDraft>> = {
  form: {
    type: 'ShowView',
    parameters: { ViewResource: { Id: 'form-view' }, InvocationTimeLimitSeconds: '3600' },
    next: 'end',
    on: { Submit: 'record' },
    errors: { NoMatchingCondition: 'end', NoMatchingError: 'end', TimeLimitExceeded: 'end' },
  },
  record: invoking(
    RECORD_DISPOSITION,
    Object.fromEntries(FIELDS.map((name) => [name, `$.Views.ViewResultData.${name}`])),
    'taken',
    'form',
  ),
  taken: {
    type: 'Compare',
    parameters: { ComparisonValue: '$.External.status' },
    next: 'end',
    on: { refused: 'form' },
    errors: { NoMatchingCondition: 'end' },
  },
  end: END,
};

/** What an agent wrote into the form: a flow hands over every field, also those left empty. */
export function written(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''));
}

/** A menu in front of the queue in which the caller can ask never to be called again. */
export const WITH_OPT_OUT: Readonly<Record<string, ActionDraft>> = {
  ask: {
    type: 'GetParticipantInput',
    parameters: {
      Text: 'Hello. Press 9 and we will never call again.',
      StoreInput: 'False',
      InputTimeLimitSeconds: '1',
    },
    next: 'queueFlow',
    on: { 9: 'store' },
    errors: { NoMatchingCondition: 'queueFlow', InputTimeLimitExceeded: 'queueFlow', NoMatchingError: 'queueFlow' },
  },
  store: invoking(OPT_OUT, {}, 'stored', 'queueFlow'),
  stored: saying('Stored.', 'end'),
  ...OUTBOUND,
};

export interface PlainFlows {
  readonly outbound?: Readonly<Record<string, ActionDraft>>;
  readonly waiting?: Readonly<Record<string, ActionDraft>>;
  readonly more?: Readonly<Record<string, FlowSource>>;
}

/** Flows that do no more than they have to, for the contact centre of tests. */
export function plainFlows({
  outbound = OUTBOUND,
  waiting = WAITING,
  more = {},
}: PlainFlows = {}): FlowInstallation<FlowFunctionName> {
  const calls: FlowSource = { name: 'outbound', type: 'CONTACT_FLOW', document: aDocument(outbound) };
  return {
    flows: new Map(
      Object.entries({
        'flow-1': calls,
        'flow-2': calls,
        waiting: { name: 'waiting', type: 'CUSTOMER_QUEUE', document: aDocument(waiting) },
        form: { name: 'form', type: 'CONTACT_FLOW', document: aDocument(FORM) },
        ...more,
      } satisfies Record<string, FlowSource>),
    ),
    views: new Map([
      [
        'form-view',
        { name: 'form', actions: ['Submit'], sends: 'Submit', fields: FIELDS.map((name) => ({ name })), inputs: [] },
      ],
    ]),
    functions: new Map<string, FlowFunctionName>([
      [RECORD_DISPOSITION, 'record-disposition'],
      [OPT_OUT, 'opt-out'],
      [BRIEF_AGENT, 'brief-agent'],
    ]),
    queueIds: new Set(['queue-1', 'queue-2']),
    hoursIds: new Set(),
  };
}
