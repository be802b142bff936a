import { STAGES, type Stage } from './stage.ts';
import { transitionWords } from './transition-words.ts';
import { TRANSITION_CAUSES, type Transition, type TransitionCause, type Transitions } from './transitions.ts';

/** Where a lead stands after a call: in a stage, or done with. */
export type Box = Stage | 'closed' | 'suppressed' | 'review';

const BOXES: Readonly<Record<Box, string>> = {
  prospecting: 'prospecting["prospecting"]',
  selling: 'selling["selling"]',
  'account-care': 'care["account care"]',
  closed: 'closed(["closed"])',
  suppressed: 'suppressed(["never called again"])',
  review: 'review(["review"])',
};

/** A label names so many outcomes that share what follows, and counts the rest. */
const OUTCOMES_NAMED = 4;

/**
 * The transitions as a Mermaid flowchart: stages and ends as boxes, and an edge for every way from box to box, labelled
 * with the outcomes that take it and what goes with them. Outcomes of one edge that share the latter share a line.
 */
export function transitionsDiagram(transitions: Transitions): string {
  const edges = STAGES.flatMap((stage) => edgesFrom(transitions, stage));
  const isDrawn = (box: string) => STAGES.some((stage) => stage === box) || edges.some(({ to }) => to === box);
  const boxes = Object.entries(BOXES).filter(([box]) => isDrawn(box));
  return `${[
    'flowchart LR',
    ...boxes.map(([, text]) => `  ${text}`),
    ...edges.map(({ from, to, label }) => `  ${nameOf(from)} -->|"${label}"| ${nameOf(to)}`),
  ].join('\n')}\n`;
}

interface DrawnEdge {
  readonly from: Stage;
  readonly to: Box;
  readonly label: string;
}

function edgesFrom(transitions: Transitions, from: Stage): readonly DrawnEdge[] {
  const edges = new Map<Box, Map<string, TransitionCause[]>>();
  for (const on of TRANSITION_CAUSES) {
    const transition = transitions[from][on];
    const to = boxAfter(transition, from);
    const lines = edges.get(to) ?? new Map<string, TransitionCause[]>();
    edges.set(to, lines);
    const words = transitionWords(transition, on);
    lines.set(words, [...(lines.get(words) ?? []), on]);
  }
  return [...edges].map(([to, lines]) => ({
    from,
    to,
    label: [...lines].map(([words, causes]) => `<b>${namedFirst(causes)}</b>: ${words}`).join('<br/>'),
  }));
}

/** Where the transition leaves the lead that was in that stage. */
export function boxAfter(transition: Transition, from: Stage): Box {
  switch (transition.kind) {
    case 'advance':
    case 'rest':
      return transition.to;
    case 'close':
      return 'closed';
    case 'suppress':
      return 'suppressed';
    case 'review':
      return 'review';
    case 'retry':
    case 'call-back':
    case 'same-call-again':
    case 'next-touch':
    case 'exhaust':
      return from;
  }
}

function namedFirst(causes: readonly TransitionCause[]): string {
  const further = causes.length - OUTCOMES_NAMED;
  return further <= 0 ? causes.join(', ') : `${causes.slice(0, OUTCOMES_NAMED).join(', ')} and ${further} more`;
}

/** Mermaid's name of a box: what stands before its bracket. */
function nameOf(box: Box): string {
  return /^\w+/.exec(BOXES[box])?.[0] ?? box;
}
