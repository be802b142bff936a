import type { Stage } from '../stage.ts';
import { expectedAttempts, reachedWithin } from './attempts-arithmetic.ts';
import type { CallTimes, CareDemand, Reach, SalesFigures } from './sales-figures.ts';

const SECONDS_AN_HOUR = 3_600;
export const DAYS_A_WEEK = 7;

/** What is called in a stage. */
export type CalledItems = 'new-leads' | 'opportunities' | 'touches';

interface CallsOfItems {
  readonly items: number;
  readonly of: CalledItems;
  readonly reach: Reach;
}

/** How a figure of the workload is worked out, with what it is worked out from. */
export type Calculation =
  /** Leads handed over, and those from elsewhere. */
  | {
      readonly kind: 'opportunities';
      readonly reached: number;
      readonly qualifiedShare: number;
      readonly callbacks: number;
    }
  | { readonly kind: 'touches'; readonly demand: CareDemand; readonly daysPerWeek: number }
  | ({ readonly kind: 'calls' } & CallsOfItems)
  /** Of the calls, those that reach a person. */
  | ({ readonly kind: 'reached' } & CallsOfItems)
  | {
      readonly kind: 'work';
      readonly reached: number;
      readonly contactSeconds: number;
      readonly failed: number;
      readonly failedAttemptSeconds: number;
    }
  | {
      readonly kind: 'people';
      readonly hours: number;
      readonly shiftHours: number;
      readonly occupancy: number;
      readonly shrinkage: number;
    };

/** One line of the computation, so that a person can do it again. */
export interface WorkloadStep {
  readonly calculation: Calculation;
  readonly result: number;
}

/** What one stage takes on a working day. */
export interface StageWorkload {
  readonly stage: Stage;
  /** New leads, opportunities or touches. */
  readonly items: number;
  readonly calls: number;
  /** Calls that reach a person. */
  readonly reached: number;
  readonly seconds: number;
  /** How many people's work it is at the planned occupancy, not rounded. */
  readonly people: number;
  readonly steps: readonly WorkloadStep[];
}

export type Workloads = Readonly<Record<Stage, StageWorkload>>;

/**
 * The work of a day by stage. Calls = items times the attempts each takes; work = reached calls times their time plus
 * failed calls times theirs; people = work over the time one person can give (shift x occupancy x (1 - shrinkage)).
 *
 * @param newLeadsPerDay in place of the figures' own, to ask what fewer or more leads would mean.
 */
export function workloadsOf(
  figures: SalesFigures,
  newLeadsPerDay: number = figures.prospecting.newLeadsPerDay,
): Workloads {
  const { prospecting, selling, accountCare, working } = figures;
  const first = workloadOf('prospecting', { items: newLeadsPerDay, of: 'new-leads', steps: [] }, prospecting, working);
  const { share } = prospecting.qualifiedShare;
  const opportunities = first.reached * share + selling.callbacksPerDay;
  const handedOver: WorkloadStep = {
    calculation: {
      kind: 'opportunities',
      reached: first.reached,
      qualifiedShare: share,
      callbacks: selling.callbacksPerDay,
    },
    result: opportunities,
  };
  const { demand } = accountCare;
  const touches = touchesPerDay(demand, working.daysPerWeek);
  const planned: WorkloadStep = {
    calculation: { kind: 'touches', demand, daysPerWeek: working.daysPerWeek },
    result: touches,
  };
  return {
    prospecting: first,
    selling: workloadOf(
      'selling',
      { items: opportunities, of: 'opportunities', steps: [handedOver] },
      selling,
      working,
    ),
    'account-care': workloadOf(
      'account-care',
      { items: touches, of: 'touches', steps: [planned] },
      accountCare,
      working,
    ),
  };
}

/** The time one person can give to the calls of a stage on a day. */
function secondsOfOnePerson(stage: Stage, { shiftHours, occupancy, shrinkage }: SalesFigures['working']): number {
  return shiftHours * SECONDS_AN_HOUR * occupancy[stage] * (1 - shrinkage);
}

interface Items {
  readonly items: number;
  readonly of: CalledItems;
  readonly steps: readonly WorkloadStep[];
}

function workloadOf(
  stage: Stage,
  { items, of, steps }: Items,
  { reach, contactSeconds, failedAttemptSeconds }: CallTimes,
  working: SalesFigures['working'],
): StageWorkload {
  const each = callsEach(reach);
  const calls = items * each.attempts;
  const reached = items * each.reached;
  const seconds = reached * contactSeconds + (calls - reached) * failedAttemptSeconds;
  const people = seconds / secondsOfOnePerson(stage, working);
  const hours = seconds / SECONDS_AN_HOUR;
  const { shiftHours, occupancy, shrinkage } = working;
  return {
    stage,
    items,
    calls,
    reached,
    seconds,
    people,
    steps: [
      ...steps,
      { calculation: { kind: 'calls', items, of, reach }, result: calls },
      { calculation: { kind: 'reached', items, of, reach }, result: reached },
      {
        calculation: { kind: 'work', reached, contactSeconds, failed: calls - reached, failedAttemptSeconds },
        result: hours,
      },
      {
        calculation: { kind: 'people', hours, shiftHours, occupancy: occupancy[stage], shrinkage },
        result: people,
      },
    ],
  };
}

function callsEach(reach: Reach): { readonly attempts: number; readonly reached: number } {
  switch (reach.kind) {
    case 'until-reached': {
      const { answerShare, mostAttempts } = reach;
      return {
        attempts: expectedAttempts(answerShare.share, mostAttempts),
        reached: reachedWithin(answerShare.share, mostAttempts),
      };
    }
    case 'conversations':
      return { attempts: reach.each / (reach.answerShare?.share ?? 1), reached: reach.each };
    case 'counted':
      return { attempts: reach.attemptsEach, reached: reach.reachedEach };
  }
}

function touchesPerDay(demand: CareDemand, daysPerWeek: number): number {
  if (demand.kind === 'counted') return demand.touchesPerDay;
  return demand.segments.reduce(
    (sum, { customers, cycleDays }) => sum + customers / workingDaysIn(cycleDays, daysPerWeek),
    0,
  );
}

function workingDaysIn(calendarDays: number, daysPerWeek: number): number {
  return (calendarDays * daysPerWeek) / DAYS_A_WEEK;
}
