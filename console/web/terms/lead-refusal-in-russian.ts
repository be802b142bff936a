import type { LeadRefusal } from '../../../shared/domain/lead-refusal.ts';
import type { NotAgreedReason } from '../../../shared/domain/not-agreed.ts';
import { countedInRussian } from '../language/plural.ts';
import { OUTCOME_TERMS } from './outcome-terms.ts';

export interface ProblemInRussian {
  readonly detail: string;
  readonly mend?: string;
}

/** By the clock of whoever looks, or in the zone given. */
export type MomentText = (at: string, zone?: string) => string;

/** Why a change of a lead was not made and what to do instead, in Russian; undefined of what only a later version knows. */
export function leadRefusalInRussian(refusal: LeadRefusal, momentText: MomentText): ProblemInRussian | undefined {
  switch (refusal.kind) {
    case 'in-a-call':
      return { detail: 'Этому лиду сейчас звонят.', mend: 'дождитесь конца звонка и решения по нему' };
    case 'no-campaign-works-it':
      return { detail: 'С этим лидом не работает ни одна кампания.', mend: 'создайте кампанию для его линии' };
    case 'external-id-taken':
      return {
        detail: 'Такой номер в системе компании уже есть у другого лида.',
        mend: 'укажите другой или сначала измените того лида',
      };
    case 'rest-in-past':
      return { detail: 'Это время уже прошло.', mend: 'укажите более позднее' };
    case 'call-in-past':
      return { detail: 'Это время уже прошло.', mend: 'укажите более позднее или никакого, чтобы звонить сейчас' };
    case 'rest-too-far':
      return { detail: tooFar(refusal.days), mend: 'укажите более раннее или закройте лида' };
    case 'call-too-far':
      return { detail: tooFar(refusal.days), mend: 'укажите более раннее' };
    case 'placing-unknown':
      return { detail: 'Пока неизвестно, состоялся ли последний звонок.', mend: 'подождите, пока это выяснится' };
    case 'waits-for-person':
      return { detail: 'Лид ждёт проверки.', mend: 'сначала завершите проверку' };
    case 'called-no-more':
      return {
        detail: refusal.state === 'closed' ? 'Лид закрыт: ему не звонят.' : 'Этому лиду больше никогда не звонят.',
        mend: 'делать ничего не нужно',
      };
    case 'callback-promised':
      return {
        detail: `Клиент просил позвонить ${momentText(refusal.at, refusal.zones[0])} по его часам.`,
        mend: 'пусть ему позвонят тогда',
      };
    case 'no-zone-name':
      return { detail: 'Такого часового пояса нет.', mend: 'напишите, например, Europe/Moscow' };
    case 'no-zone-known':
      return { detail: 'Для одного из номеров лида часовой пояс неизвестен.', mend: 'укажите его' };
    case 'person-erased':
      return { detail: 'Данные этого человека стёрты.', mend: 'сохранять о нём снова ничего нельзя' };
    case 'too-many-attributes':
      return {
        detail: `У лида может быть не больше ${countedInRussian(refusal.most, 'поля', 'полей', 'полей')} с данными.`,
        mend: 'уберите лишние',
      };
    case 'not-in-review':
      return {
        detail: 'Лид уже не на проверке.',
        mend: 'посмотрите на него заново: проверка завершена, или ему уже позвонили',
      };
    case 'no-call-behind-review':
      return { detail: 'На проверку лид попал не после звонка.', mend: 'позвоните ему ещё раз или закройте его' };
    case 'facts-missing':
      return {
        detail: `Следующей линии нужно знать о клиенте: ${refusal.facts.join(', ')}.`,
        mend: 'укажите и эти сведения',
      };
    case 'callback-not-agreed':
      return { detail: `Такой перезвон обещать нельзя: ${notAgreed(refusal.reason)}.`, mend: 'укажите другое время' };
    case 'nothing-moves-it':
      return { detail: 'От сказанного лид никуда не переходит.', mend: 'позвоните ему ещё раз или закройте его' };
  }
}

function tooFar(days: number): string {
  return `До этого времени больше ${countedInRussian(days, 'дня', 'дней', 'дней')}.`;
}

function notAgreed(reason: NotAgreedReason): string {
  switch (reason.kind) {
    case 'callback-in-past':
      return 'это время уже прошло';
    case 'callback-too-far':
      return `до этого времени больше ${countedInRussian(reason.days, 'дня', 'дней', 'дней')}`;
    case 'nobody-took-it':
      return `звонил сам клиент, а «${OUTCOME_TERMS.ru[reason.outcome]}» — о звонке, на который у него никто не ответил`;
    case 'said-before':
      return `об этом звонке уже сказано: «${OUTCOME_TERMS.ru[reason.outcome]}»`;
    case 'call-under-way':
      return 'этому лиду сейчас звонят';
  }
}
