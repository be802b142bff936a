import { Temporal } from 'temporal-polyfill';
import type { Attempt, AttemptFacts, DispositionFact } from './attempt.ts';
import { purchasesAfter } from './counted-lead.ts';
import { isAttempt, type Lead, type LeadState } from './lead.ts';
import { bringsKnowledge, knowledgeWithout, withSaid } from './lead-knowledge.ts';
import { withoutOpenLegs } from './legs.ts';
import { lastSaid, saysTheSame } from './merge-facts.ts';
import type { Outcome } from './outcome.ts';
import { outcomeFromFacts } from './outcome-from-facts.ts';
import { recordedSince, withoutToldSale } from './purchases.ts';

/** How long after the first decision an agent may still change it: long enough for a day's work to be put right. */
export const CORRECTION_HOURS = 24;

/**
 * Whether the agent said this so long after the attempt's first decision that it changes nothing any more. While the
 * decision leaves the lead to a person, nothing that they say of the call comes too late.
 */
export function isTooLate({ decision, earlierDecisions }: Attempt, said: DispositionFact): boolean {
  const first = earlierDecisions?.[0] ?? decision;
  if (first === undefined || decision?.nextStep.kind === 'review') return false;
  return Temporal.Instant.compare(said.givenAt, first.decidedAt.add({ hours: CORRECTION_HOURS })) > 0;
}

/**
 * A decided attempt as it counts for a correction: without what the agent said too late, and without legs that were told
 * of and never ended, for which no correction waits.
 */
export function asItCounts(attempt: Attempt): Attempt {
  const { disposition, corrections, ...others } = withoutOpenLegs(attempt.facts);
  const inTime = corrections?.filter((said) => !isTooLate(attempt, said)) ?? [];
  const facts: AttemptFacts = {
    ...others,
    ...(disposition !== undefined && !isTooLate(attempt, disposition) && { disposition }),
    ...(inTime.length > 0 && { corrections: inTime }),
  };
  return { ...attempt, facts };
}

/**
 * The outcome that an agent's different words give a decided attempt, or undefined when the decision stands: nobody said
 * anything else, or it comes to the same. No other fact changes a decision.
 */
export function correctedOutcome(attempt: Attempt): Outcome | undefined {
  const { decision, facts } = asItCounts(attempt);
  const said = lastSaid(facts);
  if (decision === undefined || said === undefined) return undefined;
  if (decision.said !== undefined && saysTheSame(decision.said, said)) return undefined;
  const reading = outcomeFromFacts(facts);
  if (reading.kind !== 'known') return undefined;
  const { outcome } = reading;
  const saysMoreOfTheSame = outcome.code === said.code && decision.said?.code === said.code;
  return outcome.code === decision.outcome.code && !saysMoreOfTheSame ? undefined : outcome;
}

/**
 * Whether the lead still stands where the attempt's decision left it: not called again since, and not suppressed.
 * Only then does a correction move it.
 */
export function standsWhereDecided(lead: Lead, { attemptNumber }: Attempt): boolean {
  if (lead.attemptNumber !== attemptNumber) return false;
  switch (lead.state.kind) {
    case 'ready':
    case 'resting':
    case 'review':
    case 'closed':
      return true;
    case 'dialling':
    case 'wrapping':
    case 'suppressed':
      return false;
  }
}

/**
 * The lead as it stood before the attempt was decided, with everything that happened to it since by other means: what a
 * decision works on is taken from the attempt's snapshot, all the rest, its version among it, from the lead as it is.
 * Facts and notes are those of the lead as it is without what the decided words had brought. A sale of the attempt's own
 * is taken out unless the company's books have it, too; whoever bought meanwhile by the books stays a customer, whatever
 * the agent now says of the call.
 */
export function leadBeforeDecision({ lead: before, attemptNumber, contactId, decision }: Attempt, current: Lead): Lead {
  const { lastOutcome: _o, lastCalledAt: _m, agentId: _a, facts: _f, notes: _n, ...known } = current;
  const { pastTouches: _t, customerSince: _s, lastObjectionAt: _r, lastComplaintAt: _c, ...since } = known;
  const own = before.recentCalls.find((call) => isAttempt(call, attemptNumber));
  const others = current.recentCalls.filter((call) => !isAttempt(call, attemptNumber));
  const wasTakenBack = own !== undefined && others.length === current.recentCalls.length;
  return {
    ...since,
    ...knowledgeWithout(decision?.said, before, current),
    ...(before.agentId !== undefined && { agentId: before.agentId }),
    state: stateBefore(before, current),
    stage: before.stage,
    campaignId: before.campaignId,
    numbers: numbersBefore(before, current),
    numberIndex: before.numberIndex,
    counted: before.counted,
    countedByOutcome: before.countedByOutcome,
    countedByNumber: before.countedByNumber,
    cycleStartedAt: before.cycleStartedAt,
    purchases: withoutToldSale(current.purchases, contactId, before.purchases),
    touches: before.touches,
    ...(before.lastOutcome !== undefined && { lastOutcome: before.lastOutcome }),
    ...(before.lastCalledAt !== undefined && { lastCalledAt: before.lastCalledAt }),
    ...(before.pastTouches !== undefined && { pastTouches: before.pastTouches }),
    ...(before.customerSince !== undefined && { customerSince: before.customerSince }),
    ...(before.lastObjectionAt !== undefined && { lastObjectionAt: before.lastObjectionAt }),
    ...(before.lastComplaintAt !== undefined && { lastComplaintAt: before.lastComplaintAt }),
    placed: wasTakenBack ? current.placed + 1 : current.placed,
    recentCalls:
      own === undefined
        ? others
        : [...others, own].toSorted((one, other) => Temporal.Instant.compare(one.at, other.at)),
  };
}

/**
 * A lead that has gone on since the attempt was decided, with what the corrected words brought in place of what the decided
 * ones had: facts, notes and a sale; undefined when neither brought anything that a lead keeps. Nothing else of it changes.
 * @param corrected the attempt from which the correction is decided, with the lead as it stood before the decision.
 */
export function correctedKnowledge(
  current: Lead,
  decided: Attempt,
  corrected: Attempt,
  outcome: Outcome,
  now: Temporal.Instant,
): Lead | undefined {
  const { decision } = decided;
  const isOfSale = outcome.code === 'sale' || decision?.outcome.code === 'sale';
  if (!isOfSale && !bringsKnowledge(decision?.said) && !bringsKnowledge(lastSaid(corrected.facts))) return undefined;
  const { facts: _f, notes: _n, ...others } = current;
  const known = knowledgeWithout(decision?.said, decided.lead, current);
  return withSaid({ ...others, ...known, purchases: purchasesAfter(corrected, outcome, now) }, corrected);
}

/** As the call found them, but where they are: somebody may have put that right since, and the hours follow from it. */
function numbersBefore(before: Lead, current: Lead): Lead['numbers'] {
  const now = new Map(current.numbers.map((number) => [number.key, number]));
  return before.numbers.map((number) => {
    const { area, e164 } = now.get(number.key) ?? number;
    return { ...number, area, e164 };
  });
}

function stateBefore({ state, stage, purchases }: Lead, current: Lead): LeadState {
  if (stage === 'account-care' || (state.kind !== 'dialling' && state.kind !== 'wrapping')) return state;
  const boughtAt = recordedSince(purchases, current.purchases);
  return boughtAt === undefined ? state : { ...state, overtakenBy: { boughtAt } };
}
