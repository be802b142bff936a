import type { Unreadable } from './findings/finding.ts';

/** A setting by its name. */
export type SettingName =
  | { readonly kind: 'rules' | 'structure' | 'replanning' }
  | { readonly kind: 'campaign'; readonly campaignId: string };

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
