import './month-grid.css';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { monthWeeks, weekdayNames } from './month-weeks.ts';
import type { PlannedTouch } from './programme-answers.ts';
import { PROGRAMME_WORDS } from './words.ts';

interface MonthGridProps {
  /** `2026-03`. */
  readonly month: string;
  readonly touches: readonly PlannedTouch[];
  readonly purchasedOn: string;
}

/** One month as a table of weeks; days with a call name their programmes. */
export function MonthGrid({ month, touches, purchasedOn }: MonthGridProps) {
  const words = useWords(PROGRAMME_WORDS);
  const { language } = useLanguage();
  const first = new Date(`${month}-01T00:00:00Z`);
  const name = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first);
  const here = touches.filter(({ wantedOn }) => wantedOn.startsWith(month));
  return (
    <table className="tierline-month" aria-label={words.monthLabel(name, here.length)}>
      <caption>{name}</caption>
      <thead>
        <tr>
          {weekdayNames(language).map(({ short, long }) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthWeeks(month).map((week) => (
          <tr key={week.find((day) => day !== undefined)}>
            {week.map((day, weekday) => {
              const called = here.filter(({ wantedOn }) => wantedOn === day).map(({ programme }) => programme);
              const told = day === purchasedOn ? [words.purchase, ...called] : called;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a weekday is its place
                <td key={weekday} className={classOf(called.length > 0, day === purchasedOn)} title={told.join(', ')}>
                  {day !== undefined && Number(day.slice(8))}
                  {told.length > 0 && <span className="tierline-unseen">{` ${told.join(', ')}`}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf(isCalled: boolean, isPurchase: boolean): string {
  if (isCalled) return 'tierline-called';
  return isPurchase ? 'tierline-bought' : '';
}
