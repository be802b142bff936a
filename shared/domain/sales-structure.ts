import type { SalesStructureKind } from './sales-structure-kind.ts';
import type { Stage } from './stage.ts';
import type { Script, StructureDocument, StructureTier } from './structure-fields.ts';
import { TIER_NUMBERS, type TierNumber } from './tier-number.ts';
import type { Transitions } from './transitions.ts';
import { transitionsWith } from './transitions-schema.ts';

export type { SalesStructureKind, TierNumber };

/** A group of people that works one or more neighbouring stages, with what its campaigns dial with. */
export interface Tier extends StructureTier {
  /** By the order of the tiers. */
  readonly number: TierNumber;
}

/** How a company deals the three stages out to tiers: every stage is held by exactly one tier. */
export interface SalesStructure {
  readonly tiers: readonly Tier[];
  /** By id; empty where tiers have none. */
  readonly scripts: Readonly<Record<string, Script>>;
  /** What follows what: the defaults, with the company's own in place of those that it names. */
  readonly transitions: Transitions;
}

/** The structure that a valid document describes: its tiers numbered by their order. */
export function salesStructure({ tiers, scripts = {}, transitions = [] }: StructureDocument): SalesStructure {
  return {
    scripts,
    transitions: transitionsWith(transitions),
    tiers: TIER_NUMBERS.flatMap((number, index) => {
      const tier = tiers[index];
      return tier === undefined ? [] : [{ number, ...tier }];
    }),
  };
}

/**
 * The usual ways of dealing stages out. In a two-tier department prospecting stands alone, because it needs other people
 * than the work with those who already know the company.
 */
export const USUAL_STRUCTURES: Readonly<Record<SalesStructureKind, StructureDocument>> = {
  one: { tiers: [{ name: 'sales', stages: ['prospecting', 'selling', 'account-care'] }] },
  two: {
    tiers: [
      { name: 'prospecting', stages: ['prospecting'] },
      { name: 'selling and care', stages: ['selling', 'account-care'] },
    ],
  },
  three: {
    tiers: [
      { name: 'prospecting', stages: ['prospecting'] },
      { name: 'selling', stages: ['selling'] },
      { name: 'account care', stages: ['account-care'] },
    ],
  },
};

/** Version 0, which holds until an administrator publishes another: a tier for each stage, whose campaigns bring their own equipment. */
export const STRUCTURE_AT_FIRST: StructureDocument = USUAL_STRUCTURES.three;

/** The usual ways as structures. */
export const SALES_STRUCTURES: Readonly<Record<SalesStructureKind, SalesStructure>> = {
  one: salesStructure(USUAL_STRUCTURES.one),
  two: salesStructure(USUAL_STRUCTURES.two),
  three: salesStructure(USUAL_STRUCTURES.three),
};

/** Which of the usual ways the tiers deal the stages out in; undefined when in none of them. */
export function usualKindOf(tiers: readonly Pick<Tier, 'stages'>[]): SalesStructureKind | undefined {
  const stagesOf = (dealt: readonly Pick<Tier, 'stages'>[]) => dealt.map(({ stages }) => stages.join(' ')).join(', ');
  const kinds = ['one', 'two', 'three'] as const;
  return kinds.find((kind) => stagesOf(SALES_STRUCTURES[kind].tiers) === stagesOf(tiers));
}

/** Whether those who work the stage do nothing else. */
export function isSpecialised(structure: Pick<SalesStructure, 'tiers'>, stage: Stage): boolean {
  return tierHolding(structure, stage).stages.length === 1;
}

/**
 * The tier that works a stage. Derived, never stored on a lead, so that a change of structure rewrites no lead's history.
 * @throws RangeError when the structure holds the stage nowhere, which no valid document does.
 */
export function tierHolding({ tiers }: Pick<SalesStructure, 'tiers'>, stage: Stage): Tier {
  for (const tier of tiers) {
    if (tier.stages.includes(stage)) return tier;
  }
  throw new RangeError(`None of the ${tiers.length} tiers holds the stage ${stage}.`);
}
