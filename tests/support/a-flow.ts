import type { Flow } from '../../simulator/flows/flow-document.ts';
import { readFlow } from '../../simulator/flows/flow-document.ts';
import type { FlowType } from '../../simulator/flows/flow-types.ts';

export interface ActionDraft {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly next?: string;
  /** Each result, or operator and operand, with what follows it. */
  readonly on?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
}

/** A document whose first action is the first one named; each error of a call that is not named leads to `next`. */
export function aDocument(actions: Readonly<Record<string, ActionDraft>>): unknown {
  return {
    Version: '2019-10-30',
    StartAction: Object.keys(actions)[0],
    Metadata: {},
    Actions: Object.entries(actions).map(([id, { type, parameters = {}, next, on = {}, errors = {} }]) => ({
      Identifier: id,
      Type: type,
      Parameters: parameters,
      Transitions: {
        ...(next !== undefined && { NextAction: next }),
        Conditions: Object.entries(on).map(([told, to]) => ({ NextAction: to, Condition: conditionOf(told) })),
        Errors: Object.entries(errors).map(([error, to]) => ({ NextAction: to, ErrorType: error })),
      },
    })),
  };
}

/** `Equals` unless the text names another operator: `NumberGreaterThan 0`. */
function conditionOf(told: string): { readonly Operator: string; readonly Operands: readonly string[] } {
  const [, operator, operand] = /^(Number\w+|Text\w+) (.*)$/.exec(told) ?? [];
  return { Operator: operator ?? 'Equals', Operands: [operand ?? told] };
}

export function aFlow(
  actions: Readonly<Record<string, ActionDraft>>,
  type: FlowType = 'CONTACT_FLOW',
  name = 'a flow',
): Flow {
  return readFlow({ name, type, document: aDocument(actions) });
}

/** An action that says a text and goes on. */
export function saying(text: string, next: string): ActionDraft {
  return { type: 'MessageParticipant', parameters: { Text: text }, next, errors: { NoMatchingError: next } };
}

export const END: ActionDraft = { type: 'EndFlowExecution' };
export const HANG_UP: ActionDraft = { type: 'DisconnectParticipant' };
