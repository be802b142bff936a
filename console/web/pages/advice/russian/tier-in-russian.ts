import { STAGES, type Stage } from '../../../../../shared/domain/stage.ts';
import { listedInRussian } from '../../../language/listed-in-russian.ts';
import { STAGE_TERMS } from '../../../terms/lead-terms.ts';
import { capitalised, lowered } from '../../../terms/letters.ts';

interface WithStages {
  readonly stages: readonly Stage[];
}

/** `поиск клиентов`, `продажа и работа с клиентами`: what a tier of the usual structures works, which is its name. */
export function workOfTier({ stages }: WithStages): string {
  return listedInRussian(stages.map((stage) => lowered(STAGE_TERMS.ru[stage])));
}

/** `линия «Поиск клиентов»`; where one tier does everything `общая линия`. */
export function tierInRussian(tier: WithStages): string {
  return isWhole(tier) ? 'общая линия' : `линия ${quoted(tier)}`;
}

/** `в линии «Поиск клиентов»`, `из линии «Поиск клиентов»`. */
export function ofTier(tier: WithStages): string {
  return isWhole(tier) ? 'общей линии' : `линии ${quoted(tier)}`;
}

/** `«Продажа и работа с клиентами»`. */
export function quoted(tier: WithStages): string {
  return `«${capitalised(workOfTier(tier))}»`;
}

/** `на стадии «Продажа»`. */
export function atStage(stage: Stage): string {
  return `на стадии «${STAGE_TERMS.ru[stage]}»`;
}

function isWhole({ stages }: WithStages): boolean {
  return stages.length === STAGES.length;
}
