import fc from 'fast-check';
import { expect, it } from 'vitest';
import { publishRules } from '../../shared/application/rules-versions.ts';
import { InMemorySettingsRepository } from '../support/in-memory-settings-repository.ts';
import { NOON } from '../support/lead-builders.ts';

const aPublisher = fc.record({
  author: fc.constantFrom('Alma', 'Bruno'),
  /** How many versions ago the publisher read the rules. */
  behind: fc.nat(2),
  maxAttemptsPerDay: fc.integer({ min: 1, max: 3 }),
  /** How often the same publication is sent. */
  sends: fc.integer({ min: 1, max: 2 }),
});

it('whoever publishes in whatever order and however often, each published version is one answer, and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(aPublisher, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
      async (rounds) => {
        const repository = new InMemorySettingsRepository();
        const deps = { repository, clock: () => NOON };
        const published = new Map<number, string>();
        for (const [round, publishers] of rounds.entries()) {
          const inForce = (await repository.read()).rules.version;
          const sent = publishers.flatMap(({ author, behind, maxAttemptsPerDay, sends }, index) => {
            const note = `${round}.${index}`;
            const input = { organisation: { maxAttemptsPerDay } };
            const publication = { input, author, note, expectedVersion: Math.max(0, inForce - behind) };
            return Array.from({ length: sends }, () => ({ publication, note }));
          });
          const results = await Promise.all(sent.map(({ publication }) => publishRules(deps, publication)));
          for (const [index, result] of results.entries()) {
            const note = sent[index]?.note ?? '';
            if (result.kind === 'published') {
              expect(published.get(result.version) ?? note).toBe(note);
              published.set(result.version, note);
            }
          }
          expect((await repository.read()).rules.version - inForce).toBeLessThanOrEqual(1);
        }
        const history = await repository.rules.history({ limit: 99 });
        const stored = history.map((version) => [version.version, version.kind === 'readable' && version.note]);
        expect(stored).toEqual([...published].toSorted(([a], [b]) => b - a));
      },
    ),
  );
});
