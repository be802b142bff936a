import {
  type ConditionBranch,
  type ErrorBranch,
  FLOW_LANGUAGE_VERSION,
  type FlowAction,
  type FlowDocument,
  type Transitions,
} from './flow-document.ts';

/** One step of a flow, whose ways out lead to steps called `Name`. */
export interface Step<Name extends string> {
  readonly ways: Ways<Name>;
  /** The action, once the step has its name and its ways are written out. */
  readonly action: (name: string, transitions: Transitions) => FlowAction;
}

/** The ways out of a step; none where the flow ends there. */
export interface Ways<Name extends string> {
  readonly next?: Name;
  /** Of several the first that holds is taken. */
  readonly conditions?: readonly Way<Name>[];
  /** By the type of error. */
  readonly errors?: Readonly<Record<string, Name>>;
}

export interface Way<Name extends string> {
  readonly operator: ConditionBranch['Condition']['Operator'];
  readonly operand: string;
  readonly to: Name;
}

/**
 * A flow of named steps, which begins with the one named first. Steps that nothing leads to are left out, so that a setting
 * which takes a way away takes its steps with it. A way to a step that does not exist is an error of the compiler; the rest
 * is judged by `flowProblems`.
 */
export function composeFlow<const Name extends string>(
  start: NoInfer<Name>,
  steps: Readonly<Record<Name, Step<NoInfer<Name>>>>,
): FlowDocument {
  const named = new Map(Object.entries<Step<string>>(steps));
  const columns = columnsFrom(start, named);
  const reached = [...named].filter(([name]) => columns.has(name));
  return {
    Version: FLOW_LANGUAGE_VERSION,
    StartAction: start,
    Metadata: drawing(reached.map(([name]) => [name, columns.get(name) ?? 0])),
    Actions: reached.map(([name, { action, ways }]) => action(name, transitionsOf(ways))),
  };
}

function transitionsOf({ next, conditions = [], errors = {} }: Ways<string>): Transitions {
  const failures = Object.entries(errors).map(([type, to]): ErrorBranch => ({ NextAction: to, ErrorType: type }));
  const branches = conditions.map(
    ({ operator, operand, to }): ConditionBranch => ({
      NextAction: to,
      Condition: { Operator: operator, Operands: [operand] },
    }),
  );
  return {
    ...(next !== undefined && { NextAction: next }),
    ...(branches.length > 0 && { Conditions: branches }),
    ...(failures.length > 0 && { Errors: failures }),
  };
}

const COLUMN_PIXELS = 260;
const ROW_PIXELS = 220;

/**
 * Where the flow designer draws each step: a column for the number of steps before it. Without positions it draws all of
 * them upon each other.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-example.html
 */
function drawing(steps: readonly (readonly [name: string, column: number])[]): Readonly<Record<string, unknown>> {
  const rows = new Map<number, number>();
  const places = steps.map(([name, column]) => {
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    const position = { x: 180 + column * COLUMN_PIXELS, y: 40 + row * ROW_PIXELS };
    return [name, { position, isFriendlyName: true }] as const;
  });
  return { entryPointPosition: { x: 20, y: 40 }, ActionMetadata: Object.fromEntries(places) };
}

/** How many steps come before each one that can be reached. */
function columnsFrom(start: string, steps: ReadonlyMap<string, Step<string>>): ReadonlyMap<string, number> {
  const columns = new Map([[start, 0]]);
  for (const [name, column] of columns) {
    for (const to of leadsTo(steps.get(name)?.ways ?? {})) {
      if (!columns.has(to)) columns.set(to, column + 1);
    }
  }
  return columns;
}

function leadsTo({ next, conditions = [], errors = {} }: Ways<string>): readonly string[] {
  return [...(next === undefined ? [] : [next]), ...conditions.map(({ to }) => to), ...Object.values(errors)];
}
