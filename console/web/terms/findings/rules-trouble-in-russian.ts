import type { Weekday } from '../../../../shared/domain/dial-rules.ts';
import type { RulesTrouble } from '../../../../shared/domain/findings/rules-trouble.ts';
import type { SaidFinding } from '../../../../shared/domain/findings/said-finding.ts';
import type { RuleSource } from '../../../../shared/domain/rules-in-force.ts';
import { countedInRussian, daysInRussian, hoursInRussian } from '../../language/plural.ts';
import { STAGE_TERMS } from '../lead-terms.ts';
import { lowered } from '../letters.ts';
import { OUTCOME_TERMS } from '../outcome-terms.ts';
import { conditionInRussian } from '../programme-in-russian.ts';
import { RULE_WORDS } from '../rule-words.ts';
import { sourceInRussian } from '../source-in-russian.ts';

type Limit = Extract<RulesTrouble, { readonly kind: 'repeat-waits' }>['limit'];
type NeededConsent = Extract<RulesTrouble, { readonly kind: 'consent-needed' }>['consent'];

const RULES = RULE_WORDS.ru;
const OPEN_SOME_DAY = 'задайте хотя бы одному дню недели окно, например с 09:00 до 18:00';
const OPEN_IN_COMMON = 'уровни урезают друг друга: задайте окна внутри окон более широких уровней или расширьте те';
const CONSENT: Readonly<Record<NeededConsent, string>> = {
  express: 'прямое или письменное согласие',
  written: 'письменное согласие',
};
const RELIEF: Readonly<Record<Limit, string>> = {
  minGapMinutes: `уменьшите «${RULES.fields.minGapMinutes}»`,
  maxAttemptsPerDay: `увеличьте «${RULES.fields.maxAttemptsPerDay}»`,
  rollingCaps: `разрешите больше звонков в «${RULES.fields.rollingCaps}»`,
};

