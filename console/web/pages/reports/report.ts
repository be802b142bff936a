import type { output } from 'zod';
import type { figure, reportAnswer } from '../../../../functions/api/routes/report-answer.ts';

export type Report = output<typeof reportAnswer>;
export type ReportRow = Report['rows'][number];
export type Figure = output<typeof figure>;
export type Dimension = Report['dimension'];

/** What somebody asks for; an empty word leaves it to the API. */
export interface ReportAsked {
  readonly dimension: Dimension;
  readonly key: string;
  readonly by: '' | 'day' | 'hour';
  readonly from: string;
  readonly to: string;
}

export const USUAL_REPORT: ReportAsked = { dimension: 'tier', key: '', by: '', from: '', to: '' };

/** The query of a report; days are those of the zone. */
export function reportQuery({ dimension, ...rest }: ReportAsked, zone: string): Readonly<Record<string, string>> {
  const given = Object.entries(rest).filter(([, value]) => value !== '');
  return { dimension, zone, ...Object.fromEntries(given) };
}
