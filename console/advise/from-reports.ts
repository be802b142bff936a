import { type FiguresFromReports, figuresFromReports } from '../../shared/application/figures-from-reports.ts';
import { mixedStagesText } from '../../shared/domain/advice/weeks-words.ts';
import { listWords } from '../../shared/domain/rule-words.ts';
import { CommandFailure } from '../command-failure.ts';
import type { Company } from '../documents/company.ts';
import { printedProblems } from '../documents/printed-problems.ts';
import type { AdviceFromReports } from './options.ts';

/** Whose counters, and the time and place there. */
export type CountingCompany = Pick<Company, 'ledger' | 'clock' | 'zone' | 'isAtRest'>;

/** Figures as a company counted them, which days they are of, and what had to be taken as so. */
export type ReportedFigures = Extract<FiguresFromReports, { readonly kind: 'figures' }> & { readonly zone: string };

/**
 * The figures of the weeks up to yesterday: today is not over. People of a simulated company take no breaks.
 * @throws CommandFailure when nothing was counted, the counters do not tell stages apart, or what was given beside them
 * is impossible or does not fit.
 */
export async function reportedFigures(
  { weeks, zone: askedZone, people, shiftHours, wrapUpSeconds }: AdviceFromReports,
  { ledger, clock, zone: ownZone, isAtRest }: CountingCompany,
): Promise<ReportedFigures> {
  const zone = askedZone ?? ownZone;
  const question = { weeks, zone, people, shiftHours, wrapUpSeconds, isWithoutBreaks: isAtRest };
  const found = await figuresFromReports(ledger, question, clock());
  if (found.kind === 'figures') return { ...found, zone };
  throw new CommandFailure(whyNot(found, `from ${found.firstDay} to ${found.lastDay} (${zone})`));
}

function whyNot(found: Exclude<FiguresFromReports, { readonly kind: 'figures' }>, during: string): string {
  switch (found.kind) {
    case 'wrong-conditions':
      return `What was given cannot be used:\n${printedProblems(found.problems).trimEnd()}`;
    case 'nothing-counted':
      return `No call was counted ${during}: there is nothing to learn from. Ask for more weeks (--weeks), as of another moment (--now), or enter figures: npm run advise -- --figures FILE.`;
    case 'mixed-stages':
      return `There is no advice from the calls ${during}. ${mixedStagesText(found.tiers)}`;
    case 'no-wrap-up':
      return `Tier ${listWords(found.tiers.map(String))} called too ${during}: say its wrap-up in --wrap-up-seconds.`;
    case 'other-tiers': {
      const { structure, worked } = found;
      return `--people does not fit the calls: tier ${worked.tier} worked ${worked.stage}, which a department of ${structure === 'one' ? 'one tier' : `${structure} tiers`} deals out otherwise. Give the people of every tier, or their number in all: --people 15.`;
    }
  }
}
