import { Temporal } from 'temporal-polyfill';
import type { Attempt } from './attempt.ts';
import type { DecisionContext } from './decision-context.ts';
import type { DialRules } from './dial-rules.ts';
import { isAttempt, type Lead, type LeadNumber, type PlacedCall, type Purchases } from './lead.ts';
import { BAD_SIGNALS_LIMIT, workingNumberFrom } from './lead-number.ts';
import { lastSaid } from './merge-facts.ts';
import type { Outcome, OutcomeCode } from './outcome.ts';
import { accountOf } from './outcome-from-facts.ts';
import { withTouch } from './past-touches.ts';
import { withToldSale } from './purchases.ts';
import { isBeyondOwnRule, type RetriedCode, retryPlan } from './retry-plan.ts';
import { retriedAs } from './transitions.ts';

/** Calls that tell nothing of the number, good or bad. */
const SAYS_NOTHING_OF_NUMBER: ReadonlySet<OutcomeCode> = new Set<OutcomeCode>([
  'network-failure',
  'blocked',
  'unknown',
]);

/**
 * The attempt's lead with the call taken into its counters, numbers, calls and purchases, and the number chosen that
 * is dialled next; state and stage as they were. A call that was never placed leaves no trace.
 *
 * A network failure costs no retry budget until it has used up its own rule: from then on it counts like the
 * `no-answer` it goes on as, so that a line that never works does not ring for ever.
 */
export function countedLead(
  attempt: Attempt,
  outcome: Outcome,
  rules: DialRules,
  { now, transitions }: Pick<DecisionContext, 'now' | 'transitions'>,
): Lead {
  if (outcome.code === 'not-placed') return unplacedLead(attempt);
  const { purpose, startedAt } = attempt.placement;
  const retried = retriedAs(attempt, outcome, transitions);
  const counters = countedCall(attempt, outcome, retried, rules);
  const numbers = attempt.lead.numbers.map((number) =>
    number.key === attempt.placement.numberKey ? signalled(number, outcome) : number,
  );
  const lead: Lead = {
    ...attempt.lead,
    ...counters,
    numbers,
    recentCalls: callsAfter(attempt, outcome, now),
    lastOutcome: outcome.code,
    lastCalledAt: startedAt,
    purchases: purchasesAfter(attempt, outcome, now),
    ...(purpose.kind === 'touch' && { pastTouches: withTouch(attempt.lead, purpose, startedAt) }),
    ...(outcome.code === 'not-interested' &&
      attempt.lead.stage === 'account-care' && { lastObjectionAt: endOf(attempt, now) }),
    ...(outcome.code === 'complaint' && { lastComplaintAt: endOf(attempt, now) }),
  };
  return { ...lead, numberIndex: nextNumberIndex(lead, retried, rules) };
}

/** The purchases of the attempt's lead, with the sale of the call when it was one. */
export function purchasesAfter(attempt: Attempt, { code }: Outcome, now: Temporal.Instant): Purchases {
  const { contactId, placement, lead, facts } = attempt;
  if (code !== 'sale') return lead.purchases;
  const { orderValue = 0, orderId } = lastSaid(facts) ?? {};
  const sale = { contactId, calledAt: placement.startedAt, endedAt: endOf(attempt, now), value: orderValue };
  return withToldSale(lead.purchases, { ...sale, ...(orderId !== undefined && { orderId }) });
}

/** When the call was over, as far as anybody told. */
export function endOf(attempt: Attempt, now: Temporal.Instant): Temporal.Instant {
  return accountOf(attempt.facts)?.endedAt ?? now;
}

/** The lead at the start of a new cycle: a fresh retry budget, and all its time. */
export function newCycle(lead: Lead, now: Temporal.Instant): Lead {
  return { ...lead, counted: 0, countedByOutcome: {}, countedByNumber: {}, cycleStartedAt: now };
}

