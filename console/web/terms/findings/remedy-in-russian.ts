import type { FigureForm } from '../../../../shared/domain/advice/figure-forms.ts';
import type { Remedy, StructurePart, TransitionPart } from '../../../../shared/domain/findings/remedy.ts';
import type { RulesFields } from '../../../../shared/domain/rules-fields.ts';
import { RULE_WORDS } from '../rule-words.ts';

const RULES: Readonly<Record<keyof RulesFields, string>> = {
  callWindows: 'укажите для дней недели окна, например с 09:00 до 18:00; без окон день закрыт, 24:00 — конец дня',
  compliancePresets: 'выберите наборы требований из списка, только в правилах организации',
  dialMode: 'выберите прогрессивный режим или ручной',
  holidays: 'выберите, звонить ли в праздники',
  closedDates: 'укажите даты вида 2026-12-24, страны и регионы — по ISO 3166',
  unknownTimezone: 'выберите, звонить ли, когда можно во всех поясах, или не звонить',
  consent: 'выберите, какое согласие нужно',
  maxAttemptsPerCycle: 'укажите целое число от 1 до 99',
  maxAttemptsPerNumber: 'укажите целое число от 1 до 99',
  maxAttemptsEver: 'укажите целое число от 1 до 9999',
  maxAttemptsPerDay: 'укажите целое число от 1 до 60',
  rollingCaps: 'укажите от 1 до 60 звонков и от 1 до 744 часов',
  minGapMinutes: 'укажите целое число минут от 0 до 44640',
  quietAfterConversationDays: 'укажите целое число дней от 0 до 3650',
  dropLockoutHours: 'укажите целое число часов от 0 до 744',
  avoidSameHourWithinHours: 'укажите целое число часов от 0 до 5',
  dayParts: 'укажите части дня, например с 09:00 до 12:00; без частей звонки не распределяются',
  leadTtlDays: 'укажите целое число дней от 1 до 3650',
  retry: 'укажите сроки в минутах, от 1 до 99 звонков и на какой номер звонить',
  callback: 'укажите, кто перезванивает, сроки в минутах и от 1 до 5 попыток',
  exhaust: 'выберите: закрыть, дать отдохнуть на число дней или начать следующий цикл',
  lostSaleRestDays: 'укажите целое число дней от 1 до 3650; 0 закрывает лид навсегда',
  complaintRestDays: 'укажите целое число дней от 1 до 3650',
  ringTimeoutSeconds: 'укажите от 15 до 60 секунд: сбрасывать раньше запрещает закон, дольше Amazon Connect не звонит',
  wrapUpLimitMinutes: 'укажите целое число минут от 1 до 1440',
  programmes: 'укажите программы: точку отсчёта, условия и сколько дней после покупки не звонить',
  recording: 'оставьте запись выключенной: в этой версии разговоры не записываются',
};

const STRUCTURE: Readonly<Record<StructurePart, string>> = {
  tiers: 'укажите от одной до трёх линий с названиями и стадиями, от поиска клиентов до работы с ними',
  name: 'дайте короткое название; сведениям — имя латиницей, например budget',
  stages: 'укажите соседние стадии по порядку: поиск клиентов, продажа, работа с клиентами',
  queueId: 'укажите идентификатор очереди Amazon Connect или оставьте пустым, если он есть у каждой кампании',
  routingProfileId:
    'укажите идентификатор профиля маршрутизации Amazon Connect или оставьте пустым, если он есть у каждой кампании',
  contactFlowId:
    'укажите идентификатор сценария звонка Amazon Connect или оставьте пустым, если он есть у каждой кампании',
  callerNumbers: 'укажите номера вашего контакт-центра, например +12025550100',
  script: 'выберите один из скриптов',
  targets: 'укажите числа больше 0, а доли — от 0 до 1, например 0.25',
  scripts: 'укажите скрипты, каждый под своим идентификатором',
  title: 'дайте заголовок в одну строку',
  opening: 'напишите, что оператор говорит сначала',
  objections: 'укажите возражения: код, заголовок и ответ',
  answer: 'напишите, что отвечает оператор',
  cards: 'укажите карточки: идентификатор, заголовок и текст',
  text: 'напишите текст карточки',
  facts: 'укажите сведения: имя и вопрос, или оставьте пустым',
  question: 'напишите, что спросить, чтобы это узнать',
  code: 'укажите строчные латинские буквы, цифры и дефисы, не больше 40, например price-too-high',
  id: 'укажите строчные латинские буквы, цифры и дефисы, не больше 40, например price-too-high',
};

