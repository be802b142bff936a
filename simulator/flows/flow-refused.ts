export interface FlowProblem {
  readonly flow: string;
  /** The action that it is about; absent when the document as a whole is. */
  readonly action?: string;
  readonly message: string;
}

/** A flow that Connect would not import; every problem is named. */
export class FlowRefused extends Error {
  override readonly name = 'FlowRefused';
  readonly problems: readonly FlowProblem[];

  constructor(problems: readonly FlowProblem[]) {
    super(problems.map(sentence).join('\n'));
    this.problems = problems;
  }
}

function sentence({ flow, action, message }: FlowProblem): string {
  return action === undefined ? `Flow "${flow}": ${message}` : `Flow "${flow}", action "${action}": ${message}`;
}
