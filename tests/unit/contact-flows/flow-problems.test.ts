import { describe, expect, it } from 'vitest';
import { composeFlow } from '../../../infra/contact-flows/language/compose-flow.ts';
import type { FlowRule } from '../../../infra/contact-flows/language/flow-problem.ts';
import { FlowRefusedError } from '../../../infra/contact-flows/language/flow-problem.ts';
import { checkedFlow, flowProblems } from '../../../infra/contact-flows/language/flow-problems.ts';
import type { FlowType } from '../../../infra/contact-flows/language/flow-type.ts';
import {
  aimAt,
  askForKey,
  atEvent,
  choose,
  endFlow,
  hangUp,
  ifFree,
  ifMachine,
  ifOpen,
  invokeFunction,
  queue,
  record,
  repeatFor,
  say,
  setAttributes,
  show,
  upTo,
} from '../../../infra/contact-flows/language/steps.ts';
import { startingAt, withAction, withMore } from '../../support/planted-flow.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:anything';
const QUEUE = 'arn:aws:connect:us-east-1:111122223333:instance/i/queue/q';
const HOURS = 'arn:aws:connect:us-east-1:111122223333:instance/i/operating-hours/h';
const FLOW = 'arn:aws:connect:us-east-1:111122223333:instance/i/contact-flow/f';

/** A flow of every kind of action that an inbound flow may hold. */
const CALL = composeFlow('Log', {
  Log: record([], 'Remember'),
  Remember: setAttributes({ reason: 'sales' }, 'Current', { next: 'Hook', failed: 'Hook' }),
  Hook: atEvent('CustomerQueue', FLOW, 'Machine'),
  Machine: ifMachine({ person: 'Open', beep: 'End', noBeep: 'End', notTold: 'Open' }),
  Open: ifOpen(HOURS, { open: 'Free', closed: 'End', failed: 'End' }),
  Free: ifFree({ queueArn: QUEUE }, { free: 'Menu', nobody: 'Say it' }),
  Menu: askForKey({ Text: 'Press 1.' }, 5, {
    keys: { '1': 'Aim' },
    silence: 'Again',
    otherKey: 'Again',
    failed: 'End',
  }),
  Again: upTo(2, { again: 'Menu', over: 'Say it' }),
  Aim: aimAt({ queueArn: QUEUE }, { next: 'Wait', failed: 'Say it' }),
  Wait: queue('Say it'),
  'Say it': say({ Text: 'Nobody is free.' }, 'Ask'),
  Ask: invokeFunction(FUNCTION, { waitSeconds: 8 }, { next: 'Known', failed: 'End' }),
  Known: choose('$.External.status', { known: 'Show' }, 'End'),
  Show: show(
    FLOW,
    { data: { Name: '$.External.name' }, longestSeconds: 60 },
    { actions: { Done: 'End' }, otherwise: 'End' },
  ),
  End: hangUp(),
});

const WAITING = composeFlow('Wait', {
  Wait: repeatFor({ Text: 'Please wait.' }, 30, { over: 'End', failed: 'End' }),
  End: endFlow(),
});

function rulesBroken(document: unknown, type: FlowType = 'CONTACT_FLOW'): readonly string[] {
  return flowProblems(document, type).map(({ rule, where }) => `${rule}: ${where}`);
}

describe('a flow', () => {
  it('without faults has no problems', () => {
    expect(flowProblems(CALL, 'CONTACT_FLOW')).toEqual([]);
    expect(flowProblems(WAITING, 'CUSTOMER_QUEUE')).toEqual([]);
  });

  it('holds CDK tokens where ARNs stand', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what a token looks like
    const aimed = withAction(CALL, 'Aim', { Parameters: { QueueId: '${Token[TOKEN.123]}' } });

    expect(flowProblems(aimed, 'CONTACT_FLOW')).toEqual([]);
  });

  it('that cannot be used is refused with all its problems at once, each with its mend', () => {
    const twice = withMore(CALL, [{ ...CALL.Actions.at(-1), Identifier: 'Lost' }, { ...CALL.Actions.at(-1) }]);
    const refused = () => checkedFlow('inbound', twice, 'CONTACT_FLOW');

    expect(refused).toThrow(FlowRefusedError);
    expect(refused).toThrow(
      /The flow inbound cannot be used:\n.*End: .*names are unique.*\n.*Lost: .*lead to it, or remove it/,
    );
  });
});

interface Breach {
  readonly what: string;
  readonly document: unknown;
  readonly type?: FlowType;
  readonly broken: readonly `${FlowRule}: ${string}`[];
}

