import { SALES_STRUCTURES, type SalesStructureKind, type Tier, type TierNumber } from '../sales-structure.ts';
import type { Stage } from '../stage.ts';
import type { Workloads } from './workload.ts';

/** Two people at least in every tier of a split department, so that one may be away. */
const COVER = 2;
/**
 * Up to five people everybody does everything; the rule of thumb of practitioners (ropsales.ru: all-do-all up to 3 to
 * 5, by stage from 5 to 7) is taken where its two halves meet.
 */
const FEWEST_PEOPLE_TO_SPLIT = 6;
/** What sums of fractions may be off by; no work is that small. */
const ROUNDING = 1e-9;

/** What one tier needs. */
export interface TierNeed {
  readonly tier: TierNumber;
  readonly name: string;
  readonly stages: readonly Stage[];
  readonly seconds: number;
  /** How many people's work it is, not rounded. */
  readonly work: number;
  /** Whole people, cover included. */
  readonly people: number;
}

/** What a department needs when it is divided in this way. */
export interface StructureNeed {
  readonly kind: SalesStructureKind;
  readonly tiers: readonly TierNeed[];
  readonly people: number;
}

export type Fit = 'fits' | 'too-little-work-time' | 'too-few-to-split';

/** One, two and three tiers, in this order. */
export function structureNeeds(workloads: Workloads): readonly StructureNeed[] {
  return (['one', 'two', 'three'] as const).map((kind) => structureNeed(kind, workloads));
}

export function structureNeed(kind: SalesStructureKind, workloads: Workloads): StructureNeed {
  const { tiers } = SALES_STRUCTURES[kind];
  const needs = tiers.map((tier) => tierNeed(tier, workloads, tiers.length === 1 ? 1 : COVER));
  return { kind, tiers: needs, people: needs.reduce((sum, { people }) => sum + people, 0) };
}

function tierNeed({ number, name, stages }: Tier, workloads: Workloads, fewest: number): TierNeed {
  const own = stages.map((stage) => workloads[stage]);
  const work = own.reduce((sum, { people }) => sum + people, 0);
  return {
    tier: number,
    name,
    stages,
    seconds: own.reduce((sum, { seconds }) => sum + seconds, 0),
    work,
    people: Math.max(Math.ceil(work - ROUNDING), fewest),
  };
}

/** Whether so many people can work in this structure. More people never make it unfit. */
export function fitOf({ kind, people: needed }: StructureNeed, people: number): Fit {
  if (people < needed) return 'too-little-work-time';
  return kind !== 'one' && people < FEWEST_PEOPLE_TO_SPLIT ? 'too-few-to-split' : 'fits';
}

/**
 * People dealt out to the tiers: to each what it needs, every further one where the work is most for those there.
 * Undefined when there are fewer than needed.
 */
export function dealtOut(
  { tiers, people: needed }: StructureNeed,
  people: number,
): ReadonlyMap<TierNumber, number> | undefined {
  if (people < needed) return undefined;
  const dealt = new Map(tiers.map(({ tier, people: own }) => [tier, own]));
  const load = ({ tier, work }: TierNeed) => work / (dealt.get(tier) ?? 1);
  for (let spare = people - needed; spare > 0; spare -= 1) {
    const busiest = tiers.reduce((most, next) => (load(next) > load(most) ? next : most));
    dealt.set(busiest.tier, (dealt.get(busiest.tier) ?? 0) + 1);
  }
  return dealt;
}
