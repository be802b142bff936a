import type { SaidFinding } from '../../../../shared/domain/findings/said-finding.ts';
import type { StructureTrouble } from '../../../../shared/domain/findings/structure-trouble.ts';
import { countedInRussian } from '../../language/plural.ts';
import { STAGE_TERMS } from '../lead-terms.ts';
import { causeInRussian } from './cause-in-russian.ts';
import { equipmentInRussian } from './equipment-in-russian.ts';

type Twice = Extract<StructureTrouble, { readonly kind: 'entry-twice' }>;

const LISTS: Readonly<Record<Twice['list'], { readonly each: string; readonly among: string }>> = {
  objections: { each: 'каждому возражению', among: 'возражений' },
  cards: { each: 'каждой карточке', among: 'карточек' },
  facts: { each: 'каждому из нужных сведений', among: 'сведений' },
};

const KEYS: Readonly<Record<Twice['key'], string>> = { code: 'код', id: 'идентификатор', name: 'имя' };

/** What is wrong with a sales structure or doubtful about it, in Russian. */
export function structureTroubleInRussian(trouble: StructureTrouble): SaidFinding {
  switch (trouble.kind) {
    case 'stage-held-by-nobody':
      return {
        message: `стадию «${stage(trouble.stage)}» не ведёт ни одна линия`,
        mend: 'добавьте её к стадиям той линии, чья это работа',
      };
    case 'stage-held-twice':
      return {
        message: `стадию «${stage(trouble.stage)}» уже ведёт линия ${trouble.tier}`,
        mend: 'оставьте её одной из двух линий',
      };
    case 'stages-apart':
      return {
        message: 'стадии не соседние или идут не по порядку',
        mend: 'выберите соседние стадии по порядку: поиск клиентов, продажа, работа с клиентами',
      };
    case 'tiers-out-of-order':
      return {
        message: `«${stage(trouble.stage)}» стоит после «${stage(trouble.behind)}»`,
        mend: 'расположите линии по порядку стадий, от поиска клиентов до работы с ними',
      };
    case 'tier-named-twice':
      return { message: `так уже называется линия ${trouble.tier}`, mend: 'дайте каждой линии своё название' };
    case 'no-such-script':
      return {
        message:
          trouble.meant === undefined ? 'такого скрипта нет' : `такого скрипта нет; может быть, ${trouble.meant}?`,
        mend: 'создайте его или выберите один из тех, что есть',
      };
    case 'target-of-other-stage':
      return {
        message: `эта цель относится к стадии «${stage(trouble.stage)}», которую линия не ведёт`,
        mend: 'задайте её той линии, которая ведёт эту стадию',
      };
    case 'entry-twice':
      return {
        message: `такой ${KEYS[trouble.key]} уже есть среди ${LISTS[trouble.list].among} (место ${trouble.place + 1})`,
        mend: `дайте ${LISTS[trouble.list].each} свой ${KEYS[trouble.key]}`,
      };
    case 'structure-too-long':
      return {
        message: `длиннее ${countedInRussian(trouble.characters, 'знака', 'знаков', 'знаков')}`,
        mend: 'сократите скрипты; карточка может ссылаться на вашу страницу',
      };
    case 'success-closes':
      return {
        message: `закрывает лидов стадии «${stage(trouble.from)}» после успеха: тем, у кого итог «${causeInRussian(trouble.on)}», больше никто не позвонит`,
        mend:
          trouble.on === 'sale'
            ? 'пусть после продажи лид переходит к работе с клиентами или отдыхает'
            : 'пусть заинтересованный лид переходит дальше, отдыхает или получает повторный звонок',
      };
    case 'dead-end':
      return {
        message: `стадия «${stage(trouble.stage)}» становится тупиком: ничто не ведёт лида на следующую`,
        mend: `пусть один из итогов этой стадии ведёт выше, например «${causeInRussian(trouble.stage === 'prospecting' ? 'interested' : 'sale')}»`,
      };
    case 'stage-unreached':
      return {
        message: `на стадию «${stage(trouble.stage)}» не ведёт ни один путь: лиды попадут туда только из списков`,
        mend: 'пусть один из итогов ведёт туда; если так и задумано, оставьте как есть',
      };
    case 'endless-loop':
      return {
        message: `получается круг без всякого срока: ${trouble.way.map(({ from, on }) => `${stage(from)} (${causeInRussian(on)})`).join(' → ')} → ${trouble.way.slice(0, 1).map(({ from }) => stage(from))}`,
        mend: 'задайте одному из этих переходов срок или дни отдыха',
      };
    case 'facts-not-asked':
      return {
        message: `нужны сведения, о которых скрипт ${trouble.script} линии ${trouble.tier} не спрашивает: ${trouble.facts.join(', ')}`,
        mend: `добавьте их к сведениям скрипта ${trouble.script}`,
      };
    case 'tier-without-campaign':
      return {
        message: `лидам линии ${trouble.tier} не сможет звонить ни одна кампания (${trouble.stages.map(stage).join(', ')})`,
        mend: `отдайте её стадии линии, у которой есть кампания, или сначала создайте кампанию линии ${trouble.tier}`,
      };
    case 'campaign-unequipped':
      return {
        message: `кампании ${trouble.campaignId} нечем звонить; не хватает: ${equipmentInRussian(trouble.missing)}`,
        mend: `укажите это у линии ${trouble.tier} или у самой кампании`,
      };
  }
}

function stage(given: keyof typeof STAGE_TERMS.ru): string {
  return STAGE_TERMS.ru[given];
}
