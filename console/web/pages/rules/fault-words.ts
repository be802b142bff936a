import type { Language } from '../../language/words.ts';
import { toldFault } from '../../parts/told-fault.ts';
import { RULE_ROWS, type RuleRow } from '../../rules/rule-fields.ts';
import { RULE_WORDS } from '../../terms/rule-words.ts';
import type { Fault } from './rules-answers.ts';

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

/** A fault as a sentence: what is written wrongly is mended in the form, whatever the API says of the document. */
export function faultInWords(fault: Fault, language: Language): string {
  const told = toldFault(fault, language);
  const mend = (fault.finding.of === 'writing' ? mendInForm(fault, language) : undefined) ?? told.mend;
  return mend === undefined ? told.message : `${told.message}; ${mend}`;
}

function mendInForm({ path }: Fault, language: Language): string | undefined {
  const row = RULE_ROWS.find(({ path: own }) => `${path}.`.includes(`.${own}.`));
  if (row === undefined) return undefined;
  const { control } = row;
  if (control.kind !== 'amount') return MENDS[language][control.kind];
  if (language === 'en') return undefined;
  const { from, units } = RULE_WORDS.ru;
  return `укажите целое число ${from(control.min, control.max, units[control.unit])}`;
}
