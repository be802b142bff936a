import { given, told } from './figure-text.ts';
import type { CareDemand, Reach } from './sales-figures.ts';
import { type Calculation, type CalledItems, DAYS_A_WEEK, type WorkloadStep } from './workload.ts';

/** One line of the computation in English: what comes out, by which formula, in which unit. */
export interface CalculationWords {
  readonly what: string;
  readonly formula: string;
  readonly unit: string;
}

const ITEMS: Readonly<Record<CalledItems, string>> = {
  'new-leads': 'new leads',
  opportunities: 'opportunities',
  touches: 'touches',
};

/** A step with its English beside it. */
export function stepInWords(step: WorkloadStep): CalculationWords & WorkloadStep {
  return { ...calculationInWords(step.calculation), ...step };
}

export function calculationInWords(calculation: Calculation): CalculationWords {
  switch (calculation.kind) {
    case 'opportunities': {
      const { reached, qualifiedShare, callbacks } = calculation;
      return {
        what: 'opportunities',
        formula: `${told(reached)} reached x ${given(qualifiedShare)} + ${given(callbacks)} callbacks`,
        unit: 'a day',
      };
    }
    case 'touches':
      return {
        what: 'touches',
        formula: demandFormula(calculation.demand, calculation.daysPerWeek),
        unit: 'a day',
      };
    case 'calls':
    case 'reached': {
      const { kind, items, of, reach } = calculation;
      const each = kind === 'calls' ? attemptsFormula(reach) : reachedFormula(reach);
      return { what: kind, formula: `${told(items)} ${ITEMS[of]} x ${each}`, unit: 'a day' };
    }
    case 'work': {
      const { reached, contactSeconds, failed, failedAttemptSeconds } = calculation;
      return {
        what: 'work',
        formula: `${told(reached)} x ${given(contactSeconds)} s + ${told(failed)} x ${given(failedAttemptSeconds)} s`,
        unit: 'hours a day',
      };
    }
    case 'people': {
      const { hours, shiftHours, occupancy, shrinkage } = calculation;
      return {
        what: 'people',
        formula: `${told(hours)} h / (${given(shiftHours)} h x ${given(occupancy)} x (1 - ${given(shrinkage)}))`,
        unit: 'people',
      };
    }
  }
}

function attemptsFormula(reach: Reach): string {
  switch (reach.kind) {
    case 'until-reached':
      return `${reachedFormula(reach)} / ${given(reach.answerShare.share)}`;
    case 'conversations': {
      const { each, answerShare } = reach;
      return answerShare === undefined
        ? `${given(each)}; failed calls not known`
        : `${given(each)} / ${given(answerShare.share)}`;
    }
    case 'counted':
      return `${told(reach.attemptsEach)}, counted`;
  }
}

function reachedFormula(reach: Reach): string {
  switch (reach.kind) {
    case 'until-reached':
      return `(1 - (1 - ${given(reach.answerShare.share)})^${reach.mostAttempts})`;
    case 'conversations':
      return given(reach.each);
    case 'counted':
      return `${told(reach.reachedEach)}, counted`;
  }
}

/** Of more segments only the number is told: the line has to stay readable. */
export const MOST_SEGMENTS_TOLD = 3;

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
