import type { RuleRefusalCode } from '../../../shared/domain/gate.ts';
import { RULE_REFUSAL_WORDS } from '../../../shared/domain/rule-words.ts';
import type { Terms } from './terms.ts';

/** What calls that a rule moved are counted by: a few words each. */
export const COUNTED_REFUSAL_TERMS: Terms<RuleRefusalCode> = {
  en: RULE_REFUSAL_WORDS,
  ru: {
    'dialled-by-hand': 'только вручную',
    'no-consent': 'нет согласия',
    'timezone-unknown': 'часовой пояс неизвестен',
    'number-bad': 'номер не работает',
    'customer-calls': 'клиент звонит нам',
    'outside-hours': 'вне часов звонков',
    holiday: 'праздник',
    'closed-date': 'закрытая дата',
    'outside-wished-hours': 'вне часов, о которых просил клиент',
    'cap-lifetime': 'исчерпаны звонки за всё время',
    'cap-number': 'исчерпаны звонки на номер',
    'cap-day': 'исчерпаны звонки за день',
    'cap-rolling': 'скользящее ограничение',
    'min-gap': 'промежуток между звонками',
    'quiet-after-conversation': 'тишина после разговора',
    'drop-lockout': 'запрет после брошенного звонка',
    'lead-expired': 'время звонков истекло',
    'bought-recently': 'недавно купил',
    'touch-left-out': 'программа больше не требует',
  },
};
