import type {
  Programme,
  ProgrammeExit,
  ProgrammePurpose,
  TouchCondition,
  TouchTrigger,
} from '../../../shared/domain/dial-rules.ts';
import { daysInRussian, hoursInRussian } from '../language/plural.ts';

const PURPOSES: Readonly<Record<ProgrammePurpose, string>> = {
  welcome: 'знакомство',
  'health-check': 'всё ли в порядке',
  'cross-sell': 'сопутствующие товары',
  upsell: 'больше или дороже',
  renewal: 'продление',
  'win-back': 'возвращение',
};

const EXITS: Readonly<Record<ProgrammeExit, string>> = {
  purchase: 'покупка',
  objection: 'отказ',
  complaint: 'жалоба',
};

/** What a programme calls for, in Russian. */
export function purposeInRussian(purpose: ProgrammePurpose): string {
  return PURPOSES[purpose];
}

/** A programme with all that it asks, in Russian. */
export function programmeInRussian(programme: Programme): string {
  const { id, purpose, trigger, conditions = [], skipIfBoughtWithinDays: skip } = programme;
  const { script, priority, coolDownDays, maxPerQuarter, exitOn = [] } = programme;
  const details = [
    ...(purpose === undefined ? [] : [`цель: ${PURPOSES[purpose]}`]),
    ...(conditions.length === 0 ? [] : [`если ${conditions.map(conditionInRussian).join(' и ')}`]),
    ...(script === undefined ? [] : [`скрипт ${script}`]),
    ...(priority === undefined ? [] : [`приоритет ${priority}`]),
    ...(coolDownDays === undefined ? [] : [`отдых перед касанием — ${daysInRussian(coolDownDays)}`]),
    ...(maxPerQuarter === undefined ? [] : [`не больше ${maxPerQuarter} за квартал`]),
    ...(exitOn.length === 0 ? [] : [`заканчивает ${exitOn.map((exit) => EXITS[exit]).join(' или ')}`]),
  ];
  const unless = skip === 0 ? '' : `, кроме покупавших за последние ${daysInRussian(skip)}`;
  return `${id}: ${triggerInRussian(trigger)}${unless}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

/** When a programme calls, in Russian. */
export function triggerInRussian(trigger: TouchTrigger): string {
  switch (trigger.kind) {
    case 'after-sale':
      return `через ${daysInRussian(trigger.days)} после первой продажи`;
    case 'after-purchase':
      return `через ${daysInRussian(trigger.days)} после каждой покупки`;
    case 'every':
      return `раз в ${daysInRussian(trigger.days)}`;
    case 'after-silence':
      return `после молчания в ${daysInRussian(trigger.days)}${againInRussian(trigger)}`;
    case 'order-interval':
      return `на ${trigger.times.map((times) => `×${times}`).join(', ')} от собственного интервала заказов клиента`;
    case 'contract-end':
      return `за ${trigger.daysBefore.join(', ')} дн. до даты в ${trigger.attribute}`;
    case 'after-case':
      return `через ${trigger.hours === undefined ? daysInRussian(trigger.days ?? 0) : hoursInRussian(trigger.hours)} после закрытия обращения`;
    case 'on-date':
      return `${trigger.yearly === true ? 'каждый год ' : ''}${dateInRussian(trigger)}`;
  }
}

/** A condition of a programme, in Russian. */
export function conditionInRussian(condition: TouchCondition): string {
  switch (condition.kind) {
    case 'attribute-is':
      return `${condition.attribute} равен ${condition.value}`;
    case 'attribute-is-not':
      return `${condition.attribute} не равен ${condition.value}`;
    case 'attribute-in':
      return `${condition.attribute} один из: ${condition.values.join(', ')}`;
    case 'attribute-exists':
      return `${condition.attribute} есть`;
    case 'attribute-at-least':
      return `${condition.attribute} не меньше ${condition.value}`;
    case 'attribute-at-most':
      return `${condition.attribute} не больше ${condition.value}`;
    case 'orders-at-least':
      return `заказов не меньше ${condition.value}`;
    case 'order-total-at-least':
      return `сумма заказов не меньше ${condition.value}`;
  }
}

function againInRussian({ days: first, againDays = first }: Extract<TouchTrigger, { kind: 'after-silence' }>): string {
  return againDays === first ? '' : `, потом раз в ${daysInRussian(againDays)}`;
}

function dateInRussian({ attribute, daysBefore = 0 }: Extract<TouchTrigger, { kind: 'on-date' }>): string {
  return daysBefore === 0 ? `в день из ${attribute}` : `за ${daysInRussian(daysBefore)} до даты в ${attribute}`;
}
