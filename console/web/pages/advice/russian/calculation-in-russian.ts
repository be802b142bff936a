import type { CareDemand, Reach } from '../../../../../shared/domain/advice/sales-figures.ts';
import { type CalledItems, DAYS_A_WEEK, type WorkloadStep } from '../../../../../shared/domain/advice/workload.ts';
import { type CalculationWords, MOST_SEGMENTS_TOLD } from '../../../../../shared/domain/advice/workload-words.ts';
import { russianForm } from '../../../language/plural.ts';
import { asShown, counted, given, told } from './figures.ts';

type Forms = readonly [one: string, few: string, many: string];

const ITEMS: Readonly<Record<CalledItems, Forms>> = {
  'new-leads': ['новый лид', 'новых лида', 'новых лидов'],
  opportunities: ['сделка', 'сделки', 'сделок'],
  touches: ['касание', 'касания', 'касаний'],
};

/** Of results, beside which their units stand. */
export const DECIMALS_SHOWN = 1;

/** One line of the computation in Russian; in English the API says it. */
export function calculationInRussian({ calculation, result }: WorkloadStep): CalculationWords {
  const shown = asShown(result, DECIMALS_SHOWN);
  switch (calculation.kind) {
    case 'opportunities': {
      const { reached, qualifiedShare, callbacks } = calculation;
      return {
        what: 'сделки',
        formula: `${told(reached)} ответивших × ${given(qualifiedShare)} + ${asGiven(callbacks, ['перезвон', 'перезвона', 'перезвонов'])}`,
        unit: 'в день',
      };
    }
    case 'touches':
      return { what: 'касания', formula: demandFormula(calculation.demand, calculation.daysPerWeek), unit: 'в день' };
    case 'calls':
    case 'reached': {
      const { kind, items, of, reach } = calculation;
      const each = kind === 'calls' ? attemptsFormula(reach) : reachedFormula(reach);
      return {
        what: kind === 'calls' ? 'звонки' : 'ответившие люди',
        formula: `${counted(items, ...ITEMS[of])} × ${each}`,
        unit: 'в день',
      };
    }
    case 'work': {
      const { reached, contactSeconds, failed, failedAttemptSeconds } = calculation;
      return {
        what: 'работа',
        formula: `${told(reached)} × ${given(contactSeconds)} с + ${told(failed)} × ${given(failedAttemptSeconds)} с`,
        unit: `${russianForm(shown, 'час', 'часа', 'часов')} в день`,
      };
    }
    case 'people': {
      const { hours, shiftHours, occupancy, shrinkage } = calculation;
      return {
        what: 'люди',
        formula: `${told(hours)} ч / (${given(shiftHours)} ч × ${given(occupancy)} × (1 − ${given(shrinkage)}))`,
        unit: russianForm(shown, 'человек', 'человека', 'человек'),
      };
    }
  }
}

function asGiven(number: number, forms: Forms): string {
  return `${given(number)} ${russianForm(number, ...forms)}`;
}

function attemptsFormula(reach: Reach): string {
  switch (reach.kind) {
    case 'until-reached':
      return `${reachedFormula(reach)} / ${given(reach.answerShare.share)}`;
    case 'conversations': {
      const { each, answerShare } = reach;
      return answerShare === undefined
        ? `${given(each)}; сколько звонков не удаётся, неизвестно`
        : `${given(each)} / ${given(answerShare.share)}`;
    }
    case 'counted':
      return `${told(reach.attemptsEach)} (засчитано)`;
  }
}

function reachedFormula(reach: Reach): string {
  switch (reach.kind) {
    case 'until-reached':
      return `(1 − (1 − ${given(reach.answerShare.share)})^${reach.mostAttempts})`;
    case 'conversations':
      return given(reach.each);
    case 'counted':
      return `${told(reach.reachedEach)} (засчитано)`;
  }
}

function demandFormula(demand: CareDemand, daysPerWeek: number): string {
  if (demand.kind === 'counted') return 'засчитано';
  const { segments } = demand;
  if (segments.length === 0) return 'клиентов нет';
  if (segments.length > MOST_SEGMENTS_TOLD)
    return `сумма по сегментам: клиенты / рабочие дни цикла, сегментов — ${segments.length}`;
  return segments
    .map(
      ({ customers, cycleDays }) =>
        `${asGiven(customers, ['клиент', 'клиента', 'клиентов'])} / (${asGiven(cycleDays, ['день', 'дня', 'дней'])} × ${given(daysPerWeek)}/${DAYS_A_WEEK})`,
    )
    .join(' + ');
}
