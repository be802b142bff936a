import type { CallWindow, Weekday } from '../../dial-rules.ts';
import { weekOf } from '../../weekly-windows.ts';

type Week = Readonly<Record<Weekday, readonly CallWindow[]>>;

/** The same window from Monday to Friday, others at the weekend; a day without a window is closed. */
export function workWeek(days: {
  readonly workdays: CallWindow;
  readonly saturday?: CallWindow;
  readonly sunday?: CallWindow;
}): Week {
  return weekOf((day) => {
    const window = day === 'saturday' || day === 'sunday' ? days[day] : days.workdays;
    return window === undefined ? [] : [window];
  });
}

/** The same window on all seven days. */
export function everyDay(start: string, end: string): Week {
  return weekOf(() => [{ start, end }]);
}
