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
  /** A setting is stored and cannot be read. */
  | { readonly of: 'setting'; readonly why: Unreadable }
  | { readonly of: 'report'; readonly trouble: ReportTrouble }
  | { readonly of: 'advice'; readonly trouble: AdviceTrouble }
  /** Something is not written as it has to be. */
  | { readonly of: 'writing'; readonly fault: WrittenFault; readonly remedy: Remedy };

/** Why a stored item cannot be read, as data. Names its key and the members that are wrong, never a value. */
export type Unreadable =
  | {
      /** It has not the shape that it must have. */
      readonly kind: 'misshapen';
      readonly key: string;
      readonly members: readonly {
        readonly path: string;
        /** What is wrong with it: a code of zod, such as `invalid_type`. */
        readonly code: string;
      }[];
    }
  | {
      /** It holds a document that this version of the product does not obey. */
      readonly kind: 'not-obeyed';
      readonly key: string;
      readonly problems: readonly { readonly path: string; readonly message: string; readonly finding: Finding }[];
    };
