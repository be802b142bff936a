import type { SettingName } from '../../../shared/domain/unreadable.ts';

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
