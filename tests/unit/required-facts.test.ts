import { describe, expect, it } from 'vitest';
import type { Attempt, Decision, DispositionFact } from '../../shared/domain/attempt.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { missingFacts, missingForCall, missingInStage } from '../../shared/domain/required-facts.ts';
import { transitionsWith } from '../../shared/domain/transitions-schema.ts';
import { aDialledLead, anAttempt, aReadyState, NOON } from '../support/lead-builders.ts';

const NEEDED = transitionsWith([{ from: 'prospecting', on: 'interested', kind: 'advance', facts: ['need', 'budget'] }]);
const INTERESTED: DispositionFact = { code: 'interested', givenAt: NOON };
const BOTH = { need: 'a second supplier', budget: '500' };

function missing(said: DispositionFact, attempt: Partial<Attempt> = {}, lead?: Lead): readonly string[] {
  const full = anAttempt(attempt);
  return missingForCall(full, lead ?? full.lead, said, NEEDED);
}

function decidedAs(said: DispositionFact | undefined): Decision {
  return {
    outcome: OUTCOMES.interested,
    nextStep: { kind: 'review', why: 'no-disposition' },
    decidedAt: NOON,
    version: 1,
    because: 'facts',
    ...(said !== undefined && { said }),
  };
}

describe('facts that are missing', () => {
  it('are those needed that nobody brings, in the order in which they are needed', () => {
    expect(missingFacts(['need', 'decision_maker', 'budget'], { budget: '1' }, undefined, {})).toEqual([
      'need',
      'decision_maker',
    ]);
    expect(missingFacts(['need', 'budget'], { budget: '1' }, { need: 'x' })).toEqual([]);
    expect(missingFacts(['constructor'], {})).toEqual(['constructor']);
  });

  it('are asked for in the stage whose transition needs them', () => {
    expect(missingInStage('prospecting', {}, INTERESTED, NEEDED)).toEqual(['need', 'budget']);
    expect(missingInStage('prospecting', { facts: { need: 'x' } }, INTERESTED, NEEDED)).toEqual(['budget']);
    expect(missingInStage('selling', {}, INTERESTED, NEEDED)).toEqual([]);
  });
});

describe('a saying about a call', () => {
  it('lacks what neither the lead nor the saying has', () => {
    expect(missing(INTERESTED)).toEqual(['need', 'budget']);
    expect(missing(INTERESTED, {}, aDialledLead({ facts: { budget: '500' } }))).toEqual(['need']);
    expect(missing({ ...INTERESTED, facts: BOTH })).toEqual([]);
    expect(missing({ code: 'not-interested', givenAt: NOON })).toEqual([]);
  });

  it('lacks what only the words brought that it replaces', () => {
    const first = { ...INTERESTED, facts: BOTH };
    const lead = aDialledLead({ state: aReadyState(), facts: BOTH });
    const decided = { facts: { disposition: first }, decision: decidedAs(first) };
    const second = { ...INTERESTED, givenAt: NOON.add({ minutes: 5 }), note: 'Better in the morning.' };

    expect(missing(second, decided, lead)).toEqual(['need', 'budget']);
    expect(missing({ ...second, facts: BOTH }, decided, lead)).toEqual([]);
  });

  it('lacks nothing where it hands nothing over: a repeat, a late word, and one about a lead that has gone on', () => {
    const decision = decidedAs(undefined);
    const closed: Decision = { ...decision, nextStep: { kind: 'close', why: 'not-interested' } };
    const standing = aDialledLead({ state: aReadyState() });
    const late = { ...INTERESTED, givenAt: NOON.add({ hours: 25 }) };

    expect(missing(INTERESTED, { facts: { disposition: INTERESTED } })).toEqual([]);
    expect(missing(INTERESTED, { decision }, standing)).toEqual(['need', 'budget']);
    expect(missing(late, { decision: closed }, standing)).toEqual([]);
    expect(missing(late, { decision }, standing)).toEqual(['need', 'budget']);
    expect(missing(INTERESTED, { decision }, { ...standing, attemptNumber: 2 })).toEqual([]);
    expect(missing(INTERESTED, {}, standing)).toEqual([]);
  });
});
