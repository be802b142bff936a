import type { SettingName, Unreadable } from '../../../shared/domain/unreadable.ts';
import { findingInRussian } from './findings/finding-in-russian.ts';

/** A setting by its name, in Russian. */
export function settingNameInRussian(setting: SettingName): string {
  switch (setting.kind) {
    case 'rules':
      return 'правила звонков';
    case 'structure':
      return 'структура продаж';
    case 'replanning':
      return 'ход перепланирования';
    case 'campaign':
      return `кампания ${setting.campaignId}`;
  }
}

/** What is wrong with a member, by the codes of whoever checks it; another one stays as it is. */
const WRONG: ReadonlyMap<string, string> = new Map([
  ['invalid_type', 'значение не того вида'],
  ['invalid_value', 'не то значение'],
  ['invalid_format', 'не тот формат'],
  ['invalid_union', 'ни один из видов'],
  ['invalid_key', 'не тот ключ'],
  ['invalid_element', 'не то значение в списке'],
  ['unrecognized_keys', 'лишние поля'],
  ['too_small', 'слишком мало'],
  ['too_big', 'слишком много'],
  ['not_multiple_of', 'не кратно'],
  ['custom', 'не читается'],
]);

/** Why a stored item cannot be read, in Russian. */
export function unreadableInRussian(why: Unreadable): string {
  const problems =
    why.kind === 'misshapen'
      ? why.members.map(({ path, code }) => `${path || 'вся запись'} — ${WRONG.get(code) ?? code}`)
      : why.problems.map(({ path, finding }) => `${path} — ${findingInRussian(finding).message}`);
  return `в записи ${why.key}: ${problems.join('; ')}.`;
}
