import type { Language } from '../../language/words.ts';
import { RULE_ROWS, type RuleRow } from './rule-fields.ts';
import { RULE_WORDS } from './rule-words.ts';
import type { Fault } from './rules-answers.ts';

/** Messages of the API that a form can bring about, in Russian. What is not among them stays as the API says it. */
const RUSSIAN: readonly (readonly [RegExp, (...found: readonly string[]) => string])[] = [
  [/^is not a number$/, () => 'не число'],
  [/^is not a whole number$/, () => 'не целое число'],
  [/^is below (\d+)$/, (bound = '') => `меньше ${bound}`],
  [/^is above (\d+)$/, (bound = '') => `больше ${bound}`],
  [/^is missing$/, () => 'не указано'],
  [/^is not a time of day from 00:00 to (\d\d:\d\d)$/, (last = '') => `не время от 00:00 до ${last}`],
  [/^is no date of the calendar, written YYYY-MM-DD$/, () => 'не дата вида ГГГГ-ММ-ДД'],
  [/^is no country$/, () => 'нет такой страны'],
  [/^is no country, did you mean (.+)\?$/, (meant = '') => `нет такой страны; может быть, ${meant}?`],
  [/^is no region code/, () => 'не код региона: например BY, заглавными буквами и без страны'],
  [/^names a region without its country$/, () => 'указан регион без страны'],
  [/^names no delay$/, () => 'не указано ни одного срока'],
  [/^leaves (.+) a week that never opens$/, () => 'не остаётся ни одного часа для звонков за всю неделю'],
];

type Mends = Readonly<Partial<Record<RuleRow['control']['kind'], string>>>;

/** How a value of the form is mended; the API speaks of the document. */
const MENDS: Readonly<Record<Language, Mends>> = {
  en: {
    windows: 'write times such as 09:00 to 18:00; 24:00 ends a day, and a day without windows is closed',
    dates: 'write dates such as 2026-12-24, countries and regions as ISO 3166 has them',
    caps: 'give 1 to 60 calls and 1 to 744 hours',
    retry: 'give minutes with commas between them, and 1 to 99 calls',
    missed: 'give 1 to 5 tries, and 1 to 1440 minutes between them',
    exhaust: 'choose an action; give 1 to 3650 days of rest',
  },
  ru: {
    windows: 'укажите время, например 09:00 и 18:00; 24:00 — конец дня, без окон день закрыт',
    dates: 'укажите даты вида 2026-12-24, страны и регионы — по ISO 3166',
    caps: 'укажите от 1 до 60 звонков и от 1 до 744 часов',
    retry: 'укажите минуты через запятую и от 1 до 99 звонков',
    missed: 'укажите от 1 до 5 попыток и от 1 до 1440 минут между ними',
    exhaust: 'выберите действие; дней отдыха — от 1 до 3650',
  },
};

/** A fault as a sentence, and the language that it is in. */
export function faultInWords(fault: Fault, language: Language): { readonly text: string; readonly language: Language } {
  const russian = inRussian(fault.message);
  if (russian === undefined) return { text: `${fault.message}; ${fault.mend}`, language: 'en' };
  const message = language === 'en' ? fault.message : russian;
  const mend = mendOf(fault, language);
  return { text: mend === undefined ? message : `${message}; ${mend}`, language };
}

function inRussian(message: string): string | undefined {
  for (const [pattern, words] of RUSSIAN) {
    const found = pattern.exec(message);
    if (found !== null) return words(...found.slice(1));
  }
  return undefined;
}

function mendOf({ path, mend }: Fault, language: Language): string | undefined {
  const row = RULE_ROWS.find(({ path: own }) => `${path}.`.includes(`.${own}.`));
  if (row === undefined) return language === 'en' ? mend : undefined;
  const { control } = row;
  if (control.kind !== 'amount') return MENDS[language][control.kind];
  if (language === 'en') return mend;
  const { from, units } = RULE_WORDS.ru;
  return `укажите целое число ${from(control.min, control.max, units[control.unit])}`;
}
