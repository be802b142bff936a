import { describe, expect, it } from 'vitest';
import { currentNumber, isAttempt, timerAt } from '../../shared/domain/lead.ts';
import {
  aDiallingState,
  aLead,
  aNumber,
  anOtherCall,
  aPlacedCall,
  aReadyState,
  NOON,
} from '../support/lead-builders.ts';

describe("a lead's timer", () => {
  it('fires when the call is due, the lease or the wrap-up limit ends, or the rest is over', () => {
    const limitAt = NOON.add({ minutes: 30 });

    expect(timerAt(aReadyState({ dueAt: NOON }))).toEqual(NOON);
    expect(timerAt(aDiallingState({ leaseEndsAt: limitAt }))?.equals(limitAt)).toBe(true);
    expect(
      timerAt({ kind: 'wrapping', attemptNumber: 1, contactId: 'contact-1', endedAt: NOON, limitAt })?.equals(limitAt),
    ).toBe(true);
    expect(
      timerAt({
        kind: 'resting',
        until: limitAt,
        why: 'nurture',
        then: { stage: 'prospecting', purpose: { kind: 'approach' } },
      })?.equals(limitAt),
    ).toBe(true);
  });

  it('is off when a person must look at the lead or it is done', () => {
    expect(timerAt({ kind: 'review', since: NOON, why: 'no-disposition' })).toBeUndefined();
    expect(timerAt({ kind: 'closed', at: NOON, why: 'not-interested' })).toBeUndefined();
    expect(timerAt({ kind: 'suppressed', at: NOON, why: 'do-not-call' })).toBeUndefined();
  });
});

describe("the dialler's attempt of a number", () => {
  it('is a call that the dialler placed under it', () => {
    expect(isAttempt(aPlacedCall({ attemptNumber: 2 }), 2)).toBe(true);
    expect(isAttempt(aPlacedCall({ attemptNumber: 1 }), 2)).toBe(false);
    expect(isAttempt(anOtherCall(), 2)).toBe(false);
  });
});

describe('the number that is dialled next', () => {
  it('is the one at the index, and missed loudly where there is none', () => {
    const numbers = [aNumber(), aNumber({ key: 'number-2' })];

    expect(currentNumber(aLead({ numbers, numberIndex: 1 }))).toBe(numbers[1]);
    expect(() => currentNumber(aLead({ numbers, numberIndex: 2 }))).toThrow(
      new RangeError('The lead has no number at its number index.'),
    );
  });
});
