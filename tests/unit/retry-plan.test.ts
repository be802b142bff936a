import { describe, expect, it } from 'vitest';
import { isBeyondOwnRule, type RETRIED_CODES, retryPlan } from '../../shared/domain/retry-plan.ts';
import { aLead, aNumber, aPolicy } from '../support/lead-builders.ts';

const { rules } = aPolicy({
  rules: {
    maxAttemptsPerCycle: 6,
    retry: {
      'no-answer': { delaysMinutes: [240, 1620, 1740], maxCount: 4, next: 'next-number' },
      busy: { delaysMinutes: [15, 30], maxCount: 3, next: 'same-number' },
    },
  },
});

describe('when a call is made again', () => {
  const planAfter = (code: (typeof RETRIED_CODES)[number], times: number, counted = times) =>
    retryPlan(aLead({ counted, countedByOutcome: { [code]: times } }), code, rules);

  it('follows the delays of its outcome in order, the last one repeating', () => {
    expect([1, 2, 3].map((times) => planAfter('busy', times))).toEqual([
      { kind: 'again', delayMinutes: 15, clock: 'wall', next: 'same-number' },
      { kind: 'again', delayMinutes: 30, clock: 'wall', next: 'same-number' },
      { kind: 'again', delayMinutes: 30, clock: 'wall', next: 'same-number' },
    ]);
  });

  it('follows the first delay when the outcome was never counted', () => {
    expect(retryPlan(aLead({ counted: 0 }), 'busy', rules)).toEqual({
      kind: 'again',
      delayMinutes: 15,
      clock: 'wall',
      next: 'same-number',
    });
  });

  it('goes on as after no answer, at the pace of the cycle, when its own rule is used up or there is none', () => {
    expect(planAfter('busy', 4, 5)).toEqual({ kind: 'again', delayMinutes: 1740, clock: 'wall', next: 'next-number' });
    expect(planAfter('voicemail', 1, 2)).toEqual({
      kind: 'again',
      delayMinutes: 1620,
      clock: 'wall',
      next: 'next-number',
    });
  });

  it('is never, when no answer has used up its own rule or has none', () => {
    const without = { ...rules, retry: {} };

    expect(planAfter('no-answer', 4)).toEqual({
      kind: 'again',
      delayMinutes: 1740,
      clock: 'wall',
      next: 'next-number',
    });
    expect(planAfter('no-answer', 5)).toEqual({ kind: 'spent' });
    expect(retryPlan(aLead({ counted: 1 }), 'no-answer', without)).toEqual({ kind: 'spent' });
    expect(retryPlan(aLead({ counted: 1 }), 'busy', without)).toEqual({ kind: 'spent' });
  });

  it('is never, when the budget of the cycle is spent', () => {
    expect(planAfter('busy', 1, 5)).toEqual({ kind: 'again', delayMinutes: 15, clock: 'wall', next: 'same-number' });
    expect(planAfter('busy', 1, 6)).toEqual({ kind: 'spent' });
    expect(planAfter('busy', 1, 7)).toEqual({ kind: 'spent' });
  });
});

describe('the numbers of a lead', () => {
  const numbers = [aNumber(), aNumber({ key: 'number-2' }), aNumber({ key: 'number-3', badSignals: 2 })];
  const planWith = (countedByNumber: Readonly<Record<string, number>>, of = numbers) =>
    retryPlan(aLead({ numbers: of, countedByNumber }), 'busy', { ...rules, maxAttemptsPerNumber: 2 }).kind;

  it('spend the cycle when each that works was called as often as it may be', () => {
    expect(planWith({ 'number-1': 2, 'number-2': 2 })).toBe('spent');
    expect(planWith({ 'number-1': 3, 'number-2': 2, 'number-3': 0 })).toBe('spent');
    expect(planWith({ 'number-1': 2, 'number-2': 1 })).toBe('again');
    expect(planWith({ 'number-1': 2 })).toBe('again');
  });

  it('do not spend it when none works: that closes the lead', () => {
    expect(planWith({ 'number-1': 2 }, [aNumber({ badSignals: 2 })])).toBe('again');
  });
});

describe('a delay', () => {
  it('is counted by the clock that its rule names', () => {
    const busy = { delaysMinutes: [15], maxCount: 3, next: 'same-number', clock: 'callable' } as const;

    expect(retryPlan(aLead(), 'busy', { ...rules, retry: { busy } })).toEqual({
      kind: 'again',
      delayMinutes: 15,
      clock: 'callable',
      next: 'same-number',
    });
  });
});

describe('a count beyond the rule of its outcome', () => {
  it('is more calls than the rule names, and nothing where there is no rule', () => {
    expect([3, 4].map((calls) => isBeyondOwnRule('busy', calls, rules))).toEqual([false, true]);
    expect(isBeyondOwnRule('voicemail', 99, rules)).toBe(false);
  });
});
