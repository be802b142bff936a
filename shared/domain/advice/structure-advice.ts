import type { SalesStructureKind, TierNumber } from '../sales-structure.ts';
import type { CareWorth } from './care-worth.ts';
import { leadsThatFit } from './leads-that-fit.ts';
import type { PeopleAtHand, SalesFigures } from './sales-figures.ts';
import { dealtOut, type Fit, fitOf, type StructureNeed } from './structure-need.ts';
import type { Workloads } from './workload.ts';

/** Which division of the department fits the people there are. */
export type StructureAdvice =
  | { readonly kind: 'head-count-unknown' }
  /** Not even everybody doing everything can do the work. */
  | { readonly kind: 'overloaded'; readonly people: number; readonly needed: number; readonly newLeadsPerDay: number }
  | {
      readonly kind: 'take';
      readonly people: number;
      readonly need: StructureNeed;
      /** How the people are dealt out best. */
      readonly dealt: ReadonlyMap<TierNumber, number>;
      /** Why not one tier more; absent for three tiers. */
      readonly notMore?: {
        readonly need: StructureNeed;
        readonly why: Exclude<Fit, 'fits'> | 'customers-not-worth-a-tier';
      };
    };

/**
 * The most tiers that the head count carries. Three only where calls to customers are not found to be a waste of time:
 * a tier of its own for them is otherwise what the department should not have.
 *
 * @param needs of one, two and three tiers, in this order.
 */
export function structureAdvice(
  figures: SalesFigures,
  needs: readonly StructureNeed[],
  care: CareWorth,
): StructureAdvice {
  if (figures.people === undefined) return { kind: 'head-count-unknown' };
  const people = headCount(figures.people);
  const judged = needs.map((need) => ({ need, verdict: verdictOn(need, people, care) }));
  const best = judged.findLast(({ verdict }) => verdict === 'fits');
  const dealt = best && dealtOut(best.need, people);
  if (best === undefined || dealt === undefined) {
    const newLeadsPerDay = leadsThatFit(figures, people, totalWork) ?? 0;
    return { kind: 'overloaded', people, needed: needs[0]?.people ?? 0, newLeadsPerDay };
  }
  const next = judged[judged.indexOf(best) + 1];
  return {
    kind: 'take',
    people,
    need: best.need,
    dealt,
    ...(next !== undefined && next.verdict !== 'fits' && { notMore: { need: next.need, why: next.verdict } }),
  };
}

export function headCount(people: PeopleAtHand): number {
  if (people.kind === 'total') return people.people;
  return Object.values(people.byTier).reduce((sum, own) => sum + own, 0);
}

/** The structure people work in now; undefined when only their total is known. */
export function presentStructure(people: PeopleAtHand | undefined): SalesStructureKind | undefined {
  return people?.kind === 'by-tier' ? people.structure : undefined;
}

function verdictOn(need: StructureNeed, people: number, care: CareWorth): Fit | 'customers-not-worth-a-tier' {
  const fit = fitOf(need, people);
  return fit === 'fits' && need.kind === 'three' && isWaste(care) ? 'customers-not-worth-a-tier' : fit;
}

function isWaste(care: CareWorth): boolean {
  return (care.kind === 'hours-compared' || care.kind === 'repeat-share') && care.verdict === 'not-worth-it';
}

function totalWork(workloads: Workloads): number {
  return Object.values(workloads).reduce((sum, { people }) => sum + people, 0);
}
