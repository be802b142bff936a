import type { NoAdvice } from '../../../../../shared/domain/advice/no-advice.ts';
import type { CallsOfTier } from '../../../../../shared/domain/advice/weeks-from-counters.ts';
import { STAGES } from '../../../../../shared/domain/stage.ts';
import { listedInRussian } from '../../../language/listed-in-russian.ts';
import { counted } from './figures.ts';
import { atStage } from './tier-in-russian.ts';

/** Why nothing can be advised, in Russian; in English the API says it. */
export function noAdviceInRussian(none: NoAdvice): string {
  const during = `с ${none.firstDay} по ${none.lastDay}`;
  switch (none.kind) {
    case 'nothing-counted':
      return `За время ${during} не засчитано ни одного звонка: судить не по чему. Возьмите больше недель или вернитесь, когда звонки будут.`;
    case 'mixed-stages':
      return `По звонкам ${during} посоветовать нечего. ${none.tiers.map(callsText).join(' ')} Кто ответил и сколько длились звонки, считается по линиям, и по стадиям этого не разделить. Если линии поделили иначе в эти самые недели, возьмите меньше недель, хотя бы 1; если нет, запишите цифры по стадиям в файл: по файлу советует командная строка.`;
  }
}

function callsText({ tier, calls }: CallsOfTier): string {
  const each = STAGES.flatMap((stage) => {
    const called = calls[stage] ?? 0;
    return called === 0 ? [] : [`${counted(called, 'звонок', 'звонка', 'звонков')} ${atStage(stage)}`];
  });
  return `Линия ${tier} сделала ${listedInRussian(each)}.`;
}
