/**
 * Figures of reports and what they are of, as the API names them: these names are English already. A name that is not
 * here (an objection's own code, say) is shown as it came.
 */
export const FIGURE_TERMS_RU: ReadonlyMap<string, string> = new Map([
  ['attempts', 'попытки'],
  ['contact rate', 'доля ответов людей'],
  ['right-party rate', 'доля разговоров с нужным человеком'],
  ['answering machines', 'автоответчики'],
  ['abandoned', 'ответы без оператора'],
  ['callbacks kept', 'сдержанные обещания перезвонить'],
  ['callback calls that reached nobody', 'перезвоны, на которые никто не ответил'],
  ['talking, of the time on the line', 'разговор от времени на линии'],
  ['length of a talk', 'длительность разговора'],
  ['hand-overs', 'передачи в продажу'],
  ['qualified, of right parties', 'подходящие среди нужных людей'],
  ['attempts for a contact', 'попыток на один контакт'],
  ['attempts for a hand-over', 'попыток на одну передачу'],
  ['cost of a qualified lead', 'цена подходящего лида'],
  ['wait for the first attempt', 'ожидание первого звонка'],
  ['said stop', 'просьбы больше не звонить'],
  ['from hand-over to first call', 'от передачи до первого звонка'],
  ['first calls in the promised time', 'первые звонки в обещанный срок'],
  ['sales', 'продажи'],
  ['win rate', 'доля выигранных сделок'],
  ['calls for a deal', 'звонков на одну сделку'],
  ['average deal', 'средняя сделка'],
  ['repeat sales', 'повторные продажи'],
  ['new regular customers (second order)', 'новые постоянные клиенты (второй заказ)'],
  ['average order', 'средний заказ'],
  ['repeat rate', 'доля повторных продаж'],
  ['win-back rate', 'доля возвращённых клиентов'],
  ['complaints', 'жалобы'],
]);

/** What figures are of, in the case that follows a number: `45 из 366 попыток`. */
export const FIGURES_OF_RU: ReadonlyMap<string, string> = new Map([
  ['attempts', 'попыток'],
  ['sales', 'продаж'],
  ['hand-overs', 'передач'],
  ['answered by people', 'ответов людей'],
  ['promised callbacks', 'обещанных перезвонов'],
  ['seconds', 'секунд'],
  ['talks', 'разговоров'],
  ['right parties', 'нужных людей'],
  ['contacts', 'контактов'],
  ['new leads', 'новых лидов'],
  ['leads handed over', 'переданных лидов'],
  ['promised first calls', 'обещанных первых звонков'],
  ['deals won or lost', 'решённых сделок'],
  ['priced sales', 'продаж с суммой'],
  ['priced orders', 'заказов с суммой'],
  ['win-back talks', 'разговоров о возвращении'],
]);
