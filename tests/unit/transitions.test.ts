import { describe, expect, it } from 'vitest';
import type { AttemptFacts } from '../../shared/domain/attempt.ts';
import { DEFAULT_TRANSITIONS } from '../../shared/domain/default-transitions.ts';
import { OUTCOME_CODES, OUTCOMES, type OutcomeCode } from '../../shared/domain/outcome.ts';
import { RETRIED_CODES } from '../../shared/domain/retry-plan.ts';
import { STAGES, type Stage } from '../../shared/domain/stage.ts';
import {
  factsNeeded,
  isLaterStage,
  retriedAs,
  stageAfter,
  TRANSITION_CAUSES,
  type Transition,
  type TransitionCause,
} from '../../shared/domain/transitions.ts';
import { aDialledLead, anAttempt, NOON } from '../support/lead-builders.ts';

/** In few words, the stage behind the arrow where the lead changes it. */
function inShort(transition: Transition, from: Stage): string {
  const to = stageAfter(transition, from);
  const way = to === from ? '' : ` > ${to}`;
  switch (transition.kind) {
    case 'retry':
      return `retry ${transition.as}`;
    case 'rest':
      return `rest ${transition.why} ${transition.days}${way}`;
    case 'close':
    case 'suppress':
    case 'review':
      return `${transition.kind} ${transition.why}`;
    default:
      return transition.kind + way;
  }
}

const SAME_EVERYWHERE: Readonly<Partial<Record<TransitionCause, string>>> = {
  'no-answer': 'retry no-answer',
  busy: 'retry busy',
  voicemail: 'retry voicemail',
  declined: 'retry declined',
  'dead-air': 'retry dead-air',
  'invalid-number': 'retry invalid-number',
  'not-placed': 'same-call-again',
  blocked: 'retry blocked',
  'network-failure': 'retry network-failure',
  'not-allowed': 'retry not-allowed',
  abandoned: 'retry abandoned',
  'hung-up-early': 'retry hung-up-early',
  gatekeeper: 'retry gatekeeper',
  'wrong-person': 'retry wrong-person',
  'wrong-number': 'retry wrong-number',
  'callback-requested': 'call-back',
  'follow-up': 'retry follow-up',
  'not-qualified': 'close not-qualified',
  'do-not-call': 'suppress do-not-call',
  deceased: 'suppress deceased',
  minor: 'suppress minor',
  'answered-without-disposition': 'review no-disposition',
  unknown: 'review unknown-outcome',
  'attempts-spent': 'exhaust',
};

const BY_STAGE: Readonly<Record<Stage, Readonly<Partial<Record<TransitionCause, string>>>>> = {
  prospecting: {
    interested: 'advance > selling',
    sale: 'advance > account-care',
    'not-interested': 'close not-interested',
    'no-need-now': 'exhaust',
    complaint: 'rest complaint complaintRestDays',
  },
  selling: {
    interested: 'retry follow-up',
    sale: 'advance > account-care',
    'not-interested': 'rest lost-sale lostSaleRestDays > prospecting',
    'no-need-now': 'exhaust',
    complaint: 'rest complaint complaintRestDays',
  },
  'account-care': {
    interested: 'retry follow-up',
    sale: 'next-touch',
    'not-interested': 'next-touch',
    'no-need-now': 'next-touch',
    complaint: 'rest complaint complaintRestDays',
  },
};

describe('what follows by default', () => {
  it.each(STAGES)('stands for every outcome, and for spent attempts, in %s', (stage) => {
    const table = TRANSITION_CAUSES.map((cause) => [cause, inShort(DEFAULT_TRANSITIONS[stage][cause], stage)]);

    expect(Object.fromEntries(table)).toEqual({ ...SAME_EVERYWHERE, ...BY_STAGE[stage] });
  });

  it('asks for no fact, and leaves nobody with their agent', () => {
    const advances = STAGES.flatMap((stage) => OUTCOME_CODES.map((code) => DEFAULT_TRANSITIONS[stage][code])).filter(
      (transition) => transition.kind === 'advance',
    );

    expect(advances.map(({ facts, keepsAgent }) => [facts, keepsAgent])).toEqual(advances.map(() => [[], false]));
    expect(STAGES.flatMap((stage) => factsNeeded(DEFAULT_TRANSITIONS, stage, 'interested'))).toEqual([]);
  });

  it('hands over at once, with the first call promised within an hour of calling hours', () => {
    expect(DEFAULT_TRANSITIONS.prospecting.interested).toEqual({
      kind: 'advance',
      to: 'selling',
      delay: { kind: 'minutes', minutes: 0 },
      promisedMinutes: 60,
      urgency: 'promised',
      keepsAgent: false,
      facts: [],
    });
  });
});

describe('the facts that an outcome needs', () => {
  const interested = { ...DEFAULT_TRANSITIONS.prospecting.interested, facts: ['need', 'budget'] };
  const transitions = {
    ...DEFAULT_TRANSITIONS,
    prospecting: { ...DEFAULT_TRANSITIONS.prospecting, interested },
  };

  it('are those of the advance that follows it, in that stage alone', () => {
    expect(factsNeeded(transitions, 'prospecting', 'interested')).toEqual(['need', 'budget']);
    expect(factsNeeded(transitions, 'selling', 'interested')).toEqual([]);
    expect(factsNeeded(transitions, 'prospecting', 'follow-up')).toEqual([]);
  });
});

describe('the order of the stages', () => {
  it('goes from prospecting to account care', () => {
    expect(STAGES.map((stage) => STAGES.filter((other) => isLaterStage(stage, other)))).toEqual([
      [],
      ['prospecting'],
      ['prospecting', 'selling'],
    ]);
  });
});

describe('as what an attempt is retried', () => {
  const retriedIn = (stage: 'prospecting' | 'selling' | 'account-care', code: OutcomeCode, facts: AttemptFacts = {}) =>
    retriedAs(anAttempt({ lead: aDialledLead({ stage }), facts }), OUTCOMES[code], DEFAULT_TRANSITIONS);

  it('is its own outcome, where that has a rule', () => {
    expect(RETRIED_CODES.map((code) => retriedIn('selling', code))).toEqual(RETRIED_CODES);
  });

  it.each([
    'not-placed',
    'not-interested',
    'not-qualified',
    'sale',
    'no-need-now',
    'complaint',
    'do-not-call',
    'deceased',
    'minor',
    'answered-without-disposition',
    'unknown',
  ] as const)('is nothing after %s', (code) => {
    expect(retriedIn('selling', code)).toBeUndefined();
  });

  it('is a follow-up for interest, but for a stranger whom it advances', () => {
    expect(retriedIn('prospecting', 'interested')).toBeUndefined();
    expect(retriedIn('selling', 'interested')).toBe('follow-up');
    expect(retriedIn('account-care', 'interested')).toBe('follow-up');
  });

  it('is a follow-up for a callback without an agreed moment only', () => {
    const saying = (callbackAt?: typeof NOON): AttemptFacts => ({
      disposition: { code: 'callback-requested', givenAt: NOON, ...(callbackAt === undefined ? {} : { callbackAt }) },
    });

    expect(retriedIn('selling', 'callback-requested', saying(NOON))).toBeUndefined();
    expect(retriedIn('selling', 'callback-requested', saying())).toBe('follow-up');
    expect(retriedIn('selling', 'callback-requested')).toBe('follow-up');
  });
});
