import { OVERRIDABLE_CAUSES } from '../../../../shared/domain/overridable-causes.ts';
import { STAGES } from '../../../../shared/domain/stage.ts';
import type { TransitionOverride } from './structure-answers.ts';

type OverrideKind = TransitionOverride['kind'];

const DAYS_AT_FIRST = 30;

/** The same stage and cause with another kind of transition: nothing of the old kind stays. */
export function ofKind({ from, on }: Pick<TransitionOverride, 'from' | 'on'>, kind: OverrideKind): TransitionOverride {
  return kind === 'rest' ? { from, on, kind, days: DAYS_AT_FIRST } : { from, on, kind };
}

/** A transition to begin with: the first stage and cause that the list says nothing of yet. */
export function freshOverride(overrides: readonly TransitionOverride[]): TransitionOverride {
  const all = STAGES.flatMap((from) => OVERRIDABLE_CAUSES.map((on) => ({ from, on })));
  const isTaken = (one: (typeof all)[number]) => overrides.some(({ from, on }) => from === one.from && on === one.on);
  const preferred = { from: 'selling', on: 'not-interested' } as const;
  const free = [preferred, ...all].find((one) => !isTaken(one)) ?? preferred;
  return ofKind(free, 'rest');
}
