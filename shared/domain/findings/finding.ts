import type { RefusalCode } from '../gate.ts';
import type { AdviceTrouble } from './advice-trouble.ts';
import type { CompanyTrouble } from './company-trouble.ts';
import type { Remedy } from './remedy.ts';
import type { ReportTrouble } from './report-trouble.ts';
import type { RulesTrouble } from './rules-trouble.ts';
import type { StructureTrouble } from './structure-trouble.ts';
import type { WrittenFault } from './written-fault.ts';

/** What is wrong or doubtful, as data: sentences are made of it in whatever language it is told. */
export type Finding =
  | { readonly of: 'rules'; readonly trouble: RulesTrouble }
  | { readonly of: 'structure'; readonly trouble: StructureTrouble }
  | { readonly of: 'company'; readonly trouble: CompanyTrouble }
  | { readonly of: 'report'; readonly trouble: ReportTrouble }
  /** Something stands in the way of a call. */
  | { readonly of: 'call'; readonly refusal: RefusalCode }
  | { readonly of: 'advice'; readonly trouble: AdviceTrouble }
  /** Something is not written as it has to be. */
  | { readonly of: 'writing'; readonly fault: WrittenFault; readonly remedy: Remedy };
