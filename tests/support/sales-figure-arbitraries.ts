import fc from 'fast-check';
import { type CountedWeeks, figuresOfWeeks } from '../../shared/domain/advice/counted-weeks.ts';
import {
  OCCUPANCY,
  type PeopleAtHand,
  type SalesFigures,
  type Share,
} from '../../shared/domain/advice/sales-figures.ts';
import { total } from './sales-figures.ts';

export const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anAnswerShare = between(0.01, 1);
const aShare: fc.Arbitrary<Share> = fc.oneof(
  between(0, 1).map((share) => ({ share })),
  fc
    .tuple(fc.nat({ max: 2_000 }), fc.nat({ max: 2_000 }))
    .map(([one, other]) => ({ share: one / Math.max(1, one + other), outOf: one + other })),
);
export const aHeadCount = fc.integer({ min: 1, max: 200 });
const people: fc.Arbitrary<PeopleAtHand> = fc.oneof(
  aHeadCount.map(total),
  fc.tuple(aHeadCount, fc.nat({ max: 40 }), fc.nat({ max: 40 })).map(
    ([first, second, third]): PeopleAtHand => ({
      kind: 'by-tier',
      structure: 'three',
      byTier: { 1: first, 2: second, 3: third },
    }),
  ),
  fc
    .tuple(aHeadCount, fc.nat({ max: 40 }))
    .map(([first, second]): PeopleAtHand => ({ kind: 'by-tier', structure: 'two', byTier: { 1: first, 2: second } })),
);

const seconds = { contactSeconds: between(1, 3_600), failedAttemptSeconds: between(0, 120) };
const untilReached = fc.record({
  kind: fc.constant('until-reached' as const),
  answerShare: anAnswerShare.map((share) => ({ share })),
  mostAttempts: fc.integer({ min: 1, max: 50 }),
});

/** Figures as somebody enters them, possible ones all. */
export const enteredFigures: fc.Arbitrary<SalesFigures> = fc.record(
  {
    source: fc.constant({ kind: 'entered' as const }),
    prospecting: fc.record({
      ...seconds,
      newLeadsPerDay: between(0, 2_000),
      reach: untilReached,
      qualifiedShare: aShare,
    }),
    selling: fc.record(
      {
        ...seconds,
        callbacksPerDay: between(0, 100),
        reach: fc.record({
          kind: fc.constant('conversations' as const),
          each: between(0.1, 20),
          answerShare: anAnswerShare.map((share) => ({ share })),
        }),
        wonShare: aShare,
      },
      { requiredKeys: ['contactSeconds', 'failedAttemptSeconds', 'callbacksPerDay', 'reach'] },
    ),
    accountCare: fc.record(
      {
        ...seconds,
        demand: fc.record({
          kind: fc.constant('planned' as const),
          segments: fc.array(
            fc.record({ name: fc.constant('all'), customers: fc.nat({ max: 20_000 }), cycleDays: between(1, 365) }),
            { maxLength: 4 },
          ),
        }),
        reach: untilReached,
        boughtShare: aShare,
      },
      { requiredKeys: ['contactSeconds', 'failedAttemptSeconds', 'demand', 'reach'] },
    ),
    working: fc.record({
      shiftHours: between(1, 12),
      daysPerWeek: between(1, 7),
      occupancy: fc.record({
        prospecting: between(0.3, 1),
        selling: between(0.3, 1),
        'account-care': between(0.3, 1),
      }),
      shrinkage: between(0, 0.6),
    }),
    people,
    purchases: fc
      .tuple(fc.nat({ max: 500 }), fc.nat({ max: 500 }), fc.nat({ max: 500 }))
      .map(([once, again, more]) => ({
        everBought: once + again,
        boughtAgain: again,
        orders: once + 2 * again + more,
      })),
    orderValue: fc.record({ first: between(0.01, 1_000_000), repeat: between(0.01, 1_000_000) }),
  },
  { requiredKeys: ['source', 'prospecting', 'selling', 'accountCare', 'working'] },
);

const some = fc.nat({ max: 3_000 });
const someCalls = fc.tuple(some, some, between(1, 600), between(0, 60)).map(([reached, failed, each, ringing]) => ({
  calls: reached + failed,
  reached,
  reachedSeconds: reached * each,
  failedSeconds: failed * ringing,
}));
const someSales = { sales: fc.nat({ max: 60 }), orderTotal: between(0, 100_000) };

const someWeeks: fc.Arbitrary<CountedWeeks> = fc
  .tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.nat({ max: 5_000 }),
    fc.tuple(someCalls, fc.record({ newLeads: some, handovers: fc.nat({ max: 100 }) })),
    fc.tuple(someCalls, fc.record({ opportunities: fc.nat({ max: 200 }), ...someSales })),
    fc.tuple(someCalls, fc.record({ touches: fc.nat({ max: 500 }), ...someSales })),
  )
  .map(([workingDays, callsOnBusiestDay, prospecting, selling, care]) => ({
    workingDays,
    callsOnBusiestDay,
    prospecting: { ...prospecting[0], ...prospecting[1] },
    selling: { ...selling[0], ...selling[1] },
    accountCare: { ...care[0], ...care[1] },
  }));

/** Figures as they were counted. */
export const countedFigures: fc.Arbitrary<SalesFigures> = fc
  .tuple(someWeeks, people, fc.boolean(), between(1, 12))
  .map(([weeks, own, isWithoutBreaks, shiftHours]) =>
    figuresOfWeeks(weeks, {
      working: { shiftHours, daysPerWeek: 5, occupancy: OCCUPANCY, shrinkage: isWithoutBreaks ? 0 : 0.3 },
      people: own,
      isWithoutBreaks,
    }),
  )
  .filter((found) => found.kind === 'figures')
  .map(({ figures }) => figures);
