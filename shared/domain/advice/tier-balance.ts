import type { TierNumber } from '../sales-structure.ts';
import { leadsThatFit } from './leads-that-fit.ts';
import type { SalesFigures } from './sales-figures.ts';
import type { StructureNeed, TierNeed } from './structure-need.ts';
import type { Workloads } from './workload.ts';

/** Busier than this, work piles up and people burn out; planners call 85 to 90 % the ceiling. */
const CHOKES_ABOVE = 0.9;
/** Less busy than this, a tier waits for work. */
const STARVES_BELOW = 0.6;

const SECONDS_AN_HOUR = 3_600;

/** What may be done about a tier. */
export type Remedy =
  | { readonly kind: 'move-here'; readonly from: TierNeed; readonly people: number }
  | { readonly kind: 'slow-intake'; readonly newLeadsPerDay: number }
  | { readonly kind: 'lengthen-cycles'; readonly times: number }
  | { readonly kind: 'add'; readonly people: number }
  | { readonly kind: 'spare'; readonly people: number }
  | { readonly kind: 'stand-in' };

/** How busy the people of a tier are. Remedies stand in the order in which they are worth trying. */
export type TierBalance =
  | { readonly state: 'unstaffed'; readonly need: TierNeed; readonly remedies: readonly Remedy[] }
  | StaffedBalance;

export interface StaffedBalance {
  readonly state: 'chokes' | 'starves' | 'balanced';
  readonly need: TierNeed;
  readonly people: number;
  /** The share of the people's time that the work takes; above 1 when it is more than they have. */
  readonly occupancy: number;
  /** None for a tier in balance. */
  readonly remedies: readonly Remedy[];
}

export function peopleIn(balance: TierBalance): number {
  return balance.state === 'unstaffed' ? 0 : balance.people;
}

/** Each tier's work beside the time of its people, and what to do about those that choke or starve. */
export function tierBalances(
  figures: SalesFigures,
  { tiers }: StructureNeed,
  people: ReadonlyMap<TierNumber, number>,
): readonly TierBalance[] {
  const staffed = tiers.map((need) => ({ need, people: people.get(need.tier) ?? 0 }));
  return staffed.map((own) => {
    if (own.people === 0) {
      const remedies = own.need.seconds === 0 ? [] : reliefs(figures, own, staffed);
      return { state: 'unstaffed', need: own.need, remedies };
    }
    const occupancy = occupancyOf(own, figures.working);
    if (occupancy > CHOKES_ABOVE) {
      return { ...own, occupancy, state: 'chokes', remedies: reliefs(figures, own, staffed) };
    }
    if (occupancy < STARVES_BELOW) {
      return { ...own, occupancy, state: 'starves', remedies: [useOfFreeTime(own, tiers.length)] };
    }
    return { ...own, occupancy, state: 'balanced', remedies: [] };
  });
}

interface StaffedTier {
  readonly need: TierNeed;
  readonly people: number;
}

/** Of the time that is paid and not lost to breaks: the share that calls and wrap-up take. */
function occupancyOf({ need, people }: StaffedTier, { shiftHours, shrinkage }: SalesFigures['working']): number {
  return need.seconds / (people * shiftHours * SECONDS_AN_HOUR * (1 - shrinkage));
}

function reliefs(figures: SalesFigures, own: StaffedTier, all: readonly StaffedTier[]): readonly Remedy[] {
  const { need, people } = own;
  const short = Math.max(1, need.people - people);
  const donor = all
    .filter((other) => other.need.tier !== need.tier && other.people > other.need.people)
    .toSorted((one, other) => one.need.work / one.people - other.need.work / other.people)[0];
  const leads = leadsThatFit(figures, people, (workloads) => workOf(need, workloads));
  return [
    ...(donor === undefined
      ? []
      : [{ kind: 'move-here', from: donor.need, people: Math.min(short, donor.people - donor.need.people) } as const]),
    ...(leads === undefined || leads === 0 ? [] : [{ kind: 'slow-intake', newLeadsPerDay: leads } as const]),
    ...(leads === undefined && people > 0 ? [{ kind: 'lengthen-cycles', times: need.work / people } as const] : []),
    ...(donor === undefined ? [{ kind: 'add', people: short } as const] : []),
  ];
}

function workOf({ stages }: TierNeed, workloads: Workloads): number {
  return stages.reduce((sum, stage) => sum + workloads[stage].people, 0);
}

function useOfFreeTime({ need, people }: StaffedTier, tiers: number): Remedy {
  if (people > need.people || tiers === 1) return { kind: 'spare', people: Math.max(0, people - need.people) };
  return { kind: 'stand-in' };
}
