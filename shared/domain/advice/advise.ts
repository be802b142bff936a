import type { TierNumber } from '../sales-structure.ts';
import { type CareWorth, careWorth } from './care-worth.ts';
import type { SalesFigures } from './sales-figures.ts';
import { headCount, type StructureAdvice, structureAdvice } from './structure-advice.ts';
import { type StructureNeed, structureNeed, structureNeeds } from './structure-need.ts';
import { haveTimeToSpare, type TierBalance, tierBalances } from './tier-balance.ts';
import { type WarmTransfer, warmTransfer } from './warm-transfer.ts';
import { type Workloads, workloadsOf } from './workload.ts';

/** Everything that can be said of a department's division into tiers, as data. */
export interface Advice {
  readonly figures: SalesFigures;
  readonly workloads: Workloads;
  /** Of one, two and three tiers. */
  readonly needs: readonly StructureNeed[];
  readonly structure: StructureAdvice;
  /** The tiers as people stand in them now, or, when only their total is known, as the advice deals them out. */
  readonly balances: readonly TierBalance[];
  readonly warmTransfer?: WarmTransfer;
  readonly care: CareWorth;
  /** All people together wait for work: then no call to a customer takes time away from a new lead. */
  readonly isTimeToSpare: boolean;
}

/** Works the advice out. Pure: the same figures give the same advice. */
export function advise(figures: SalesFigures): Advice {
  const workloads = workloadsOf(figures);
  const needs = structureNeeds(workloads);
  const care = careWorth(figures, workloads);
  const structure = structureAdvice(figures, needs, care);
  const staffed = staffedTiers(figures, workloads, structure);
  const transfer = staffed && warmTransfer(figures, workloads, staffed.need, staffed.people);
  return {
    figures,
    workloads,
    needs,
    structure,
    balances: staffed === undefined ? [] : tierBalances(figures, staffed.need, staffed.people),
    ...(transfer !== undefined && { warmTransfer: transfer }),
    care,
    isTimeToSpare: isTimeToSpare(figures, workloads),
  };
}

function isTimeToSpare({ people, working }: SalesFigures, workloads: Workloads): boolean {
  const seconds = Object.values(workloads).reduce((sum, workload) => sum + workload.seconds, 0);
  return people !== undefined && haveTimeToSpare(seconds, headCount(people), working);
}

interface StaffedStructure {
  readonly need: StructureNeed;
  readonly people: ReadonlyMap<TierNumber, number>;
}

function staffedTiers(
  { people }: SalesFigures,
  workloads: Workloads,
  advised: StructureAdvice,
): StaffedStructure | undefined {
  if (people?.kind !== 'by-tier') {
    return advised.kind === 'take' ? { need: advised.need, people: advised.dealt } : undefined;
  }
  const need = structureNeed(people.structure, workloads);
  return { need, people: new Map(need.tiers.map(({ tier }) => [tier, people.byTier[tier] ?? 0])) };
}
