import type { CallWindow, RollingCap, Weekday } from '../../../../shared/domain/dial-rules.ts';
import { dayRuns, type OpenDay } from '../../../../shared/domain/open-days.ts';
import type { LeadAbout, LeadClock, ToldCall, ToldReason, ToldTouch } from '../../../../shared/domain/reason-about.ts';
import { listedInRussian } from '../../language/listed-in-russian.ts';
import { countedInRussian, daysInRussian, hoursInRussian } from '../../language/plural.ts';
import { CLOSE_TERMS, REST_TERMS, REVIEW_TERMS, SUPPRESS_TERMS } from '../lead-terms.ts';
import { capitalised, lowered } from '../letters.ts';
import { purposeInRussian } from '../programme-in-russian.ts';
import { bracketedInRussian } from '../source-in-russian.ts';
import { touchReasonInRussian } from '../touch-reason-in-russian.ts';
import { campaignReasonInRussian } from './campaign-reason-in-russian.ts';
import { clocksInRussian, dateInRussian, momentInRussian } from './clock-in-russian.ts';

/** Why a lead is not called, in Russian, by the clocks of where it is. */
export function reasonInRussian({ about, until, sources }: ToldReason<string>, clock: LeadClock<string>): string {
  const when = (at: string) => momentInRussian(at, clock.zone);
  const called = (at: string | undefined) => (at === undefined ? 'некоторое время назад' : when(at));
  const by = bracketedInRussian(sources);
  const ends = until === undefined ? '' : `, поэтому не звонят до ${when(until)}`;
  const itIs = `Там сейчас ${clocksInRussian(clock)}`;
  switch (about.kind) {
    case 'done':
      return `Работа с лидом закончена${because(about.why, CLOSE_TERMS.ru)}.`;
    case 'suppressed':
      return `Этому лиду больше никогда не звонят${because(about.why, SUPPRESS_TERMS.ru)}.`;
    case 'in-review':
      return `Сначала лида должен проверить человек${because(about.why, REVIEW_TERMS.ru)}.`;
    case 'in-a-call':
      return about.isOver
        ? 'Разговор окончен, и оператор ещё не указал его итог.'
        : 'Звонок этому лиду сейчас начинается или уже идёт.';
    case 'resting': {
      if (about.why === undefined || until === undefined) return 'Лид на паузе.';
      const again = ASKED_AGAIN.includes(about.why) ? '; самое позднее тогда это проверят снова' : '';
      return `Лид на паузе до ${when(until)}${because(about.why, REST_TERMS.ru)}${again}.`;
    }
    case 'not-due':
      return notDue(about.call, until === undefined ? 'более позднее время' : when(until));
    case 'dialled-by-hand':
      return `Туда номера набирают только вручную${by}: автоматически не звонят.`;
    case 'no-consent': {
      const needed = about.needed === 'written' ? 'письменное согласие' : 'прямое согласие';
      return `Для звонка туда нужно ${needed}${by}, а ${about.given === undefined ? 'никакого нет' : 'есть только прямое'}.`;
    }
    case 'timezone-unknown':
      return `Номер может быть в любом из ${countedInRussian(about.zones, 'часового пояса', 'часовых поясов', 'часовых поясов')}, а звонят только тем, чей пояс известен точно${by}.`;
    case 'number-bad':
      return 'Номер, который на очереди, не работает: это показали звонки на него.';
    case 'customer-calls':
      return `Клиент сам позвонил нам и сейчас на линии или только что был на ней${ends}.`;
    case 'outside-hours':
      return `${itIs}; ${hoursOf(about, clock)}.`;
    case 'holiday':
      return `${itIs}, у клиента праздник, а в праздники не звонят${by}.`;
    case 'closed-date':
      return `${itIs}, а в этот день туда не звонят${by}.`;
    case 'outside-wished-hours':
      return `${itIs}; клиент просил звонить с ${about.wished?.start} до ${about.wished?.end}.`;
    case 'cap-lifetime':
      return `Лиду звонили ${times(about.placed)}, а за всё время разрешено не больше ${callsAtMost(about.most)}${by}.`;
    case 'cap-number':
      return `На этот номер звонили столько, сколько разрешено за один цикл: ${times(about.most)}${by}.`;
    case 'cap-day':
      return `Звонки этого дня уже сделаны: разрешено не больше ${callsAtMost(about.most)} в день${by}${ends}.`;
    case 'cap-rolling':
      return `Лиду звонили столько, сколько разрешают скользящие ограничения: ${listedInRussian(about.caps.map(cap))}${by}${ends}.`;
    case 'min-gap':
      return `Последний звонок был ${called(about.at)}, а промежуток между звонками — не меньше ${countedInRussian(about.minutes, 'минуты', 'минут', 'минут')}${by}${ends}.`;
    case 'quiet-after-conversation': {
      const { days, programme } = about;
      const quiet =
        programme === undefined
          ? `а после разговора не звонят ${daysInRussian(days)}`
          : `а программа ${programme} выжидает ${daysInRussian(days)}`;
      return `Оператор говорил с лидом ${called(about.at)}, ${quiet}${by}${ends}.`;
    }
    case 'drop-lockout':
      return `На звонок ${called(about.at)} ответили, а оператора не было: после такого не звонят ${hoursInRussian(about.hours)}${by}${ends}.`;
    case 'lead-expired':
      return `Звонить начали ${dateInRussian(about.at, clock.zone)}, а лиду звонят не дольше ${countedInRussian(about.days, 'дня', 'дней', 'дней')}${by}.`;
    case 'bought-recently':
      return `Клиент недавно сделал покупку: ${callOf(about.touch)} не состоится.`;
    case 'touch-left-out':
      return `То, ради чего был назначен звонок, изменилось: ${callOf(about.touch)} не состоится.`;
    case 'waits-for-agent': {
      const then = until === undefined ? '' : `, до ${when(until)}, потом позвонит любой`;
      return `Перезвон ждёт оператора, который его обещал${then}.`;
    }
    case 'no-agent':
      return 'Лиду можно звонить, он ждёт оператора: на линии никто не свободен.';
    case 'no-line':
      return 'Лиду можно звонить, он ждёт канала: все каналы заняты.';
    default:
      return campaignReasonInRussian(about);
  }
}

