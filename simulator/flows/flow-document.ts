import * as z from 'zod';
import { type ActionType, isActionType, PARAMETERS } from './action-parameters.ts';
import { ACTION_RULES, type ActionRule, MORE_ERRORS } from './action-rules.ts';
import { ROOTS, referencesIn } from './flow-references.ts';
import { type FlowProblem, FlowRefused } from './flow-refused.ts';
import type { FlowSource, FlowType } from './flow-types.ts';

const OPERATORS = [
  'Equals',
  'TextStartsWith',
  'TextEndsWith',
  'TextContains',
  'NumberGreaterThan',
  'NumberGreaterOrEqualTo',
  'NumberLessThan',
  'NumberLessOrEqualTo',
] as const;

const transitions = z.strictObject({
  NextAction: z.string().optional(),
  Conditions: z
    .array(
      z.strictObject({
        NextAction: z.string(),
        Condition: z.strictObject({ Operator: z.enum(OPERATORS), Operands: z.array(z.string()).length(1) }),
      }),
    )
    .optional(),
  Errors: z.array(z.strictObject({ NextAction: z.string(), ErrorType: z.string() })).optional(),
});

function action<Type extends ActionType>(type: Type) {
  return z.strictObject({
    Identifier: z
      .string()
      .min(1)
      .max(50)
      .regex(/^[^%:()\\/=$,;[\]{}]+$/, 'holds a character that is not allowed'),
    Type: z.literal(type),
    Parameters: PARAMETERS[type],
    Transitions: transitions,
  });
}

const anyAction = z.discriminatedUnion('Type', [
  action('MessageParticipant'),
  action('MessageParticipantIteratively'),
  action('GetParticipantInput'),
  action('Wait'),
  action('InvokeLambdaFunction'),
  action('UpdateContactAttributes'),
  action('UpdateFlowAttributes'),
  action('UpdateContactData'),
  action('Compare'),
  action('CheckHoursOfOperation'),
  action('CheckMetricData'),
  action('GetMetricData'),
  action('CheckOutboundCallStatus'),
  action('UpdateContactTargetQueue'),
  action('TransferContactToQueue'),
  action('DequeueContactAndTransferToQueue'),
  action('UpdateContactRoutingBehavior'),
  action('UpdateContactEventHooks'),
  action('UpdateContactRecordingBehavior'),
  action('UpdateContactTextToSpeechVoice'),
  action('UpdateFlowLoggingBehavior'),
  action('InvokeFlowModule'),
  action('ShowView'),
  action('CreateTask'),
  action('EndFlowExecution'),
  action('EndFlowModuleExecution'),
  action('DisconnectParticipant'),
  action('TransferToFlow'),
  action('Loop'),
  action('TagContact'),
]);

export type FlowAction = z.infer<typeof anyAction>;
export type Condition = NonNullable<FlowAction['Transitions']['Conditions']>[number]['Condition'];

/** A flow that Connect would take. */
export interface Flow {
  readonly name: string;
  readonly type: FlowType;
  readonly startAction: string;
  readonly actions: ReadonlyMap<string, FlowAction>;
}

const frame = z.looseObject({
  Version: z.literal('2019-10-30'),
  StartAction: z.string(),
  Actions: z.array(z.unknown()).min(1).max(250),
});
const typed = z.looseObject({ Identifier: z.string(), Type: z.string() });

/**
 * Reads a flow as Connect does on import.
 * @throws FlowRefused naming everything that is wrong with it: an action or a parameter that the language does not know, a
 *   branch that is missing or leads nowhere, an action in a kind of flow that may not hold it.
 */
export function readFlow({ name, type, document }: FlowSource): Flow {
  const parsed = frame.safeParse(document);
  if (!parsed.success) throw new FlowRefused(problemsOf(parsed.error, name));
  const { StartAction: startAction, Actions: given } = parsed.data;
  const read = given.map((json, index) => readAction(json, name, index));
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
  const actions = read.flatMap((one) => ('action' in one ? [one.action] : []));
  const byId = new Map(actions.map((own) => [own.Identifier, own]));
  if (problems.length === 0) {
    if (byId.size < actions.length) problems.push({ flow: name, message: 'two actions have the same identifier.' });
    if (!byId.has(startAction))
      problems.push({ flow: name, message: `the start action "${startAction}" is no action of it.` });
    problems.push(
      ...actions.flatMap((own) =>
        wiringProblems(own, type, byId).map((told) => ({ flow: name, action: own.Identifier, message: told })),
      ),
    );
  }
  if (problems.length > 0) throw new FlowRefused(problems);
  return { name, type, startAction, actions: byId };
}

