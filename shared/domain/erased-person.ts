import type { Temporal } from 'temporal-polyfill';
import type { Attempt, AttemptFacts, Decision, DispositionFact, LaterLegFacts, RecordFact } from './attempt.ts';
import type { Lead } from './lead.ts';

/**
 * The lead without the person: no name, number, address, attribute, wish, fact or note, no id of the company's own and no
 * order's. What remains tells that somebody was called, how often and when, and by keyed hashes which numbers must not be
 * called: enough for counts and suppression, and nothing of who it was.
 */
export function withoutPerson(lead: Lead): Lead {
  const { name: _n, externalId: _e, timezone: _z, region: _r, consent: _c, wishes: _w, facts: _f, ...unnamed } = lead;
  const { notes: _o, agentId: _a, closedCases: _l, pastTouches: _p, capturedAt: _t, ...kept } = unnamed;
  const { count, total, lastAt } = lead.purchases;
  return {
    ...kept,
    attributes: {},
    numbers: lead.numbers.map((number) => ({ ...number, e164: '' })),
    purchases: { count, total, ...(lastAt !== undefined && { lastAt }) },
  };
}

/** The lead erased and suppressed for good; the first moment of both stands. */
export function erasedLead(lead: Lead, at: Temporal.Instant): Lead {
  const { state } = lead;
  return {
    ...withoutPerson(lead),
    state: state.kind === 'suppressed' ? state : { kind: 'suppressed', at, why: 'do-not-call' },
    erasedAt: lead.erasedAt ?? at,
  };
}

/** A call without the person: what came of it and when, without words, order numbers and the place of a recording. */
export function erasedAttempt(attempt: Attempt): Attempt {
  const { decision, earlierDecisions } = attempt;
  return {
    ...attempt,
    lead: withoutPerson(attempt.lead),
    facts: erasedFacts(attempt.facts),
    ...(decision !== undefined && { decision: erasedDecision(decision) }),
    ...(earlierDecisions !== undefined && { earlierDecisions: earlierDecisions.map(erasedDecision) }),
  };
}

function erasedFacts(facts: AttemptFacts): AttemptFacts {
  const { record, laterLegs, disposition, corrections } = facts;
  return {
    ...facts,
    ...(record !== undefined && { record: withoutRecording(record) }),
    ...(laterLegs !== undefined && {
      laterLegs: Object.fromEntries(Object.entries(laterLegs).map(([contactId, leg]) => [contactId, erasedLeg(leg)])),
    }),
    ...(disposition !== undefined && { disposition: withoutWords(disposition) }),
    ...(corrections !== undefined && { corrections: corrections.map(withoutWords) }),
  };
}

function erasedLeg(leg: LaterLegFacts): LaterLegFacts {
  return leg.record === undefined ? leg : { ...leg, record: withoutRecording(leg.record) };
}

function withoutRecording({ recordingLocation: _, ...record }: RecordFact): RecordFact {
  return record;
}

function withoutWords({ orderId: _o, objection: _b, facts: _f, note: _n, ...said }: DispositionFact): DispositionFact {
  return said;
}

function erasedDecision(decision: Decision): Decision {
  return decision.said === undefined ? decision : { ...decision, said: withoutWords(decision.said) };
}