const endless = (name: string, to: string) => ({
  Identifier: name,
  Type: 'InvokeLambdaFunction',
  Parameters: {
    LambdaFunctionARN: FUNCTION,
    InvocationTimeLimitSeconds: '8',
    InvocationType: 'SYNCHRONOUS',
    ResponseValidation: { ResponseType: 'STRING_MAP' },
  },
  Transitions: { NextAction: to, Errors: [{ ErrorType: 'NoMatchingError', NextAction: to }] },
});

const TOO_MANY = Array.from({ length: 251 }, (_, index) => ({
  Identifier: `Step ${index}`,
  Type: 'UpdateFlowLoggingBehavior',
  Parameters: { FlowLoggingBehavior: 'Enabled' },
  Transitions: { NextAction: index === 250 ? 'End' : `Step ${index + 1}` },
}));

const BREACHES: readonly Breach[] = [
  { what: 'is no object', document: 'Version', broken: ['document: the document'] },
  { what: 'has another version', document: { ...CALL, Version: '2024-01-01' }, broken: ['document: the document'] },
  { what: 'has a member that flows have not', document: { ...CALL, Steps: [] }, broken: ['document: the document'] },
  { what: 'holds no action', document: { ...CALL, Actions: [] }, broken: ['document: the document'] },
  {
    what: 'has a condition with an operator that does not exist',
    document: withAction(CALL, 'Known', {
      Transitions: { Conditions: [{ NextAction: 'End', Condition: { Operator: 'Matches', Operands: ['a'] } }] },
    }),
    broken: ['document: the document'],
  },
  {
    what: 'is longer than Amazon Connect takes',
    document: { ...CALL, Metadata: { drawing: 'x'.repeat(256_000) } },
    broken: ['size: the document'],
  },
  {
    what: 'has more than 250 actions',
    document: {
      ...CALL,
      StartAction: 'Step 0',
      Actions: [...TOO_MANY, CALL.Actions.at(-1)],
    },
    broken: ['number-of-actions: the document'],
  },
  {
    what: 'starts nowhere',
    document: { ...CALL, StartAction: 'Begin' },
    broken: [
      'start: StartAction',
      ...CALL.Actions.map(({ Identifier }): `unreachable: ${string}` => `unreachable: ${Identifier}`),
    ],
  },
  {
    what: 'has a name with a character that is not allowed',
    document: startingAt(WAITING, 'Wait (long)'),
    type: 'CUSTOMER_QUEUE',
    broken: ['name: Wait (long)'],
  },
  {
    what: 'has a name of more than 50 characters',
    document: startingAt(WAITING, 'W'.repeat(51)),
    type: 'CUSTOMER_QUEUE',
    broken: [`name: ${'W'.repeat(51)}`],
  },
  {
    what: 'has a name that the language keeps for itself',
    document: startingAt(WAITING, 'constructor'),
    type: 'CUSTOMER_QUEUE',
    broken: ['name: constructor'],
  },
  { what: 'names two actions alike', document: withMore(CALL, [CALL.Actions.at(-1)]), broken: ['name: End'] },
  {
    what: 'has an action that does not exist',
    document: withAction(CALL, 'Say it', { Type: 'PlayPrompt' }),
    broken: ['action-type: Say it'],
  },
  {
    what: 'waits in a loop of prompts where no queue is',
    document: WAITING,
    broken: ['flow-type: Wait', 'flow-type: End'],
  },
  {
    what: 'asks for a key in a whisper',
    document: composeFlow('Menu', {
      Menu: askForKey({ Text: 'Press 1.' }, 5, {
        keys: { '1': 'End' },
        silence: 'End',
        otherKey: 'End',
        failed: 'End',
      }),
      End: endFlow(),
    }),
    type: 'AGENT_WHISPER',
    broken: ['flow-type: Menu'],
  },
  {
    what: 'records in a whisper',
    document: composeFlow('On', { On: record(['Agent'], 'End'), End: endFlow() }),
    type: 'CUSTOMER_WHISPER',
    broken: ['flow-type: On'],
  },
  {
    what: 'has a parameter that the action has not',
    document: withAction(CALL, 'Say it', { Parameters: { Loudness: 'high' } }),
    broken: ['parameter: Say it'],
  },
  {
    what: 'lacks a parameter',
    document: withAction(CALL, 'Aim', { Parameters: { QueueId: undefined, AgentId: '' } }),
    broken: ['parameter: Aim'],
  },
  {
    what: 'says two things at once',
    document: withAction(CALL, 'Say it', { Parameters: { SSML: '<speak>Hello</speak>' } }),
    broken: ['parameter: Say it'],
  },
  {
    what: 'says more than is spoken',
    document: withAction(CALL, 'Say it', { Parameters: { Text: 'a'.repeat(3_001) } }),
    broken: ['parameter: Say it'],
  },
  {
    what: 'speaks SSML outside of its mark',
    document: withAction(CALL, 'Say it', { Parameters: { Text: undefined, SSML: 'Hello <break/>' } }),
    broken: ['parameter: Say it'],
  },
  {
    what: 'names a queue and an agent',
    document: withAction(CALL, 'Aim', { Parameters: { AgentId: 'a' } }),
    broken: ['parameter: Aim'],
  },
  {
    what: 'sets two hooks in one action',
    document: withAction(CALL, 'Hook', { Parameters: { EventHooks: { CustomerQueue: FLOW, AgentWhisper: FLOW } } }),
    broken: ['parameter: Hook'],
  },
  {
    what: 'sets a hook that does not exist',
    document: withAction(CALL, 'Hook', { Parameters: { EventHooks: { CustomerLeaves: FLOW } } }),
    broken: ['parameter: Hook'],
  },
  {
    what: 'waits more than eight seconds for a function',
    document: withAction(CALL, 'Ask', { Parameters: { InvocationTimeLimitSeconds: '9' } }),
    broken: ['parameter: Ask'],
  },
  {
    what: 'takes from the flow what has to be written out',
    document: withAction(CALL, 'Ask', { Parameters: { InvocationTimeLimitSeconds: '$.Attributes.seconds' } }),
    broken: ['parameter: Ask'],
  },
  {
    what: 'puts a path beside text where only one of them may be',
    document: withAction(CALL, 'Aim', { Parameters: { QueueId: 'queue $.Attributes.queue' } }),
    broken: ['parameter: Aim'],
  },
  {
    what: 'compares what is no path',
    document: withAction(CALL, 'Known', { Parameters: { ComparisonValue: 'known' } }),
    broken: ['parameter: Known'],
  },
  {
    what: 'loops prompts so fast that agents cannot accept',
    document: withAction(WAITING, 'Wait', { Parameters: { InterruptFrequencySeconds: '20' } }),
    type: 'CUSTOMER_QUEUE',
    broken: ['parameter: Wait'],
  },
  {
    what: 'reads what no flow has',
    document: withAction(CALL, 'Known', { Parameters: { ComparisonValue: '$.Externals.status' } }),
    broken: ['path: Known'],
  },
  {
    what: 'does not say what is next',
    document: withAction(CALL, 'Say it', { Transitions: { NextAction: undefined } }),
    broken: ['next: Say it'],
  },
  {
    what: 'goes on after hanging up',
    document: withAction(CALL, 'End', { Transitions: { NextAction: 'Say it' } }),
    broken: ['next: End'],
  },
  {
    what: 'goes by a result that the action has not',
    document: withAction(CALL, 'Machine', {
      Transitions: { Conditions: [{ NextAction: 'End', Condition: { Operator: 'Equals', Operands: ['Fax'] } }] },
    }),
    broken: ['condition: Machine'],
  },
  {
    what: 'goes by an action without results',
    document: withAction(CALL, 'Say it', {
      Transitions: { Conditions: [{ NextAction: 'End', Condition: { Operator: 'Equals', Operands: ['said'] } }] },
    }),
    broken: ['condition: Say it'],
  },
  {
    what: 'asks for two keys at once',
    document: withAction(CALL, 'Menu', {
      Transitions: { Conditions: [{ NextAction: 'Aim', Condition: { Operator: 'Equals', Operands: ['12'] } }] },
    }),
    broken: ['condition: Menu'],
  },
  {
    what: 'counts free agents',
    document: withAction(CALL, 'Free', {
      Transitions: {
        Conditions: [{ NextAction: 'Menu', Condition: { Operator: 'NumberGreaterThan', Operands: ['1'] } }],
      },
    }),
    broken: ['condition: Free'],
  },
  {
    what: 'does not say what happens outside the hours',
    document: withAction(CALL, 'Open', {
      Transitions: { Conditions: [{ NextAction: 'Free', Condition: { Operator: 'Equals', Operands: ['True'] } }] },
    }),
    broken: ['condition: Open'],
  },
  {
    what: 'has no way for an error',
    document: withAction(CALL, 'Ask', { Transitions: { Errors: [] } }),
    broken: ['error-branch: Ask'],
  },
  {
    what: 'has no way for a full queue',
    document: withAction(CALL, 'Wait', {
      Transitions: { Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'Say it' }] },
    }),
    broken: ['error-branch: Wait'],
  },
  {
    what: 'has no way for somebody who presses nothing',
    document: withAction(CALL, 'Menu', {
      Transitions: {
        Errors: [
          { ErrorType: 'NoMatchingCondition', NextAction: 'Again' },
          { ErrorType: 'NoMatchingError', NextAction: 'End' },
        ],
      },
    }),
    broken: ['error-branch: Menu'],
  },
  {
    what: 'has a way for an error that the action does not know',
    document: withAction(CALL, 'Log', {
      Transitions: { Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'End' }] },
    }),
    broken: ['error-branch: Log'],
  },
  {
    what: 'leads to nothing',
    document: withAction(CALL, 'Say it', { Transitions: { NextAction: 'Gone' } }),
    broken: ['way-to-nowhere: Say it'],
  },
  {
    what: 'holds an action that nothing leads to',
    document: withMore(CALL, [{ ...CALL.Actions.at(-1), Identifier: 'Lost' }]),
    broken: ['unreachable: Lost'],
  },
  {
    what: 'goes round without an exit',
    document: composeFlow('Say it', {
      'Say it': say({ Text: 'One.' }, 'And again'),
      'And again': say({ Text: 'Two.' }, 'Say it'),
    }),
    broken: ['no-exit: Say it', 'no-exit: And again'],
  },
  {
    what: 'comes round again without a word',
    document: composeFlow('Known', {
      Known: choose('$.External.status', { known: 'End' }, 'Free'),
      Free: ifFree({ queueArn: QUEUE }, { free: 'End', nobody: 'Known' }),
      End: hangUp(),
    }),
    broken: ['nothing-slows: Known', 'nothing-slows: Free'],
  },
  {
    what: 'asks functions for more than 20 seconds without a word',
    document: withMore(withAction(CALL, 'Ask', { Transitions: { NextAction: 'Second' } }), [
      endless('Second', 'Third'),
      endless('Third', 'Known'),
    ]),
    broken: ['function-chain: Ask'],
  },
  {
    what: 'asks a function again and again without a word',
    document: withMore(withAction(CALL, 'Ask', { Transitions: { NextAction: 'Count' } }), [
      {
        Identifier: 'Count',
        Type: 'Loop',
        Parameters: { LoopCount: '3' },
        Transitions: {
          NextAction: 'Known',
          Conditions: [
            { NextAction: 'Ask', Condition: { Operator: 'Equals', Operands: ['ContinueLooping'] } },
            { NextAction: 'Known', Condition: { Operator: 'Equals', Operands: ['DoneLooping'] } },
          ],
        },
      },
    ]),
    broken: ['function-chain: Ask'],
  },
];