type ReadAction = { readonly action: FlowAction } | { readonly problems: readonly FlowProblem[] };

function readAction(json: unknown, flow: string, index: number): ReadAction {
  const known = typed.safeParse(json);
  if (!known.success) return { problems: problemsOf(known.error, flow, `number ${index + 1}`) };
  const { Identifier: id, Type: type } = known.data;
  if (!isActionType(type)) {
    return {
      problems: [{ flow, action: id, message: `"${type}" is no action that this reader of the flow language knows.` }],
    };
  }
  const parsed = anyAction.safeParse(json);
  return parsed.success ? { action: parsed.data } : { problems: problemsOf(parsed.error, flow, id) };
}

function problemsOf(error: z.ZodError, flow: string, action?: string): readonly FlowProblem[] {
  return error.issues.map(({ path, message }) => ({
    flow,
    ...(action !== undefined && { action }),
    message: `${path.join('.') || 'the document'}: ${message}.`,
  }));
}

function wiringProblems(own: FlowAction, flowType: FlowType, all: ReadonlyMap<string, FlowAction>): readonly string[] {
  const rule = ACTION_RULES[own.Type];
  const { NextAction: next, Conditions: conditions = [], Errors: errors = [] } = own.Transitions;
  const targets = [
    next,
    ...conditions.map(({ NextAction }) => NextAction),
    ...errors.map(({ NextAction }) => NextAction),
  ];
  return [
    ...(rule.flows !== undefined && !rule.flows.includes(flowType)
      ? [`${own.Type} is not allowed in a flow of type ${flowType}.`]
      : []),
    ...targets.flatMap((target) =>
      target === undefined || all.has(target) ? [] : [`leads to "${target}", which is no action of the flow.`],
    ),
    ...(rule.ends === undefined && next === undefined ? ['does not say what follows: NextAction is missing.'] : []),
    ...conditionProblems(own, rule),
    ...errorProblems(own, rule),
    ...unknownReferences(own),
  ];
}

function conditionProblems(
  { Type: type, Transitions: { Conditions: conditions = [] } }: FlowAction,
  rule: ActionRule,
): readonly string[] {
  const operands = conditions.map(({ Condition: { Operands } }) => Operands[0] ?? '');
  const { results } = rule;
  if (results === undefined) return operands.length === 0 ? [] : [`${type} takes no conditions.`];
  const strange = results === 'any' ? [] : operands.filter((operand) => !results.includes(operand));
  const missing = (rule.asked ?? []).filter((result) => !operands.includes(result));
  return [
    ...strange.map((operand) => `${type} never ends with "${operand}".`),
    ...missing.map((result) => `lacks the condition for "${result}".`),
  ];
}

function errorProblems(own: FlowAction, rule: ActionRule): readonly string[] {
  const { Errors: errors = [], Conditions: conditions = [] } = own.Transitions;
  const given = errors.map(({ ErrorType }) => ErrorType);
  const needed = [...rule.errors, ...menuErrors(own, conditions.length > 0)];
  const allowed = [...needed, ...(MORE_ERRORS[own.Type] ?? [])];
  return [
    ...needed.filter((error) => !given.includes(error)).map((error) => `lacks the branch for ${error}.`),
    ...given.filter((error) => !allowed.includes(error)).map((error) => `${own.Type} has no error ${error}.`),
  ];
}

/** A menu says what follows when nobody presses a key, or another one; stored digits are never compared. */
function menuErrors(own: FlowAction, hasConditions: boolean): readonly string[] {
  if (own.Type !== 'GetParticipantInput') return [];
  if (own.Parameters.StoreInput === 'True') return [];
  return hasConditions ? ['NoMatchingCondition', 'InputTimeLimitExceeded'] : ['InputTimeLimitExceeded'];
}

function unknownReferences({ Parameters: parameters }: FlowAction): readonly string[] {
  return referencesIn(parameters)
    .filter((path) => !ROOTS.has(path[0] ?? ''))
    .map((path) => `refers to $.${path.join('.')}, which no flow knows.`);
}
