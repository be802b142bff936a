import { describe, expect, it } from 'vitest';
import { DISPOSITION_CODES, OUTCOME_CODES, OUTCOMES, type OutcomeFlags } from '../../shared/domain/outcome.ts';

function codesWhere(holds: (flags: OutcomeFlags) => boolean): readonly string[] {
  return OUTCOME_CODES.filter((code) => holds(OUTCOMES[code].flags));
}

const TALKS = [
  'callback-requested',
  'interested',
  'follow-up',
  'not-interested',
  'not-qualified',
  'sale',
  'no-need-now',
  'complaint',
  'do-not-call',
];
const TOLD_BY_TELEPHONY = [
  'no-answer',
  'busy',
  'declined',
  'invalid-number',
  'not-placed',
  'blocked',
  'network-failure',
  'not-allowed',
  'abandoned',
  'answered-without-disposition',
  'unknown',
];

describe('an outcome', () => {
  it('stands under its own code', () => {
    expect(Object.entries(OUTCOMES).map(([code, outcome]) => [code, outcome.code])).toEqual(
      OUTCOME_CODES.map((code) => [code, code]),
    );
  });

  it('is one that an agent can say, or one that only telephony or a missing answer can tell', () => {
    expect([...DISPOSITION_CODES, ...TOLD_BY_TELEPHONY].sort()).toEqual([...OUTCOME_CODES].sort());
  });

  it('says who answered', () => {
    expect(codesWhere(({ answeredBy }) => answeredBy === 'machine')).toEqual(['voicemail', 'dead-air']);
    expect(codesWhere(({ answeredBy }) => answeredBy === 'human')).toEqual([
      'abandoned',
      'hung-up-early',
      'gatekeeper',
      'wrong-person',
      'wrong-number',
      ...TALKS,
      'deceased',
      'minor',
      'answered-without-disposition',
    ]);
    expect(codesWhere(({ answeredBy }) => answeredBy === 'nobody')).toEqual([
      'no-answer',
      'busy',
      'declined',
      'invalid-number',
      'not-placed',
      'blocked',
      'network-failure',
      'not-allowed',
      'unknown',
    ]);
  });

  it('says whether the right person talked', () => {
    expect(codesWhere(({ rightParty }) => rightParty)).toEqual(TALKS);
    expect(codesWhere(({ conversation }) => conversation)).toEqual([...TALKS, 'answered-without-disposition']);
  });

  it('says what it means for business', () => {
    expect(codesWhere(({ business }) => business === 'success')).toEqual(['interested', 'sale']);
    expect(codesWhere(({ business }) => business === 'neutral')).toEqual([
      'callback-requested',
      'follow-up',
      'no-need-now',
    ]);
    expect(codesWhere(({ business }) => business === 'failure')).toEqual([
      'not-interested',
      'not-qualified',
      'complaint',
      'do-not-call',
      'deceased',
      'minor',
    ]);
    expect(codesWhere(({ business }) => business === 'none')).toHaveLength(17);
  });

  it('counts as an attempt unless the call never reached the network of the customer', () => {
    expect(codesWhere(({ countsAsAttempt }) => !countsAsAttempt)).toEqual([
      'not-placed',
      'network-failure',
      'not-allowed',
    ]);
  });

  it('makes the number suspect', () => {
    expect(codesWhere(({ numberSuspect }) => numberSuspect)).toEqual([
      'dead-air',
      'invalid-number',
      'not-allowed',
      'wrong-number',
    ]);
  });

  it('ends all calls to the lead', () => {
    expect(codesWhere(({ leadUncallable }) => leadUncallable)).toEqual(['do-not-call', 'deceased', 'minor']);
  });

  it('is an abandoned call', () => {
    expect(codesWhere(({ abandoned }) => abandoned)).toEqual(['abandoned']);
  });
});
