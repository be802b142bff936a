import type { ProgrammeExit } from '../../../shared/domain/dial-rules.ts';
import type {
  CalendarSilence,
  NoTouch,
  TouchBeginning,
  TouchMove,
  TouchOrigin,
  TouchReason,
} from '../../../shared/domain/touch-reason.ts';
import { daysInRussian, hoursInRussian } from '../language/plural.ts';
import { conditionInRussian } from './programme-in-russian.ts';

const AFTER: Readonly<Record<Exclude<TouchBeginning, 'taken-in'>, string>> = {
  sale: 'продажи',
  purchase: 'покупки',
  'last-purchase': 'последней покупки',
  'programme-began': 'начала программы',
  'last-contact': 'последнего известного контакта',
};

const RESTS: Readonly<Record<Extract<TouchMove, { readonly kind: 'rest' }>['after'], string>> = {
  touch: 'касания',
  conversation: 'разговора',
  contact: 'контакта',
};

const ENDED_BY: Readonly<Record<ProgrammeExit, string>> = {
  purchase: 'её завершила покупка',
  objection: 'её завершил отказ',
  complaint: 'её завершила жалоба',
};

/** Why a touch is made when it is made, in Russian. */
export function touchReasonInRussian({ origin, shift }: TouchReason): string {
  const because = originInRussian(origin);
  if (shift === undefined) return because;
  const { from, to } = shift;
  return shift.kind === 'made-up'
    ? `${because}; пропущено ${dayInRussian(from)}, навёрстывается ${dayInRussian(to)}`
    : `${because}; перенесено с ${dayInRussian(from)} на ${dayInRussian(to)}: ${shift.by.map(moveInRussian).join(', ')}`;
}

/** Why a programme would not call a customer, in Russian. */
export function silenceInRussian(why: CalendarSilence): string {
  return why.kind === 'others-first'
    ? `раньше звонят другие программы, или её время ещё не пришло: ${touchReasonInRussian(why.touch)}`
    : noTouchInRussian(why);
}

function originInRussian(origin: TouchOrigin): string {
  switch (origin.kind) {
    case 'days-after': {
      const { days, from, of } = origin;
      if (from !== 'taken-in') return `через ${daysInRussian(days)} после ${AFTER[from]} ${dayInRussian(of)}`;
      return days === 0
        ? 'клиента приняли в работу'
        : `через ${daysInRussian(days)} после приёма клиента ${dayInRussian(of)}`;
    }
    case 'order-interval': {
      const { days, standsInFor, factor, on } = origin;
      const said =
        standsInFor === undefined
          ? `обычно заказывает раз в ${daysInRussian(days)}`
          : `взято ${daysInRussian(days)}, потому что нужны заказы за ${daysInRussian(standsInFor)}`;
      return `интервал заказов: ${said}, ${factor > 1 ? 'просрочено' : 'срок'} ×${factor} ${dayInRussian(on)}`;
    }
    case 'before-contract-end':
      return `за ${daysInRussian(origin.days)} до окончания договора ${dayInRussian(origin.ends)}`;
    case 'hours-after-case':
      return `через ${hoursInRussian(origin.count)} после закрытия обращения ${dayInRussian(origin.closed)}`;
    case 'days-after-case':
      return `через ${daysInRussian(origin.count)} после закрытия обращения ${dayInRussian(origin.closed)}`;
    case 'before-date': {
      const { days, attribute, date } = origin;
      const day = `${dayInRussian(date)} (${attribute})`;
      return days === 0 ? day : `за ${daysInRussian(days)} до ${day}`;
    }
  }
}

function noTouchInRussian(why: NoTouch): string {
  switch (why.kind) {
    case 'condition-unmet':
      return `не выполнено условие: ${conditionInRussian(why.condition)}`;
    case 'no-sale':
      return 'клиентом лид стал не после продажи: он пришёл из списка';
    case 'no-purchase':
      return 'о покупках ничего не известно';
    case 'no-case':
      return 'ни одно обращение не закрыто';
    case 'no-date':
      return `в ${why.attribute} нет даты`;
    case 'too-few-orders':
      return `для интервала нужны заказы за ${daysInRussian(why.needed)}, а известны за ${daysInRussian(why.known)}`;
    case 'dates-over':
      return 'все её даты использованы или прошли';
    case 'ended':
      return `${ENDED_BY[why.by]} ${dayInRussian(why.on)}`;
    case 'bought-before':
      return `касание ${dayInRussian(why.of)} пропускается: от покупки до него меньше, чем ${daysInRussian(why.days)}`;
    case 'time-over': {
      const because =
        why.by.length === 0
          ? 'его время прошло'
          : `его откладывают ${why.by.map(moveInRussian).join(' и ')}, а потом его время пройдёт`;
      return `касание ${dayInRussian(why.of)} пропускается: ${because}`;
    }
    case 'left-to-silence':
      return `с ${dayInRussian(why.from)} клиент молчит, и тогда звонит другая программа`;
  }
}

function moveInRussian(move: TouchMove): string {
  return move.kind === 'rest'
    ? `отдых ${daysInRussian(move.days)} после ${RESTS[move.after]} ${dayInRussian(move.of)}`
    : `в квартале уже было столько касаний, сколько можно (${move.most})`;
}

/** `5 января 2026 г.` of a civil day. */
function dayInRussian(day: string): string {
  const shape = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('ru', shape).format(new Date(`${day}T00:00:00Z`));
}
