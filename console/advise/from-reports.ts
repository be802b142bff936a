import { type FiguresOfWeeks, figuresOfWeeks } from '../../shared/domain/advice/counted-weeks.ts';
import { listed } from '../../shared/domain/advice/figure-text.ts';
import { type ParsedConditions, parseConditions } from '../../shared/domain/advice/figures-file.ts';
import type { PeopleAtHand, SalesFigures } from '../../shared/domain/advice/sales-figures.ts';
import { type TakenOfWeeks, weeksFromCounters } from '../../shared/domain/advice/weeks-from-counters.ts';
import { mixedStagesText, takenSentences } from '../../shared/domain/advice/weeks-words.ts';
import { SALES_STRUCTURES, tierHolding } from '../../shared/domain/sales-structure.ts';
import { CommandFailure } from '../command-failure.ts';
import type { Company } from '../documents/company.ts';
import { printedProblems } from '../documents/printed-problems.ts';
import type { AdviceFromReports } from './options.ts';

/** Whose counters, and the time and place there. */
export type CountingCompany = Pick<Company, 'ledger' | 'clock' | 'zone' | 'isAtRest'>;

/** Figures as a company counted them, which days they are of, and what had to be taken as so: each a sentence. */
export interface ReportedFigures {
  readonly figures: SalesFigures;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly zone: string;
  readonly taken: readonly string[];
}

/**
 * The figures of the weeks up to yesterday: today is not over. People of a simulated company take no breaks.
 * @throws CommandFailure when nothing was counted, the counters do not tell stages apart, or what was given beside them
 * is impossible or does not fit.
 */
export async function figuresFromReports(
  { weeks: asked, zone: askedZone, people, shiftHours, wrapUpSeconds }: AdviceFromReports,
  { ledger, clock, zone: ownZone, isAtRest }: CountingCompany,
): Promise<ReportedFigures> {
  const conditions = conditionsFrom({ people, working: { shiftHours, ...(isAtRest && { shrinkage: 0 }) } });
  const zone = askedZone ?? ownZone;
  const today = clock().toZonedDateTimeISO(zone).toPlainDate();
  const first = today.subtract({ weeks: asked });
  const firstDay = first.toString();
  const lastDay = today.subtract({ days: 1 }).toString();
  const span = { from: first.toZonedDateTime(zone).toInstant(), to: today.toZonedDateTime(zone).toInstant() };

  const found = weeksFromCounters(await ledger.counters('tier', span), wrapUpSeconds, zone);
  const during = `from ${firstDay} to ${lastDay} (${zone})`;
  switch (found.kind) {
    case 'no-calls':
      throw nothingCounted(during);
    case 'mixed-stages':
      throw new CommandFailure(`There is no advice from the calls ${during}. ${mixedStagesText(found.tiers)}`);
    case 'no-wrap-up':
      throw new CommandFailure(
        `Tier ${listed(found.tiers.map(String))} called too ${during}: say its wrap-up in --wrap-up-seconds.`,
      );
    case 'weeks': {
      refuseOtherTiers(conditions.people, found.taken);
      const counted: FiguresOfWeeks = figuresOfWeeks(found.weeks, { ...conditions, isWithoutBreaks: isAtRest });
      if (counted.kind === 'no-calls') throw nothingCounted(during);
      const { figures } = counted;
      const taken = takenSentences(found.weeks, found.taken, wrapUpSeconds, figures);
      return { figures, firstDay, lastDay, zone, taken };
    }
  }
}

function conditionsFrom(input: unknown): Extract<ParsedConditions, { readonly kind: 'conditions' }> {
  const parsed = parseConditions(input);
  if (parsed.kind === 'conditions') return parsed;
  throw new CommandFailure(`What was given cannot be used:\n${printedProblems(parsed.problems).trimEnd()}`);
}

function nothingCounted(during: string): CommandFailure {
  return new CommandFailure(
    `No call was counted ${during}: there is nothing to learn from. Ask for more weeks (--weeks), as of another moment (--now), or enter figures: npm run advise -- --figures FILE.`,
  );
}

/** Advice knows people by tier in the usual ways of dealing stages out only. */
function refuseOtherTiers(people: PeopleAtHand, { ringing }: TakenOfWeeks): void {
  if (people.kind === 'total') return;
  const other = ringing.find(
    ({ tier, stage }) => tierHolding(SALES_STRUCTURES[people.structure], stage).number !== tier,
  );
  if (other === undefined) return;
  throw new CommandFailure(
    `--people does not fit the calls: tier ${other.tier} worked ${other.stage}, which a department of ${people.structure === 'one' ? 'one tier' : `${people.structure} tiers`} deals out otherwise. Give the people of every tier, or their number in all: --people 15.`,
  );
}
