import { Fragment } from 'react';
import type { CallWindow } from '../../../../shared/domain/dial-rules.ts';
import { clockText, endText, WEEKDAYS, weeklyWindows, weekOf } from '../../../../shared/domain/weekly-windows.ts';
import { useWords } from '../../language/language-context.ts';
import { itemsOf, membersOf, textOf } from '../../rules/written-value.ts';
import { RULE_WORDS } from '../../terms/rule-words.ts';
import type { Held, LevelRules } from './use-level-rules.ts';
import { PAGE_WORDS } from './words.ts';
import './week-drawing.css';

interface WeekDrawingProps {
  readonly draft: LevelRules;
  readonly published: LevelRules;
}

const LABEL_WIDTH = 96;
const HOUR_WIDTH = 24;
const ROW_HEIGHT = 22;
const HEAD_HEIGHT = 18;
const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24];

/** The open hours of a week, the draft's over the published ones; the table beside says the same in words. */
export function WeekDrawing({ draft, published }: WeekDrawingProps) {
  const words = useWords(RULE_WORDS);
  const page = useWords(PAGE_WORDS);
  const stages = draft.held('callWindows.monday');
  const open = openMinutes(draft);
  const was = openMinutes(published);
  const told = WEEKDAYS.map((day, index) =>
    page.weekDay(words.days[day], spanWords(was[index], words.closed), spanWords(open[index], words.closed)),
  );
  const width = LABEL_WIDTH + 24 * HOUR_WIDTH + HOUR_WIDTH;
  const height = HEAD_HEIGHT + WEEKDAYS.length * ROW_HEIGHT;
  return (
    <figure className="tierline-week">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${page.week}. ${told.join('. ')}`}>
        {HOURS.map((hour) => (
          <Fragment key={hour}>
            <text x={xOf(hour * 60)} y={12} className="tierline-week-hour">
              {hour}
            </text>
            <line x1={xOf(hour * 60)} x2={xOf(hour * 60)} y1={HEAD_HEIGHT} y2={height} className="tierline-week-line" />
          </Fragment>
        ))}
        {WEEKDAYS.map((day, index) => {
          const top = HEAD_HEIGHT + index * ROW_HEIGHT;
          return (
            <Fragment key={day}>
              <text x={0} y={top + 15}>
                {words.days[day]}
              </text>
              {(open[index] ?? []).map(({ startMinute, endMinute }) => (
                <rect
                  key={startMinute}
                  x={xOf(startMinute)}
                  y={top + 4}
                  width={xOf(endMinute) - xOf(startMinute)}
                  height={ROW_HEIGHT - 8}
                  className="tierline-week-open"
                />
              ))}
              {(was[index] ?? []).map(({ startMinute, endMinute }) => (
                <rect
                  key={startMinute}
                  x={xOf(startMinute)}
                  y={top + 2}
                  width={xOf(endMinute) - xOf(startMinute)}
                  height={ROW_HEIGHT - 4}
                  className="tierline-week-published"
                />
              ))}
            </Fragment>
          );
        })}
      </svg>
      <figcaption>
        {page.weekHint} {stages.length > 1 && stages[0] !== undefined && page.weekOf(words.stages[stages[0].stage])}
      </figcaption>
    </figure>
  );
}

type Spans = ReturnType<typeof weeklyWindows>;

function openMinutes({ held }: LevelRules): Spans {
  return weeklyWindows(weekOf((day) => windowsIn(held(`callWindows.${day}`))));
}

/** Of the first stage: where several differ the table tells each. */
function windowsIn(held: readonly Held[]): readonly CallWindow[] {
  return itemsOf(held[0]?.value).map((window) => {
    const { start, end } = membersOf(window);
    return { start: textOf(start), end: textOf(end) };
  });
}

function spanWords(spans: Spans[number] | undefined, closed: string): string {
  if (spans === undefined || spans.length === 0) return closed;
  return spans.map(({ startMinute, endMinute }) => `${clockText(startMinute)}–${endText(endMinute)}`).join(', ');
}

function xOf(minute: number): number {
  return LABEL_WIDTH + (minute * HOUR_WIDTH) / 60;
}
