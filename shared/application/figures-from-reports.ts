import type { Temporal } from 'temporal-polyfill';
import { figuresOfWeeks } from '../domain/advice/counted-weeks.ts';
import { parseConditions } from '../domain/advice/figures-file.ts';
import type { AskedWeeks, NoAdvice } from '../domain/advice/no-advice.ts';
import type { PeopleAtHand, SalesFigures } from '../domain/advice/sales-figures.ts';
import { type TakenOfWeeks, weeksFromCounters } from '../domain/advice/weeks-from-counters.ts';
import { type TakenPoint, takenPoints } from '../domain/advice/weeks-points.ts';
import type { RulesProblem } from '../domain/rules-problem.ts';
import { SALES_STRUCTURES, type SalesStructureKind, tierHolding } from '../domain/sales-structure.ts';
import type { Stage } from '../domain/stage.ts';
import type { TierNumber } from '../domain/tier-number.ts';
import type { ReportLedger } from './ports/report-ledger.ts';

/** Of which weeks, and what no counter tells. */
export interface WeeksQuestion {
  /** So many weeks up to yesterday. */
  readonly weeks: number;
  /** By whose days. */
  readonly zone: string;
  /** People in all, or by tier, as a file of figures would write them. */
  readonly people: number | Readonly<Record<string, number>>;
  readonly shiftHours: number;
  readonly wrapUpSeconds: ReadonlyMap<TierNumber, number>;
  /** The people take no breaks, as those of a simulated company. */
  readonly isWithoutBreaks: boolean;
}

export type FiguresFromReports =
  | NoAdvice
  | (AskedWeeks &
      (
        | {
            readonly kind: 'figures';
            readonly figures: SalesFigures;
            /** What had to be taken as so. */
            readonly taken: readonly TakenPoint[];
          }
        /** These tiers called too, and nobody said how long they wrap up. */
        | { readonly kind: 'no-wrap-up'; readonly tiers: readonly TierNumber[] }
        /** What was given beside the counters is impossible. */
        | { readonly kind: 'wrong-conditions'; readonly problems: readonly RulesProblem[] }
        /** People were given by tier, and the tiers worked other stages than in that way of dealing them out. */
        | {
            readonly kind: 'other-tiers';
            readonly structure: SalesStructureKind;
            readonly worked: { readonly tier: TierNumber; readonly stage: Stage };
          }
      ));

/** The figures of the weeks up to yesterday: today is not over. One query of the ledger. */
export async function figuresFromReports(
  ledger: Pick<ReportLedger, 'counters'>,
  { weeks, zone, people, shiftHours, wrapUpSeconds, isWithoutBreaks }: WeeksQuestion,
  now: Temporal.Instant,
): Promise<FiguresFromReports> {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const first = today.subtract({ weeks });
  const asked = { firstDay: first.toString(), lastDay: today.subtract({ days: 1 }).toString() };
  const conditions = parseConditions({ people, working: { shiftHours, ...(isWithoutBreaks && { shrinkage: 0 }) } });
  if (conditions.kind === 'invalid') return { ...asked, kind: 'wrong-conditions', problems: conditions.problems };
  const span = { from: first.toZonedDateTime(zone).toInstant(), to: today.toZonedDateTime(zone).toInstant() };
  const found = weeksFromCounters(await ledger.counters('tier', span), wrapUpSeconds, zone);
  switch (found.kind) {
    case 'no-calls':
      return { ...asked, kind: 'nothing-counted' };
    case 'mixed-stages':
      return { ...asked, kind: 'mixed-stages', tiers: found.tiers };
    case 'no-wrap-up':
      return { ...asked, kind: 'no-wrap-up', tiers: found.tiers };
    case 'weeks': {
      const other = otherTiers(conditions.people, found.taken);
      if (other !== undefined) return { ...asked, kind: 'other-tiers', ...other };
      const counted = figuresOfWeeks(found.weeks, { ...conditions, isWithoutBreaks });
      if (counted.kind === 'no-calls') return { ...asked, kind: 'nothing-counted' };
      const { figures } = counted;
      const taken = takenPoints(found.weeks, found.taken, wrapUpSeconds, figures);
      return { ...asked, kind: 'figures', figures, taken };
    }
  }
}

/** Advice knows people by tier in the usual ways of dealing stages out only. */
function otherTiers(people: PeopleAtHand, { ringing }: TakenOfWeeks) {
  if (people.kind === 'total') return undefined;
  const { structure } = people;
  const worked = ringing.find(({ tier, stage }) => tierHolding(SALES_STRUCTURES[structure], stage).number !== tier);
  return worked === undefined ? undefined : { structure, worked };
}