/**
 * The lead at the start of its first cycle as a customer: since the sale of its call, or the purchase that overtook it, or
 * the purchase that made it a customer otherwise; since now without any.
 */
export function newCustomer(lead: Lead, now: Temporal.Instant): Lead & { readonly stage: 'account-care' } {
  const { purchases, lastOutcome, lastCalledAt, state } = lead;
  const { lastAt } = purchases;
  const overtakenBy = 'overtakenBy' in state && lastOutcome !== 'sale' ? state.overtakenBy : undefined;
  const isNew =
    lastOutcome === 'sale' ||
    lastCalledAt === undefined ||
    (lastAt !== undefined && Temporal.Instant.compare(lastAt, lastCalledAt) >= 0);
  const customerSince = overtakenBy?.boughtAt ?? (isNew ? lastAt : undefined) ?? now;
  return { ...newCycle(lead, now), stage: 'account-care', customerSince };
}

function unplacedLead({ lead, attemptNumber }: Attempt): Lead {
  const recentCalls = lead.recentCalls.filter((call) => !isAttempt(call, attemptNumber));
  const wasCounted = recentCalls.length < lead.recentCalls.length;
  return { ...lead, recentCalls, placed: wasCounted ? lead.placed - 1 : lead.placed };
}

function countedCall(
  attempt: Attempt,
  outcome: Outcome,
  code: RetriedCode | undefined,
  rules: DialRules,
): Pick<Lead, 'counted' | 'countedByOutcome' | 'countedByNumber'> {
  const { counted, countedByOutcome, countedByNumber } = attempt.lead;
  const { numberKey } = attempt.placement;
  const calls = code === undefined ? 0 : (countedByOutcome[code] ?? 0) + 1;
  const burnsBudget = outcome.flags.countsAsAttempt || (code !== undefined && isBeyondOwnRule(code, calls, rules));
  return {
    counted: burnsBudget ? counted + 1 : counted,
    countedByOutcome: code === undefined ? countedByOutcome : { ...countedByOutcome, [code]: calls },
    countedByNumber: burnsBudget
      ? { ...countedByNumber, [numberKey]: (countedByNumber[numberKey] ?? 0) + 1 }
      : countedByNumber,
  };
}

function signalled(number: LeadNumber, outcome: Outcome): LeadNumber {
  if (outcome.code === 'wrong-number') return { ...number, badSignals: BAD_SIGNALS_LIMIT };
  if (outcome.flags.numberSuspect) return { ...number, badSignals: number.badSignals + 1 };
  return SAYS_NOTHING_OF_NUMBER.has(outcome.code) ? number : { ...number, badSignals: 0 };
}

function callsAfter(attempt: Attempt, { flags }: Outcome, now: Temporal.Instant): readonly PlacedCall[] {
  const { recentCalls } = attempt.lead;
  if (!flags.conversation && !flags.abandoned) return recentCalls;
  const marks = flags.conversation ? { conversationEndedAt: endOf(attempt, now) } : { abandoned: true as const };
  return recentCalls.map((call) => (isAttempt(call, attempt.attemptNumber) ? { ...call, ...marks } : call));
}

/**
 * A call that is made again goes to the next number when its rule says so or its own number is used up; a new cycle begins
 * with the first one; whoever was reached is called there again, however often that number was called.
 */
function nextNumberIndex(lead: Lead, code: RetriedCode | undefined, rules: DialRules): number {
  const dialled = lead.numberIndex;
  if (code === undefined) return dialled;
  const plan = retryPlan(lead, code, rules);
  if (plan.kind === 'spent') return workingNumberFrom(lead.numbers, 0) ?? dialled;
  const from = plan.next === 'next-number' ? dialled + 1 : dialled;
  const isSpent = ({ key }: LeadNumber) => (lead.countedByNumber[key] ?? 0) >= rules.maxAttemptsPerNumber;
  return workingNumberFrom(lead.numbers, from, isSpent) ?? dialled;
}
