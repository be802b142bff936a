import type { Temporal } from 'temporal-polyfill';
import type { ReportLedger, ReportSpan } from '../../shared/application/ports/report-ledger.ts';
import { reportFigures } from '../../shared/domain/reports/report-figures.ts';
import { byPeriod, bySubject, total } from '../../shared/domain/reports/report-periods.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import { type Company, named } from '../documents/company.ts';
import type { AskedDays, ReportCommand } from './options.ts';
import { printedFigures, printedRecordings, printedTable } from './printed-reports.ts';

/** Whose reports: their ledger, and the time and place there. */
type ReportingCompany = Pick<Company, 'ledger' | 'clock' | 'zone'>;

/** How many days back a report goes that names none. */
const USUAL_DAYS = 7;

/**
 * Carries a command out. Not done when nothing was counted in that time.
 * @throws CommandFailure when no company is named.
 */
export async function runCommand(command: ReportCommand, company: ReportingCompany | undefined): Promise<Answer> {
  const { ledger, clock, zone: own } = named(company);
  const zone = command.days.zone ?? own;
  const days = spanOf(command.days, clock(), zone);
  return command.kind === 'report' ? report(command, ledger, days, zone) : recordings(command, ledger, days, zone);
}

interface Days extends ReportSpan {
  readonly firstDay: string;
  readonly lastDay: string;
}

function spanOf({ from, to }: AskedDays, now: Temporal.Instant, zone: string): Days {
  const last = to ?? latest(now.toZonedDateTimeISO(zone).toPlainDate(), from);
  const first = from ?? last.subtract({ days: USUAL_DAYS - 1 });
  return {
    from: first.toZonedDateTime(zone).toInstant(),
    to: last.add({ days: 1 }).toZonedDateTime(zone).toInstant(),
    firstDay: first.toString(),
    lastDay: last.toString(),
  };
}

function latest(day: Temporal.PlainDate, other: Temporal.PlainDate | undefined): Temporal.PlainDate {
  return other !== undefined && other.since(day).days > 0 ? other : day;
}

async function report(
  { dimension, key, by, costPerHour }: Extract<ReportCommand, { readonly kind: 'report' }>,
  ledger: ReportLedger,
  { firstDay, lastDay, ...span }: Days,
  zone: string,
): Promise<Answer> {
  const all = await ledger.counters(dimension, span);
  const counters = key === undefined ? all : all.filter(({ subject }) => subject.key === key);
  const about = { dimension, ...(key !== undefined && { key }), from: firstDay, to: lastDay, zone };
  if (counters.length === 0) {
    const known = bySubject(all).map(({ name }) => name);
    const hint = known.length === 0 ? '' : ` There is: ${known.join(', ')}.`;
    const whom = key === undefined ? `any ${dimension}` : `${dimension} ${key}`;
    return notDone(`Nothing was counted for ${whom} from ${firstDay} to ${lastDay}.${hint}\n`, { ...about, rows: [] });
  }
  const title = `${dimension}${key === undefined ? '' : ` ${key}`}, ${firstDay} to ${lastDay} (${zone})`;
  if (key === undefined || by !== undefined) {
    const rows = by === undefined ? bySubject(counters) : byPeriod(counters, by, zone);
    const data = rows.map(({ name, counts }) => ({ name, counts, figures: reportFigures(counts, costPerHour) }));
    return done(printedTable(title, rows), { ...about, rows: data });
  }
  const counts = total(counters);
  const figures = reportFigures(counts, costPerHour);
  return done(printedFigures(title, figures, counts), { ...about, counts, figures });
}

async function recordings(
  { tier, outcomes, agentId, limit }: Extract<ReportCommand, { readonly kind: 'recordings' }>,
  ledger: ReportLedger,
  { firstDay, lastDay, ...span }: Days,
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
