import { expect, it } from 'vitest';
import { rollBackRules } from '../../../shared/application/rules-versions.ts';
import { rulesDiff } from '../../../shared/domain/rules-diff.ts';
import { aPublication } from '../../support/a-publication.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';
import { WHY_BROKEN } from '../../support/in-memory-versioned-documents.ts';
import { NOON } from '../../support/lead-builders.ts';

const SHY = { organisation: { maxAttemptsPerDay: 1 } };
const BOLD = { organisation: { maxAttemptsPerDay: 3 } };
const BACK = { toVersion: 1, expectedVersion: 2, author: 'Bruno', note: 'Too many calls.' };

/** Version 1 shy, version 2 bold. */
async function aDesk() {
  const repository = new InMemorySettingsRepository();
  await repository.rules.publish(aPublication({ document: SHY }));
  await repository.rules.publish(aPublication({ document: BOLD, expectedVersion: 1 }));
  return { repository, clock: () => NOON.add({ hours: 1 }) };
}

it('an old document is published as a new version, whose note names the one it returns to', async () => {
  const desk = await aDesk();

  expect(await rollBackRules(desk, BACK)).toEqual({ kind: 'published', version: 3, changes: rulesDiff(BOLD, SHY) });
  expect(await desk.repository.rules.history({ limit: 1 })).toEqual([
    {
      kind: 'readable',
      version: 3,
      document: SHY,
      author: 'Bruno',
      note: 'Back to version 1. Too many calls.',
      at: NOON.add({ hours: 1 }),
    },
  ]);
});

it('a rollback without a note still names the version', async () => {
  const desk = await aDesk();
  await rollBackRules(desk, { ...BACK, note: '' });

  const version = await desk.repository.rules.version(3);
  expect(version?.kind === 'readable' && version.note).toBe('Back to version 1.');
});

it('a rollback that is sent again is answered as published, and one that was overtaken is told by what', async () => {
  const desk = await aDesk();
  const first = await rollBackRules(desk, BACK);

  expect(await rollBackRules(desk, BACK)).toEqual(first);
  expect(await rollBackRules(desk, { ...BACK, toVersion: 2, author: 'Alma' })).toEqual({
    kind: 'overtaken',
    byVersion: 3,
    byAuthor: 'Bruno',
    at: NOON.add({ hours: 1 }),
    note: 'Back to version 1. Too many calls.',
    changes: rulesDiff(BOLD, SHY),
  });
});

it('a rollback to what is in force changes nothing', async () => {
  const desk = await aDesk();

  expect(await rollBackRules(desk, { ...BACK, toVersion: 2 })).toEqual({ kind: 'unchanged', version: 2 });
});

it('a version that nobody published, or that cannot be read any more, is refused', async () => {
  const desk = await aDesk();
  await desk.repository.rules.breakVersion(1);

  expect(await rollBackRules(desk, { ...BACK, toVersion: 9 })).toEqual({ kind: 'unknown-version', version: 9 });
  expect(await rollBackRules(desk, BACK)).toEqual({
    kind: 'unreadable-version',
    version: 1,
    reason: expect.stringMatching(/./),
    why: WHY_BROKEN,
  });
  expect(await desk.repository.rules.history({ limit: 9 })).toHaveLength(2);
});

it('a rollback by nobody is refused; a note of 500 characters has room beside the version', async () => {
  const desk = await aDesk();

  expect((await rollBackRules(desk, { ...BACK, author: '' })).kind).toBe('invalid');
  expect((await rollBackRules(desk, { ...BACK, note: 'x'.repeat(501) })).kind).toBe('invalid');
  expect((await rollBackRules(desk, { ...BACK, note: 'x'.repeat(500) })).kind).toBe('published');
});
