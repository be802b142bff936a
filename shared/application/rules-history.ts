import { type RulesChange, rulesDiff } from '../domain/rules-diff.ts';
import { rulesObeyedBefore } from './earlier-rules.ts';
import type {
  ReadableRulesVersion,
  RulesHistoryPage,
  SettingsRepository,
  UnreadableRulesVersion,
} from './ports/settings-repository.ts';

/** A version, with what it changed. */
export interface ReadableHistoryEntry extends ReadableRulesVersion {
  /** The version that was obeyed before: one less, unless that cannot be read; 0 where none was. */
  readonly comparedWith: number;
  readonly changes: readonly RulesChange[];
}

export type RulesHistoryEntry = ReadableHistoryEntry | UnreadableRulesVersion;

/** Published versions, newest first, each with the changes to the rules that were obeyed before it. */
export async function rulesHistory(
  { repository }: { readonly repository: Pick<SettingsRepository, 'rulesHistory'> },
  { limit, ...rest }: RulesHistoryPage,
): Promise<readonly RulesHistoryEntry[]> {
  const versions = await repository.rulesHistory({ ...rest, limit: limit + 1 });
  const entries: RulesHistoryEntry[] = [];
  for (const version of versions.slice(0, limit)) {
    if (version.kind === 'unreadable') {
      entries.push(version);
    } else {
      const earlier = await rulesObeyedBefore(repository, version.version, versions);
      const changes = rulesDiff(earlier.document, version.document);
      entries.push({ ...version, comparedWith: earlier.version, changes });
    }
  }
  return entries;
}
