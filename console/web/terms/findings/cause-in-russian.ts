import type { TransitionCause } from '../../../../shared/domain/transitions.ts';
import { OUTCOME_TERMS } from '../outcome-terms.ts';

/** What a transition follows. */
export function causeInRussian(on: TransitionCause): string {
  return on === 'attempts-spent' ? 'Попытки исчерпаны' : OUTCOME_TERMS.ru[on];
}
