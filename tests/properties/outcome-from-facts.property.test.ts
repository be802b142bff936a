import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { AttemptFacts, EndedFact, Leg } from '../../shared/domain/attempt.ts';
import { type IncomingFact, mergeFact } from '../../shared/domain/merge-facts.ts';
import { OUTCOME_CODES } from '../../shared/domain/outcome.ts';
import { accountOf, outcomeFromFacts } from '../../shared/domain/outcome-from-facts.ts';
import { containing } from '../support/containing.ts';
import { NOON } from '../support/lead-builders.ts';

const aMinute = fc.integer({ min: 0, max: 60 }).map((minutes) => NOON.add({ minutes }));
const anEnd: fc.Arbitrary<EndedFact> = fc.record(
  {
    endedAt: aMinute,
    connectedAt: aMinute,
    agentConnectedAt: aMinute,
    disconnectReason: fc.constantFrom('TELECOM_BUSY', 'CUSTOMER_DISCONNECT', 'EXPIRED', 'SOMETHING_NEW'),
    machineDetection: fc.constantFrom('HUMAN_ANSWERED', 'VOICEMAIL_BEEP', 'SIT_TONE_BUSY'),
  },
  { requiredKeys: ['endedAt'] },
);
const aCode = fc.constantFrom(...OUTCOME_CODES);

const aLeg: fc.Arbitrary<Leg> = fc
  .constantFrom('contact-1', 'contact-2', 'contact-3')
  .map((contactId) => ({ callId: 'contact-1', contactId }));
/** Whatever is said is said at a moment of its own. */
const aSaying: fc.Arbitrary<IncomingFact> = fc
  .record({ code: aCode, orderValue: fc.constantFrom(0, 1) })
  .map(({ code, orderValue }) => ({
    kind: 'disposition',
    fact: { code, orderValue, givenAt: NOON.add({ minutes: 2 * OUTCOME_CODES.indexOf(code) + orderValue }) },
  }));
const aTelling: fc.Arbitrary<IncomingFact> = fc.oneof(
  fc.record({ kind: fc.constant('began' as const), leg: aLeg, at: aMinute }),
  fc.record({ kind: fc.constant('ended' as const), leg: aLeg, fact: anEnd }),
  fc
    .tuple(aLeg, anEnd, fc.nat(2), fc.constantFrom({}, { nextContactId: 'contact-2' }, { nextContactId: 'contact-4' }))
    .map(([leg, end, hours, next]) => ({
      kind: 'record' as const,
      leg,
      fact: { ...end, ...next, lastUpdatedAt: NOON.add({ hours }) },
    })),
  aMinute.map((at) => ({ kind: 'opt-out' as const, fact: { at } })),
);

/** What is told of a call of up to four legs: any number of facts that contradict each other, and what its agent said. */
const aStory: fc.Arbitrary<readonly IncomingFact[]> = fc
  .tuple(fc.array(aTelling, { maxLength: 10 }), fc.array(aSaying, { maxLength: 3 }))
  .map(([tellings, sayings]) => [...tellings, ...sayings]);

/** The story told in another order, every fact up to three times. */
const aRetelling = aStory.chain((story) => fc.record({ story: fc.constant(story), told: shuffledRepeats(story) }));

function shuffledRepeats(facts: readonly IncomingFact[]): fc.Arbitrary<readonly IncomingFact[]> {
  return fc
    .array(fc.constantFrom(1, 2, 3), { minLength: facts.length, maxLength: facts.length })
    .map((times) => facts.flatMap((fact, index) => Array.from({ length: times[index] ?? 1 }, () => fact)))
    .chain((repeated) => fc.shuffledSubarray(repeated, { minLength: repeated.length, maxLength: repeated.length }));
}

it('facts come to the same in any order and any number of times', () => {
  fc.assert(
    fc.property(aRetelling, ({ story, told }) => {
      const [once, again] = [factsOf(story), factsOf(told)];

      expect(withSayingsSorted(again)).toEqual(withSayingsSorted(once));
      expect(accountOf(again)).toEqual(accountOf(once));
      expect(outcomeFromFacts(again)).toEqual(outcomeFromFacts(once));
    }),
    { numRuns: 500 },
  );
});

it('a fact that was told before is no news', () => {
  fc.assert(
    fc.property(aStory, (story) => {
      const facts = factsOf(story);

      for (const fact of story) expect(mergeFact(facts, fact)).toBe(facts);
    }),
    { numRuns: 300 },
  );
});

it('a call is never decided while a leg goes on, and one that is over waits for nothing but its agent', () => {
  fc.assert(
    fc.property(aStory, (story) => {
      const facts = factsOf(story);
      const verdict = outcomeFromFacts(facts);

      if (goesOn(story)) expect(verdict).toEqual({ kind: 'waiting', for: 'end' });
      else if (verdict.kind === 'waiting') {
        expect(verdict.for).toBe('disposition');
        expect([facts.disposition, facts.optOut]).toEqual([undefined, undefined]);
      }
      if (!goesOn(story) && facts.optOut !== undefined) {
        expect(verdict).toEqual(containing({ kind: 'known', outcome: { code: 'do-not-call' } }));
      }
    }),
    { numRuns: 500 },
  );
});

function factsOf(story: readonly IncomingFact[]): AttemptFacts {
  return story.reduce<AttemptFacts>(mergeFact, {});
}

/** What the agent said is the one thing that is kept in the order in which it came. */
function withSayingsSorted({ disposition, corrections = [], ...others }: AttemptFacts) {
  const sayings = disposition === undefined ? corrections : [disposition, ...corrections];
  return { ...others, sayings: sayings.toSorted((one, other) => Temporal.Instant.compare(one.givenAt, other.givenAt)) };
}

/** Whether the story tells of a leg, the first at any rate, and not of its end; the record in force names the next. */
function goesOn(story: readonly IncomingFact[]): boolean {
  const facts = factsOf(story);
  const open = new Set(['contact-1']);
  for (const fact of story) if ('leg' in fact) open.add(fact.leg.contactId);
  for (const { record } of [facts, ...Object.values(facts.laterLegs ?? {})]) {
    if (record?.nextContactId !== undefined) open.add(record.nextContactId);
  }
  for (const fact of story) if (fact.kind === 'ended' || fact.kind === 'record') open.delete(fact.leg.contactId);
  return open.size > 0;
}
