import type { CompanyTrouble } from '../../../../shared/domain/findings/company-trouble.ts';
import type { SaidFinding } from '../../../../shared/domain/findings/said-finding.ts';
import { countedInRussian } from '../../language/plural.ts';
import { equipmentInRussian } from './equipment-in-russian.ts';

/** What is wrong with a campaign, a signature or a company that is to call its customers, in Russian. */
export function companyTroubleInRussian(trouble: CompanyTrouble): SaidFinding {
  switch (trouble.kind) {
    case 'no-rules-published':
      return {
        message: 'правила звонков ещё не опубликованы',
        mend: 'опубликуйте правила, в которых выбраны наборы требований ваших стран',
      };
    case 'no-preset-chosen':
      return {
        message: 'не выбран ни один набор требований закона: соблюдается только то, что случайно есть в правилах',
        mend: 'выберите на странице правил наборы требований ваших стран',
      };
    case 'nothing-observed':
      return {
        message: 'наблюдений ещё нет: неизвестно, кому начнут звонить в рабочем режиме',
        mend: 'понаблюдайте день, затем посмотрите, кому позвонили бы',
      };
    case 'stop-is-on':
      return { message: 'пока она включена, никому не звонят', mend: 'снимите аварийную остановку' };
    case 'ends-before-start':
      return { message: 'конец должен быть позже начала', mend: 'исправьте начало или конец' };
    case 'tier-is-fixed':
      return {
        message: `кампания относится к линии ${trouble.tier}, а линию кампания не меняет никогда`,
        mend: `создайте для линии ${trouble.wanted} кампанию с другим идентификатором, а этой задайте конец`,
      };
    case 'tier-not-there':
      return {
        message: 'такой линии в структуре продаж нет, поэтому кампания никому не звонит',
        mend: 'опубликуйте структуру, в которой эта линия есть',
      };
    case 'nothing-to-dial-with':
      return {
        message: `ей нечем звонить; не хватает: ${equipmentInRussian(trouble.missing)}`,
        mend: `укажите это у линии ${trouble.tier} или у самой кампании`,
      };
    case 'no-version':
      return { message: 'не версия', mend: 'укажите версию, от которой вы начали; 0 — до первой публикации' };
    case 'version-not-in-force':
      return {
        message: 'эта версия не действует',
        mend: `прочитайте документ заново и начните от действующей версии: последняя в истории — ${trouble.newest}`,
      };
    case 'no-author':
      return { message: 'не указано, кто публикует', mend: 'подпишите публикацию' };
    case 'note-too-long':
      return {
        message: `длиннее ${countedInRussian(trouble.characters, 'знака', 'знаков', 'знаков')}`,
        mend: 'скажите короче, что меняется и почему',
      };
  }
}
