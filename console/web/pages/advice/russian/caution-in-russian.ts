import type { CautionPoint, SmallSample } from '../../../../../shared/domain/advice/caution-points.ts';
import { counted, inPercent, times, told } from './figures.ts';

export function cautionInRussian(point: CautionPoint): string {
  switch (point.kind) {
    case 'rush': {
      const { workingDays, callsOnAverage: average, callsOnBusiestDay: busiest } = point;
      const days = counted(workingDays, 'рабочий день', 'рабочих дня', 'рабочих дней');
      return `Всё это — среднее за ${days} (${counted(average, 'звонок', 'звонка', 'звонков')} в день); в самый загруженный день звонков было ${told(busiest)}, ${times(busiest / average)} больше.`;
    }
    case 'few-cases':
      return `Случаев засчитано мало: ${point.samples.map(sampleText).join('; ')}.`;
    case 'failed-calls-unknown':
      return 'Работа на стадии «Продажа» посчитана без неудачных звонков: неизвестно, на какую долю звонков отвечают.';
    case 'no-breaks':
      return `Эти люди не делают перерывов и всегда на месте: живых людей нужно примерно ${times(point.times)} больше.`;
  }
}

const SHARES: Readonly<Record<SmallSample['what'], string>> = {
  qualified: 'доля переданных в продажу среди ответивших на поиске клиентов',
  won: 'доля выигранных сделок',
  bought: 'доля заказов в разговорах с клиентами',
};

function sampleText({ what, share, outOf, range: { low, high } }: SmallSample): string {
  return `${SHARES[what]} — ${inPercent(share)} из ${outOf}, но на деле может быть и ${inPercent(low)}, и ${inPercent(high)}`;
}
