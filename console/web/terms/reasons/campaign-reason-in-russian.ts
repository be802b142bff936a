import type { CampaignAbout, NoTier } from '../../../../shared/domain/reason-about.ts';
import { momentInRussian } from './clock-in-russian.ts';

/** Why a campaign places no call, in Russian. */
export function campaignReasonInRussian(about: CampaignAbout<string> | NoTier): string {
  switch (about.kind) {
    case 'emergency-stop':
      return 'Включена аварийная остановка: никому не звонят, пока её не снимут.';
    case 'table-restored':
      return 'Таблица восстановлена на прошлый момент: никому не звонят, пока npm run restore не применит потерянное.';
    case 'observe-mode':
      return 'Включено наблюдение: звонки планируются, но не начинаются, пока режим не станет рабочим.';
    case 'not-a-test-number':
      return 'До рабочего режима звонят только на тестовые номера, а этот номер к ним не относится.';
    case 'no-tier':
      return `Линии ${about.tier} в структуре продаж нет: кампания ${about.campaignId} никому не звонит.`;
    case 'campaign-paused':
      return `Кампания ${about.campaignId} приостановлена, пока её не возобновят.`;
    case 'tier-paused':
      return `Линия ${about.tier} приостановлена, пока её не возобновят.`;
    case 'campaign-not-running': {
      if (about.run === 'none') return `Кампания ${about.campaignId} не идёт.`;
      const does = about.run === 'ahead' ? 'начнётся' : 'закончилась';
      return `Кампания ${about.campaignId} ${does} ${momentInRussian(about.at, 'UTC')}.`;
    }
    case 'campaign-not-equipped':
      return `У кампании ${about.campaignId} нет своего оснащения, и линия ${about.tier} структуры продаж его не даёт: нужны очередь, профиль маршрутизации, сценарий звонка и номер, с которого звонят.`;
  }
}
