import { OUTCOME_CODES } from '../../../../shared/domain/outcome.ts';
import { STAGES } from '../../../../shared/domain/stage.ts';
import type { StructurePlace } from '../../../../shared/domain/structure-diff.ts';
import { isObject } from '../../rules/written-value.ts';
import { STAGE_TERMS } from '../lead-terms.ts';
import { OUTCOME_TERMS } from '../outcome-terms.ts';

const PARTS: ReadonlyMap<string, string> = new Map([
  ['name', 'название'],
  ['stages', 'стадии'],
  ['queueId', 'очередь'],
  ['routingProfileId', 'профиль маршрутизации'],
  ['contactFlowId', 'сценарий звонка'],
  ['callerNumbers', 'номера, с которых звонят'],
  ['script', 'скрипт'],
  ['contactsPerDay', 'разговоров за рабочий день'],
  ['handoversPerDay', 'передач за рабочий день'],
  ['firstCallWithinMinutes', 'минут до первого звонка'],
  ['dealsPerDay', 'сделок за рабочий день'],
  ['winRate', 'доля выигранных сделок'],
  ['repeatRate', 'доля купивших снова'],
  ['averageOrderValue', 'средний заказ'],
  ['complaintRate', 'доля жалоб'],
  ['title', 'заголовок'],
  ['opening', 'начало разговора'],
  ['objections', 'возражение'],
  ['cards', 'карточка'],
  ['facts', 'нужное сведение'],
  ['order of objections', 'порядок возражений'],
  ['order of cards', 'порядок карточек'],
  ['order of facts', 'порядок сведений'],
]);

const KINDS: ReadonlyMap<string, string> = new Map([
  ['advance', 'переходит на стадию выше'],
  ['rest', 'пауза'],
  ['retry', 'звонят снова по правилу повторов'],
  ['exhaust', 'действие правил, когда попытки исчерпаны'],
  ['next-touch', 'следующее касание программ'],
  ['close', 'работа закончена'],
]);

/** What else a transition may say, in the order in which it is told. */
const DETAILS: ReadonlyMap<string, string> = new Map([
  ['days', 'дней'],
  ['to', 'затем на стадии'],
  ['promisedMinutes', 'первый звонок обещан в течение минут'],
  ['delayMinutes', 'минут до первого звонка'],
  ['delayDays', 'дней до первого звонка'],
  ['urgency', 'срочность'],
  ['keepsAgent', 'остаётся у своего оператора'],
  ['facts', 'нужны сведения'],
]);

const WORDS: ReadonlyMap<string, string> = new Map([
  ['promised', 'минута в минуту'],
  ['normal', 'с точностью до получаса'],
  ['true', 'да'],
  ['false', 'нет'],
]);

/** Where a structure was changed. */
export function structurePlaceInRussian(place: StructurePlace): string {
  switch (place.kind) {
    case 'tier':
      return place.part === undefined
        ? `линия ${place.tier}, ${nameOf(place.field)}`
        : `линия ${place.tier}, цель: ${nameOf(place.part)}`;
    case 'transition':
      return `что следует за итогом «${causeOf(place.on)}» на стадии «${STAGE_TERMS.ru[place.from]}»`;
    case 'script':
      return `скрипт ${place.script}, ${nameOf(place.field)}${place.part === undefined ? '' : ` ${place.part}`}`;
  }
}

/** A published value as a person says it, given as JSON: a list by its items, an answer or a card by its title. */
export function structureValueInRussian(place: StructurePlace, json: string): string {
  const value: unknown = JSON.parse(json);
  if (place.kind === 'transition' && isObject(value)) {
    const kind = String(value['kind']);
    const details = [...DETAILS].flatMap(([name, words]) =>
      Object.hasOwn(value, name) ? [`${words}: ${wordOf(value[name])}`] : [],
    );
    return [KINDS.get(kind) ?? kind, ...details].join(', ');
  }
  if (isObject(value)) return String(value['title'] ?? value['question'] ?? json);
  return wordOf(value);
}

function wordOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordOf).join(', ');
  const stage = STAGES.find((one) => one === value);
  return stage === undefined ? (WORDS.get(String(value)) ?? String(value)) : `«${STAGE_TERMS.ru[stage]}»`;
}

function nameOf(part: string): string {
  return PARTS.get(part) ?? part;
}

function causeOf(on: string): string {
  if (on === 'attempts-spent') return 'Попытки исчерпаны';
  const code = OUTCOME_CODES.find((one) => one === on);
  return code === undefined ? on : OUTCOME_TERMS.ru[code];
}
