import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculationInRussian } from '../../../console/web/pages/advice/russian/calculation-in-russian.ts';
import { noAdviceInRussian } from '../../../console/web/pages/advice/russian/no-advice-in-russian.ts';
import { pointInRussian } from '../../../console/web/pages/advice/russian/point-in-russian.ts';
import { type AdvicePoint, advicePoints } from '../../../shared/domain/advice/advice-point.ts';
import { adviceSentence } from '../../../shared/domain/advice/advice-words.ts';
import { advise } from '../../../shared/domain/advice/advise.ts';
import type { NoAdvice } from '../../../shared/domain/advice/no-advice.ts';
import type { Calculation } from '../../../shared/domain/advice/workload.ts';
import { calculationInWords } from '../../../shared/domain/advice/workload-words.ts';
import type { OneOfEach } from '../../support/one-of-each.ts';
import { countedFigures, enteredFigures } from '../../support/sales-figure-arbitraries.ts';

const PROSPECTING = { name: 'prospecting', stages: ['prospecting'] } as const;
const SELLING = { name: 'selling', stages: ['selling'] } as const;
const CARE = { name: 'selling and care', stages: ['selling', 'account-care'] } as const;

const POINTS: OneOfEach<AdvicePoint> = {
  'head-count-unknown': {
    kind: 'head-count-unknown',
    needs: [
      { structure: 'one', people: 13, tiers: [] },
      {
        structure: 'two',
        people: 14,
        tiers: [
          { ...PROSPECTING, people: 7 },
          { ...CARE, people: 7 },
        ],
      },
    ],
  },
  overloaded: { kind: 'overloaded', people: 12, needed: 13, newLeadsPerDay: 557, newLeadsNow: 1_600 },
  'division-fits': {
    kind: 'division-fits',
    people: 5,
    need: { structure: 'one', people: 4, tiers: [] },
    notMore: {
      need: {
        structure: 'two',
        people: 6,
        tiers: [
          { ...PROSPECTING, people: 4 },
          { ...CARE, people: 2 },
        ],
      },
      why: 'too-few-to-split',
    },
    present: 'three',
  },
  'work-of-a-day': {
    kind: 'work-of-a-day',
    stages: [
      { stage: 'prospecting', hours: 27.08, people: 6.447 },
      { stage: 'selling', hours: 21, people: 5 },
      { stage: 'account-care', hours: 3.5, people: 0.897 },
    ],
  },
  'nobody-works': { kind: 'nobody-works', tier: SELLING, hours: 9, reliefs: [{ kind: 'add', people: 2 }] },
  chokes: {
    kind: 'chokes',
    tier: { ...SELLING, people: 1, occupancy: 1.2 },
    reliefs: [
      { kind: 'move-here', from: PROSPECTING, people: 1 },
      { kind: 'slow-intake', newLeadsPerDay: 240, newLeadsNow: 360 },
      { kind: 'lengthen-cycles', times: 1.5 },
    ],
  },
  starve: {
    kind: 'starve',
    tiers: [
      { ...PROSPECTING, people: 4, occupancy: 0.4, spare: 2 },
      { ...SELLING, people: 2, occupancy: 0.2, spare: 0 },
    ],
    isEveryTier: false,
  },
  balanced: { kind: 'balanced', tiers: [{ ...SELLING, people: 6, occupancy: 0.69 }] },
  'put-through': {
    kind: 'put-through',
    tier: SELLING,
    people: 6,
    present: 4,
    handoversPerHour: 6.43,
    waitKeptFree: 0.02,
    waitShared: 0.47,
    verdict: 'few-wait-if-kept-free',
    enoughPeople: 9,
  },
  'no-customers': { kind: 'no-customers' },
  'hours-compared': {
    kind: 'hours-compared',
    by: 'value',
    careHour: { low: 96.8, high: 499 },
    newBusinessHour: { low: 120, high: 120 },
    breakEvenShare: 0.1,
    boughtShare: { share: 0.2, outOf: 20 },
    verdict: 'cannot-tell',
    isTimeToSpare: false,
    carePeople: 0.5,
  },
  'uncalled-unknown': { kind: 'uncalled-unknown' },
  'bought-again': {
    kind: 'bought-again',
    share: { share: 0.03, outOf: 400 },
    range: { low: 0.02, high: 0.05 },
    ordersPerCustomer: 1.5,
    verdict: 'not-worth-it',
    isTimeToSpare: false,
    carePeople: 2,
  },
  'hours-incomparable': { kind: 'hours-incomparable', missing: ['selling.wonShare', 'orderValue'] },
  'care-worth-unknown': { kind: 'care-worth-unknown', missing: ['accountCare.boughtShare', 'purchases'] },
  rush: { kind: 'rush', workingDays: 20, callsOnAverage: 504, callsOnBusiestDay: 1_512 },
  'few-cases': {
    kind: 'few-cases',
    samples: [{ what: 'won', share: 0.25, outOf: 12, range: { low: 0.09, high: 0.53 } }],
  },
  'failed-calls-unknown': { kind: 'failed-calls-unknown' },
  'no-breaks': { kind: 'no-breaks', times: 1.43 },
  'as-you-gave-it': {
    kind: 'as-you-gave-it',
    people: 15,
    shiftHours: 7.5,
    wrapUp: [
      { tier: 1, seconds: 20 },
      { tier: 2, seconds: 60 },
    ],
  },
  ringing: {
    kind: 'ringing',
    calls: [
      { stage: 'prospecting', seconds: 18.2 },
      { stage: 'selling', seconds: 21 },
    ],
  },
  'leads-by-calls': { kind: 'leads-by-calls', newLeads: 1_060, opportunities: 13, touches: 8 },
  'sales-without-value': { kind: 'sales-without-value', unpriced: 1, sales: 5 },
  'usual-shrinkage': { kind: 'usual-shrinkage', shrinkage: 0.3 },
};

