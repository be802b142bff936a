import type { FlowAction, FlowDocument } from '../../infra/contact-flows/language/flow-document.ts';

/** A way out of an action: by a condition, an error, or neither. */
export interface FlowWay {
  readonly by: string;
  readonly to: string;
}

export function actionNamed({ Actions }: FlowDocument, name: string): FlowAction {
  const found = Actions.find(({ Identifier }) => Identifier === name);
  if (found === undefined) throw new RangeError(`The flow has no action ${name}.`);
  return found;
}

export function waysOf({ Transitions: { NextAction, Conditions = [], Errors = [] } }: FlowAction): readonly FlowWay[] {
  return [
    ...(NextAction === undefined ? [] : [{ by: 'next', to: NextAction }]),
    ...Conditions.map(({ NextAction: to, Condition: { Operands } }) => ({ by: Operands.join(), to })),
    ...Errors.map(({ NextAction: to, ErrorType }) => ({ by: ErrorType, to })),
  ];
}

/** The actions that a run may come to from an action, itself included; it goes on only where `through` allows. */
export function reachedFrom(
  flow: FlowDocument,
  start: string,
  through: (action: FlowAction, way: FlowWay) => boolean = () => true,
): readonly FlowAction[] {
  const reached = new Set([start]);
  for (const name of reached) {
    const action = actionNamed(flow, name);
    for (const way of waysOf(action)) if (through(action, way)) reached.add(way.to);
  }
  return [...reached].map((name) => actionNamed(flow, name));
}

/** What an action says aloud; nothing where it says nothing. */
export function saidBy(action: FlowAction): string {
  switch (action.Type) {
    case 'MessageParticipant':
    case 'GetParticipantInput':
      return action.Parameters.Text ?? action.Parameters.SSML ?? '';
    case 'MessageParticipantIteratively':
      return action.Parameters.Messages.map(({ Text, SSML }) => Text ?? SSML ?? '').join(' ');
    default:
      return '';
  }
}

/** Whether an action has somebody recorded from there on. */
export function startsRecording(action: FlowAction): boolean {
  return (
    action.Type === 'UpdateContactRecordingBehavior' &&
    action.Parameters.RecordingBehavior.RecordedParticipants.length > 0
  );
}
