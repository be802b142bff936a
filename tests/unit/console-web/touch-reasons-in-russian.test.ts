import { expect, it } from 'vitest';
import { reasonInRussian } from '../../../console/web/terms/reasons/reason-in-russian.ts';
import { silenceInRussian, touchReasonInRussian } from '../../../console/web/terms/touch-reason-in-russian.ts';
import type { CalendarSilence } from '../../../shared/domain/touch-reason.ts';
import { calendarSilenceWords, touchReasonWords, touchWhy } from '../../../shared/domain/touch-reason-words.ts';
import { expectSameFigures, withDays } from '../../support/same-figures.ts';
import { TOUCH_MOVES, TOUCH_REASONS } from '../../support/touch-reasons.ts';

const SILENCES: readonly CalendarSilence[] = [
  { kind: 'condition-unmet', condition: { kind: 'orders-at-least', value: 5 } },
  { kind: 'no-sale' },
  { kind: 'no-purchase' },
  { kind: 'no-case' },
  { kind: 'dates-over' },
  { kind: 'no-date', attribute: 'birthday' },
  { kind: 'too-few-orders', needed: 3, known: 1 },
  { kind: 'ended', by: 'purchase', on: '2026-01-05' },
  { kind: 'ended', by: 'objection', on: '2026-01-06' },
  { kind: 'ended', by: 'complaint', on: '2026-01-07' },
  { kind: 'bought-before', of: '2026-02-13', days: 60 },
  { kind: 'time-over', of: '2026-02-14', by: [] },
  { kind: 'time-over', of: '2026-02-15', by: TOUCH_MOVES },
  { kind: 'left-to-silence', from: '2026-03-01' },
  ...TOUCH_REASONS.slice(0, 1).map((touch) => ({ kind: 'others-first', touch }) as const),
];

it('why a touch is made then tells the same in Russian', () => {
  expectSameFigures(
    TOUCH_REASONS.map((reason) => withDays(touchReasonWords(reason))),
    TOUCH_REASONS.map(touchReasonInRussian),
    ['birthday'],
  );
});

it('why a programme calls nobody tells the same in Russian', () => {
  expectSameFigures(
    SILENCES.map((why) => withDays(calendarSilenceWords(why))),
    SILENCES.map(silenceInRussian),
    ['birthday'],
  );
});

it('a touch that was moved is told with both days and what moved it', () => {
  expect(
    touchReasonInRussian({
      origin: { kind: 'days-after', days: 30, from: 'purchase', of: '2026-01-05' },
      shift: {
        kind: 'moved',
        from: '2026-02-04',
        to: '2026-02-14',
        by: [{ kind: 'rest', days: 40, after: 'touch', of: '2026-01-05' }],
      },
    }),
  ).toBe(
    'через 30 дней после покупки 5 января 2026 г.; перенесено с 4 февраля 2026 г. на 14 февраля 2026 г.: отдых 40 дней после касания 5 января 2026 г.',
  );
});

it('a touch that was stored as a sentence alone is told by that sentence', () => {
  const clock = { now: '2026-01-05T17:00:00Z', zone: 'UTC', zones: ['UTC'] };
  const call = { kind: 'touch', programme: 'welcome', why: '7 days after the sale' } as const;

  expect(touchWhy(call)).toBe('7 days after the sale');
  expect(reasonInRussian({ about: { kind: 'not-due', call }, sources: [] }, clock)).toBe(
    'Звонок по программе welcome назначен на более позднее время (7 days after the sale).',
  );
  const because = { origin: { kind: 'days-after', days: 7, from: 'sale', of: '2026-01-05' } } as const;
  expect(touchWhy({ ...call, because })).toBe('7 days after the sale of 2026-01-05');
  expect(reasonInRussian({ about: { kind: 'not-due', call: { ...call, because } }, sources: [] }, clock)).toBe(
    'Звонок по программе welcome назначен на более позднее время (через 7 дней после продажи 5 января 2026 г.).',
  );
});
