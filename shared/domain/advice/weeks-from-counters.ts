import { type CounterName, type Counts, plus, type ReportCounter } from '../reports/report-counter.ts';
import { byPeriod, bySubject } from '../reports/report-periods.ts';
import { STAGES, type Stage } from '../stage.ts';
import { TIER_NUMBERS, type TierNumber } from '../tier-number.ts';
import type { CountedCalls, CountedWeeks } from './counted-weeks.ts';

/** The calls of one tier, by the stage that their leads stood in. */
export interface CallsOfTier {
  readonly tier: TierNumber;
  readonly calls: Readonly<Partial<Record<Stage, number>>>;
}

/** What had to be taken as so, because no counter tells it. */
export interface TakenOfWeeks {
  /** Tiers that called, with their stage and the seconds that each call of it is taken to ring. */
  readonly ringing: readonly { readonly tier: TierNumber; readonly stage: Stage; readonly seconds: number }[];
  readonly sales: number;
  /**
   * Of the sales, those without a value in a stage whose other sales have one: each is taken to be worth their average.
   * A stage without any value has none here either: its orders count as orders.
   */
  readonly unpricedSales: number;
}

export type WeeksFromCounters =
  | { readonly kind: 'weeks'; readonly weeks: CountedWeeks; readonly taken: TakenOfWeeks }
  | { readonly kind: 'no-calls' }
  /** These tiers worked several stages: answers and seconds are counted by tier, and cannot be told apart by stage. */
  | { readonly kind: 'mixed-stages'; readonly tiers: readonly CallsOfTier[] }
  /** These tiers called, and their wrap-up is not known. */
  | { readonly kind: 'no-wrap-up'; readonly tiers: readonly TierNumber[] };

/**
 * The counters of tiers as counted weeks. Reached are the people who answered, without those whom no agent was free for;
 * each takes the talk and the wrap-up. A call rings for what is left of the time on the line, the same for each call of
 * its stage, and keeps an agent for that. Opportunities are the leads handed over and those whose first call was in
 * selling; a touch is a call of a programme.
 *
 * @param counters of the dimension `tier`, from the weeks asked for.
 * @param zone by whose days the working days are told.
 */
export function weeksFromCounters(
  counters: readonly ReportCounter[],
  wrapUpSeconds: ReadonlyMap<TierNumber, number>,
  zone: string,
): WeeksFromCounters {
  const tiers = calledTiers(counters);
  if (tiers.length === 0) return { kind: 'no-calls' };
  const mixed = tiers.filter(({ stages }) => stages.length > 1);
  if (mixed.length > 0) return { kind: 'mixed-stages', tiers: mixed.map(callsOfTier) };
  const unknown = tiers.filter(({ tier }) => !wrapUpSeconds.has(tier));
  if (unknown.length > 0) return { kind: 'no-wrap-up', tiers: unknown.map(({ tier }) => tier) };

  const of = (stage: Stage) => tiers.filter(({ stages }) => stages.includes(stage));
  const sum = (some: readonly CalledTier[], name: CounterName) =>
    some.reduce((all, { counts }) => all + (counts[name] ?? 0), 0);
  const calls = (stage: Stage) => together(of(stage).map((tier) => callsIn(tier, wrapUpSeconds.get(tier.tier) ?? 0)));
  const [prospecting, selling, care] = [of('prospecting'), of('selling'), of('account-care')];
  const days = byPeriod(counters, 'day', zone).flatMap(({ counts: { attempts = 0 } }) =>
    attempts > 0 ? [attempts] : [],
  );
  const sellers = [...selling, ...care];
  return {
    kind: 'weeks',
    weeks: {
      workingDays: days.length,
      callsOnBusiestDay: Math.max(...days),
      prospecting: {
        ...calls('prospecting'),
        newLeads: sum(prospecting, 'firstCalls'),
        handovers: sum(prospecting, 'handovers'),
      },
      selling: {
        ...calls('selling'),
        opportunities: sum([...prospecting, ...care], 'handovers') + sum(selling, 'firstCalls'),
        ...soldBy(selling),
      },
      accountCare: { ...calls('account-care'), touches: sum(care, 'touchCalls'), ...soldBy(care) },
    },
    taken: {
      ringing: tiers.flatMap(({ tier, stages, counts }) =>
        stages.map((stage) => ({ tier, stage, seconds: ringSeconds(counts) })),
      ),
      sales: sum(sellers, 'sales'),
      unpricedSales: unpricedOf(selling) + unpricedOf(care),
    },
  };
}

interface CalledTier {
  readonly tier: TierNumber;
  readonly stages: readonly Stage[];
  readonly counts: Counts;
}

function calledTiers(counters: readonly ReportCounter[]): readonly CalledTier[] {
  return bySubject(counters).flatMap(({ name, counts }) => {
    const tier = TIER_NUMBERS.find((number) => String(number) === name);
    const stages = STAGES.filter((stage) => (counts[`stage#${stage}`] ?? 0) > 0);
    return tier === undefined || stages.length === 0 ? [] : [{ tier, stages, counts }];
  });
}

function callsOfTier({ tier, stages, counts }: CalledTier): CallsOfTier {
  return { tier, calls: Object.fromEntries(stages.map((stage) => [stage, counts[`stage#${stage}`] ?? 0])) };
}

/** What is neither talk nor wrap-up, of one call. */
function ringSeconds({ lineSeconds = 0, talkSeconds = 0, attempts = 0 }: Counts): number {
  return attempts === 0 ? 0 : Math.max(0, lineSeconds - talkSeconds) / attempts;
}

/** Talk belongs to the people reached; where nobody was, agents talked with machines. */
function callsIn({ counts }: CalledTier, wrapUpSeconds: number): CountedCalls {
  const { attempts = 0, humans = 0, abandoned = 0, talkSeconds = 0 } = counts;
  const reached = Math.max(0, humans - abandoned);
  const ring = ringSeconds(counts);
  return {
    calls: attempts,
    reached,
    reachedSeconds: reached === 0 ? 0 : talkSeconds + reached * (ring + wrapUpSeconds),
    failedSeconds: (attempts - reached) * ring + (reached === 0 ? talkSeconds : 0),
  };
}

function together(parts: readonly CountedCalls[]): CountedCalls {
  const sum = (name: keyof CountedCalls) => parts.reduce((all, part) => all + part[name], 0);
  return {
    calls: sum('calls'),
    reached: sum('reached'),
    reachedSeconds: sum('reachedSeconds'),
    failedSeconds: sum('failedSeconds'),
  };
}

function soldBy(tiers: readonly CalledTier[]): { readonly sales: number; readonly orderTotal: number } {
  const { sales = 0, pricedSales = 0, revenue = 0 } = countsOf(tiers);
  return { sales, orderTotal: pricedSales === 0 ? 0 : (revenue * sales) / pricedSales };
}

function unpricedOf(tiers: readonly CalledTier[]): number {
  const { sales = 0, pricedSales = 0 } = countsOf(tiers);
  return pricedSales === 0 ? 0 : sales - pricedSales;
}

function countsOf(tiers: readonly CalledTier[]): Counts {
  return tiers.reduce<Counts>((all, { counts }) => plus(all, counts), {});
}
