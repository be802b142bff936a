import type { RetriedCode } from './retry-plan.ts';
import type { AdvanceToCare, AdvanceToSelling, StageTransitions, Transition, Transitions } from './transitions.ts';

/**
 * By when the first call of the next tier is promised, in minutes of its calling hours. Companies that called back within
 * an hour qualified nearly seven times as many leads as those that took longer (Oldroyd, McElheran and Elkington, Harvard
 * Business Review, March 2011; inbound leads).
 */
const PROMISED_MINUTES = 60;

const TELEPHONY_AND_STRANGERS = {
  'no-answer': again('no-answer'),
  busy: again('busy'),
  voicemail: again('voicemail'),
  declined: again('declined'),
  'dead-air': again('dead-air'),
  'invalid-number': again('invalid-number'),
  blocked: again('blocked'),
  'network-failure': again('network-failure'),
  'not-allowed': again('not-allowed'),
  abandoned: again('abandoned'),
  'hung-up-early': again('hung-up-early'),
  gatekeeper: again('gatekeeper'),
  'wrong-person': again('wrong-person'),
  'wrong-number': again('wrong-number'),
  'not-placed': { kind: 'same-call-again' },
} as const satisfies Partial<StageTransitions>;

const EVERYWHERE = {
  ...TELEPHONY_AND_STRANGERS,
  'callback-requested': { kind: 'call-back', otherwise: 'follow-up' },
  'follow-up': again('follow-up'),
  'not-qualified': { kind: 'close', why: 'not-qualified' },
  'do-not-call': { kind: 'suppress', why: 'do-not-call' },
  deceased: { kind: 'suppress', why: 'deceased' },
  minor: { kind: 'suppress', why: 'minor' },
  'answered-without-disposition': { kind: 'review', why: 'no-disposition' },
  unknown: { kind: 'review', why: 'unknown-outcome' },
  'attempts-spent': { kind: 'exhaust' },
} as const satisfies Partial<StageTransitions>;

/** A hand-over of which nothing particular is said. */
export const TO_SELLING: AdvanceToSelling = {
  kind: 'advance',
  to: 'selling',
  delay: { kind: 'minutes', minutes: 0 },
  promisedMinutes: PROMISED_MINUTES,
  urgency: 'promised',
  keepsAgent: false,
  facts: [],
};
/** The same of a sale. */
export const TO_CARE: AdvanceToCare = { kind: 'advance', to: 'account-care', keepsAgent: false, facts: [] };

/** What follows what where no sales structure says otherwise. */
export const DEFAULT_TRANSITIONS: Transitions = {
  prospecting: {
    ...EVERYWHERE,
    interested: TO_SELLING,
    sale: TO_CARE,
    'not-interested': { kind: 'close', why: 'not-interested' },
    'no-need-now': { kind: 'exhaust' },
    complaint: { kind: 'rest', why: 'complaint', days: 'complaintRestDays', to: 'prospecting' },
  },
  selling: {
    ...EVERYWHERE,
    interested: again('follow-up'),
    sale: TO_CARE,
    'not-interested': { kind: 'rest', why: 'lost-sale', days: 'lostSaleRestDays', to: 'prospecting' },
    'no-need-now': { kind: 'exhaust' },
    complaint: { kind: 'rest', why: 'complaint', days: 'complaintRestDays', to: 'selling' },
  },
  'account-care': {
    ...EVERYWHERE,
    interested: again('follow-up'),
    sale: { kind: 'next-touch' },
    'not-interested': { kind: 'next-touch' },
    'no-need-now': { kind: 'next-touch' },
    complaint: { kind: 'rest', why: 'complaint', days: 'complaintRestDays', to: 'account-care' },
  },
};

function again(as: RetriedCode): Extract<Transition, { kind: 'retry' }> {
  return { kind: 'retry', as };
}
