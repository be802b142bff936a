import type { RulesProblem } from './rules-problem.ts';

/** A setting by its name. */
export type SettingName =
  | { readonly kind: 'rules' | 'structure' | 'replanning' }
  | { readonly kind: 'campaign'; readonly campaignId: string };

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
      readonly problems: readonly Pick<RulesProblem, 'path' | 'message' | 'finding'>[];
    };

export function settingNameInWords(setting: SettingName): string {
  switch (setting.kind) {
    case 'rules':
      return 'rules';
    case 'structure':
      return 'sales structure';
    case 'replanning':
      return 'progress of re-planning';
    case 'campaign':
      return `campaign ${setting.campaignId}`;
  }
}

export function unreadableInWords(why: Unreadable): string {
  const problems =
    why.kind === 'misshapen'
      ? why.members.map(({ path, code }) => `${path || 'item'} (${code})`)
      : why.problems.map(({ path, message }) => `${path} ${message}`);
  return `The stored item ${why.key} cannot be read: ${problems.join(', ')}.`;
}
