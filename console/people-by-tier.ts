import { TIER_NUMBERS, type TierNumber } from '../shared/domain/tier-number.ts';

/** Reads `1=4,2=2`; undefined when it is written otherwise. */
export function peopleByTier(text: string): ReadonlyMap<TierNumber, number> | undefined {
  const people = new Map<TierNumber, number>();
  for (const part of text.split(',')) {
    const [, tierText, number] = /^\s*([1-3])\s*=\s*(\d{1,4})\s*$/.exec(part) ?? [];
    const tier = TIER_NUMBERS.find((each) => each === Number(tierText));
    if (tier === undefined) return undefined;
    people.set(tier, Number(number));
  }
  return people;
}
