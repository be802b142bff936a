import { companyReport, daysOf, type ReportDays } from '../../shared/application/company-report.ts';
import type { ReportLedger } from '../../shared/application/ports/report-ledger.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import { type Company, named } from '../documents/company.ts';
import type { ReportCommand } from './options.ts';
import { printedFigures, printedRecordings, printedTable } from './printed-reports.ts';

/** Whose reports: their ledger, and the time and place there. */
type ReportingCompany = Pick<Company, 'ledger' | 'clock' | 'zone'>;

/**
 * Carries a command out. Not done when nothing was counted in that time.
 * @throws CommandFailure when no company is named.
 */
export async function runCommand(command: ReportCommand, company: ReportingCompany | undefined): Promise<Answer> {
  const { ledger, clock, zone: own } = named(company);
  const zone = command.days.zone ?? own;
  const days = daysOf(command.days, clock(), zone);
  return command.kind === 'report' ? report(command, ledger, days, zone) : recordings(command, ledger, days, zone);
}

async function report(
  { dimension, key, by, costPerHour }: Extract<ReportCommand, { readonly kind: 'report' }>,
  ledger: ReportLedger,
  { firstDay, lastDay, ...span }: ReportDays,
  zone: string,
): Promise<Answer> {
  const question = {
    dimension,
    ...(key !== undefined && { key }),
    ...(by !== undefined && { by }),
    ...(costPerHour !== undefined && { costPerHour }),
  };
  const { rows, total, known } = await companyReport(ledger, question, span, zone);
  const about = { dimension, ...(key !== undefined && { key }), from: firstDay, to: lastDay, zone };
  if (rows.length === 0) {
    const hint = known.length === 0 ? '' : ` There is: ${known.join(', ')}.`;
    const whom = key === undefined ? `any ${dimension}` : `${dimension} ${key}`;
    return notDone(`Nothing was counted for ${whom} from ${firstDay} to ${lastDay}.${hint}\n`, { ...about, rows: [] });
  }
  const title = `${dimension}${key === undefined ? '' : ` ${key}`}, ${firstDay} to ${lastDay} (${zone})`;
  if (key === undefined || by !== undefined) return done(printedTable(title, rows), { ...about, rows });
  return done(printedFigures(title, total.figures, total.counts), { ...about, ...total });
}

async function recordings(
  { tier, outcomes, agentId, limit }: Extract<ReportCommand, { readonly kind: 'recordings' }>,
  ledger: ReportLedger,
  { firstDay, lastDay, ...span }: ReportDays,
  zone: string,
): Promise<Answer> {
  const found = await ledger.recordings({ ...span, tier, outcomes });
  const own = found.filter((recording) => agentId === undefined || recording.agentId === agentId);
  const shown = own.slice(-limit);
  const about = { tier, from: firstDay, to: lastDay, zone, found: own.length };
  if (shown.length === 0) {
    const text = `No recording of such a call of tier ${tier} is known from ${firstDay} to ${lastDay}.\n`;
    return notDone(text, { ...about, recordings: [] });
  }
  return done(printedRecordings(shown, own.length, zone), {
    ...about,
    recordings: shown.map((one) => ({ ...one, startedAt: one.startedAt.toString() })),
  });
}
