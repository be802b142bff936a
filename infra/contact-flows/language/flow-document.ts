import type { ActionParameters, ActionType } from './action-parameters.ts';

/** The only version of the flow language. */
export const FLOW_LANGUAGE_VERSION = '2019-10-30';

/**
 * A contact flow in the Amazon Connect Flow language.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-example.html
 */
export interface FlowDocument {
  readonly Version: typeof FLOW_LANGUAGE_VERSION;
  /** The identifier of the action that runs first. */
  readonly StartAction: string;
  /** Where the flow designer draws the actions; runs nothing. */
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Actions: readonly FlowAction[];
}

/** One action; its type tells which parameters it takes. */
export type FlowAction = { readonly [Type in ActionType]: ActionOf<Type> }[ActionType];

export interface ActionOf<Type extends ActionType> {
  readonly Identifier: string;
  readonly Type: Type;
  readonly Parameters: ActionParameters[Type];
  readonly Transitions: Transitions;
}

/** What runs next. An action that ends the flow has none: `{}`. */
export interface Transitions {
  /** Where neither a condition nor an error says otherwise. */
  readonly NextAction?: string;
  readonly Conditions?: readonly ConditionBranch[];
  readonly Errors?: readonly ErrorBranch[];
}

/** Of several the first that holds is taken. */
export interface ConditionBranch {
  readonly NextAction: string;
  readonly Condition: { readonly Operator: ConditionOperator; readonly Operands: readonly string[] };
}

export interface ErrorBranch {
  readonly NextAction: string;
  readonly ErrorType: string;
}

/** @see https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions.html */
export const CONDITION_OPERATORS = [
  'Equals',
  'TextStartsWith',
  'TextEndsWith',
  'TextContains',
  'NumberGreaterThan',
  'NumberGreaterOrEqualTo',
  'NumberLessThan',
  'NumberLessOrEqualTo',
] as const;

export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];
