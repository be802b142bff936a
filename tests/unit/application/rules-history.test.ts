import { expect, it } from 'vitest';
import { rulesHistory } from '../../../shared/application/rules-versions.ts';
import { rulesDiff } from '../../../shared/domain/rules-diff.ts';
import { aPublication } from '../../support/a-publication.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';

/** As many versions, each of which allows as many calls a day as its number says. */
async function aHistoryOf(versions: number): Promise<InMemorySettingsRepository> {
  const repository = new InMemorySettingsRepository();
  for (let version = 1; version <= versions; version += 1) {
    await repository.rules.publish(aPublication({ document: allowing(version), expectedVersion: version - 1 }));
  }
  return repository;
}

function allowing(maxAttemptsPerDay: number) {
  return maxAttemptsPerDay === 0 ? {} : { organisation: { maxAttemptsPerDay } };
}

/** The entry of {@link aHistoryOf} that is told against an earlier version. */
async function anEntry(repository: InMemorySettingsRepository, version: number, comparedWith = version - 1) {
  const changes = rulesDiff(allowing(comparedWith), allowing(version));
  return { ...(await repository.rules.version(version)), comparedWith, changes };
}

it('the history tells every version newest first, with what it changed, page by page', async () => {
  const repository = await aHistoryOf(5);

  expect(await rulesHistory({ repository }, { limit: 2 })).toEqual([
    await anEntry(repository, 5),
    await anEntry(repository, 4),
  ]);
  expect(await rulesHistory({ repository }, { limit: 3, before: 4 })).toEqual([
    await anEntry(repository, 3),
    await anEntry(repository, 2),
    await anEntry(repository, 1),
  ]);
  expect(await rulesHistory({ repository }, { limit: 3, before: 1 })).toEqual([]);
});

it('a version after one that cannot be read is told against the one that was obeyed before', async () => {
  const repository = await aHistoryOf(9);
  for (const version of [1, 3, 4, 5, 6, 7, 8]) await repository.rules.breakVersion(version);

  expect(await rulesHistory({ repository }, { limit: 1 })).toEqual([await anEntry(repository, 9, 2)]);
  const told = await rulesHistory({ repository }, { limit: 9 });
  expect(told.map(({ kind, version }) => [kind, version])).toEqual([
    ['readable', 9],
    ['unreadable', 8],
    ['unreadable', 7],
    ['unreadable', 6],
    ['unreadable', 5],
    ['unreadable', 4],
    ['unreadable', 3],
    ['readable', 2],
    ['unreadable', 1],
  ]);
  expect(told[0]).toEqual(await anEntry(repository, 9, 2));
  expect(told[7]).toEqual(await anEntry(repository, 2, 0));
});
