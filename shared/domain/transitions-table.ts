import { OVERRIDABLE_CAUSES } from './overridable-causes.ts';
import { STAGES, type Stage } from './stage.ts';
import { transitionWords } from './transition-words.ts';
import { TRANSITION_CAUSES, type Transition, type TransitionCause } from './transitions.ts';
import { type Box, boxAfter } from './transitions-diagram.ts';
import { type TransitionOverrides, transitionsWith } from './transitions-schema.ts';

/** What follows one cause in one stage, in words, and whose wish it is. */
export interface TransitionRow {
  readonly from: Stage;
  readonly on: TransitionCause;
  readonly to: Box;
  readonly follows: Transition;
  readonly words: string;
  /** The company's own, in place of the default. */
  readonly isOwn: boolean;
  /** Whether a company may let something else follow. */
  readonly isFree: boolean;
}

/** Every transition in force under the company's own ones, stage by stage. */
export function transitionsTable(overrides: TransitionOverrides): readonly TransitionRow[] {
  const transitions = transitionsWith(overrides);
  return STAGES.flatMap((from) =>
    TRANSITION_CAUSES.map((on): TransitionRow => {
      const transition = transitions[from][on];
      return {
        from,
        on,
        to: boxAfter(transition, from),
        follows: transition,
        words: transitionWords(transition, on),
        isOwn: overrides.some((one) => one.from === from && one.on === on),
        isFree: OVERRIDABLE_CAUSES.some((cause) => cause === on),
      };
    }),
  );
}
