import type { TierNumber } from '../shared/domain/sales-structure.ts';

const TIERS: readonly TierNumber[] = [1, 2, 3];

/** Reads `1=4,2=2`; undefined when it is written otherwise. */
export function peopleByTier(text: string): ReadonlyMap<TierNumber, number> | undefined {
  const people = new Map<TierNumber, number>();
  for (const part of text.split(',')) {
    const [, tierText, number] = /^\s*([1-3])\s*=\s*(\d{1,4})\s*$/.exec(part) ?? [];
    const tier = TIERS.find((each) => each === Number(tierText));
    if (tier === undefined) return undefined;
    people.set(tier, Number(number));
  }
  return people;
}