/** What is wrong with rules or doubtful about them, in Russian. */
export function rulesTroubleInRussian(trouble: RulesTrouble): SaidFinding {
  switch (trouble.kind) {
    case 'programme-named-twice':
      return { message: 'программа с таким именем уже есть', mend: 'дайте каждой программе своё имя' };
    case 'every-touch-skipped':
      return {
        message: `пропускаются все касания: покупка, от которой они отсчитываются, была всего ${daysInRussian(trouble.daysAfter)} назад`,
        mend: `укажите меньше, чем ${daysInRussian(trouble.daysAfter)}`,
      };
    case 'week-never-opens':
      return {
        message: `не остаётся ни одного часа для звонков за всю неделю: ${trouble.stages.map(stage).join(', ')}`,
        mend: trouble.opensAlone ? OPEN_IN_COMMON : OPEN_SOME_DAY,
      };
    case 'campaign-week-never-opens':
      return {
        message: 'кампании не остаётся ни одного часа для звонков за всю неделю',
        mend: trouble.opensAlone ? OPEN_IN_COMMON : OPEN_SOME_DAY,
      };
    case 'consent-needed':
      return {
        message: `звонят только тем, кто дал ${CONSENT[trouble.consent]}: в списке без столбца consent его нет ни у кого`,
        mend: 'заполните в списках столбец consent или выберите «Не нужно», если закон согласия не требует',
      };
    case 'uncertain-zones-blocked':
      return {
        message:
          'не звонят никому, кто может быть в нескольких часовых поясах, например на мобильные номера большой страны',
        mend: 'заполните в списках столбец timezone или выберите «Звонить, когда можно во всех поясах»',
      };
    case 'preset-forbids-dialling':
      return {
        message: `автоматический набор запрещён: там, где действуют требования «${preset(trouble.preset)}», не будет ни одного звонка`,
        mend: 'пусть там номера набирают люди, или выберите другой набор, если юрист скажет, что этот вас не обязывает',
      };
    case 'preset-needs-consent':
      return {
        message: `там, где действуют требования «${preset(trouble.preset)}», звонят только тем, кто дал ${CONSENT[trouble.consent]}: в списке без столбца consent его нет ни у кого`,
        mend: 'заполните в списках столбец consent',
      };
    case 'date-past':
      return {
        message: `эта дата уже прошла: сегодня ${trouble.today}`,
        mend: 'уберите её или укажите дату, которая наступит',
      };
    case 'no-effect':
      return {
        message: `ничего не меняет${trouble.days.length > 0 ? ` (${weekdays(trouble.days)})` : ''}: строже то, что задано выше (${sources(trouble.stricter)})`,
        mend: 'уберите это или смягчите более широкий уровень: уровни только ужесточают друг друга',
      };
    case 'conditions-exclude':
      return {
        message: `не позвонят никому: условия «${conditionInRussian(trouble.one)}» и «${conditionInRussian(trouble.other)}» никогда не выполняются вместе`,
        mend: 'уберите одно из них или перечислите все нужные значения в одном условии «атрибут один из»',
      };
    case 'rests-over-dates':
      return {
        message: `отдых — ${daysInRussian(trouble.restDays)}, а между датами ${daysInRussian(Math.round(trouble.gapDays))}: каждый звонок сдвигает следующую дату или занимает её место`,
        mend: `укажите меньше, чем ${daysInRussian(Math.ceil(trouble.gapDays))}, или раздвиньте даты`,
      };
    case 'exit-without-effect':
      return {
        message: 'ничего не меняет: каждая покупка начинает программу заново, и прежние её даты отпадают',
        mend: 'уберите покупку из условий окончания',
      };
    case 'opens-briefly':
      return {
        message: `открыто только с ${trouble.from} до ${trouble.to} (${weekdays(trouble.days)}): звонки без условленного времени назначаются на целые часы и половины, и в этот срок их почти не будет`,
        mend: `откройте подряд хотя бы на ${minutes(trouble.leastMinutes)}`,
      };
    case 'never-opens-in-tier':
      return {
        message: `на линии ${trouble.tier} никогда не открыто: у уровней нет общего времени`,
        mend: 'задайте окна внутри окон более широких уровней или расширьте те',
      };
    case 'never-opens-under-preset':
      return {
        message: `стадия «${stage(trouble.stage)}» никогда не открыта там, где действуют требования «${preset(trouble.preset)}»`,
        mend: 'откройте часы, которые эти требования разрешают, иначе там никому не позвонят',
      };
    case 'day-part-closed':
      return {
        message: 'в эту часть дня никогда не звонят, поэтому повторные звонки в неё не попадут',
        mend: 'укажите части дня внутри часов звонков или не указывайте ни одной',
      };
    case 'day-parts-closed':
      return {
        message: `никогда не открыто в части дня, по которым распределяются звонки стадии «${stage(trouble.stage)}»: ${trouble.parts.map(({ start, end }) => `${start}–${end}`).join(', ')}`,
        mend: `задайте «${RULES.fields.dayParts}» внутри часов звонков или не задавайте ни одной`,
      };
    case 'no-other-hour':
      return {
        message: `после звонка в ${trouble.at} нет открытого времени, которое отстоит от него на ${hoursInRussian(trouble.hours)}, как того требует «${RULES.fields.avoidSameHourWithinHours}»`,
        mend: `уменьшите «${RULES.fields.avoidSameHourWithinHours}» (0 не учитывает час) или откройте подольше`,
      };
    case 'repeat-waits':
      return repeatWaits(trouble);
    case 'limit-delays-repeats':
      return {
        message: `из-за этого звонки ждут дольше, чем велят правила повторов: ${trouble.outcomes.map(({ code, minutes: wished }) => `${outcome(code)} (${minutes(wished)})`).join(', ')}`,
        mend: `${RELIEF[trouble.limit]} или задайте этим итогам более длинные сроки повторов`,
      };
    case 'one-call-of-number':
      return {
        message: `повторяется на тот же номер, но «${RULES.fields.maxAttemptsPerNumber}» (${sources(trouble.of)}) разрешает один звонок на него`,
        mend: `выберите следующий номер или увеличьте «${RULES.fields.maxAttemptsPerNumber}»`,
      };
    case 'no-second-call':
      return {
        message: `не остаётся второго звонка на номер для итогов, которые повторяются на тот же номер: ${trouble.outcomes.map(outcome).join(', ')}`,
        mend: 'укажите 2 или больше, или выберите этим итогам следующий номер',
      };
    case 'cycle-outlasts':
      return {
        message: `цикл из ${countedInRussian(trouble.attempts, 'звонка', 'звонков', 'звонков')} без ответа длится ${daysInRussian(trouble.days)}, а «${RULES.fields.leadTtlDays}» обрывает его через ${daysInRussian(trouble.leadTtlDays)}`,
        mend: `задайте «${RULES.fields.leadTtlDays}» не меньше, чем ${daysInRussian(trouble.days)}, или запланируйте звонков меньше или чаще`,
      };
    case 'ever-below-cycle':
      return {
        message: `за всю жизнь лида разрешено ${calls(trouble.ever)}, поэтому цикл никогда не получит свои ${calls(trouble.cycle)}`,
        mend: `задайте «${RULES.fields.maxAttemptsEver}» не меньше ${trouble.cycle} или запланируйте в цикле меньше звонков`,
      };
  }
}

function repeatWaits({
  repeat,
  wishedMinutes,
  leastMinutes,
  limit,
  of,
}: Extract<RulesTrouble, { readonly kind: 'repeat-waits' }>): SaidFinding {
  const wish = `повтор ${repeat} задуман через ${minutes(wishedMinutes)}, но «${RULES.fields[limit]}» (${sources(of)})`;
  return limit === 'maxAttemptsPerDay'
    ? {
        message: `${wish} откладывает его на следующий день`,
        mend: `укажите срок до следующего дня или ${RELIEF[limit]}`,
      }
    : {
        message: `${wish} заставляет ждать ${minutes(leastMinutes)}`,
        mend: `укажите хотя бы ${minutes(leastMinutes)} или ${RELIEF[limit]}`,
      };
}

function sources(given: readonly RuleSource[]): string {
  return given.map(sourceInRussian).join(', ');
}

function stage(given: keyof typeof STAGE_TERMS.ru): string {
  return STAGE_TERMS.ru[given];
}

function preset(id: keyof typeof RULES.presets): string {
  return RULES.presets[id];
}

function outcome(code: keyof typeof OUTCOME_TERMS.ru): string {
  return `«${OUTCOME_TERMS.ru[code]}»`;
}

function weekdays(given: readonly Weekday[]): string {
  return given.map((day) => lowered(RULES.days[day])).join(', ');
}

function minutes(count: number): string {
  return countedInRussian(count, 'минуту', 'минуты', 'минут');
}

function calls(count: number): string {
  return countedInRussian(count, 'звонок', 'звонка', 'звонков');
}
