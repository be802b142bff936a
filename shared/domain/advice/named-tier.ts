import type { TierNeed } from './structure-need.ts';

/** A tier by the name that its usual structure gives it, and by its stages for whoever names it in another language. */
export type NamedTier = Pick<TierNeed, 'name' | 'stages'>;

/** Who work in a tier, or whom it needs. */
export interface TierPeople extends NamedTier {
  readonly people: number;
}

export function namedTier({ name, stages }: NamedTier): NamedTier {
  return { name, stages };
}
