import type { CAMPAIGN_MEMBERS, Deed, LeadMember } from '../../../shared/domain/deed.ts';
import type { ReportDimension } from '../../../shared/domain/reports/report-counter.ts';
import { lowered } from './letters.ts';
import { MODE_TERMS } from './mode-terms.ts';
import { OUTCOME_TERMS } from './outcome-terms.ts';
import { ROLE_TERMS } from './role-terms.ts';

type CampaignMember = Exclude<(typeof CAMPAIGN_MEMBERS)[number], 'callerNumber'>;

const CAMPAIGN_MEMBERS_RU: Readonly<Record<CampaignMember, string>> = {
  name: 'название',
  tier: 'линия',
  queueId: 'очередь',
  routingProfileId: 'профиль маршрутизации',
  contactFlowId: 'сценарий звонка',
  priority: 'приоритет',
  startsAt: 'начало',
  endsAt: 'конец',
  shards: 'части',
};

const LEAD_MEMBERS_RU: Readonly<Record<LeadMember, string>> = {
  name: 'имя',
  externalId: 'внешний идентификатор',
  timezone: 'часовой пояс',
  callWindow: 'желаемые часы',
  attributes: 'атрибуты',
};

const EXPORTED_BY_RU: Readonly<Record<ReportDimension, string>> = {
  tier: 'по линиям',
  campaign: 'по кампаниям',
  list: 'по спискам',
  source: 'по источникам',
  programme: 'по программам',
  agent: 'по операторам',
};

/**
 * What somebody did, in Russian; in English the API says it.
 * @param momentText a moment as it is told to whoever looks.
 */
export function deedInRussian(deed: Deed, momentText: (at: string) => string): string {
  switch (deed.kind) {
    case 'version-published':
      return `опубликована версия ${deed.version}`;
    case 'mode-begun':
      return `начальный режим — «${MODE_TERMS.ru[deed.mode]}»`;
    case 'mode-changed':
      return `режим: «${MODE_TERMS.ru[deed.from]}» → «${MODE_TERMS.ru[deed.to]}»`;
    case 'emergency-stop':
      return deed.isOn ? 'включена аварийная остановка' : 'снята аварийная остановка';
    case 'restored-copy':
      return deed.isRestored
        ? 'данные отмечены как восстановленные из копии'
        : 'с восстановленных данных снята блокировка';
    case 'tier-paused':
      return `линия ${deed.tier} ${deed.isPaused ? 'приостановлена' : 'возобновлена'}`;
    case 'campaign-paused':
      return `кампания ${deed.campaignId} ${deed.isPaused ? 'приостановлена' : 'возобновлена'}`;
    case 'test-number-listed':
      return deed.isListed ? `тестовый номер добавлен: ${deed.label}` : `тестовый номер убран: ${deed.label}`;
    case 'test-number-renamed':
      return `тестовый номер «${deed.from}» теперь называется «${deed.to}»`;
    case 'campaign-added':
      return 'кампания создана';
    case 'campaign-changed':
      return memberInRussian(deed, momentText);
    case 'caller-number-changed':
      return deed.isSet ? 'задан номер, с которого звонят' : 'убран номер, с которого звонят';
    case 'lead-edited':
      return `изменено: ${deed.members.map((member) => LEAD_MEMBERS_RU[member]).join(', ')}`;
    case 'lead-rested':
      return `пауза до ${momentText(deed.until)}`;
    case 'lead-called-now':
      return 'звонок назначен немедленно';
    case 'lead-opted-out':
      return 'записана просьба больше не звонить';
    case 'lead-erased':
      return 'данные человека стёрты';
    case 'review-closed':
      return 'проверка: лид закрыт';
    case 'review-called-again':
      return 'проверка: назначен новый звонок';
    case 'review-said':
      return `проверка: указан итог «${lowered(OUTCOME_TERMS.ru[deed.outcome])}»`;
    case 'person-invited':
      return `отправлено приглашение, роль «${lowered(ROLE_TERMS.ru[deed.role])}»`;
    case 'role-given':
      return `роль: ${deed.from === undefined ? 'не было' : lowered(ROLE_TERMS.ru[deed.from])} → ${lowered(ROLE_TERMS.ru[deed.to])}`;
    case 'person-switched':
      return deed.isOn ? 'доступ включён' : 'доступ отключён';
    case 'person-invited-again':
      return 'приглашение отправлено ещё раз';
    case 'person-change-taken-back':
      return 'изменение отменено: администраторов больше не осталось бы';
    case 'reports-exported':
      return `выгружен отчёт ${EXPORTED_BY_RU[deed.by]}`;
    case 'audit-exported':
      return 'выгружен журнал';
  }
}

function memberInRussian(
  { member, from, to }: Extract<Deed, { readonly kind: 'campaign-changed' }>,
  momentText: (at: string) => string,
): string {
  const name = CAMPAIGN_MEMBERS_RU[member];
  const said = (value: string) => (member === 'startsAt' || member === 'endsAt' ? momentText(value) : value);
  if (to === undefined) return `${name}: убрано (было ${said(from ?? '')})`;
  return from === undefined ? `${name}: ${said(to)}` : `${name}: ${said(from)} → ${said(to)}`;
}
