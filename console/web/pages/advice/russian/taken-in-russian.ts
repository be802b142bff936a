import type { TakenPoint } from '../../../../../shared/domain/advice/weeks-points.ts';
import { listedInRussian } from '../../../language/listed-in-russian.ts';
import { counted, countedInGenitive, inPercent, people, told } from './figures.ts';
import { atStage } from './tier-in-russian.ts';

export function takenInRussian(point: TakenPoint): string {
  switch (point.kind) {
    case 'as-you-gave-it': {
      const { people: count, shiftHours, wrapUp } = point;
      const who = count === undefined ? '' : `${people(count)}, `;
      const paid = counted(shiftHours, 'оплачиваемый час', 'оплачиваемых часа', 'оплачиваемых часов');
      const each = wrapUp.map(({ tier, seconds }) => `${told(seconds)} с в линии ${tier}`);
      return `Не засчитано, а взято с ваших слов: ${who}${paid} в день и работа после каждого разговора — ${listedInRussian(each)}.`;
    }
    case 'ringing': {
      const each = point.calls.map(({ stage, seconds }) => `${told(seconds)} с ${atStage(stage)}`);
      return `Сколько оператор ждёт, пока ему ответят или звонок сорвётся, не засчитывается: взято время на линии без разговора, одинаковое для всех звонков (${listedInRussian(each)}). Если система набирает номера раньше, чем освободятся операторы, ждут они меньше, и работы меньше.`;
    }
    case 'leads-by-calls':
      return `Лиды посчитаны по звонкам: новые лиды — это первые звонки (${told(point.newLeads)}), сделки — переданные лиды и первые звонки на стадии «Продажа» (${told(point.opportunities)}), а каждый звонок программы считается отдельным касанием (${told(point.touches)}).`;
    case 'sales-without-value':
      return `У ${told(point.unpriced)} из ${countedInGenitive(point.sales, 'продажи', 'продаж')} сумма не указана: считается, что они стоят столько же, сколько остальные.`;
    case 'usual-shrinkage':
      return `Перерывы, обучение, отпуска и болезни не засчитываются: на них отведены обычные ${inPercent(point.shrinkage)} оплачиваемого времени.`;
  }
}
