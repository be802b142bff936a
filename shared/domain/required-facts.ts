import type { Attempt, DispositionFact } from './attempt.ts';
import { isTooLate, leadBeforeDecision, standsWhereDecided } from './correction.ts';
import type { Lead } from './lead.ts';
import { mergeFact } from './merge-facts.ts';
import type { Stage } from './stage.ts';
import { factsNeeded, type Transitions } from './transitions.ts';

type Facts = Lead['facts'];

/** The names of those needed that none of the given facts has, in the order in which they are needed. */
export function missingFacts(needed: readonly string[], ...known: readonly Facts[]): readonly string[] {
  return needed.filter((name) => !known.some((facts) => facts !== undefined && Object.hasOwn(facts, name)));
}

/**
 * The facts that are missing for what a saying about a known call would bring about. None when it would hand nothing over:
 * it is a repeat, comes too late, or the lead has gone on since. What an earlier saying brought counts no more once this
 * one stands in its place.
 * @param lead as it is now.
 */
export function missingForCall(
  attempt: Attempt,
  lead: Lead,
  said: DispositionFact,
  transitions: Transitions,
): readonly string[] {
  const isRepeat = mergeFact(attempt.facts, { kind: 'disposition', fact: said }) === attempt.facts;
  if (isRepeat || isTooLate(attempt, said) || !wouldMove(attempt, lead)) return [];
  return missingInStage(attempt.lead.stage, knownBefore(attempt, lead), said, transitions);
}

/** What is known of the lead but for what an earlier saying about this call brought. */
export function knownBefore(attempt: Attempt, lead: Lead): Pick<Lead, 'facts'> {
  return attempt.decision === undefined ? lead : leadBeforeDecision(attempt, lead);
}

/** The same, for a saying about a call in that stage of which nothing more is known. */
export function missingInStage(
  stage: Stage,
  lead: Pick<Lead, 'facts'>,
  said: DispositionFact,
  transitions: Transitions,
): readonly string[] {
  return missingFacts(factsNeeded(transitions, stage, said.code), lead.facts, said.facts);
}

function wouldMove(attempt: Attempt, lead: Lead): boolean {
  if (attempt.decision !== undefined) return standsWhereDecided(lead, attempt);
  return holdsAttempt(lead, attempt);
}

/** Whether the lead still waits for this very attempt. */
export function holdsAttempt({ state }: Lead, { attemptNumber }: Pick<Attempt, 'attemptNumber'>): boolean {
  return (state.kind === 'dialling' || state.kind === 'wrapping') && state.attemptNumber === attemptNumber;
}
