import { ActionRunner, type Outcome } from './carry-out.ts';
import type { Condition, Flow, FlowAction } from './flow-document.ts';
import type { FlowHost } from './flow-host.ts';
import { FlowMemory } from './flow-memory.ts';

export type FlowEnd =
  | 'ended'
  | 'disconnected'
  /** The contact waits in a queue. */
  | 'queued'
  /** Nothing is left for the flow to speak to: the person hung up, or an agent took the call. */
  | 'interrupted';

/** Where the flows and modules are that a flow names. */
export interface FlowShelf {
  flow(id: string): Flow | undefined;
}

/** What Connect takes for one action that nobody waits for. */
const ACTION_MILLISECONDS = 20;
/** So many in a row without a word, a key or an answer: the flow goes round in circles. */
const MOST_ACTIONS = 1_000;
/** Those that people, clocks or queues have a part in: time has to be right when they begin. */
const TIMED: ReadonlySet<FlowAction['Type']> = new Set<FlowAction['Type']>([
  'MessageParticipant',
  'MessageParticipantIteratively',
  'GetParticipantInput',
  'Wait',
  'InvokeLambdaFunction',
  'CheckHoursOfOperation',
  'CheckMetricData',
  'GetMetricData',
  'TransferContactToQueue',
  'DequeueContactAndTransferToQueue',
  'ShowView',
  'DisconnectParticipant',
]);

/**
 * Runs a flow to its end for one contact. A branch that the flow lacks ends it as Connect ends it: the contact is
 * disconnected.
 * @throws Error when the flow goes round in circles.
 */
export async function runFlow(flow: Flow, shelf: FlowShelf, host: FlowHost): Promise<FlowEnd> {
  return new FlowRun(shelf, host).run(flow);
}

class FlowRun {
  readonly #shelf: FlowShelf;
  readonly #host: FlowHost;
  readonly #runner: ActionRunner;
  readonly #modules: { readonly flow: Flow; readonly action: FlowAction }[] = [];
  #owedMilliseconds = 0;

  constructor(shelf: FlowShelf, host: FlowHost) {
    this.#shelf = shelf;
    this.#host = host;
    this.#runner = new ActionRunner(host, new FlowMemory());
  }

  async run(first: Flow): Promise<FlowEnd> {
    let flow = first;
    let next: string | undefined = flow.startAction;
    if (!this.#host.isRun(flow.name)) return this.#cutOff();
    for (let done = 0; done < MOST_ACTIONS; done += 1) {
      const action: FlowAction | undefined = next === undefined ? undefined : flow.actions.get(next);
      if (action === undefined) return this.#cutOff();
      if (!(await this.#timeFor(action))) return 'interrupted';
      const outcome = await this.#runner.carryOut(action);
      if (outcome.kind === 'end') {
        if (outcome.end !== 'module-ended') return outcome.end;
        const caller = this.#modules.pop();
        if (caller === undefined) return 'ended';
        flow = caller.flow;
        next = caller.action.Transitions.NextAction;
        continue;
      }
      if (!this.#host.goesOn()) return 'interrupted';
      const other = this.#flowAfter(outcome);
      if (other !== undefined) {
        if (outcome.kind === 'module') this.#modules.push({ flow, action });
        flow = other;
        if (!this.#host.isRun(flow.name)) return this.#cutOff();
        next = other.startAction;
      } else {
        if (isFailure(outcome)) this.#host.stepFailed(flow.name);
        next = branchAfter(action, outcome);
      }
    }
    throw new Error(`Flow "${first.name}" went through ${MOST_ACTIONS} actions without an end.`);
  }

  /** Lets the time pass that the actions so far took; false when the contact is gone meanwhile. */
  async #timeFor({ Type: type }: FlowAction): Promise<boolean> {
    this.#owedMilliseconds += ACTION_MILLISECONDS;
    if (TIMED.has(type)) {
      const owed = this.#owedMilliseconds;
      this.#owedMilliseconds = 0;
      await this.#host.pause(owed);
    }
    return this.#host.goesOn();
  }

  #flowAfter(outcome: Outcome): Flow | undefined {
    if (outcome.kind === 'module') return this.#shelf.flow(outcome.moduleId);
    return outcome.kind === 'flow' ? this.#shelf.flow(outcome.flowId) : undefined;
  }

  #cutOff(): FlowEnd {
    this.#host.disconnect();
    return 'disconnected';
  }
}

/** Time that is over, a full queue or an input without a branch of its own is no failure: the step did what it should. */
function isFailure(outcome: Outcome): boolean {
  if (outcome.kind === 'error') return outcome.error === 'NoMatchingError';
  return outcome.kind === 'module' || outcome.kind === 'flow';
}

function branchAfter({ Transitions: transitions }: FlowAction, outcome: Outcome): string | undefined {
  const { NextAction: next, Conditions: conditions = [], Errors: errors = [] } = transitions;
  const onError = (type: string) => errors.find(({ ErrorType }) => ErrorType === type)?.NextAction;
  switch (outcome.kind) {
    case 'next':
      return next;
    case 'result': {
      if (conditions.length === 0) return next;
      const met = conditions.find(({ Condition }) => holds(Condition, outcome.result));
      return met?.NextAction ?? onError('NoMatchingCondition') ?? next;
    }
    case 'error':
      return onError(outcome.error) ?? onError('NoMatchingError');
    case 'module':
    case 'flow':
    case 'end':
      return onError('NoMatchingError');
  }
}

function holds({ Operator: operator, Operands: [operand = ''] }: Condition, result: string): boolean {
  switch (operator) {
    case 'Equals':
      return result === operand;
    case 'TextStartsWith':
      return result.startsWith(operand);
    case 'TextEndsWith':
      return result.endsWith(operand);
    case 'TextContains':
      return result.includes(operand);
    case 'NumberGreaterThan':
      return Number(result) > Number(operand);
    case 'NumberGreaterOrEqualTo':
      return Number(result) >= Number(operand);
    case 'NumberLessThan':
      return Number(result) < Number(operand);
    case 'NumberLessOrEqualTo':
      return Number(result) <= Number(operand);
  }
}
