import type { RulesInForce, RulesVersion, SettingsRepository } from './ports/settings-repository.ts';

/** Versions asked for at once: unreadable ones are rare, and come in a row when a newer product published them. */
const PAGE = 5;

/**
 * The rules that were obeyed before a version came into force: the newest earlier ones that can be read, or version 0
 * with nothing in it where there are none.
 *
 * @param known versions that need not be read again, newest first and without a gap below `version`.
 */
export async function rulesObeyedBefore(
  repository: Pick<SettingsRepository, 'rulesHistory'>,
  version: number,
  known: readonly RulesVersion[] = [],
): Promise<RulesInForce> {
  let earlier = known.filter((candidate) => candidate.version < version);
  let before = version;
  for (;;) {
    const readable = earlier.find((candidate) => candidate.kind === 'readable');
    if (readable !== undefined) {
      return { version: readable.version, document: readable.document, publishedAt: readable.at };
    }
    before = earlier.at(-1)?.version ?? before;
    earlier = [...(await repository.rulesHistory({ limit: PAGE, before }))];
    if (earlier.length === 0) return { version: 0, document: {} };
  }
}
