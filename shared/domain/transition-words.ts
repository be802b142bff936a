import { listWords } from './rule-words.ts';
import type { Advance, RestDays, Transition, TransitionCause } from './transitions.ts';

/**
 * What follows, told to those who set it; where the lead goes is told beside it.
 * @param on what it follows.
 */
export function transitionWords(transition: Transition, on: TransitionCause): string {
  switch (transition.kind) {
    case 'retry':
      return transition.as === on ? 'again, by its retry rule' : `again, by the retry rule of ${transition.as}`;
    case 'same-call-again':
      return 'the same call again in a few minutes';
    case 'call-back':
      return `at the agreed moment, or by the retry rule of ${transition.otherwise} when none was agreed`;
    case 'advance':
      return advanceWords(transition);
    case 'rest':
      return `after ${daysWords(transition.days)}`;
    case 'next-touch':
      return 'a new cycle with the next touch of the programmes';
    case 'exhaust':
      return 'the exhaust action of the dial rules';
    case 'close':
      return 'closed';
    case 'suppress':
      return 'never called again';
    case 'review':
      return 'a person looks at it';
  }
}

function advanceWords(transition: Advance): string {
  const { keepsAgent, facts } = transition;
  const agent = keepsAgent ? ['with its agent'] : [];
  const needed = facts.length > 0 ? [`needs ${listWords(facts)}`] : [];
  if (transition.to === 'account-care') return ['by the programmes', ...agent, ...needed].join(', ');
  const { delay, promisedMinutes, urgency } = transition;
  const count = delay.kind === 'days' ? delay.days : delay.minutes;
  const when = count === 0 ? 'at once' : `after ${counted(count, delay.kind === 'days' ? 'day' : 'minute')}`;
  const promise = `first call promised within ${counted(promisedMinutes, 'minute')} of calling hours`;
  return [when, `urgency ${urgency}`, promise, ...agent, ...needed].join(', ');
}

function daysWords(days: RestDays): string {
  return typeof days === 'number' ? counted(days, 'day') : `the days of ${days}`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
