import type { Finding, Unreadable } from '../../../../shared/domain/findings/finding.ts';
import { adviceTroubleInRussian } from './advice-trouble-in-russian.ts';
import { companyTroubleInRussian } from './company-trouble-in-russian.ts';
import { misshapenInRussian } from './misshapen-in-russian.ts';
import { remedyInRussian } from './remedy-in-russian.ts';
import { reportTroubleInRussian } from './report-trouble-in-russian.ts';
import { rulesTroubleInRussian } from './rules-trouble-in-russian.ts';
import { structureTroubleInRussian } from './structure-trouble-in-russian.ts';
import { writtenFaultInRussian } from './written-fault-in-russian.ts';

export interface FindingInRussian {
  readonly message: string;
  readonly mend?: string;
}

/** What a check has found and how to mend it, in Russian; in English the API says it. */
export function findingInRussian(finding: Finding): FindingInRussian {
  switch (finding.of) {
    case 'rules':
      return rulesTroubleInRussian(finding.trouble);
    case 'structure':
      return structureTroubleInRussian(finding.trouble);
    case 'company':
      return companyTroubleInRussian(finding.trouble);
    case 'setting':
      return { message: `не читается: ${unreadableInRussian(finding.why)}`, mend: 'опубликуйте или сохраните заново' };
    case 'report':
      return reportTroubleInRussian(finding.trouble);
    case 'advice':
      return adviceTroubleInRussian(finding.trouble);
    case 'writing': {
      const mend = remedyInRussian(finding.remedy);
      return { message: writtenFaultInRussian(finding.fault), ...(mend !== undefined && { mend }) };
    }
  }
}

/** Why a stored item cannot be read, in Russian: where, and what is wrong there. */
export function unreadableInRussian(why: Unreadable): string {
  const problems =
    why.kind === 'misshapen'
      ? why.members.map(misshapenInRussian)
      : why.problems.map(({ path, finding }) => `${path} — ${findingInRussian(finding).message}`);
  return `в записи ${why.key}: ${problems.join('; ')}`;
}
