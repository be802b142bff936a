/** Tiers are numbered by their order in the sales structure. */
export type TierNumber = 1 | 2 | 3;

export const TIER_NUMBERS = [1, 2, 3] as const satisfies readonly TierNumber[];
