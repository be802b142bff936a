import type { FlowDocument } from '../../infra/contact-flows/language/flow-document.ts';

/** A member that is `undefined` is taken away. */
interface PlantedAction {
  readonly Identifier?: string;
  readonly Type?: string;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Transitions?: Readonly<Record<string, unknown>>;
}

interface AnyFlow {
  readonly Actions: readonly unknown[];
}

/** A flow with one action changed member by member, as somebody might have written it by hand. */
export function withAction(flow: FlowDocument, name: string, change: PlantedAction): AnyFlow {
  const changed = flow.Actions.map((action) =>
    action.Identifier === name
      ? {
          ...action,
          ...change,
          Parameters: { ...action.Parameters, ...change.Parameters },
          Transitions: { ...action.Transitions, ...change.Transitions },
        }
      : action,
  );
  return asJson({ ...flow, Actions: changed });
}

/** A flow with further actions. */
export function withMore(flow: AnyFlow, actions: readonly unknown[]): AnyFlow {
  return asJson({ ...flow, Actions: [...flow.Actions, ...actions] });
}

/** A flow in which an action, the first one, has another name. */
export function startingAt(flow: FlowDocument, name: string): AnyFlow {
  const actions = flow.Actions.map((action) =>
    action.Identifier === flow.StartAction ? { ...action, Identifier: name } : action,
  );
  return asJson({ ...flow, StartAction: name, Actions: actions });
}

function asJson(flow: AnyFlow & Readonly<Record<string, unknown>>): AnyFlow {
  return JSON.parse(JSON.stringify(flow));
}