const UNTIL_REACHED = { kind: 'until-reached', answerShare: { share: 0.12 }, mostAttempts: 6 } as const;
const SEGMENT = { name: 'regular', customers: 1_800, cycleDays: 70 };

const CALCULATIONS: OneOfEach<Calculation> = {
  opportunities: { kind: 'opportunities', reached: 321.4, qualifiedShare: 0.15, callbacks: 1.5 },
  touches: { kind: 'touches', demand: { kind: 'planned', segments: [SEGMENT, SEGMENT] }, daysPerWeek: 5 },
  calls: { kind: 'calls', items: 2_600, of: 'new-leads', reach: UNTIL_REACHED },
  reached: { kind: 'reached', items: 2, of: 'opportunities', reach: { kind: 'conversations', each: 3 } },
  work: { kind: 'work', reached: 321.4, contactSeconds: 120, failed: 2_356.6, failedAttemptSeconds: 25 },
  people: { kind: 'people', hours: 27.08, shiftHours: 7.5, occupancy: 0.8, shrinkage: 0.3 },
};

const NONE: OneOfEach<NoAdvice> = {
  'nothing-counted': { kind: 'nothing-counted', firstDay: '2026-01-05', lastDay: '2026-02-01' },
  'mixed-stages': {
    kind: 'mixed-stages',
    firstDay: '2026-01-05',
    lastDay: '2026-02-01',
    tiers: [{ tier: 1, calls: { prospecting: 1_050, selling: 3 } }],
  },
};

/** The figures of an English text as Russian writes them, but without marks between thousands. */
function figuresOf(english: string): readonly string[] {
  return [...english.replaceAll(/(?<=\d),(?=\d{3})/g, '').matchAll(/\d+(\.\d+)?/g)].map(([figure]) =>
    figure.replace('.', ','),
  );
}

function figuresIn(russian: string): readonly string[] {
  return [...russian.replaceAll(/(?<=\d)\u00a0(?=\d{3})/g, '').matchAll(/\d+(,\d+)?/g)].map(([figure]) => figure);
}

