import type { SaidFinding } from './said-finding.ts';

/** What is wrong with the days that a report is asked of. `lastDay` is a date. */
export type ReportTrouble =
  | { readonly kind: 'begins-after-end'; readonly lastDay: string }
  | { readonly kind: 'too-many-days'; readonly days: number; readonly lastDay: string };

/** What is wrong with them and how to mend it. */
export function reportTroubleInWords(trouble: ReportTrouble): SaidFinding {
  const mend = 'name a later first day, or another last one';
  switch (trouble.kind) {
    case 'begins-after-end':
      return { message: `comes after ${trouble.lastDay}`, mend };
    case 'too-many-days':
      return { message: `is ${trouble.days} days before the end of ${trouble.lastDay}`, mend };
  }
}
