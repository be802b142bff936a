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

/** What may be done about a tier that has more work than it can do. */
export type Relief =
  | { readonly kind: 'move-here'; readonly from: TierNeed; readonly people: number }
  | { readonly kind: 'slow-intake'; readonly newLeadsPerDay: number }
  | { readonly kind: 'lengthen-cycles'; readonly times: number }
  | { readonly kind: 'add'; readonly people: number };

/** A tier with people in it; their occupancy is the share of their time that the work takes, above 1 when it is more than they have. */
interface StaffedTier {
  readonly need: TierNeed;
  readonly people: number;
  readonly occupancy: number;
}

/** Reliefs stand in the order in which they are worth trying. */
export type ChokingTier = StaffedTier & { readonly kind: 'chokes'; readonly reliefs: readonly Relief[] };
export type UnstaffedTier = {
  readonly kind: 'unstaffed';
  readonly need: TierNeed;
  readonly reliefs: readonly Relief[];
};
/** `spare`: people beyond what the tier needs; without any, those there can only stand in for others. */
export type StarvingTier = StaffedTier & { readonly kind: 'starves'; readonly spare: number };
export type BalancedTier = StaffedTier & { readonly kind: 'balanced' };

/** How busy the people of a tier are, and what to do about it. */
export type TierBalance = UnstaffedTier | ChokingTier | StarvingTier | BalancedTier;

export function peopleIn(balance: TierBalance): number {
  return balance.kind === 'unstaffed' ? 0 : balance.people;
}

/** Each tier's work beside the time of its people. */
export function tierBalances(
  figures: SalesFigures,
  { tiers }: StructureNeed,
  people: ReadonlyMap<TierNumber, number>,
): readonly TierBalance[] {
  const manned = tiers.map((need) => ({ need, people: people.get(need.tier) ?? 0 }));
  return manned.map((own) => {
    const { need } = own;
    const reliefs = () => (need.seconds === 0 ? [] : reliefsOf(figures, own, manned));
    if (own.people === 0) return { kind: 'unstaffed', need, reliefs: reliefs() };
    const occupancy = occupancyOf(need.seconds, own.people, figures.working);
    if (occupancy > CHOKES_ABOVE) return { kind: 'chokes', ...own, occupancy, reliefs: reliefs() };
    if (occupancy >= STARVES_BELOW) return { kind: 'balanced', ...own, occupancy };
    return { kind: 'starves', ...own, occupancy, spare: Math.max(0, own.people - need.people) };
  });
}

type MannedTier = Pick<StaffedTier, 'need' | 'people'>;

/** Whether all people together wait for work, so that no call takes time away from another. */
export function haveTimeToSpare(seconds: number, people: number, working: SalesFigures['working']): boolean {
  return occupancyOf(seconds, people, working) < STARVES_BELOW;
}

/** Of the time that is paid and not lost to breaks: the share that calls and wrap-up take. */
function occupancyOf(seconds: number, people: number, { shiftHours, shrinkage }: SalesFigures['working']): number {
  return seconds / (people * shiftHours * SECONDS_AN_HOUR * (1 - shrinkage));
}

function reliefsOf(figures: SalesFigures, own: MannedTier, all: readonly MannedTier[]): readonly Relief[] {
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
