/** What is wrong with a flow. */
export interface FlowProblem {
  /** The rule that is broken. */
  readonly rule: FlowRule;
  /** The action, or the document where it is none. */
  readonly where: string;
  /** What is wrong, and what to do about it. */
  readonly what: string;
}

export type FlowRule =
  | 'document'
  | 'size'
  | 'number-of-actions'
  | 'start'
  | 'name'
  | 'action-type'
  | 'flow-type'
  | 'parameter'
  | 'path'
  | 'next'
  | 'condition'
  | 'error-branch'
  | 'way-to-nowhere'
  | 'unreachable'
  | 'no-exit'
  | 'nothing-slows'
  | 'function-chain';

/** A flow that Amazon Connect would refuse, or that would not end. The message names every problem. */
export class FlowRefusedError extends Error {
  override readonly name = 'FlowRefusedError';
  readonly problems: readonly FlowProblem[];

  constructor(flow: string, problems: readonly FlowProblem[]) {
    super(`The flow ${flow} cannot be used:\n${problems.map(sentence).join('\n')}`);
    this.problems = problems;
  }
}

function sentence({ where, what }: FlowProblem): string {
  return `  ${where}: ${what}`;
}
