import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AttemptFacts, EndedFact } from '../../shared/domain/attempt.ts';
import { type IncomingFact, mergeFact } from '../../shared/domain/merge-facts.ts';
import { OUTCOME_CODES } from '../../shared/domain/outcome.ts';
import { outcomeFromFacts } from '../../shared/domain/outcome-from-facts.ts';
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

/** One fact of each kind at most, records in versions that differ by their update. */
const aStory: fc.Arbitrary<readonly IncomingFact[]> = fc
  .tuple(
    fc.option(
      anEnd.map((fact): IncomingFact => ({ kind: 'ended', fact })),
      { nil: undefined },
    ),
    fc.option(
      fc.record({ code: aCode, givenAt: aMinute }).map((fact): IncomingFact => ({ kind: 'disposition', fact })),
      {
        nil: undefined,
      },
    ),
    fc.option(
      aMinute.map((at): IncomingFact => ({ kind: 'opt-out', fact: { at } })),
      { nil: undefined },
    ),
    fc.array(anEnd, { maxLength: 3 }),
  )
  .map(([ended, disposition, optOut, records]) => [
    ...[ended, disposition, optOut].filter((fact) => fact !== undefined),
    ...records.map(
      (end, index): IncomingFact => ({ kind: 'record', fact: { ...end, lastUpdatedAt: NOON.add({ hours: index }) } }),
    ),
  ]);

/** The story told in another order, every fact up to three times. */
const aRetelling = aStory.chain((story) =>
  fc.record({
    story: fc.constant(story),
    told: fc
      .array(fc.constantFrom(1, 2, 3), { minLength: story.length, maxLength: story.length })
      .map((times) => story.flatMap((fact, index) => Array.from({ length: times[index] ?? 1 }, () => fact)))
      .chain((facts) => fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length })),
  }),
);

it('facts come to the same in any order and any number of times', () => {
  fc.assert(
    fc.property(aRetelling, ({ story, told }) => {
      const facts = told.reduce<AttemptFacts>(mergeFact, {});

      expect(facts).toEqual(story.reduce<AttemptFacts>(mergeFact, {}));
      expect(outcomeFromFacts(facts)).toEqual(outcomeFromFacts(story.reduce<AttemptFacts>(mergeFact, {})));
    }),
    { numRuns: 500 },
  );
});

it('a call that is not over is never decided, and one that is over waits for nothing but its agent', () => {
  fc.assert(
    fc.property(aStory, (story) => {
      const facts = story.reduce<AttemptFacts>(mergeFact, {});
      const verdict = outcomeFromFacts(facts);
      const isOver = facts.ended !== undefined || facts.record !== undefined;

      if (!isOver) expect(verdict).toEqual({ kind: 'waiting', for: 'end' });
      else if (verdict.kind === 'waiting') {
        expect(verdict.for).toBe('disposition');
        expect([facts.disposition, facts.optOut]).toEqual([undefined, undefined]);
      }
      if (isOver && facts.optOut !== undefined) {
        expect(verdict).toEqual(containing({ kind: 'known', outcome: { code: 'do-not-call' } }));
      }
    }),
    { numRuns: 500 },
  );
});
