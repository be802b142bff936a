import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordLegEnded } from '../../shared/application/record-contact.ts';
import { recordDisposition } from '../../shared/application/record-disposition.ts';
import type { DispositionFact } from '../../shared/domain/attempt.ts';
import { aDesk, FIRST_LEG, inTheAir, SAID, STARTED, storedLead } from '../support/a-desk.ts';
import { NOON } from '../support/lead-builders.ts';
import { SettingsWithTransitions } from '../support/settings-with-transitions.ts';

const CALL = { contactId: 'contact-1' };
const TALKED = { endedAt: NOON.subtract({ minutes: 2 }), connectedAt: STARTED, agentConnectedAt: STARTED };

type Delivery = DispositionFact | 'end';

/** Up to four sayings of one agent, a minute apart, no two of them alike. */
const someSayings = fc
  .array(
    fc.record(
      {
        code: fc.constantFrom('interested', 'not-interested', 'follow-up', 'complaint'),
        facts: fc.dictionary(fc.constantFrom('need', 'budget'), fc.constantFrom('much', 'little')),
        note: fc.constantFrom('Ask for Anna.', 'Ask for Ben.'),
      },
      { requiredKeys: ['code'] },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((sayings) =>
    sayings.map(({ facts = {}, ...said }, index): DispositionFact => {
      return { ...said, givenAt: NOON.add({ minutes: index }), facts: { ...facts, saying: String(index) } };
    }),
  );

/** What is known of the lead at the end, and where it stands. */
async function knownAfter(deliveries: readonly Delivery[], needs: readonly string[] = []) {
  const plain = await aDesk();
  const desk = {
    ...plain,
    settings: new SettingsWithTransitions(plain.repository, [
      { from: 'prospecting', on: 'interested', kind: 'advance', facts: [...needs] },
    ]),
  };
  await inTheAir(desk, { facts: { source: 'fair' } });
  const answers = [];
  for (const delivery of deliveries) {
    answers.push(
      delivery === 'end'
        ? await recordLegEnded(desk, FIRST_LEG, TALKED)
        : await recordDisposition(desk, CALL, SAID, delivery),
    );
  }
  const { facts, notes, stage, state } = await storedLead(desk);
  return { known: { facts, notes, stage, state }, answers };
}

describe('facts and notes', () => {
  it('are the same in whatever order and however often what brings them is delivered', async () => {
    const aCase = someSayings.chain((sayings) => {
      const all: readonly Delivery[] = [...sayings, 'end'];
      return fc.record({
        sayings: fc.constant(sayings),
        deliveries: fc
          .tuple(
            fc.shuffledSubarray([...all], { minLength: all.length }),
            fc.array(fc.constantFrom(...all), { maxLength: 6 }),
          )
          .map(([each, repeats]) => [...each, ...repeats]),
      });
    });
    await fc.assert(
      fc.asyncProperty(aCase, async ({ sayings, deliveries }) => {
        const last = sayings.at(-1);
        const { known } = await knownAfter(deliveries);

        expect(known).toEqual((await knownAfter(['end', ...sayings])).known);
        expect(known.facts).toEqual({ source: 'fair', ...last?.facts });
        expect(known.notes?.map(({ text }) => text)).toEqual(last?.note === undefined ? undefined : [last.note]);
      }),
      { numRuns: 150 },
    );
  });

  it('lose nothing to forms that are refused: it is as if these had never come', async () => {
    await fc.assert(
      fc.asyncProperty(someSayings, fc.boolean(), async (sayings, endsFirst) => {
        const deliveries: readonly Delivery[] = endsFirst ? ['end', ...sayings] : [...sayings, 'end'];
        const { known, answers } = await knownAfter(deliveries, ['need']);
        const taken = deliveries.filter((_, index) => answers[index]?.kind !== 'refused');

        expect((await knownAfter(taken, ['need'])).known).toEqual(known);
        expect(sayings.filter(({ code, facts }) => code === 'interested' && facts?.['need'] === undefined)).toEqual(
          deliveries.filter((delivery) => !taken.includes(delivery)),
        );
      }),
      { numRuns: 150 },
    );
  });
});
