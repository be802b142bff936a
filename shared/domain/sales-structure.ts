import type { Stage } from './stage.ts';

export type TierNumber = 1 | 2 | 3;

/** A group of people that works one or more neighbouring stages. */
export interface Tier {
  readonly number: TierNumber;
  readonly name: string;
  readonly stages: readonly Stage[];
}

export type SalesStructureKind = 'one' | 'two' | 'three';

/** How a company deals the three stages out to tiers: every stage is held by exactly one tier. */
export interface SalesStructure {
  readonly kind: SalesStructureKind;
  readonly tiers: readonly Tier[];
}

/**
 * The three ways of dealing stages out. In a two-tier department prospecting stands alone, because it needs
 * other people than the work with those who already know the company.
 */
export const SALES_STRUCTURES: Readonly<Record<SalesStructureKind, SalesStructure>> = {
  one: { kind: 'one', tiers: [{ number: 1, name: 'sales', stages: ['prospecting', 'selling', 'account-care'] }] },
  two: {
    kind: 'two',
    tiers: [
      { number: 1, name: 'prospecting', stages: ['prospecting'] },
      { number: 2, name: 'selling and care', stages: ['selling', 'account-care'] },
    ],
  },
  three: {
    kind: 'three',
    tiers: [
      { number: 1, name: 'prospecting', stages: ['prospecting'] },
      { number: 2, name: 'selling', stages: ['selling'] },
      { number: 3, name: 'account care', stages: ['account-care'] },
    ],
  },
};

/** Whether those who work the stage do nothing else. */
export function isSpecialised(structure: SalesStructure, stage: Stage): boolean {
  return tierHolding(structure, stage).stages.length === 1;
}

/** The tier that works a stage. Derived, never stored on a lead, so that a change of structure rewrites no lead. */
export function tierHolding(structure: SalesStructure, stage: Stage): Tier {
  for (const tier of structure.tiers) {
    if (tier.stages.includes(stage)) return tier;
  }
  throw new RangeError(`The ${structure.kind}-tier structure holds no stage ${stage}.`);
}