function expectTheSame(russian: string, english: string): void {
  expect(figuresIn(russian), russian).toEqual(expect.arrayContaining([...figuresOf(english)]));
  expect(russian).not.toMatch(/[a-z]|не число|∞|\(\)| {2}/i);
}

describe('the advice in Russian', () => {
  it.each(Object.values(POINTS))('tells $kind without a Latin letter, with every figure of the English', (point) => {
    expectTheSame(pointInRussian(point), adviceSentence(point).text);
  });

  it.each(Object.values(CALCULATIONS))('works $kind out by the same formula', (calculation) => {
    const { formula: english } = calculationInWords(calculation);
    const { what, formula, unit } = calculationInRussian({ calculation, result: 2 });

    expectTheSame(formula, english);
    expect(`${what} ${unit}`).not.toMatch(/[a-z]/i);
    expect(formula.replaceAll(/[^-−+/^×x()]/g, '')).toBe(
      english
        .replaceAll('x', '×')
        .replaceAll('-', '−')
        .replaceAll(/[^−+/^×()]/g, ''),
    );
  });

  it.each(Object.values(NONE))('says why there is none: $kind', (none) => {
    const text = noAdviceInRussian(none);

    expect(text).not.toMatch(/[a-z]/i);
    expect(text).toContain('2026-01-05');
    expect(text).toContain('2026-02-01');
  });

  it('has words in the form that goes with a number as it is shown', () => {
    const hours = [1.04, 0.999, 21, 2.5, 3, 11, 4_012];
    const stages = hours.map((own) => ({ stage: 'selling', hours: own, people: own }) as const);

    const text = pointInRussian({ kind: 'work-of-a-day', stages });
    expect([...text.matchAll(/[\d\u00a0,]+ час\S*/g)].map(([told]) => told)).toEqual([
      '1 час',
      '1 час',
      '21 час',
      '2,5 часа',
      '3 часа',
      '11 часов',
      '4\u00a0012 часов',
    ]);
    expect([...text.matchAll(/[\d\u00a0,]+ человек\S*/g)].map(([told]) => told.replace(/\)\S*/, ''))).toEqual([
      '1 человека',
      '1 человека',
      '21 человека',
      '2,5 человека',
      '3 человек',
      '11 человек',
      '4\u00a0012 человек',
    ]);
  });

  it('reads as a sales floor would say it', () => {
    expect(pointInRussian(POINTS.chokes)).toBe(
      'Линия «Продажа» не успевает: работа требует 120 % времени её единственного человека, а выше 90 % работа копится. Переведите сюда 1 человека из линии «Поиск клиентов», берите в поиск не больше 240 новых лидов в день (сейчас 360) или звоните каждому клиенту в 1,5 раза реже.',
    );
    expect(pointInRussian(POINTS.starve)).toBe(
      'Линии «Поиск клиентов» (4 человека, занятость 40 %) и «Продажа» (2 человека, занятость 20 %) простаивают: ниже 60 % люди ждут работы. 2 человека из линии «Поиск клиентов» могли бы заняться другим. Пусть остальные помогают другой линии.',
    );
    expect(calculationInRussian({ calculation: CALCULATIONS.opportunities, result: 49.7 })).toEqual({
      what: 'сделки',
      formula: '321 ответивших × 0,15 + 1,5 перезвона',
      unit: 'в день',
    });
  });

  it('is whole for every department, whether its figures were entered or counted', () => {
    fc.assert(
      fc.property(fc.oneof(enteredFigures, countedFigures), (figures) => {
        const advice = advise(figures);
        for (const point of advicePoints(advice)) {
          const russian = pointInRussian(point);
          expectTheSame(russian, adviceSentence(point).text);
          expect(russian).not.toMatch(/^\P{Lu}(?<!\d)|[^.]$/u);
        }
        for (const { steps } of Object.values(advice.workloads)) {
          for (const step of steps) {
            expectTheSame(calculationInRussian(step).formula, calculationInWords(step.calculation).formula);
          }
        }
      }),
    );
  });
});
