import { describe, expect, it } from 'vitest';
import { readFlow } from '../../../simulator/flows/flow-document.ts';
import { FlowRefused } from '../../../simulator/flows/flow-refused.ts';
import type { FlowType } from '../../../simulator/flows/flow-types.ts';
import { type ActionDraft, aDocument, END, HANG_UP, saying } from '../../support/a-flow.ts';

function refusal(document: unknown, type: FlowType = 'CONTACT_FLOW'): string {
  try {
    readFlow({ name: 'Calls out', type, document });
  } catch (error) {
    if (error instanceof FlowRefused) return error.message;
    throw error;
  }
  return 'taken';
}

const flowOf = (actions: Readonly<Record<string, ActionDraft>>, type?: FlowType) => refusal(aDocument(actions), type);

describe('a flow', () => {
  it('is taken when every action is known and every branch leads somewhere', () => {
    expect(flowOf({ hello: saying('Hello.', 'end'), end: HANG_UP })).toBe('taken');
  });

  it('is refused for an action that the language does not know', () => {
    expect(flowOf({ hello: { type: 'SayHello', next: 'end' }, end: END })).toBe(
      'Flow "Calls out", action "hello": "SayHello" is no action that this reader of the flow language knows.',
    );
  });

  it('is refused for a misspelt parameter, and for one outside its limits', () => {
    expect(flowOf({ hello: { ...saying('', 'end'), parameters: { Txt: 'Hello.' } }, end: END })).toMatch(
      /action "hello": Parameters: Unrecognized key: "Txt"/,
    );
    const call = {
      type: 'InvokeLambdaFunction',
      next: 'end',
      errors: { NoMatchingError: 'end' },
      parameters: { LambdaFunctionARN: 'arn:aws:lambda:x', InvocationTimeLimitSeconds: '9' },
    };
    expect(flowOf({ call, end: END })).toBe(
      'Flow "Calls out", action "call": Parameters.InvocationTimeLimitSeconds: has to be a whole number from 1 to 8.',
    );
  });

  it('is refused for a message with two texts, or with none', () => {
    const told =
      'Flow "Calls out", action "hello": Parameters: has to hold exactly one of Text, SSML, PromptId, Media.';
    expect(flowOf({ hello: { ...saying('', 'end'), parameters: { Text: 'a', SSML: 'b' } }, end: END })).toBe(told);
    expect(flowOf({ hello: { ...saying('', 'end'), parameters: {} }, end: END })).toBe(told);
  });

  it('is refused for a branch that leads nowhere, and for one that is missing', () => {
    expect(flowOf({ hello: saying('Hello.', 'nowhere') })).toMatch(
      /leads to "nowhere", which is no action of the flow/,
    );
    expect(flowOf({ hello: { ...saying('Hello.', 'end'), errors: {} }, end: END })).toBe(
      'Flow "Calls out", action "hello": lacks the branch for NoMatchingError.',
    );
    expect(
      flowOf({
        hello: { type: 'MessageParticipant', parameters: { Text: 'a' }, errors: { NoMatchingError: 'end' } },
        end: END,
      }),
    ).toBe('Flow "Calls out", action "hello": does not say what follows: NextAction is missing.');
  });

  it('is refused for a menu that does not say what follows when nobody presses a key', () => {
    const menu = {
      type: 'GetParticipantInput',
      next: 'end',
      parameters: { Text: 'Press 9.', StoreInput: 'False', InputTimeLimitSeconds: '5' },
      on: { 9: 'end' },
      errors: { NoMatchingError: 'end', NoMatchingCondition: 'end' },
    };
    expect(flowOf({ menu, end: END })).toBe(
      'Flow "Calls out", action "menu": lacks the branch for InputTimeLimitExceeded.',
    );
  });

  it('is refused for a condition that can never hold, and without one that has to be asked', () => {
    const loop = {
      type: 'Loop',
      parameters: { LoopCount: '2' },
      next: 'end',
      on: { ContinueLooping: 'end', Done: 'end' },
    };
    expect(flowOf({ loop, end: END })).toBe(
      'Flow "Calls out", action "loop": Loop never ends with "Done".\n' +
        'Flow "Calls out", action "loop": lacks the condition for "DoneLooping".',
    );
  });

  it('is refused for an action that its kind of flow may not hold', () => {
    const hello = { hello: saying('Hello.', 'end'), end: HANG_UP };
    expect(flowOf(hello, 'CUSTOMER_WHISPER')).toBe(
      'Flow "Calls out", action "end": DisconnectParticipant is not allowed in a flow of type CUSTOMER_WHISPER.',
    );
    expect(flowOf({ end: { type: 'EndFlowModuleExecution' } })).toMatch(/EndFlowModuleExecution is not allowed/);
    expect(flowOf({ end: { type: 'EndFlowModuleExecution' } }, 'MODULE')).toBe('taken');
  });

  it('is refused for a reference to what no flow knows', () => {
    expect(flowOf({ hello: saying('Hello $.Atributes.name.', 'end'), end: END })).toBe(
      'Flow "Calls out", action "hello": refers to $.Atributes.name, which no flow knows.',
    );
  });

  it('is refused for what is no document of the flow language', () => {
    expect(refusal({ Version: '2017-01-01', StartAction: 'a', Actions: [] })).toMatch(/Version/);
    expect(refusal(null)).toMatch(/the document/);
    expect(refusal({ Version: '2019-10-30', StartAction: 'b', Actions: [{ ...action('a') }] })).toBe(
      'Flow "Calls out": the start action "b" is no action of it.',
    );
    expect(refusal({ Version: '2019-10-30', StartAction: 'a', Actions: [action('a'), action('a')] })).toBe(
      'Flow "Calls out": two actions have the same identifier.',
    );
  });
});

function action(id: string) {
  return { Identifier: id, Type: 'EndFlowExecution', Parameters: {}, Transitions: {} };
}
