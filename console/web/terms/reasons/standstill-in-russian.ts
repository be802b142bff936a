import type { Kept, StandstillAbout, ToldMoment } from '../../../../shared/domain/standstill-sentences.ts';
import { listedInRussian } from '../../language/listed-in-russian.ts';
import { countedInRussian } from '../../language/plural.ts';
import { COUNTED_REFUSAL_TERMS } from '../counted-refusal-terms.ts';
import { campaignReasonInRussian } from './campaign-reason-in-russian.ts';
import { momentInRussian } from './clock-in-russian.ts';

const CLOSED_WHY = { 'outside-hours': '', holiday: ' (праздник)', 'closed-date': ' (закрытая дата)' } as const;

/** Why nothing is dialling, in Russian. */
export function standstillInRussian(about: StandstillAbout<string>, { campaignIds, leads }: Kept): string {
  const isOne = campaignIds.length === 1;
  const [of, inside, forWhom] = isOne
    ? ['кампании', 'в кампании', 'для кампании']
    : ['кампаний', 'в кампаниях', 'для кампаний'];
  const ids = listedInRussian(campaignIds);
  const when = ({ at, zone }: ToldMoment<string>) => momentInRussian(at, zone);
  switch (about.kind) {
    case 'test-numbers-only':
      return 'До рабочего режима звонят только на тестовые номера.';
    case 'no-campaign':
      return 'Нет ни одной кампании: пока её не создадут, звонить некому.';
    case 'no-lead':
      return `Ни один лид не ждёт звонка ${inside} ${ids}.`;
    case 'no-agent':
      return `Нет свободных операторов ${forWhom} ${ids}: можно звонить и ${waiting(leads)} из просмотренных.`;
    case 'no-line':
      return `Все каналы заняты: можно звонить и ${waiting(leads)} из просмотренных ${inside} ${ids}.`;
    case 'areas-closed': {
      const opening =
        about.opens === undefined ? 'и за год не откроется ни одна' : `первая откроется ${when(about.opens)}`;
      return `Ни в одну местность ${of} ${ids} сейчас нельзя звонить${CLOSED_WHY[about.why]}: ${opening}.`;
    }
    case 'nothing-due':
      if (about.isCut) {
        return `В просмотренных местностях ${of} ${ids} ничего не назначено на сейчас; просмотрены не все.`;
      }
      return `Ничего не назначено на сейчас ${inside} ${ids}${about.next === undefined ? '' : `: следующему лиду можно звонить ${when(about.next)}`}.`;
    case 'leads-kept':
      return `Сейчас нельзя звонить ${leadsInDative(leads)} из просмотренных ${inside} ${ids}: ${COUNTED_REFUSAL_TERMS.ru[about.why]}.`;
    default:
      return campaignReasonInRussian(about);
  }
}

function waiting(leads: number): string {
  return countedInRussian(leads, 'лид ждёт', 'лида ждут', 'лидов ждут');
}

function leadsInDative(leads: number): string {
  return countedInRussian(leads, 'лиду', 'лидам', 'лидам');
}
