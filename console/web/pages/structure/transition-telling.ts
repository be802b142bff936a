import type { OutcomeCode } from '../../../../shared/domain/outcome.ts';
import type { Language } from '../../language/words.ts';
import { STAGE_TERMS } from '../../terms/lead-terms.ts';
import { OUTCOME_TERMS } from '../../terms/outcome-terms.ts';
import { RULE_WORDS } from '../../terms/rule-words.ts';
import type { Box, Follows, TransitionRow } from './structure-answers.ts';
import { STRUCTURE_WORDS } from './words.ts';

/** What a transition follows, as people call it. */
export function causeText(on: OutcomeCode | 'attempts-spent', language: Language): string {
  return on === 'attempts-spent' ? STRUCTURE_WORDS[language].spent : OUTCOME_TERMS[language][on];
}

/** Where a lead stands, as people call it. */
export function boxText(box: Box, language: Language): string {
  switch (box) {
    case 'closed':
    case 'suppressed':
    case 'review':
      return STRUCTURE_WORDS[language].boxes[box];
    default:
      return STAGE_TERMS[language][box];
  }
}

/** What follows, with its numbers. */
export function followsText({ follows, on }: Pick<TransitionRow, 'follows' | 'on'>, language: Language): string {
  const { told } = STRUCTURE_WORDS[language];
  switch (follows.kind) {
    case 'retry':
      return follows.as === on ? told.retry : told.retryAs(causeText(follows.as, language));
    case 'call-back':
      return told.callBack(causeText(follows.otherwise, language));
    case 'same-call-again':
      return told.sameCall;
    case 'advance':
      return advanceText(follows, language);
    case 'rest':
      return typeof follows.days === 'number'
        ? told.afterDays(follows.days)
        : told.afterRule(RULE_WORDS[language].fields[follows.days]);
    case 'exhaust':
      return told.exhaust;
    case 'next-touch':
      return told.nextTouch;
    case 'close':
      return told.close;
    case 'suppress':
      return told.suppress;
    case 'review':
      return told.review;
  }
}

function advanceText(
  { delay, promisedMinutes, keepsAgent, facts }: Extract<Follows, { kind: 'advance' }>,
  language: Language,
): string {
  const { told } = STRUCTURE_WORDS[language];
  return [
    delay === undefined ? told.byProgrammes : delayText(delay, language),
    ...(promisedMinutes === undefined ? [] : [told.promise(promisedMinutes)]),
    ...(keepsAgent ? [told.keepsAgent] : []),
    ...(facts.length === 0 ? [] : [told.needs(facts.join(', '))]),
  ].join(', ');
}

function delayText(delay: NonNullable<Extract<Follows, { kind: 'advance' }>['delay']>, language: Language): string {
  const { told } = STRUCTURE_WORDS[language];
  const count = delay.kind === 'days' ? delay.days : delay.minutes;
  if (count === 0) return told.atOnce;
  return delay.kind === 'days' ? told.afterDays(count) : told.afterMinutes(count);
}
