import { wordsOf } from '../language/words.ts';

export const DAY_WORDS = wordsOf({
  en: {
    openCalendar: 'Open the calendar',
    previousMonth: 'Month before',
    nextMonth: 'Month after',
    today: 'Today',
    dateHint: 'Like 2026-01-05',
  },
  ru: {
    openCalendar: 'Открыть календарь',
    previousMonth: 'Предыдущий месяц',
    nextMonth: 'Следующий месяц',
    today: 'Сегодня',
    dateHint: 'Например, 2026-01-05',
  },
});
