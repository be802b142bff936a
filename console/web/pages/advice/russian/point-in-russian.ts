import type { AdvicePoint } from '../../../../../shared/domain/advice/advice-point.ts';
import { balanceInRussian, transferInRussian } from './balance-in-russian.ts';
import { careInRussian } from './care-in-russian.ts';
import { cautionInRussian } from './caution-in-russian.ts';
import { structureInRussian, workInRussian } from './structure-in-russian.ts';
import { takenInRussian } from './taken-in-russian.ts';

/** One sentence of the advice in Russian; in English the API says it. */
export function pointInRussian(point: AdvicePoint): string {
  switch (point.kind) {
    case 'head-count-unknown':
    case 'overloaded':
    case 'division-fits':
      return structureInRussian(point);
    case 'work-of-a-day':
      return workInRussian(point);
    case 'nobody-works':
    case 'chokes':
    case 'starve':
    case 'balanced':
      return balanceInRussian(point);
    case 'put-through':
      return transferInRussian(point);
    case 'no-customers':
    case 'hours-compared':
    case 'uncalled-unknown':
    case 'bought-again':
    case 'hours-incomparable':
    case 'care-worth-unknown':
      return careInRussian(point);
    case 'rush':
    case 'few-cases':
    case 'failed-calls-unknown':
    case 'no-breaks':
      return cautionInRussian(point);
    default:
      return takenInRussian(point);
  }
}
