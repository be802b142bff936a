import '../../parts/plain-list.css';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useLanguage, useWords } from '../../language/language-context.ts';
import type { Language } from '../../language/words.ts';
import { silenceInRussian, touchReasonInRussian } from '../../terms/touch-reason-in-russian.ts';
import { MonthGrid } from './month-grid.tsx';
import { monthsOf } from './month-weeks.ts';
import type { PlannedCalendar, PlannedTouch, Programme } from './programme-answers.ts';
import { PROGRAMME_WORDS } from './words.ts';

interface PlannedTouchesProps {
  readonly calendar: PlannedCalendar;
  readonly purchasedOn: string;
}

/** The months with calls as grids, and the calls as a list with their reasons. */
export function PlannedTouches({ calendar: { touches, silent }, purchasedOn }: PlannedTouchesProps) {
  const words = useWords(PROGRAMME_WORDS);
  const { language } = useLanguage();
  const months = monthsOf([purchasedOn, ...touches.map(({ wantedOn }) => wantedOn)]);
  return (
    <SpaceBetween size="l">
      <div role="status">{words.calls(touches.length)}</div>
      <div className="tierline-months">
        {months.map((month) => (
          <MonthGrid key={month} month={month} touches={touches} purchasedOn={purchasedOn} />
        ))}
      </div>
      <Table
        variant="embedded"
        ariaLabels={{ tableLabel: words.calendar, selectionGroupLabel: words.calendar }}
        wrapLines
        items={[...touches]}
        trackBy={({ programme, promisedOn }) => `${programme} ${promisedOn}`}
        columnDefinitions={[
          {
            id: 'day',
            header: words.day,
            isRowHeader: true,
            cell: ({ wantedOn, promisedOn }) =>
              wantedOn === promisedOn
                ? dayText(wantedOn, language)
                : `${dayText(wantedOn, language)} (${words.promised(dayText(promisedOn, language))})`,
          },
          { id: 'programme', header: words.programme, cell: (touch) => nameOf(touch) },
          { id: 'purpose', header: words.purpose, cell: ({ goal }) => purposeText(goal, language) },
          {
            id: 'why',
            header: words.why,
            cell: ({ why, because }) => (language === 'en' ? why : touchReasonInRussian(because)),
          },
        ]}
      />
      {silent.length > 0 && (
        <div>
          <Box variant="strong">{words.silent}</Box>
          <ul className="tierline-plain-list">
            {silent.map(({ programme, why, because }) => (
              <li key={programme}>
                {programme}: {language === 'en' ? why : silenceInRussian(because)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </SpaceBetween>
  );
}

function nameOf({ programme, step }: PlannedTouch): string {
  return step === undefined ? programme : `${programme} ${step}`;
}

function dayText(day: string, language: Language): string {
  const shape = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, shape).format(new Date(`${day}T00:00:00Z`));
}

type Purpose = NonNullable<Programme['purpose']>;

function purposeText(goal: string, language: Language): string {
  const { purposes } = PROGRAMME_WORDS[language];
  return isPurpose(goal) ? purposes[goal] : goal;
}

function isPurpose(goal: string): goal is Purpose {
  return Object.hasOwn(PROGRAMME_WORDS.en.purposes, goal);
}
