import type { ExplanationClosing } from '../../../../shared/domain/explanation-closing.ts';
import type { RuleRefusalCode } from '../../../../shared/domain/gate.ts';
import type { LeadClock } from '../../../../shared/domain/reason-about.ts';
import { listedInRussian } from '../../language/listed-in-russian.ts';
import { COUNTED_REFUSAL_TERMS } from '../counted-refusal-terms.ts';
import { clocksInRussian, momentInRussian } from './clock-in-russian.ts';

const NEVER = 'Если ничего не изменится, время, в которое лиду можно звонить, не наступит';

/** What closes an explanation of a lead, in Russian. */
export function closingInRussian(closing: ExplanationClosing<string>, clock: LeadClock<string>): string {
  const when = (at: string) => momentInRussian(at, clock.zone);
  switch (closing.kind) {
    case 'wish-sets-aside':
      return `Клиент сам просил перезвонить, и этим отменяется: ${codes(closing.codes)}.`;
    case 'callable-now':
      return `Там сейчас ${clocksInRussian(clock)}, и лиду можно звонить.`;
    case 'next':
      return `Дальше: ${when(closing.at)}.${moved(closing.movedBy)}`;
    case 'otherwise':
      return `Без этого лиду можно было бы звонить ${closing.at === undefined ? 'сейчас' : when(closing.at)}.${moved(closing.movedBy)}`;
    case 'campaign-ends-before':
      return `Лиду можно было бы звонить ${when(closing.at)}, но кампания ${closing.campaignId} закончится раньше.`;
    case 'never':
      return `${NEVER}.`;
    case 'never-and-closes':
      return `${NEVER}: он будет закрыт.`;
    case 'never-and-rests':
      return `${NEVER}: он будет на паузе до ${when(closing.at)}.`;
  }
}

function moved(by: readonly RuleRefusalCode[]): string {
  return by.length === 0 ? '' : ` На это время его сдвигают правила: ${codes(by)}.`;
}

function codes(given: readonly RuleRefusalCode[]): string {
  return listedInRussian(given.map((code) => COUNTED_REFUSAL_TERMS.ru[code]));
}