const TRANSITIONS: Readonly<Record<TransitionPart, string>> = {
  from: 'выберите стадию, на которой находится лид',
  on: 'выберите итог; каждый — один раз для стадии',
  kind: 'выберите, что следует: к этому итогу подходит не всё',
  to: 'выберите следующую стадию для перехода, ту же или прежнюю — для паузы, или оставьте как обычно',
  promisedMinutes: 'укажите от 1 до 525600 минут рабочего времени, только для перехода к продаже',
  delayMinutes: 'укажите от 0 до 525600 минут или дни, только для перехода к продаже',
  delayDays: 'укажите от 0 до 3650 дней или минуты, только для перехода к продаже',
  urgency: 'выберите срочность, только для перехода к продаже',
  keepsAgent: 'выберите, остаётся ли лид у своего оператора',
  facts: 'укажите не больше 10 имён латиницей, например need, budget',
  days: 'укажите от 0 до 3650 дней, после отказа хотя бы 1, или правило lostSaleRestDays либо complaintRestDays',
};

const FIGURES: Readonly<Record<FigureForm, string>> = {
  share: 'укажите 0.12 вместо 12 % или то, что посчитано: {"count": 48, "of": 321}',
  seconds: 'укажите секунды, от 1 до 14400',
  'seconds-of-failed-call': 'укажите секунды, от 0 до 14400',
  attempts: 'укажите целое число от 1 до 50',
  count: 'укажите число, 0 или больше',
  conversations: 'укажите число больше 0 и не больше 100',
  segments: 'укажите [{"name": "regular", "customers": 2400, "cycleDays": 60}] или [], если клиентам не звонят',
  name: 'дайте имя',
  'cycle-days': 'укажите дни, от 1 до 3660',
  'hours-of-day': 'укажите часы, больше 0 и не больше 24',
  'days-of-week': 'укажите число от 1 до 7',
  shrinkage: 'укажите 0.3 вместо 30 %; должно быть меньше 1',
  occupancy: 'укажите {"prospecting": 0.8, "selling": 0.75, "accountCare": 0.75}, каждое больше 0 и не больше 1',
  people: 'укажите общее число людей или число людей каждой линии, начиная с первой',
  'bought-again': 'укажите не больше, чем everBought',
  orders: 'укажите не меньше, чем everBought и boughtAgain вместе',
  value: 'укажите число больше 0',
};

/** How it is to be written, in Russian; undefined where what is wrong says it already. */
export function remedyInRussian(remedy: Remedy): string | undefined {
  switch (remedy.kind) {
    case 'rule':
      return RULES[remedy.field];
    case 'rules-document':
      return 'правила задаются для организации, линий и кампаний; любую часть можно не указывать';
    case 'rule-of-organisation':
      return 'задайте это в правилах организации: оно действует для всех линий и кампаний';
    case 'take-out':
      return remedy.instead === undefined
        ? 'уберите это поле'
        : `уберите это поле; вместо него — ${ruleName(remedy.instead)}`;
    case 'other-value':
      return 'выберите другое значение: такого режима в этой версии нет';
    case 'id-of-campaign':
      return 'укажите латинские буквы, цифры, точки, дефисы и знаки подчёркивания, не больше 64';
    case 'structure-part':
      return STRUCTURE[remedy.part];
    case 'structure-document':
      return 'структура состоит из линий, переходов и скриптов; переходы и скрипты можно не указывать';
    case 'id-of-script':
      return 'укажите строчные латинские буквы, цифры и дефисы, не больше 40';
    case 'transition-part':
      return TRANSITIONS[remedy.part];
    case 'transition-list':
      return 'у каждого перехода укажите стадию, итог и что следует';
    case 'campaign':
      return 'исправьте это поле';
    case 'number-in-full':
      return 'напишите номер полностью, например +12025550199';
    case 'place-of-page-before':
      return 'откройте список сначала';
    case 'figure':
      return FIGURES[remedy.form];
    case 'figures-file':
      return 'укажите {"prospecting":{…},"selling":{…},"accountCare":{…},"working":{…}}, а people, purchases и orderValue — если известны';
    case 'somebody-to-call':
      return 'укажите новые лиды, перезвоны или клиентов';
    case 'as-said':
      return undefined;
  }
}

/** What a rule is called; one that nobody has a word for stands for itself. */
export function ruleName(field: string): string {
  const [, name] = Object.entries(RULE_WORDS.ru.fields).find(([known]) => known === field) ?? [];
  return name === undefined ? field : `«${name}»`;
}
