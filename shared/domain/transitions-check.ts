import { structureFinding } from './findings/found.ts';
import type { RulesFinding } from './rules-problem.ts';
import { STAGES, type Stage } from './stage.ts';
import {
  isLaterStage,
  stageAfter,
  TRANSITION_CAUSES,
  type Transition,
  type TransitionCause,
  type Transitions,
} from './transitions.ts';
import { type TransitionOverrides, transitionsWith } from './transitions-schema.ts';

/** What is wrong and what is doubtful about a company's transitions, with paths inside their list. */
export interface TransitionsCheck {
  readonly errors: readonly RulesFinding[];
  readonly warnings: readonly RulesFinding[];
}

/**
 * Looks for dead ends and for loops without delay in valid transitions, laid over the defaults. The defaults alone have
 * neither: whatever is found, one of the given transitions brought it.
 */
export function checkTransitions(overrides: TransitionOverrides): TransitionsCheck {
  const table = transitionsWith(overrides);
  const successes = closedSuccesses(overrides);
  const deadEnds = deadEndsOf(table, overrides);
  return {
    errors: [
      ...successes.filter(({ on }) => on === 'interested').map(({ finding }) => finding),
      ...deadEnds.filter(({ stage }) => stage === 'prospecting').map(({ finding }) => finding),
      ...loopsWithoutDelay(table, overrides),
    ],
    warnings: [
      ...successes.filter(({ on }) => on !== 'interested').map(({ finding }) => finding),
      ...deadEnds.filter(({ stage }) => stage !== 'prospecting').map(({ finding }) => finding),
      ...unreachedStages(table, overrides),
    ],
  };
}

/** A company whose sales are quick and single may end with the sale; nobody means to drop who is interested. */
function closedSuccesses(overrides: TransitionOverrides) {
  return overrides.flatMap(({ from, on, kind }, index) => {
    if (kind !== 'close' || (on !== 'interested' && on !== 'sale')) return [];
    return [{ on, finding: structureFinding([index, 'kind'], { kind: 'success-closes', from, on }) }];
  });
}

function deadEndsOf(table: Transitions, overrides: TransitionOverrides) {
  return STAGES.flatMap((stage) => {
    const [next] = STAGES.filter((later) => isLaterStage(later, stage));
    if (next === undefined || edgesFrom(table, stage).some(({ to }) => isLaterStage(to, stage))) return [];
    return [{ stage, finding: structureFinding(pathFrom(overrides, [stage]), { kind: 'dead-end', stage }) }];
  });
}

/** Leads come in as prospects; lists may hold others, so that a stage without a way to it may be meant. */
function unreachedStages(table: Transitions, overrides: TransitionOverrides): readonly RulesFinding[] {
  const reached = new Set<Stage>(['prospecting']);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const stage of [...reached]) for (const { to } of edgesFrom(table, stage)) reached.add(to);
  }
  return STAGES.filter((stage) => !reached.has(stage)).map((stage) =>
    structureFinding(pathFrom(overrides, [...reached]), { kind: 'stage-unreached', stage }),
  );
}

/** From one stage to the next without time going by. */
interface Edge {
  readonly from: Stage;
  readonly to: Stage;
  readonly on: TransitionCause;
}

function loopsWithoutDelay(table: Transitions, overrides: TransitionOverrides): readonly RulesFinding[] {
  const immediate = STAGES.flatMap((stage) => edgesFrom(table, stage).filter(({ on }) => isAtOnce(table[stage][on])));
  return STAGES.flatMap((stage) => loopsThrough(immediate, [], stage)).map((loop) => {
    const [first] = loop;
    const way = loop.map(({ from, on }) => ({ from, on }));
    const path = pathOf(overrides, loop) ?? pathFrom(overrides, [first?.from ?? 'prospecting']);
    return structureFinding(path, { kind: 'endless-loop', way });
  });
}

/** The loops that begin at the way's first stage, or at `stage`, and lead through no stage before it nor any twice. */
function loopsThrough(edges: readonly Edge[], way: readonly Edge[], stage: Stage): readonly (readonly Edge[])[] {
  const start = way[0]?.from ?? stage;
  return edges
    .filter(({ from, to }) => from === stage && !isLaterStage(start, to))
    .flatMap((edge) => {
      if (edge.to === start) return [[...way, edge]];
      const isSeen = way.some(({ from }) => from === edge.to) || edge.to === stage;
      return isSeen ? [] : loopsThrough(edges, [...way, edge], edge.to);
    });
}

/** Where transitions move the lead, or begin the work of its stage anew. */
function edgesFrom(table: Transitions, from: Stage): readonly Edge[] {
  return TRANSITION_CAUSES.flatMap((on) => {
    const transition = table[from][on];
    const moves = transition.kind === 'advance' || transition.kind === 'rest';
    return moves ? [{ from, to: stageAfter(transition, from), on }] : [];
  });
}

function isAtOnce(transition: Transition): boolean {
  if (transition.kind === 'rest') return transition.days === 0;
  if (transition.kind !== 'advance' || transition.to !== 'selling') return false;
  const { delay } = transition;
  return delay.kind === 'days' ? delay.days === 0 : delay.minutes === 0;
}

function pathOf(overrides: TransitionOverrides, edges: readonly Edge[]): readonly PropertyKey[] | undefined {
  const index = overrides.findIndex((one) => edges.some(({ from, on }) => one.from === from && one.on === on));
  return index < 0 ? undefined : [index];
}

/** The first of the given transitions from one of the stages that takes a lead nowhere up. */
function pathFrom(overrides: TransitionOverrides, stages: readonly Stage[]): readonly PropertyKey[] {
  const index = overrides.findIndex(({ from, kind }) => stages.includes(from) && kind !== 'advance');
  return index < 0 ? [] : [index];
}
