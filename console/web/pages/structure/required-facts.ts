import type { Stage } from '../../../../shared/domain/stage.ts';
import type { StructureDocument, TransitionOverride, TransitionRow } from './structure-answers.ts';

/** A success that leads a lead on, and the facts that must be known for it. */
export interface Handover {
  readonly from: Stage;
  readonly on: 'interested' | 'sale';
  /** The next stage; absent where the success leads to none. */
  readonly to?: Stage;
  readonly facts: readonly string[];
}

const SUCCESS: Readonly<Partial<Record<Stage, Handover['on']>>> = { prospecting: 'interested', selling: 'sale' };

/** What hands a lead of these stages over, as the draft has it. */
export function handoversOf(stages: readonly Stage[], rows: readonly TransitionRow[]): readonly Handover[] {
  return stages.flatMap((from): readonly Handover[] => {
    const on = SUCCESS[from];
    const row = rows.find((one) => one.from === from && one.on === on);
    if (on === undefined || row === undefined) return [];
    const { follows } = row;
    return [follows.kind === 'advance' ? { from, on, to: follows.to, facts: follows.facts } : { from, on, facts: [] }];
  });
}

/** The draft with other facts needed for a hand-over. */
export function withFacts(
  document: StructureDocument,
  { from, on }: Pick<Handover, 'from' | 'on'>,
  facts: readonly string[],
): StructureDocument {
  const { transitions = [] } = document;
  const own = transitions.find((one) => one.from === from && one.on === on);
  const changed: TransitionOverride =
    own?.kind === 'advance' ? { ...own, facts } : { from, on, kind: 'advance', facts };
  const others = transitions.map((one) => (one === own ? changed : one));
  return { ...document, transitions: own === undefined ? [...others, changed] : others };
}
