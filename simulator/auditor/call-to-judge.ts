import type { TruePerson } from '../ground-truth.ts';
import type { JudgedCall } from './calls-by-person.ts';

/** A call with everything that has to be known of the person to judge it. */
export interface CallToJudge {
  readonly person: TruePerson;
  readonly judged: JudgedCall;
  /** All calls to the person before it, earliest first. */
  readonly earlier: readonly JudgedCall[];
  /** Every zone in which it may have rung. */
  readonly zones: readonly string[];
  /** It carries out a callback that the person asked for: the first call for it, or one of the tries after it. */
  readonly isCallback: boolean;
}
