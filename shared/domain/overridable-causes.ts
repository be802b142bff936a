import type { TransitionCause } from './transitions.ts';

/** What a company may let something else follow than the defaults say. */
export const OVERRIDABLE_CAUSES = [
  'interested',
  'follow-up',
  'not-interested',
  'not-qualified',
  'sale',
  'no-need-now',
  'complaint',
  'attempts-spent',
] as const satisfies readonly TransitionCause[];

export type OverridableCause = (typeof OVERRIDABLE_CAUSES)[number];
