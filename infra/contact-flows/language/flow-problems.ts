import { actionProblems } from './action-problems.ts';
import { type FlowOutline, flowOutline } from './flow-outline.ts';
import { type FlowProblem, FlowRefusedError } from './flow-problem.ts';
import type { FlowType } from './flow-type.ts';
import { nameProblems } from './name-problems.ts';
import { wayProblems } from './way-problems.ts';

/** @see https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html */
const MOST_CHARACTERS = 256_000;
/** @see https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-example.html */
const MOST_ACTIONS = 250;

const DOCUMENT = 'the document';

/**
 * Everything that is wrong with a document as a flow of this type: what Amazon Connect would refuse, and what it would take
 * although the flow could not work; nothing when it can be used.
 */
export function flowProblems(document: unknown, flowType: FlowType): readonly FlowProblem[] {
  const parsed = flowOutline.safeParse(document);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({
      rule: 'document',
      where: DOCUMENT,
      what: `${path.join('.') || 'it'} ${message}`,
    }));
  }
  const flow = parsed.data;
  return [
    ...sizeProblems(flow),
    ...nameProblems(flow),
    ...flow.Actions.flatMap((action) => actionProblems(action, flowType)),
    ...wayProblems(flow),
  ];
}

/**
 * The document, once it has no problems.
 * @throws FlowRefusedError naming every problem of the flow.
 */
export function checkedFlow<Document>(name: string, document: Document, flowType: FlowType): Document {
  const problems = flowProblems(document, flowType);
  if (problems.length > 0) throw new FlowRefusedError(name, problems);
  return document;
}

function sizeProblems(flow: FlowOutline): readonly FlowProblem[] {
  const problems: FlowProblem[] = [];
  const characters = JSON.stringify(flow).length;
  if (characters > MOST_CHARACTERS) {
    const what = `has ${characters} characters, and Amazon Connect takes ${MOST_CHARACTERS}: move a part into a module`;
    problems.push({ rule: 'size', where: DOCUMENT, what });
  }
  if (flow.Actions.length > MOST_ACTIONS) {
    const what = `has ${flow.Actions.length} actions, and Amazon Connect takes ${MOST_ACTIONS}: move a part into a module`;
    problems.push({ rule: 'number-of-actions', where: DOCUMENT, what });
  }
  return problems;
}
