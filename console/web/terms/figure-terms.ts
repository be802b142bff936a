import type { FigureBasis, NamedFigureKey } from '../../../shared/domain/reports/figure-names.ts';
import { russianForm } from '../language/plural.ts';

/** Figures of reports, as they are called in Russian; in English the API names them. */
export const FIGURE_TERMS_RU: Readonly<Record<NamedFigureKey, string>> = {
  attempts: 'попытки',
  'contact-rate': 'доля ответов людей',
  'right-party-rate': 'доля разговоров с нужным человеком',
  'answering-machines': 'автоответчики',
  abandoned: 'ответы без оператора',
  'callbacks-kept': 'сдержанные обещания перезвонить',
  'callbacks-unreached': 'перезвоны, на которые никто не ответил',
  'talk-share': 'разговор от времени на линии',
  'talk-length': 'длительность разговора',
  handovers: 'передачи в продажу',
  qualified: 'подходящие среди нужных людей',
  'attempts-for-contact': 'попыток на один контакт',
  'attempts-for-handover': 'попыток на одну передачу',
  'cost-of-qualified-lead': 'цена подходящего лида',
  'first-call-wait': 'ожидание первого звонка',
  'said-stop': 'просьбы больше не звонить',
  'handover-wait': 'от передачи до первого звонка',
  'first-calls-in-time': 'первые звонки в обещанный срок',
  sales: 'продажи',
  'win-rate': 'доля выигранных сделок',
  'calls-for-deal': 'звонков на одну сделку',
  'average-deal': 'средняя сделка',
  'repeat-sales': 'повторные продажи',
  'new-regulars': 'новые постоянные клиенты (второй заказ)',
  'average-order': 'средний заказ',
  'repeat-rate': 'доля повторных продаж',
  'win-back-rate': 'доля возвращённых клиентов',
  complaints: 'жалобы',
};

/** What figures are of in the genitive, of one and of many: `1 из 21 попытки`, `45 из 366 попыток`. */
const FIGURE_BASES_RU: Readonly<Record<FigureBasis, readonly [one: string, many: string]>> = {
  attempts: ['попытки', 'попыток'],
  sales: ['продажи', 'продаж'],
  handovers: ['передачи', 'передач'],
  'answered-by-people': ['ответа людей', 'ответов людей'],
  'promised-callbacks': ['обещанного перезвона', 'обещанных перезвонов'],
  seconds: ['секунды', 'секунд'],
  talks: ['разговора', 'разговоров'],
  'right-parties': ['нужного человека', 'нужных людей'],
  contacts: ['контакта', 'контактов'],
  'new-leads': ['нового лида', 'новых лидов'],
  'leads-handed-over': ['переданного лида', 'переданных лидов'],
  'promised-first-calls': ['обещанного первого звонка', 'обещанных первых звонков'],
  'decided-deals': ['решённой сделки', 'решённых сделок'],
  'priced-sales': ['продажи с суммой', 'продаж с суммой'],
  'priced-orders': ['заказа с суммой', 'заказов с суммой'],
  'win-back-talks': ['разговора о возвращении', 'разговоров о возвращении'],
};

/** What a figure is of, as it stands after `из 21` or `по данным 366`. */
export function figureBasisInRussian(basis: FigureBasis, of: number): string {
  const [one, many] = FIGURE_BASES_RU[basis];
  return russianForm(of, one, many, many);
}
