const ENGLISH = new Intl.PluralRules('en');
const RUSSIAN = new Intl.PluralRules('ru');

const ENGLISH_NUMBER = new Intl.NumberFormat('en');
const RUSSIAN_NUMBER = new Intl.NumberFormat('ru');

/** `3 calls`, `1 call`. */
export function counted(count: number, one: string, other: string): string {
  return `${ENGLISH_NUMBER.format(count)} ${ENGLISH.select(count) === 'one' ? one : other}`;
}

/** `1 звонок`, `3 звонка`, `5 звонков`; the form `few` is also that of fractions: `1,5 звонка`. */
export function countedInRussian(count: number, one: string, few: string, many: string): string {
  return `${RUSSIAN_NUMBER.format(count)} ${russianForm(count, one, few, many)}`;
}

/** `1 день`, `3 дня`, `5 дней`. */
export function daysInRussian(count: number): string {
  return countedInRussian(count, 'день', 'дня', 'дней');
}

/** `1 час`, `3 часа`, `5 часов`. */
export function hoursInRussian(count: number): string {
  return countedInRussian(count, 'час', 'часа', 'часов');
}

/** The form that goes with a number; `few` is also that of fractions. */
export function russianForm(count: number, one: string, few: string, many: string): string {
  switch (RUSSIAN.select(count)) {
    case 'one':
      return one;
    case 'many':
      return many;
    default:
      return few;
  }
}
