import type { AdviceTrouble } from '../../../../shared/domain/findings/advice-trouble.ts';
import type { SaidFinding } from '../../../../shared/domain/findings/said-finding.ts';
import type { SalesStructureKind } from '../../../../shared/domain/sales-structure-kind.ts';
import { STAGE_TERMS } from '../lead-terms.ts';

const AMONG: Readonly<Record<SalesStructureKind, string>> = {
  one: 'при одной линии',
  two: 'при двух линиях',
  three: 'при трёх линиях',
};

/** What was given for advice and does not fit what was counted, in Russian. */
export function adviceTroubleInRussian(trouble: AdviceTrouble): SaidFinding {
  switch (trouble.kind) {
    case 'wrap-up-unknown':
      return {
        message: `ничего не сказано о тех, кто тоже звонил; номера линий: ${trouble.tiers.join(', ')}`,
        mend: 'укажите одно число для всех или по числу для каждой линии',
      };
    case 'other-tiers':
      return {
        message: `не сходится со звонками: линия ${trouble.tier} вела стадию «${STAGE_TERMS.ru[trouble.stage]}», а ${AMONG[trouble.structure]} стадии обычно делят иначе`,
        mend: 'укажите людей каждой линии или их общее число',
      };
  }
}
