import { type Flow, type FlowAction, readFlow } from './flow-document.ts';
import { isReference } from './flow-references.ts';
import { type FlowProblem, FlowRefused } from './flow-refused.ts';
import type { FlowSource } from './flow-types.ts';
import type { InstalledView } from './installed-view.ts';
import { idOf } from './resource-id.ts';
import type { FlowShelf } from './run-flow.ts';

/** What an instance holds for its flows, by id; functions by ARN. */
export interface FlowInstallation<FunctionName extends string> {
  readonly flows: ReadonlyMap<string, FlowSource>;
  readonly views: ReadonlyMap<string, InstalledView>;
  readonly functions: ReadonlyMap<string, FunctionName>;
  readonly queueIds: ReadonlySet<string>;
  readonly hoursIds: ReadonlySet<string>;
  /** The flow of customers who call; their calls go to the queue at once when absent. */
  readonly inboundFlowId?: string;
}

/** The flows, modules and views of an instance. */
export class FlowLibrary<FunctionName extends string = string> implements FlowShelf {
  readonly #flows = new Map<string, Flow>();
  readonly #views = new Map<string, InstalledView>();
  readonly #functions = new Map<string, FunctionName>();
  readonly #hours = new Set<string>();

  /** @throws FlowRefused as {@link install} does */
  constructor(installation: FlowInstallation<FunctionName>) {
    this.install(installation);
  }

  /**
   * Takes in what is deployed; of the same id, what comes later stands.
   * @throws FlowRefused naming everything for which Connect would take none of it: a flow that {@link readFlow} refuses, or
   *   one that names a flow, module, view, function, queue or hours that are not there
   */
  install(installation: FlowInstallation<FunctionName>): void {
    const problems: FlowProblem[] = [];
    const read = new Map<string, Flow>();
    for (const [id, source] of installation.flows) {
      try {
        read.set(id, readFlow(source));
      } catch (error) {
        if (!(error instanceof FlowRefused)) throw error;
        problems.push(...error.problems);
      }
    }
    if (problems.length === 0) {
      for (const flow of read.values()) problems.push(...missingNames(flow, read, installation));
    }
    if (problems.length > 0) throw new FlowRefused(problems);
    for (const [id, flow] of read) this.#flows.set(id, flow);
    for (const [id, view] of installation.views) this.#views.set(id, view);
    for (const [arn, name] of installation.functions) this.#functions.set(arn, name);
    for (const id of installation.hoursIds) this.#hours.add(id);
  }

  flow(id: string): Flow | undefined {
    return this.#flows.get(id);
  }

  view(id: string): InstalledView | undefined {
    return this.#views.get(id);
  }

  functionName(arn: string): FunctionName | undefined {
    return this.#functions.get(arn);
  }

  hasHours(id: string): boolean {
    return this.#hours.has(id);
  }
}

function missingNames<FunctionName extends string>(
  flow: Flow,
  flows: ReadonlyMap<string, Flow>,
  { views, functions, queueIds, hoursIds }: FlowInstallation<FunctionName>,
): readonly FlowProblem[] {
  const problems: FlowProblem[] = [];
  const need = (action: FlowAction, what: string, name: string | undefined, isThere: (id: string) => boolean) => {
    if (name === undefined || isReference(name) || isThere(what === 'function' ? name : idOf(name))) return;
    problems.push({
      flow: flow.name,
      action: action.Identifier,
      message: `names a ${what} that the instance does not have.`,
    });
  };
  const isFlow = (id: string) => flows.has(id) && flows.get(id)?.type !== 'MODULE';
  const isModule = (id: string) => flows.get(id)?.type === 'MODULE';
  for (const action of flow.actions.values()) {
    switch (action.Type) {
      case 'InvokeLambdaFunction':
        need(action, 'function', action.Parameters.LambdaFunctionARN, (arn) => functions.has(arn));
        break;
      case 'InvokeFlowModule':
        need(action, 'module', action.Parameters.FlowModuleId, isModule);
        break;
      case 'TransferToFlow':
      case 'CreateTask':
        need(action, 'flow', action.Parameters.ContactFlowId, isFlow);
        break;
      case 'UpdateContactEventHooks':
        for (const id of Object.values(action.Parameters.EventHooks)) need(action, 'flow', id, isFlow);
        break;
      case 'ShowView':
        need(action, 'view', action.Parameters.ViewResource.Id, (id) => views.has(id));
        for (const input of missingInputs(action.Parameters, views)) {
          problems.push({
            flow: flow.name,
            action: action.Identifier,
            message: `does not give the view its input ${input}.`,
          });
        }
        break;
      case 'CheckHoursOfOperation':
        need(action, 'timetable', action.Parameters.HoursOfOperationId, (id) => hoursIds.has(id));
        break;
      case 'UpdateContactTargetQueue':
      case 'CheckMetricData':
      case 'GetMetricData':
      case 'DequeueContactAndTransferToQueue':
        need(action, 'queue', action.Parameters.QueueId, (id) => queueIds.has(id));
        break;
      default:
        break;
    }
  }
  return problems;
}

function missingInputs(
  { ViewResource, ViewData = {} }: Extract<FlowAction, { Type: 'ShowView' }>['Parameters'],
  views: ReadonlyMap<string, InstalledView>,
): readonly string[] {
  const inputs = views.get(idOf(ViewResource.Id))?.inputs ?? [];
  return inputs.filter((input) => !(input in ViewData));
}
