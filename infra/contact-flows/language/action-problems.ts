import { ACTION_PARAMETERS, type ActionType, isActionType } from './action-parameters.ts';
import { ACTION_PAGES, ACTION_RULES, type ActionRule, type ConditionRule } from './action-rules.ts';
import { CONDITION_OPERATORS } from './flow-document.ts';
import type { ActionOutline } from './flow-outline.ts';
import type { FlowProblem, FlowRule } from './flow-problem.ts';
import type { FlowType } from './flow-type.ts';

/** What is wrong with one action by itself. */
export function actionProblems(action: ActionOutline, flowType: FlowType): readonly FlowProblem[] {
  const { Type: type } = action;
  const problem = (rule: FlowRule, what: string): FlowProblem => ({ rule, where: action.Identifier, what });
  if (!isActionType(type)) {
    return [
      problem('action-type', `${type} is no action that can be judged: add it to ACTION_RULES, or take one of them`),
    ];
  }
  const rule = ACTION_RULES[type];
  return [
    ...(standsIn(rule, flowType)
      ? []
      : [problem('flow-type', `${type} cannot stand in ${flowType}: ${placesOf(rule)}`)]),
    ...parameterFaults(type, action).map((what) => problem('parameter', what)),
    ...pathFaults(action).map((what) => problem('path', what)),
    ...nextFaults(rule, action).map((what) => problem('next', what)),
    ...conditionFaults(rule.conditions, action).map((what) => problem('condition', what)),
    ...errorFaults(rule, action).map((what) => problem('error-branch', what)),
  ].map((found) => ({ ...found, what: `${found.what} (${ACTION_PAGES}${rule.page})` }));
}

function standsIn({ flowTypes }: ActionRule, flowType: FlowType): boolean {
  return flowTypes === 'every' || flowTypes.includes(flowType);
}

function placesOf({ flowTypes }: ActionRule): string {
  return flowTypes === 'every' ? 'it can stand everywhere' : `it can stand in ${flowTypes.join(', ')}`;
}

function parameterFaults(type: ActionType, { Parameters: given }: ActionOutline): readonly string[] {
  const parsed = ACTION_PARAMETERS[type].safeParse(given);
  if (parsed.success) return [];
  const faults = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const where = ['Parameters', ...path].join('.');
    if (!faults.has(where)) faults.set(where, message);
  }
  return [...faults].map(([where, message]) => `${where} ${message}`);
}

/**
 * The names that a path begins with.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html
 */
const ROOTS: ReadonlySet<string> = new Set([
  'Agent',
  'Attributes',
  'AwsRegion',
  'Channel',
  'ContactId',
  'CustomerEndpoint',
  'CustomerId',
  'Description',
  'ErrorReason',
  'External',
  'FlowAttributes',
  'InitialContactId',
  'InitiationMethod',
  'InstanceARN',
  'LanguageCode',
  'Metrics',
  'Name',
  'PreviousContactId',
  'Queue',
  'References',
  'RelatedContactId',
  'SegmentAttributes',
  'StoredCustomerInput',
  'SystemEndpoint',
  'Tags',
  'TextToSpeechVoiceId',
  'Views',
]);

function pathFaults({ Parameters: given }: ActionOutline): readonly string[] {
  const roots = textsIn(given).flatMap((text) => [...text.matchAll(/\$\.([A-Za-z]+)/g)].map(([, root = '']) => root));
  const unknown = new Set(roots.filter((root) => !ROOTS.has(root)));
  return [...unknown].map((root) => `reads $.${root}, which no flow has: begin with one of ${[...ROOTS].join(', ')}`);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function nextFaults({ next }: ActionRule, { Type: type, Transitions: transitions }: ActionOutline): readonly string[] {
  const isGiven = transitions.NextAction !== undefined;
  if (next === 'must' && !isGiven) return [`${type} needs a NextAction`];
  return next === 'none' && isGiven ? [`${type} ends the flow: leave NextAction out`] : [];
}

function conditionFaults(
  rule: ConditionRule,
  { Type: type, Parameters, Transitions }: ActionOutline,
): readonly string[] {
  const conditions = (Transitions.Conditions ?? []).map(({ Condition: { Operator, Operands } }) => ({
    operator: Operator,
    operand: Operands[0] ?? '',
  }));
  const allowed = allowedBy(rule, Parameters);
  if (conditions.length > 0 && allowed === undefined)
    return [`${type} has no result to go by: leave the conditions out`];
  const wrong = conditions.filter(({ operator, operand }) => {
    return allowed !== undefined && !(allowed.operators.includes(operator) && allowed.operand(operand));
  });
  const asked = new Set(conditions.map(({ operand }) => operand));
  const missing = rule.kind === 'results' && rule.all ? rule.results.filter((result) => !asked.has(result)) : [];
  return [
    ...wrong.map(({ operator, operand }) => `${type} has no condition ${operator} ${operand}: it has ${allowed?.says}`),
    ...missing.map((result) => `${type} needs a condition Equals ${result}`),
  ];
}

interface Allowed {
  readonly operators: readonly string[];
  readonly operand: (operand: string) => boolean;
  readonly says: string;
}

const NUMBERS = CONDITION_OPERATORS.filter((operator) => operator.startsWith('Number'));

function allowedBy(rule: ConditionRule, parameters: ActionOutline['Parameters']): Allowed | undefined {
  switch (rule.kind) {
    case 'none':
      return undefined;
    case 'text':
      return { operators: CONDITION_OPERATORS, operand: () => true, says: 'any operator' };
    case 'action-of-view':
      return { operators: ['Equals'], operand: () => true, says: 'Equals and the name of an action' };
    case 'key':
      return {
        operators: ['Equals'],
        operand: (key) => /^[0-9*#]$/.test(key),
        says: 'Equals and one key: 0 to 9, * or #',
      };
    case 'metric':
      return String(parameters['MetricType']).startsWith('NumberOfAgents')
        ? { operators: ['NumberGreaterThan'], operand: (number) => number === '0', says: 'NumberGreaterThan 0' }
        : {
            operators: ['Equals', ...NUMBERS],
            operand: (number) => /^\d+$/.test(number),
            says: 'Equals or Number… and a number',
          };
    case 'results':
      return {
        operators: ['Equals'],
        operand: (result) => rule.results.includes(result),
        says: `Equals and one of ${rule.results.join(', ')}`,
      };
  }
}

function errorFaults(
  { errors, otherErrors = [] }: ActionRule,
  { Type: type, Transitions }: ActionOutline,
): readonly string[] {
  const given = (Transitions.Errors ?? []).map(({ ErrorType }) => ErrorType);
  const known = [...errors, ...otherErrors];
  return [
    ...errors
      .filter((error) => !given.includes(error))
      .map((error) => `${type} has no way for ${error}: say where it leads`),
    ...given
      .filter((error) => !known.includes(error))
      .map(
        (error) =>
          `${type} knows no error ${error}: ${known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`}`,
      ),
    ...given
      .filter((error, index) => given.indexOf(error) !== index)
      .map((error) => `${type} has two ways for ${error}: leave one`),
  ];
}
