import type { DialRules, RetryRule } from './dial-rules.ts';
import type { Lead } from './lead.ts';
import { isBad } from './lead-number.ts';
import type { OutcomeCode } from './outcome.ts';

/** The outcomes after which the same call is made again, by their rule. */
export const RETRIED_CODES = [
  'no-answer',
  'busy',
  'voicemail',
  'declined',
  'dead-air',
  'invalid-number',
  'blocked',
  'network-failure',
  'not-allowed',
  'abandoned',
  'hung-up-early',
  'gatekeeper',
  'wrong-person',
  'wrong-number',
  'follow-up',
] as const satisfies readonly OutcomeCode[];

export type RetriedCode = (typeof RETRIED_CODES)[number];

export type RetryPlan =
  | {
      readonly kind: 'again';
      readonly delayMinutes: number;
      readonly clock: 'wall' | 'callable';
      readonly next: RetryRule['next'];
    }
  /** The cycle's budget is used up. */
  | { readonly kind: 'spent' };

/** Whether this many calls with the outcome are more than its own rule allows. */
export function isBeyondOwnRule(code: RetriedCode, calls: number, rules: DialRules): boolean {
  const rule = rules.retry[code];
  return rule !== undefined && calls > rule.maxCount;
}

/**
 * When and on which number the call is made again, for a lead whose counters hold the call already. One budget is
 * shared by the whole cycle, and each number has its own part of it; an outcome that has used up its own rule goes on as `no-answer` does, at the pace that
 * the calls of the cycle have reached.
 */
export function retryPlan(lead: Lead, code: RetriedCode, rules: DialRules): RetryPlan {
  if (lead.counted >= rules.maxAttemptsPerCycle || hasNoNumberLeft(lead, rules)) return { kind: 'spent' };
  const calls = lead.countedByOutcome[code] ?? 0;
  const own = rules.retry[code];
  if (own !== undefined && calls <= own.maxCount) return again(own, calls);
  const fallback = rules.retry['no-answer'];
  return fallback === undefined || code === 'no-answer' ? { kind: 'spent' } : again(fallback, lead.counted);
}

/** Whether every number that works was called as often as one cycle allows. */
function hasNoNumberLeft({ numbers, countedByNumber }: Lead, { maxAttemptsPerNumber }: DialRules): boolean {
  const working = numbers.filter((number) => !isBad(number));
  return working.length > 0 && working.every(({ key }) => (countedByNumber[key] ?? 0) >= maxAttemptsPerNumber);
}

function again(rule: RetryRule, calls: number): RetryPlan {
  const delayMinutes = rule.delaysMinutes[Math.max(calls, 1) - 1] ?? rule.delaysMinutes.at(-1) ?? 0;
  return { kind: 'again', delayMinutes, clock: rule.clock ?? 'wall', next: rule.next };
}
