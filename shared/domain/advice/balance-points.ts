import { type NamedTier, namedTier, type TierPeople } from './named-tier.ts';
import type { BalancedTier, ChokingTier, Relief, StarvingTier, TierBalance } from './tier-balance.ts';
import type { WarmTransfer } from './warm-transfer.ts';

const SECONDS_AN_HOUR = 3_600;

/** How busy the people of a tier are. */
export interface BusyTier extends TierPeople {
  /** Of their time, what the work takes; above 1 when it is more than they have. */
  readonly occupancy: number;
}

/** What may be done about a tier that has more work than it can do. */
export type PointedRelief =
  | { readonly kind: 'move-here'; readonly from: NamedTier; readonly people: number }
  | { readonly kind: 'slow-intake'; readonly newLeadsPerDay: number; readonly newLeadsNow: number }
  | Extract<Relief, { readonly kind: 'lengthen-cycles' | 'add' }>;

/** Which tiers choke or starve and what to do about it, and which are in balance. */
export type BalancePoint =
  | {
      readonly kind: 'nobody-works';
      readonly tier: NamedTier;
      /** Of work a day. */
      readonly hours: number;
      readonly reliefs: readonly PointedRelief[];
    }
  | { readonly kind: 'chokes'; readonly tier: BusyTier; readonly reliefs: readonly PointedRelief[] }
  | {
      readonly kind: 'starve';
      /** `spare`: people beyond what the tier needs. */
      readonly tiers: readonly (BusyTier & { readonly spare: number })[];
      /** No tier has enough to do. */
      readonly isEveryTier: boolean;
    }
  | { readonly kind: 'balanced'; readonly tiers: readonly BusyTier[] };

/** What happens to customers who are put through while they are on the line. */
export type TransferPoint = { readonly kind: 'put-through'; readonly tier: NamedTier } & Omit<WarmTransfer, 'need'>;

/** Those that have too much work come first, those in balance last. */
export function balancePoints(balances: readonly TierBalance[], newLeadsNow: number): readonly BalancePoint[] {
  const starving = balances.filter((balance) => balance.kind === 'starves');
  const balanced = balances.filter((balance) => balance.kind === 'balanced');
  return [
    ...balances.flatMap((balance) => overloadPoint(balance, newLeadsNow)),
    ...(starving.length === 0 ? [] : [starvePoint(starving, balances.length)]),
    ...(balanced.length === 0 ? [] : [{ kind: 'balanced', tiers: balanced.map(busyTier) } as const]),
  ];
}

function overloadPoint(balance: TierBalance, newLeadsNow: number): readonly BalancePoint[] {
  switch (balance.kind) {
    case 'unstaffed': {
      const { need, reliefs } = balance;
      if (need.seconds === 0) return [];
      const hours = need.seconds / SECONDS_AN_HOUR;
      return [{ kind: 'nobody-works', tier: namedTier(need), hours, reliefs: pointed(reliefs, newLeadsNow) }];
    }
    case 'chokes':
      return [{ kind: 'chokes', tier: busyTier(balance), reliefs: pointed(balance.reliefs, newLeadsNow) }];
    case 'starves':
    case 'balanced':
      return [];
  }
}

function pointed(reliefs: readonly Relief[], newLeadsNow: number): readonly PointedRelief[] {
  return reliefs.map((relief) => pointedRelief(relief, newLeadsNow));
}

function pointedRelief(relief: Relief, newLeadsNow: number): PointedRelief {
  switch (relief.kind) {
    case 'move-here':
      return { ...relief, from: namedTier(relief.from) };
    case 'slow-intake':
      return { ...relief, newLeadsNow };
    case 'lengthen-cycles':
    case 'add':
      return relief;
  }
}

function starvePoint(starving: readonly StarvingTier[], tiers: number): BalancePoint {
  return {
    kind: 'starve',
    tiers: starving.map((tier) => ({ ...busyTier(tier), spare: tier.spare })),
    isEveryTier: starving.length === tiers,
  };
}

function busyTier({ need, people, occupancy }: ChokingTier | StarvingTier | BalancedTier): BusyTier {
  return { ...namedTier(need), people, occupancy };
}

export function transferPoint({ need, ...transfer }: WarmTransfer): TransferPoint {
  return { kind: 'put-through', tier: namedTier(need), ...transfer };
}