describe('a flow is refused that', () => {
  it.each(BREACHES)('$what', ({ document, type, broken }) => {
    expect(rulesBroken(document, type)).toEqual(broken);
  });

  it('breaks any rule: every one has its breach here', () => {
    const planted = new Set(BREACHES.flatMap(({ broken }) => broken.map((text) => text.split(':', 1)[0])));

    expect([...planted].sort()).toEqual(EVERY_RULE);
  });
});

const EVERY_RULE = Object.keys({
  'action-type': 0,
  condition: 0,
  document: 0,
  'error-branch': 0,
  'flow-type': 0,
  'function-chain': 0,
  name: 0,
  next: 0,
  'no-exit': 0,
  'nothing-slows': 0,
  'number-of-actions': 0,
  parameter: 0,
  path: 0,
  size: 0,
  start: 0,
  unreachable: 0,
  'way-to-nowhere': 0,
} satisfies Record<FlowRule, 0>);

describe('chains of functions', () => {
  it('of 16 seconds are taken, and longer ones with a word between', () => {
    const two = withMore(withAction(CALL, 'Ask', { Transitions: { NextAction: 'Second' } }), [
      endless('Second', 'Known'),
    ]);
    const spoken = withMore(withAction(CALL, 'Ask', { Transitions: { NextAction: 'Second' } }), [
      endless('Second', 'Word'),
      {
        Identifier: 'Word',
        Type: 'MessageParticipant',
        Parameters: { Text: 'One moment.' },
        Transitions: { NextAction: 'Third', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'Third' }] },
      },
      endless('Third', 'Known'),
    ]);

    expect(rulesBroken(two)).toEqual([]);
    expect(rulesBroken(spoken)).toEqual([]);
  });
});
