import type { Stage } from '../stage.ts';
import { expectedAttempts, reachedWithin } from './attempts-arithmetic.ts';
import { given, told } from './figure-text.ts';
import type { CallTimes, CareDemand, Reach, SalesFigures } from './sales-figures.ts';

const SECONDS_AN_HOUR = 3_600;
const DAYS_A_WEEK = 7;

/** One line of the computation, so that a person can do it again. */
export interface WorkloadStep {
  readonly what: string;
  readonly formula: string;
  readonly result: number;
  readonly unit: string;
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
  const first = workloadOf(
    'prospecting',
    { items: newLeadsPerDay, name: 'new leads', steps: [] },
    prospecting,
    working,
  );
  const { share } = prospecting.qualifiedShare;
  const opportunities = first.reached * share + selling.callbacksPerDay;
  const handedOver = {
    what: 'opportunities',
    formula: `${told(first.reached)} reached x ${given(share)} + ${given(selling.callbacksPerDay)} callbacks`,
    result: opportunities,
    unit: 'a day',
  };
  const touches = touchesPerDay(accountCare.demand, working.daysPerWeek);
  const planned = {
    what: 'touches',
    formula: demandFormula(accountCare.demand, working.daysPerWeek),
    result: touches,
    unit: 'a day',
  };
  return {
    prospecting: first,
    selling: workloadOf(
      'selling',
      { items: opportunities, name: 'opportunities', steps: [handedOver] },
      selling,
      working,
    ),
    'account-care': workloadOf(
      'account-care',
      { items: touches, name: 'touches', steps: [planned] },
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
  readonly name: string;
  readonly steps: readonly WorkloadStep[];
}

function workloadOf(
  stage: Stage,
  { items, name, steps }: Items,
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
  const formulas = callsFormulas(reach);
  return {
    stage,
    items,
    calls,
    reached,
    seconds,
    people,
    steps: [
      ...steps,
      { what: 'calls', formula: `${told(items)} ${name} x ${formulas.attempts}`, result: calls, unit: 'a day' },
      { what: 'reached', formula: `${told(items)} ${name} x ${formulas.reached}`, result: reached, unit: 'a day' },
      {
        what: 'work',
        formula: `${told(reached)} x ${given(contactSeconds)} s + ${told(calls - reached)} x ${given(failedAttemptSeconds)} s`,
        result: hours,
        unit: 'hours a day',
      },
      {
        what: 'people',
        formula: `${told(hours)} h / (${given(shiftHours)} h x ${given(occupancy[stage])} x (1 - ${given(shrinkage)}))`,
        result: people,
        unit: 'people',
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

function callsFormulas(reach: Reach): { readonly attempts: string; readonly reached: string } {
  switch (reach.kind) {
    case 'until-reached': {
      const share = given(reach.answerShare.share);
      const reached = `(1 - (1 - ${share})^${reach.mostAttempts})`;
      return { attempts: `${reached} / ${share}`, reached };
    }
    case 'conversations': {
      const { each, answerShare } = reach;
      const attempts =
        answerShare === undefined
          ? `${given(each)}; failed calls not known`
          : `${given(each)} / ${given(answerShare.share)}`;
      return { attempts, reached: given(each) };
    }
    case 'counted':
      return { attempts: `${told(reach.attemptsEach)}, counted`, reached: `${told(reach.reachedEach)}, counted` };
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

/** Of more segments only the number is told: the line has to stay readable. */
const MOST_SEGMENTS_TOLD = 3;

function demandFormula(demand: CareDemand, daysPerWeek: number): string {
  if (demand.kind === 'counted') return 'counted';
  const { segments } = demand;
  if (segments.length === 0) return 'no customers';
  if (segments.length > MOST_SEGMENTS_TOLD)
    return `sum of customers / working days of the cycle, ${segments.length} segments`;
  return segments
    .map(
      ({ customers, cycleDays }) =>
        `${given(customers)} customers / (${given(cycleDays)} days x ${given(daysPerWeek)}/${DAYS_A_WEEK})`,
    )
    .join(' + ');
}
