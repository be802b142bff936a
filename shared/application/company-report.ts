import { Temporal } from 'temporal-polyfill';
import type { Counts, ReportDimension } from '../domain/reports/report-counter.ts';
import { type FigureGroup, reportFigures } from '../domain/reports/report-figures.ts';
import { byPeriod, bySubject, type NamedCounts, type ReportPeriod, total } from '../domain/reports/report-periods.ts';
import type { ReportLedger, ReportSpan } from './ports/report-ledger.ts';

/** How many days back a report goes that names none. */
const USUAL_DAYS = 7;

/** Days of the company, both included; the last seven when neither is given. */
export interface AskedDays {
  readonly from?: Temporal.PlainDate;
  readonly to?: Temporal.PlainDate;
}

/** Days of a zone, both included, and the moments at which they begin and are over. */
export interface ReportDays extends ReportSpan {
  readonly firstDay: string;
  readonly lastDay: string;
}

export function daysOf({ from, to }: AskedDays, now: Temporal.Instant, zone: string): ReportDays {
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
  return other !== undefined && Temporal.PlainDate.compare(other, day) > 0 ? other : day;
}

export interface ReportQuestion {
  readonly dimension: ReportDimension;
  /** One tier, campaign, ...; all of them when absent. */
  readonly key?: string;
  /** Days or hours, one after the other, in place of tiers, campaigns, ... side by side. */
  readonly by?: ReportPeriod;
  /** Of one agent, in whole units of the company's currency: tells what a qualified lead costs. */
  readonly costPerHour?: number;
}

export interface ReportRow extends NamedCounts {
  readonly figures: readonly FigureGroup[];
}

export interface CompanyReport {
  readonly rows: readonly ReportRow[];
  readonly total: Omit<ReportRow, 'name'>;
  /** Every tier, campaign, ... of which anything was counted in that time, in the order of their names. */
  readonly known: readonly string[];
}

/** What was counted in these days; empty rows where it is nothing. One query of the ledger. */
export async function companyReport(
  ledger: Pick<ReportLedger, 'counters'>,
  { dimension, key, by, costPerHour }: ReportQuestion,
  { from, to }: ReportSpan,
  zone: string,
): Promise<CompanyReport> {
  const all = await ledger.counters(dimension, { from, to });
  const counters = key === undefined ? all : all.filter(({ subject }) => subject.key === key);
  const rows = by === undefined ? bySubject(counters) : byPeriod(counters, by, zone);
  const judged = (counts: Counts) => ({ counts, figures: reportFigures(counts, costPerHour) });
  return {
    rows: rows.map(({ name, counts }) => ({ name, ...judged(counts) })),
    total: judged(total(counters)),
    known: bySubject(all).map(({ name }) => name),
  };
}
