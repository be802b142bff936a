import type { PeopleAtHand, SalesFigures } from '../../shared/domain/advice/sales-figures.ts';

type Part<Key extends keyof SalesFigures> = Partial<SalesFigures[Key]>;

interface ChangedParts {
  readonly prospecting?: Part<'prospecting'>;
  readonly selling?: Part<'selling'>;
  readonly accountCare?: Part<'accountCare'>;
  readonly working?: Part<'working'>;
  readonly people?: PeopleAtHand;
  readonly purchases?: SalesFigures['purchases'];
  readonly orderValue?: SalesFigures['orderValue'];
}

/**
 * A department in numbers that a person can work with in the head. One person gives 10 h x 0.8 x (1 - 0.25) = 21,600 s
 * a day in every stage. Everybody answers the first call, so that there are no failed calls:
 *
 * | stage | calls a day | seconds | people |
 * | --- | --- | --- | --- |
 * | prospecting | 360 leads x 1 | 360 x 120 = 43,200 | 2.0 |
 * | selling | 360 x 0.1 = 36 opportunities x 3 = 108 | 108 x 300 = 32,400 | 1.5 |
 * | account care | 1,800 customers / (70 x 5/7 = 50 working days) = 36 touches | 36 x 300 = 10,800 | 0.5 |
 */
export function roundFigures(changed: ChangedParts = {}): SalesFigures {
  const everybodyAnswers = { kind: 'until-reached', answerShare: { share: 1 }, mostAttempts: 1 } as const;
  return {
    source: { kind: 'entered' },
    prospecting: {
      newLeadsPerDay: 360,
      reach: everybodyAnswers,
      contactSeconds: 120,
      failedAttemptSeconds: 25,
      qualifiedShare: { share: 0.1 },
      ...changed.prospecting,
    },
    selling: {
      callbacksPerDay: 0,
      reach: { kind: 'conversations', each: 3, answerShare: { share: 1 } },
      contactSeconds: 300,
      failedAttemptSeconds: 25,
      ...changed.selling,
    },
    accountCare: {
      demand: { kind: 'planned', segments: [{ name: 'all', customers: 1_800, cycleDays: 70 }] },
      reach: everybodyAnswers,
      contactSeconds: 300,
      failedAttemptSeconds: 25,
      ...changed.accountCare,
    },
    working: {
      shiftHours: 10,
      daysPerWeek: 5,
      occupancy: { prospecting: 0.8, selling: 0.8, 'account-care': 0.8 },
      shrinkage: 0.25,
      ...changed.working,
    },
    ...(changed.people !== undefined && { people: changed.people }),
    ...(changed.purchases !== undefined && { purchases: changed.purchases }),
    ...(changed.orderValue !== undefined && { orderValue: changed.orderValue }),
  };
}

/**
 * A larger department whose workload was calculated by hand when the method was written down: 600 new leads a day, 12 %
 * answered, six attempts, 120 s a talk and 25 s a failed call, 15 % handed over, three talks of 540 s, 2,400 customers
 * on a cycle of 60 working days; 7.5 h a day, occupancy 0.80 and 0.75, shrinkage 0.30.
 */
export function callCentreFigures(people?: PeopleAtHand): SalesFigures {
  return {
    source: { kind: 'entered' },
    prospecting: {
      newLeadsPerDay: 600,
      reach: { kind: 'until-reached', answerShare: { share: 0.12 }, mostAttempts: 6 },
      contactSeconds: 120,
      failedAttemptSeconds: 25,
      qualifiedShare: { share: 0.15 },
    },
    selling: {
      callbacksPerDay: 0,
      reach: { kind: 'conversations', each: 3 },
      contactSeconds: 540,
      failedAttemptSeconds: 25,
    },
    accountCare: {
      demand: { kind: 'planned', segments: [{ name: 'customers', customers: 2_400, cycleDays: 84 }] },
      reach: { kind: 'until-reached', answerShare: { share: 0.3 }, mostAttempts: 4 },
      contactSeconds: 360,
      failedAttemptSeconds: 25,
    },
    working: {
      shiftHours: 7.5,
      daysPerWeek: 5,
      occupancy: { prospecting: 0.8, selling: 0.75, 'account-care': 0.75 },
      shrinkage: 0.3,
    },
    ...(people !== undefined && { people }),
  };
}

export const total = (people: number): PeopleAtHand => ({ kind: 'total', people });