/** Rests that are over earlier when the rules then say so. */
const ASKED_AGAIN: readonly string[] = ['no-touch', 'not-callable'];

function because<Why extends string>(why: Why | undefined, words: Readonly<Record<Why, string>>): string {
  return why === undefined ? '' : `: ${lowered(words[why])}`;
}

const CALLS: Readonly<Record<Exclude<ToldCall['kind'], 'touch'>, string>> = {
  approach: 'Звонок',
  handover: 'Первый звонок после передачи сделки',
  callback: 'Перезвон',
};

function notDue(call: ToldCall | undefined, when: string): string {
  if (call?.kind !== 'touch') return `${CALLS[call?.kind ?? 'approach']} назначен на ${when}.`;
  const why = call.because === undefined ? call.why : touchReasonInRussian(call.because);
  return `${capitalised(callOf(call))} назначен на ${when}${why === undefined ? '' : ` (${why})`}.`;
}

/** `звонок «продление» по программе contract` */
function callOf(touch: ToldTouch | undefined): string {
  if (touch === undefined) return 'назначенный звонок';
  const { goal, programme } = touch;
  return `звонок ${goal === undefined ? '' : `«${purposeInRussian(goal)}» `}по программе ${programme}`;
}

const DAYS: Readonly<Record<Weekday, string>> = {
  monday: 'пн',
  tuesday: 'вт',
  wednesday: 'ср',
  thursday: 'чт',
  friday: 'пт',
  saturday: 'сб',
  sunday: 'вс',
};

function hoursOf(
  { tier, hours, uncut }: Extract<LeadAbout<string>, { readonly kind: 'outside-hours' }>,
  { zones }: LeadClock<string>,
): string {
  const everywhere = zones.length > 1 ? ', по часам всех поясов, где может быть номер' : '';
  const cut = uncut === undefined ? '' : `; без требований закона было бы ${week(uncut)}`;
  return `линия ${tier} звонит туда ${week(hours)}${everywhere}${cut}`;
}

/** `пн–пт 09:00–20:00 и сб 10:00–14:00 (организация)` */
function week(days: readonly OpenDay[]): string {
  const [first] = days;
  if (first === undefined) return '— ни в один день';
  const sourcesOf = ({ sources }: OpenDay) => bracketedInRussian(sources);
  const allSame = days.every((day) => sourcesOf(day) === sourcesOf(first));
  const runs = dayRuns(days, (day) => listedInRussian(day.windows.map(windowOf)) + (allSame ? '' : sourcesOf(day)));
  const told = runs.map(({ first: from, last, text }) =>
    from === last ? `${DAYS[from]} ${text}` : `${DAYS[from]}–${DAYS[last]} ${text}`,
  );
  return listedInRussian(told) + (allSame ? sourcesOf(first) : '');
}

function windowOf({ start, end }: CallWindow): string {
  return `${start}–${end}`;
}

function cap({ count, windowHours, per }: RollingCap): string {
  const calls = countedInRussian(count, 'звонок', 'звонка', 'звонков');
  return `${calls} за ${hoursInRussian(windowHours)}${per === 'number' ? ' на каждый номер' : ''}`;
}

function times(count: number): string {
  return countedInRussian(count, 'раз', 'раза', 'раз');
}

function callsAtMost(count: number): string {
  return countedInRussian(count, 'звонка', 'звонков', 'звонков');
}
