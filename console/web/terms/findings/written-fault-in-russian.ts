import type { TransitionFault } from '../../../../shared/domain/findings/transition-fault.ts';
import type { WrittenFault } from '../../../../shared/domain/findings/written-fault.ts';
import type { WrittenForm } from '../../../../shared/domain/findings/written-forms.ts';
import type { NumberFault } from '../../../../shared/domain/phone-number.ts';
import { countedInRussian } from '../../language/plural.ts';
import { STAGE_TERMS } from '../lead-terms.ts';
import { causeInRussian } from './cause-in-russian.ts';

type Wanted = Extract<WrittenFault, { readonly kind: 'other-type' }>['wanted'];

const OTHER_TYPE: Readonly<Record<Wanted, string>> = {
  number: 'не число',
  'whole-number': 'не целое число',
  text: 'не текст',
  list: 'не список',
  object: 'не набор полей',
  'yes-or-no': 'не «да» и не «нет»',
};

const OTHER_FORM: Readonly<Record<WrittenForm, string>> = {
  'time-of-day': 'не время от 00:00 до 23:59',
  'civil-day': 'не дата вида ГГГГ-ММ-ДД',
  'end-of-window': 'не время от 00:00 до 24:00',
  'region-code': 'не код региона: например BY, заглавными буквами и без страны',
  code: 'нужны строчные латинские буквы, цифры и дефисы, не больше 40 знаков',
  'campaign-id': 'нужны строчные латинские буквы, цифры и дефисы, не больше 60 знаков',
  'column-name': 'не имя столбца: например contract_end',
  'fact-name': 'нужны строчные латинские буквы, цифры и знаки подчёркивания',
  'connect-id': 'не идентификатор: пусто или есть пробел',
  'phone-number': 'не номер в международном виде: например +12025550100',
  'not-blank': 'пусто',
  email: 'не адрес эл. почты: нужны имя, знак @ и домен',
  date: 'не дата вида ГГГГ-ММ-ДД',
  'by-tier': 'не число и не числа по линиям: например 15 или 1=7,2=6,3=2',
  hours: 'не число часов: например 8 или 7.5',
  weeks: 'не целое число больше 0',
  uuid: 'не идентификатор Amazon Connect: например 10000000-0000-4000-8000-000000000001',
};

const OF_NUMBERS: Readonly<Record<NumberFault, string>> = {
  'unknown-country': 'страна номера неизвестна',
  'unknown-calling-code': 'нет такого кода страны',
  'no-country': 'номер без кода страны',
  'wrong-length': 'в номерах этой страны столько цифр не бывает',
  'too-short': 'номер слишком короткий',
  'too-long': 'номер слишком длинный',
  'of-no-country': 'номер не относится ни к одной стране',
  'no-number': 'это не номер телефона',
};

/** What is written wrongly, in Russian, as it stands behind the name of its field. */
export function writtenFaultInRussian(fault: WrittenFault): string {
  switch (fault.kind) {
    case 'missing':
      return 'не указано';
    case 'no-such-field':
      return meant('такого поля нет', fault.meant);
    case 'other-type':
      return OTHER_TYPE[fault.wanted];
    case 'below':
      return `меньше ${fault.bound}`;
    case 'not-above':
      return `должно быть больше ${fault.bound}`;
    case 'above':
      return `больше ${fault.bound}`;
    case 'not-below':
      return `должно быть меньше ${fault.bound}`;
    case 'empty':
      return 'пусто';
    case 'too-long':
      return `длиннее ${countedInRussian(fault.characters, 'знака', 'знаков', 'знаков')}`;
    case 'too-many':
      return `больше ${countedInRussian(fault.entries, 'записи', 'записей', 'записей')}`;
    case 'other-form':
      return fault.form === undefined ? 'записано не в том виде' : OTHER_FORM[fault.form];
    case 'no-choice':
      return meant('такого значения здесь не бывает', fault.meant);
    case 'no-country':
      return meant('нет такой страны', fault.meant);
    case 'region-without-country':
      return 'указан регион без страны';
    case 'not-rising':
      return 'числа должны идти по возрастанию, каждое один раз';
    case 'twice':
      return 'что-то названо дважды';
    case 'hours-or-days':
      return 'нужно указать часы или дни, что-то одно';
    case 'unavailable':
      return 'в этой версии такого нет';
    case 'of-organisation':
      return 'это выбирает только организация';
    case 'no-moment':
      return 'не дата и время';
    case 'no-time-zone':
      return 'нет такого часового пояса: например Europe/Moscow';
    case 'no-one-line':
      return 'нужна одна строка без пробелов по краям';
    case 'ends-at-start':
      return 'начало и конец совпадают';
    case 'no-place-in-list':
      return 'такого места в списке нет или больше нет';
    case 'no-phone-number':
      return OF_NUMBERS[fault.number];
    case 'holds-phone-number':
      return 'здесь не должно быть номера телефона: укажите, чей он';
    case 'wrong':
      return 'записано неверно';
    case 'no-share':
      return 'не доля от 0 до 1';
    case 'nobody-answers':
      return 'получается, что не отвечает никто и никогда';
    case 'no-people':
      return 'не число людей';
    case 'above-ever-bought':
      return 'больше, чем всего покупателей';
    case 'below-orders-placed':
      return 'меньше, чем эти клиенты должны были сделать';
    case 'nobody-called':
      return 'звонить вообще некому';
    default:
      return transitionFaultInRussian(fault);
  }
}

function transitionFaultInRussian(fault: TransitionFault): string {
  switch (fault.kind) {
    case 'followed-twice':
      return `второй раз сказано, что следует за итогом «${causeInRussian(fault.on)}» на стадии «${STAGE_TERMS.ru[fault.from]}»`;
    case 'no-mere-retry':
      return `не подходит к итогу «${causeInRussian(fault.on)}»: после него не звонят просто ещё раз`;
    case 'success-exhausts':
      return `не подходит к итогу «${causeInRussian(fault.on)}»: это успех`;
    case 'no-touches-there':
      return `не подходит к стадии «${STAGE_TERMS.ru[fault.from]}»: программы планируют касания только для клиентов`;
    case 'last-stage':
      return `вести некуда: «${STAGE_TERMS.ru['account-care']}» — последняя стадия`;
    case 'no-advance-after':
      return `не подходит к итогу «${causeInRussian(fault.on)}»`;
    case 'care-by-sale-alone':
      return `не подходит к стадии «${STAGE_TERMS.ru.selling}»: на стадию «${STAGE_TERMS.ru['account-care']}» ведёт только продажа`;
    case 'leads-elsewhere':
      return `итог «${causeInRussian(fault.on)}» со стадии «${STAGE_TERMS.ru[fault.from]}» ведёт на другую: «${STAGE_TERMS.ru[fault.to]}»`;
    case 'no-effect-on-sale':
      return 'на продажу не влияет: когда звонить клиенту, говорят программы';
    case 'delay-twice':
      return 'срок указан дважды: в минутах и в днях';
    case 'rests-upwards':
      return `эта стадия дальше, чем «${STAGE_TERMS.ru[fault.from]}»: вверх ведёт только переход на стадию выше`;
    case 'rests-no-day':
      return `0, а после итога «${causeInRussian(fault.on)}» лида оставляют в покое хотя бы на день`;
  }
}

function meant(what: string, word: string | undefined): string {
  return word === undefined ? what : `${what}; может быть, ${word}?`;
}
