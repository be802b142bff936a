import * as z from 'zod';
import {
  type CompanyReport,
  companyReport,
  daysOf,
  type ReportDays,
} from '../../../shared/application/company-report.ts';
import { csvText, plainCsvField } from '../../../shared/domain/csv-text.ts';
import { type ReportTrouble, reportTroubleInWords } from '../../../shared/domain/findings/report-trouble.ts';
import { COUNTERS, type Counts, REPORT_DIMENSIONS } from '../../../shared/domain/reports/report-counter.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { type Fault, type Problem, problem } from '../routing/problem.ts';
import { type Route, route } from '../routing/route.ts';
import { reportAnswer } from './report-answer.ts';
import { day, zone } from './schemas.ts';

/** One query of the ledger reads them: some megabytes at most. */
const MOST_DAYS = 366;

const reportQuery = z.strictObject({
  dimension: z.enum(REPORT_DIMENSIONS).default('tier').describe('what is reported on'),
  key: z
    .string()
    .max(200)
    .exactOptional()
    .describe('one of them: a tier by its number, a campaign by its id')
    .meta({ examples: ['1'] }),
  by: z.enum(['day', 'hour']).exactOptional().describe('day by day or hour by hour, in place of side by side'),
  from: day.exactOptional().describe(`the first day; six before the last when left out. At most ${MOST_DAYS} days`),
  to: day.exactOptional().describe('the last day, included; today when left out'),
  zone,
  costPerHour: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,4})?$/, { error: 'is no amount: write one like 30 or 27.50' })
    .transform(Number)
    .exactOptional()
    .describe('of one agent: tells what a qualified lead costs')
    .meta({ examples: ['30'] }),
});

type ReportQuery = z.output<typeof reportQuery>;

export const REPORT_ROUTES: readonly Route[] = [
  route({
    id: 'reports.show',
    method: 'GET',
    path: '/reports',
    role: 'viewer',
    purpose: 'read',
    summary: 'What came of the calls, by tier, campaign, list, source, programme or agent',
    query: reportQuery,
    answer: reportAnswer,
    mostPerMinute: 60,
    carryOut: async (deps, { query }) => {
      const days = daysAsked(deps, query);
      if ('kind' in days) return days;
      const { dimension, key, by } = query;
      const { rows, total, known } = await companyReport(deps.ledger, questionOf(query), days, query.zone);
      return {
        kind: 'answered',
        body: {
          dimension,
          ...(key !== undefined && { key }),
          ...(by !== undefined && { by }),
          from: days.firstDay,
          to: days.lastDay,
          zone: query.zone,
          rows: rows.map(({ name, ...row }) => ({ name, ...bodyOf(row) })),
          total: bodyOf(total),
          known: [...known],
        },
      };
    },
  }),
  route({
    id: 'reports.export',
    method: 'GET',
    path: '/reports/export',
    role: 'supervisor',
    purpose: 'export',
    summary: 'The same as a CSV file: a line for each tier, campaign, ... or day, a column for each counter',
    query: reportQuery,
    audited: ({ query: { dimension, key } }) => ({
      subject: 'reports',
      deeds: [{ kind: 'reports-exported', by: dimension }],
      ...(key !== undefined && { id: key }),
    }),
    media: 'text/csv',
    answer: z.string(),
    mostPerMinute: 5,
    carryOut: async (deps, { query }) => {
      const days = daysAsked(deps, query);
      if ('kind' in days) return days;
      const { rows } = await companyReport(deps.ledger, questionOf(query), days, query.zone);
      const columns = columnsOf(rows.map(({ counts }) => counts));
      const lines = rows.map(({ name, counts }) => {
        const cells = new Map(countsOf(counts));
        return [plainCsvField(name), ...columns.map((column) => String(cells.get(column) ?? 0))];
      });
      return { kind: 'answered', body: csvText([query.by ?? query.dimension, ...columns.map(plainCsvField)], lines) };
    },
  }),
];

/** Every counter that there always is, then those by stage, outcome and objection of which anything was counted. */
function columnsOf(counted: readonly Counts[]): readonly string[] {
  const always: readonly string[] = COUNTERS;
  const more = new Set(counted.flatMap((counts) => Object.keys(counts)).filter((name) => !always.includes(name)));
  return [...always, ...[...more].toSorted()];
}

function questionOf({ dimension, key, by, costPerHour }: ReportQuery) {
  return {
    dimension,
    ...(key !== undefined && { key }),
    ...(by !== undefined && { by }),
    ...(costPerHour !== undefined && { costPerHour }),
  };
}

function daysAsked({ clock }: ApiDependencies, { from, to, zone: inZone }: ReportQuery): ReportDays | Problem {
  const asked = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const days = daysOf(asked, clock(), inZone);
  const length = Math.round(days.to.since(days.from).total('hours') / 24);
  if (length >= 1 && length <= MOST_DAYS) return days;
  const { lastDay } = days;
  const trouble: ReportTrouble =
    length < 1 ? { kind: 'begins-after-end', lastDay } : { kind: 'too-many-days', days: length, lastDay };
  const wrong: Fault = { path: 'query.from', ...reportTroubleInWords(trouble), finding: { of: 'report', trouble } };
  return problem('invalid', { kind: 'report-days', most: MOST_DAYS }, { faults: [wrong] });
}

function bodyOf({ counts, figures }: CompanyReport['total']) {
  return {
    counts: Object.fromEntries(countsOf(counts)),
    figures: figures.map(({ about, figures: own }) => ({ about, figures: [...own] })),
  };
}

function countsOf(counts: Counts): readonly (readonly [string, number])[] {
  return Object.entries(counts).map(([name, count = 0]) => [name, count]);
}
