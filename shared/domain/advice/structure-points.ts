import type { SalesStructureKind } from '../sales-structure.ts';
import type { Stage } from '../stage.ts';
import type { Advice } from './advise.ts';
import { namedTier, type TierPeople } from './named-tier.ts';
import { presentStructure, type StructureAdvice } from './structure-advice.ts';
import type { StructureNeed } from './structure-need.ts';
import { peopleIn } from './tier-balance.ts';

const SECONDS_AN_HOUR = 3_600;

type Taken = Extract<StructureAdvice, { readonly kind: 'take' }>;

/** What a department needs when it is divided in this way. */
export interface DivisionNeed {
  readonly structure: SalesStructureKind;
  readonly people: number;
  readonly tiers: readonly TierPeople[];
}

/** Which division into tiers fits, and why not one tier more. */
export type StructurePoint =
  | { readonly kind: 'head-count-unknown'; readonly needs: readonly DivisionNeed[] }
  | {
      readonly kind: 'overloaded';
      readonly people: number;
      readonly needed: number;
      /** That these people could work; 0 when the other work alone is too much. */
      readonly newLeadsPerDay: number;
      readonly newLeadsNow: number;
    }
  | {
      readonly kind: 'division-fits';
      readonly people: number;
      readonly need: DivisionNeed;
      /** Absent for three tiers. */
      readonly notMore?: { readonly need: DivisionNeed; readonly why: NonNullable<Taken['notMore']>['why'] };
      /** How people work now, where it is another division. */
      readonly present?: SalesStructureKind;
      /** How to deal people out, where they are not dealt out like this. */
      readonly deal?: readonly TierPeople[];
    };

/** What the work of a day is, in hours and people, by stage. */
export interface WorkPoint {
  readonly kind: 'work-of-a-day';
  readonly stages: readonly { readonly stage: Stage; readonly hours: number; readonly people: number }[];
}

export function workPoint({ workloads }: Advice): WorkPoint {
  const stages = [workloads.prospecting, workloads.selling, workloads['account-care']];
  return {
    kind: 'work-of-a-day',
    stages: stages.map(({ stage, seconds, people }) => ({ stage, hours: seconds / SECONDS_AN_HOUR, people })),
  };
}

export function structurePoint({ structure, needs, figures, balances }: Advice): StructurePoint {
  switch (structure.kind) {
    case 'head-count-unknown':
      return { kind: 'head-count-unknown', needs: needs.map(divisionNeed) };
    case 'overloaded':
      return { ...structure, newLeadsNow: figures.prospecting.newLeadsPerDay };
    case 'take': {
      const { people, need, notMore } = structure;
      const present = presentStructure(figures.people);
      const isOtherNow = present !== undefined && present !== need.kind;
      const isDealtBadly = present === need.kind && balances.some((balance) => peopleIn(balance) < balance.need.people);
      const isToDeal = figures.people?.kind === 'total' || isOtherNow || isDealtBadly;
      return {
        kind: 'division-fits',
        people,
        need: divisionNeed(need),
        ...(notMore !== undefined && { notMore: { need: divisionNeed(notMore.need), why: notMore.why } }),
        ...(isOtherNow && { present }),
        ...(isToDeal && need.kind !== 'one' && { deal: dealt(structure) }),
      };
    }
  }
}

function divisionNeed({ kind, people, tiers }: StructureNeed): DivisionNeed {
  return { structure: kind, people, tiers: tiers.map((tier) => ({ ...namedTier(tier), people: tier.people })) };
}

function dealt({ need, dealt: people }: Taken): readonly TierPeople[] {
  return need.tiers.map((tier) => ({ ...namedTier(tier), people: people.get(tier.tier) ?? 0 }));
}
