import type { Stage } from '../stage.ts';
import type { TierNumber } from '../tier-number.ts';
import type { CountedWeeks } from './counted-weeks.ts';
import type { SalesFigures } from './sales-figures.ts';
import { headCount } from './structure-advice.ts';
import type { TakenOfWeeks } from './weeks-from-counters.ts';

/** What advice from counted weeks rests on beside the counters. */
export type TakenPoint =
  | {
      readonly kind: 'as-you-gave-it';
      readonly people?: number;
      readonly shiftHours: number;
      readonly wrapUp: readonly { readonly tier: TierNumber; readonly seconds: number }[];
    }
  | { readonly kind: 'ringing'; readonly calls: readonly { readonly stage: Stage; readonly seconds: number }[] }
  | {
      readonly kind: 'leads-by-calls';
      readonly newLeads: number;
      readonly opportunities: number;
      readonly touches: number;
    }
  | { readonly kind: 'sales-without-value'; readonly unpriced: number; readonly sales: number }
  | { readonly kind: 'usual-shrinkage'; readonly shrinkage: number };

export function takenPoints(
  { prospecting, selling, accountCare }: CountedWeeks,
  { ringing, sales, unpricedSales }: TakenOfWeeks,
  wrapUpSeconds: ReadonlyMap<TierNumber, number>,
  { working, people, source }: Pick<SalesFigures, 'working' | 'people' | 'source'>,
): readonly TakenPoint[] {
  const isShrinkageTaken = source.kind === 'counted' && !source.isWithoutBreaks;
  return [
    {
      kind: 'as-you-gave-it',
      ...(people !== undefined && { people: headCount(people) }),
      shiftHours: working.shiftHours,
      wrapUp: ringing.map(({ tier }) => ({ tier, seconds: wrapUpSeconds.get(tier) ?? 0 })),
    },
    { kind: 'ringing', calls: ringing.map(({ stage, seconds }) => ({ stage, seconds })) },
    {
      kind: 'leads-by-calls',
      newLeads: prospecting.newLeads,
      opportunities: selling.opportunities,
      touches: accountCare.touches,
    },
    ...(unpricedSales > 0 ? [{ kind: 'sales-without-value', unpriced: unpricedSales, sales } as const] : []),
    ...(isShrinkageTaken ? [{ kind: 'usual-shrinkage', shrinkage: working.shrinkage } as const] : []),
  ];
}
