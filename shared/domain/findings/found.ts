import type { RulesFinding } from '../rules-problem.ts';
import { unreadableInWords } from '../unreadable.ts';
import { type CompanyTrouble, companyTroubleInWords } from './company-trouble.ts';
import type { Unreadable } from './finding.ts';
import type { Remedy } from './remedy.ts';
import { type RulesTrouble, rulesTroubleInWords } from './rules-trouble.ts';
import type { SaidFinding } from './said-finding.ts';
import { type StructureTrouble, structureTroubleInWords } from './structure-trouble.ts';
import type { WrittenFault } from './written-fault.ts';

type Path = readonly PropertyKey[];

export function rulesFinding(path: Path, trouble: RulesTrouble): RulesFinding {
  return { path, ...rulesTroubleInWords(trouble), finding: { of: 'rules', trouble } };
}

export function structureFinding(path: Path, trouble: StructureTrouble): RulesFinding {
  return { path, ...structureTroubleInWords(trouble), finding: { of: 'structure', trouble } };
}

export function companyFinding(path: Path, trouble: CompanyTrouble): RulesFinding {
  return { path, ...companyTroubleInWords(trouble), finding: { of: 'company', trouble } };
}

/** A stored setting that cannot be read. */
export function settingFinding(path: Path, why: Unreadable): RulesFinding {
  return { path, message: unreadableInWords(why), mend: 'publish or store it anew', finding: { of: 'setting', why } };
}

/** What is written wrongly, in the words of its schema. */
export function writtenFinding(path: Path, said: SaidFinding, fault: WrittenFault, remedy: Remedy): RulesFinding {
  return { path, ...said, finding: { of: 'writing', fault, remedy } };
}
