import type { ReportTrouble } from '../../../../shared/domain/findings/report-trouble.ts';
import type { SaidFinding } from '../../../../shared/domain/findings/said-finding.ts';
import { daysInRussian } from '../../language/plural.ts';

/** What is wrong with the days of a report, in Russian. */
export function reportTroubleInRussian(trouble: ReportTrouble): SaidFinding {
  const mend = 'укажите первый день позже или другой последний';
  switch (trouble.kind) {
    case 'begins-after-end':
      return { message: `первый день позже последнего, ${trouble.lastDay}`, mend };
    case 'too-many-days':
      return {
        message: `до конца последнего дня, ${trouble.lastDay}, получается ${daysInRussian(trouble.days)}`,
        mend,
      };
  }
}
