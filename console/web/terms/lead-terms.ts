import type {
  CallPurpose,
  CloseReason,
  Consent,
  LeadStatus,
  RestingState,
  ReviewReason,
  SkipReason,
  SuppressReason,
} from '../../../shared/domain/lead.ts';
import type { Stage } from '../../../shared/domain/stage.ts';
import type { Terms } from './terms.ts';

export const STAGE_TERMS: Terms<Stage> = {
  en: { prospecting: 'Prospecting', selling: 'Selling', 'account-care': 'Account care' },
  ru: { prospecting: 'Поиск клиентов', selling: 'Продажа', 'account-care': 'Работа с клиентами' },
};

export const STATUS_TERMS: Terms<LeadStatus> = {
  en: {
    ready: 'Waits to be called',
    dialling: 'Being called',
    wrapping: 'Conversation over, outcome awaited',
    resting: 'Rests',
    review: 'In review',
    closed: 'Closed',
    suppressed: 'Never to be called',
  },
  ru: {
    ready: 'Ждёт звонка',
    dialling: 'Идёт звонок',
    wrapping: 'Разговор окончен, ждём итога',
    resting: 'На паузе',
    review: 'На проверке',
    closed: 'Закрыт',
    suppressed: 'Не звонить никогда',
  },
};

export const CONSENT_TERMS: Terms<Consent> = {
  en: { express: 'Express', written: 'In writing' },
  ru: { express: 'Прямое', written: 'Письменное' },
};

export const PURPOSE_TERMS: Terms<CallPurpose['kind']> = {
  en: { approach: 'Call', handover: 'First call after a hand-over', callback: 'Callback', touch: 'Planned touch' },
  ru: { approach: 'Звонок', handover: 'Первый звонок после передачи', callback: 'Перезвон', touch: 'Плановое касание' },
};

export const REST_TERMS: Terms<RestingState['why']> = {
  en: {
    nurture: 'nothing else is planned before',
    'by-hand': 'somebody chose that moment',
    'lost-sale': 'did not buy, and is approached again then',
    'no-touch': 'no programme calls before',
    complaint: 'complained',
    'unknown-fate': 'nobody can tell whether the last call was placed',
    'not-callable': 'the rules allow no call',
  },
  ru: {
    nurture: 'раньше ничего не запланировано',
    'by-hand': 'срок выбрал сотрудник',
    'lost-sale': 'покупка не состоялась, позже попробуем снова',
    'no-touch': 'раньше звонков по программам нет',
    complaint: 'была жалоба',
    'unknown-fate': 'неизвестно, состоялся ли последний звонок',
    'not-callable': 'правила не разрешают звонок',
  },
};

export const CLOSE_TERMS: Terms<CloseReason> = {
  en: {
    'not-interested': 'not interested',
    'not-qualified': 'does not qualify',
    'attempts-spent': 'attempts are used up',
    'no-working-number': 'no number works',
    'nothing-follows': 'nothing follows the last call',
    'trace-ended': 'the story ended with a result',
    'test-over': 'a test telephone of your own',
  },
  ru: {
    'not-interested': 'не заинтересован',
    'not-qualified': 'не подходит',
    'attempts-spent': 'попытки исчерпаны',
    'no-working-number': 'нет рабочих номеров',
    'nothing-follows': 'после последнего звонка ничего не предусмотрено',
    'trace-ended': 'история завершилась результатом',
    'test-over': 'это был ваш тестовый телефон',
  },
};

export const SUPPRESS_TERMS: Terms<SuppressReason> = {
  en: { 'do-not-call': 'asked for that', deceased: 'the person has died', minor: 'the person is a minor' },
  ru: { 'do-not-call': 'просьба клиента', deceased: 'человек умер', minor: 'несовершеннолетний' },
};

export const REVIEW_TERMS: Terms<ReviewReason> = {
  en: {
    'no-disposition': 'The agent never said what came of the conversation',
    'unknown-outcome': 'What is known of the last call contradicts itself',
    'callback-missed': 'The promised callback never reached the customer',
  },
  ru: {
    'no-disposition': 'Оператор не указал итог разговора',
    'unknown-outcome': 'Сведения о последнем звонке противоречат друг другу',
    'callback-missed': 'Обещанный перезвон так и не состоялся',
  },
};

export const SKIP_TERMS: Terms<SkipReason> = {
  en: {
    'bought-recently': 'the customer bought recently',
    'conditions-not-met': 'its conditions were not met',
    'date-changed': 'its date changed',
    'ended-by-purchase': 'a purchase ended the programme',
    'ended-by-objection': 'a refusal ended the programme',
    'ended-by-complaint': 'a complaint ended the programme',
    'next-date-came': 'the next date came first',
    'programme-gone': 'the programme is gone',
  },
  ru: {
    'bought-recently': 'клиент недавно сделал покупку',
    'conditions-not-met': 'условия не выполнены',
    'date-changed': 'дата изменилась',
    'ended-by-purchase': 'покупка завершила программу',
    'ended-by-objection': 'отказ завершил программу',
    'ended-by-complaint': 'жалоба завершила программу',
    'next-date-came': 'раньше наступила следующая дата',
    'programme-gone': 'программы больше нет',
  },
};
