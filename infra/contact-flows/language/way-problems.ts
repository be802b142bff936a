import { isActionType } from './action-parameters.ts';
import { ACTION_RULES, type ActionRule } from './action-rules.ts';
import type { ActionOutline, FlowOutline } from './flow-outline.ts';
import type { FlowProblem } from './flow-problem.ts';

/**
 * What functions may take together while nobody hears or sees anything.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
const LONGEST_FUNCTION_CHAIN_SECONDS = 20;

/** What is wrong with the ways between the actions of a flow. */
export function wayProblems(flow: FlowOutline): readonly FlowProblem[] {
  const actions = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  return [
    ...nowhere(flow, actions),
    ...notReached(flow, actions),
    ...withoutExit(flow, actions),
    ...roundAndRound(flow, actions),
    ...tooLongWithoutAWord(flow, actions),
  ];
}

type Actions = ReadonlyMap<string, ActionOutline>;

/** Where an action may lead; each name once. */
function waysOut({ Transitions: { NextAction, Conditions = [], Errors = [] } }: ActionOutline): readonly string[] {
  const ways = [...Conditions, ...Errors].map(({ NextAction: to }) => to);
  return [...new Set(NextAction === undefined ? ways : [NextAction, ...ways])];
}

function ruleOf({ Type: type }: ActionOutline): ActionRule | undefined {
  return isActionType(type) ? ACTION_RULES[type] : undefined;
}

function nowhere({ StartAction: start, Actions: all }: FlowOutline, actions: Actions): readonly FlowProblem[] {
  const ways = all.flatMap((action) =>
    waysOut(action)
      .filter((to) => !actions.has(to))
      .map((to): FlowProblem => {
        return {
          rule: 'way-to-nowhere',
          where: action.Identifier,
          what: `leads to "${to}", which is no action: name one`,
        };
      }),
  );
  if (actions.has(start)) return ways;
  return [{ rule: 'start', where: 'StartAction', what: `names "${start}", which is no action: name one` }, ...ways];
}

function reachedFrom(start: string, actions: Actions): ReadonlySet<string> {
  const reached = new Set(actions.has(start) ? [start] : []);
  for (const name of reached) {
    const action = actions.get(name);
    for (const to of action === undefined ? [] : waysOut(action)) if (actions.has(to)) reached.add(to);
  }
  return reached;
}

function notReached({ StartAction: start, Actions: all }: FlowOutline, actions: Actions): readonly FlowProblem[] {
  const reached = reachedFrom(start, actions);
  return all
    .filter(({ Identifier: name }) => !reached.has(name))
    .map(({ Identifier: where }) => {
      return { rule: 'unreachable', where, what: 'is led to by no way from the start: lead to it, or remove it' };
    });
}

/** From every action some way has to lead to an end of the flow. */
function withoutExit({ StartAction: start }: FlowOutline, actions: Actions): readonly FlowProblem[] {
  const reached = reachedFrom(start, actions);
  return [...reached]
    .filter((name) => {
      return ![...reachedFrom(name, actions)].some((to) => {
        const action = actions.get(to);
        return action !== undefined && (ruleOf(action)?.success !== undefined || ruleOf(action) === undefined);
      });
    })
    .map((where) => ({ rule: 'no-exit', where, what: 'goes round for ever: no way from here ends the flow' }));
}

/** A circle has to hold something that takes a person's time, or that counts. */
function roundAndRound({ StartAction: start }: FlowOutline, actions: Actions): readonly FlowProblem[] {
  const reached = reachedFrom(start, actions);
  const isQuick = (name: string) => {
    const rule = ruleOf(actions.get(name) ?? NOTHING);
    return rule?.person === undefined && rule?.counts === undefined;
  };
  return [...reached]
    .filter((name) => isQuick(name) && comesBack(name, actions, isQuick))
    .map((where) => ({
      rule: 'nothing-slows',
      where,
      what: 'comes round again at once, without a word, a view or a count between: put one there',
    }));
}

const NOTHING: ActionOutline = { Identifier: '', Type: '', Parameters: {}, Transitions: {} };

/** Whether a way through nothing but the given actions leads from one back to it. */
function comesBack(start: string, actions: Actions, through: (name: string) => boolean): boolean {
  const seen = new Set<string>();
  const ahead = [...waysOut(actions.get(start) ?? NOTHING)];
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (name === start) return true;
    if (seen.has(name) || !through(name)) continue;
    seen.add(name);
    ahead.push(...waysOut(actions.get(name) ?? NOTHING));
  }
  return false;
}

function tooLongWithoutAWord({ StartAction: start }: FlowOutline, actions: Actions): readonly FlowProblem[] {
  const reached = reachedFrom(start, actions);
  const isSilent = (name: string) => ruleOf(actions.get(name) ?? NOTHING)?.person === undefined;
  return [...reached].flatMap((name): FlowProblem[] => {
    const own = functionSeconds(actions.get(name) ?? NOTHING);
    if (own === 0) return [];
    if (comesBack(name, actions, isSilent)) {
      return [
        {
          rule: 'function-chain',
          where: name,
          what: 'is invoked again and again without a word between: put a prompt there',
        },
      ];
    }
    const seconds = longestChain(name, actions, isSilent, new Set());
    if (seconds <= LONGEST_FUNCTION_CHAIN_SECONDS) return [];
    const what = `and the functions after it may take ${seconds} seconds without a word, and Amazon Connect allows ${LONGEST_FUNCTION_CHAIN_SECONDS}: put a prompt between`;
    return [{ rule: 'function-chain', where: name, what }];
  });
}

function functionSeconds({ Type: type, Parameters: parameters }: ActionOutline): number {
  if (type !== 'InvokeLambdaFunction' || parameters['InvocationType'] === 'ASYNCHRONOUS') return 0;
  const seconds = Number(parameters['InvocationTimeLimitSeconds']);
  return Number.isFinite(seconds) ? seconds : 0;
}

function longestChain(
  name: string,
  actions: Actions,
  isSilent: (name: string) => boolean,
  before: ReadonlySet<string>,
): number {
  const action = actions.get(name);
  if (action === undefined || before.has(name) || !isSilent(name)) return 0;
  const passed = new Set([...before, name]);
  const after = waysOut(action).map((to) => longestChain(to, actions, isSilent, passed));
  return functionSeconds(action) + Math.max(0, ...after);
}
