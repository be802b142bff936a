/** How an attempt ended. The vocabulary of telephony results and of agents' dispositions. */
export const OUTCOME_CODES = [
  'no-answer',
  'busy',
  'voicemail',
  'declined',
  'dead-air',
  'invalid-number',
  'not-placed',
  'blocked',
  'network-failure',
  'not-allowed',
  'abandoned',
  'hung-up-early',
  'gatekeeper',
  'wrong-person',
  'wrong-number',
  'callback-requested',
  'interested',
  'follow-up',
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
] as const;

export type OutcomeCode = (typeof OUTCOME_CODES)[number];

/**
 * What reports, caps and gates read: they never look at codes.
 *
 * `countsAsAttempt` burns retry budget; `conversation` starts quiet periods; `reached` means a human answered.
 */
export interface OutcomeFlags {
  readonly answeredBy: 'human' | 'machine' | 'nobody';
  readonly rightParty: boolean;
  readonly conversation: boolean;
  readonly business: 'success' | 'neutral' | 'failure' | 'none';
  readonly countsAsAttempt: boolean;
  readonly numberSuspect: boolean;
  readonly leadUncallable: boolean;
  readonly abandoned: boolean;
}

export interface Outcome {
  readonly code: OutcomeCode;
  readonly flags: OutcomeFlags;
}

/** What an agent can say came of a conversation; everything else only telephony or a missing answer can tell. */
export const DISPOSITION_CODES = [
  'voicemail',
  'dead-air',
  'hung-up-early',
  'gatekeeper',
  'wrong-person',
  'wrong-number',
  'callback-requested',
  'interested',
  'follow-up',
  'not-interested',
  'not-qualified',
  'sale',
  'no-need-now',
  'complaint',
  'do-not-call',
  'deceased',
  'minor',
] as const satisfies readonly OutcomeCode[];

const NOBODY: OutcomeFlags = {
  answeredBy: 'nobody',
  rightParty: false,
  conversation: false,
  business: 'none',
  countsAsAttempt: true,
  numberSuspect: false,
  leadUncallable: false,
  abandoned: false,
};
const MACHINE: OutcomeFlags = { ...NOBODY, answeredBy: 'machine' };
const HUMAN: OutcomeFlags = { ...NOBODY, answeredBy: 'human' };
const TALK: OutcomeFlags = { ...HUMAN, rightParty: true, conversation: true };

/** Every outcome with the flags that reports, caps and gates read in place of its code. */
export const OUTCOMES: Readonly<Record<OutcomeCode, Outcome>> = {
  'no-answer': { code: 'no-answer', flags: NOBODY },
  busy: { code: 'busy', flags: NOBODY },
  voicemail: { code: 'voicemail', flags: MACHINE },
  declined: { code: 'declined', flags: NOBODY },
  'dead-air': { code: 'dead-air', flags: { ...MACHINE, numberSuspect: true } },
  'invalid-number': { code: 'invalid-number', flags: { ...NOBODY, numberSuspect: true } },
  'not-placed': { code: 'not-placed', flags: { ...NOBODY, countsAsAttempt: false } },
  blocked: { code: 'blocked', flags: NOBODY },
  'network-failure': { code: 'network-failure', flags: { ...NOBODY, countsAsAttempt: false } },
  'not-allowed': { code: 'not-allowed', flags: { ...NOBODY, countsAsAttempt: false, numberSuspect: true } },
  abandoned: { code: 'abandoned', flags: { ...HUMAN, abandoned: true } },
  'hung-up-early': { code: 'hung-up-early', flags: HUMAN },
  gatekeeper: { code: 'gatekeeper', flags: HUMAN },
  'wrong-person': { code: 'wrong-person', flags: HUMAN },
  'wrong-number': { code: 'wrong-number', flags: { ...HUMAN, numberSuspect: true } },
  'callback-requested': { code: 'callback-requested', flags: { ...TALK, business: 'neutral' } },
  interested: { code: 'interested', flags: { ...TALK, business: 'success' } },
  'follow-up': { code: 'follow-up', flags: { ...TALK, business: 'neutral' } },
  'not-interested': { code: 'not-interested', flags: { ...TALK, business: 'failure' } },
  'not-qualified': { code: 'not-qualified', flags: { ...TALK, business: 'failure' } },
  sale: { code: 'sale', flags: { ...TALK, business: 'success' } },
  'no-need-now': { code: 'no-need-now', flags: { ...TALK, business: 'neutral' } },
  complaint: { code: 'complaint', flags: { ...TALK, business: 'failure' } },
  'do-not-call': { code: 'do-not-call', flags: { ...TALK, business: 'failure', leadUncallable: true } },
  deceased: { code: 'deceased', flags: { ...HUMAN, business: 'failure', leadUncallable: true } },
  minor: { code: 'minor', flags: { ...HUMAN, business: 'failure', leadUncallable: true } },
  'answered-without-disposition': { code: 'answered-without-disposition', flags: { ...HUMAN, conversation: true } },
  unknown: { code: 'unknown', flags: NOBODY },
};
