import type { HistoryEntry } from '../../shared/application/document-history.ts';
import type { PlanVersions, ReplanProgress } from '../../shared/application/ports/settings-repository.ts';
import { printedChanges } from './printed-changes.ts';

/** The newest first, each with what it changed, and how far leads have been moved to where the newest want them. */
export function printedHistory<Document, Change>(
  entries: readonly HistoryEntry<Document, Change>[],
  replan: ReplanProgress | undefined,
  words: { readonly none: string; readonly inWords: (changes: readonly Change[]) => readonly string[] },
): string {
  if (entries.length === 0) return words.none;
  return (
    printedReplan(replan) +
    entries
      .map((entry) => {
        if (entry.kind === 'unreadable') return `version ${entry.version} cannot be read: ${entry.reason}\n`;
        const { version, at, author, note, comparedWith, changes } = entry;
        const since = comparedWith === version - 1 ? '' : ` (beside version ${comparedWith})`;
        return `version ${version}, ${at.toString({ smallestUnit: 'second' })}, ${author}: ${note}${since}\n${printedChanges(words.inWords(changes))}`;
      })
      .join('\n')
  );
}

function printedReplan(replan: ReplanProgress | undefined): string {
  if (replan === undefined) return '';
  const { seen, moved, finishedAt } = replan;
  const state = finishedAt === undefined ? 'goes on' : 'is finished';
  return `Re-planning under ${versionsInWords(replan)} ${state}: ${seen} leads looked at, ${moved} moved.\n\n`;
}

/** The versions that leads are planned by. */
export function versionsInWords({ rulesVersion, structureVersion }: PlanVersions): string {
  return `version ${rulesVersion} of the rules and version ${structureVersion} of the sales structure`;
}
