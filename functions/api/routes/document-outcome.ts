import * as z from 'zod';
import { documentHistory } from '../../../shared/application/document-history.ts';
import type { DocumentKind } from '../../../shared/application/document-kind.ts';
import type { VersionedDocuments } from '../../../shared/application/ports/versioned-documents.ts';
import type { RollBackResult } from '../../../shared/application/roll-back-document.ts';
import type { DocumentDifference } from '../../../shared/domain/document-difference.ts';
import type { DocumentName } from '../../../shared/domain/document-name.ts';
import type { RulesProblem } from '../../../shared/domain/rules-problem.ts';
import { type ChangeSince, problem } from '../routing/problem.ts';
import type { Outcome } from '../routing/route.ts';
import { differences, faults, momentOf, version } from './schemas.ts';

/** Documents of one kind, as the routes know them. */
export interface RoutedDocuments<Document, Change> {
  readonly kind: DocumentKind<Document, Change>;
  readonly documents: VersionedDocuments<Document>;
  readonly inWords: (changes: readonly Change[]) => readonly string[];
  readonly asDifference: (change: Change) => DocumentDifference;
  readonly warnings: (document: Document) => Promise<readonly RulesProblem[]>;
}

/** What a publication is answered with. */
export const published = z.object({
  version,
  changes: z
    .array(z.string())
    .describe('what differs from the version before, a sentence each; empty when nothing does'),
  differences,
  warnings: faults.describe('what the document may do that nobody meant'),
});

export type Published = z.output<typeof published>;

/** What differs, in sentences and as data. */
export function changesBody<Change>(
  { inWords, asDifference }: Pick<RoutedDocuments<unknown, Change>, 'inWords' | 'asDifference'>,
  changes: readonly Change[],
) {
  return { changes: [...inWords(changes)], differences: changes.map(asDifference) };
}

const MOST_TOLD = 20;

/** The answer to a publication over the version that its author started from. */
export async function publishedOutcome<Document, Change>(
  cases: RoutedDocuments<Document, Change>,
  result: RollBackResult<Change>,
  startedFrom: number,
): Promise<Outcome<z.input<typeof published>>> {
  const { kind, documents, warnings } = cases;
  switch (result.kind) {
    case 'published':
    case 'unchanged': {
      const stored = await documents.version(result.version);
      const doubts = stored?.kind === 'readable' ? await warnings(stored.document) : [];
      const changes = result.kind === 'published' ? result.changes : [];
      const body = { version: result.version, ...changesBody(cases, changes), warnings: [...doubts] };
      return { kind: 'answered', body, version: result.version };
    }
    case 'overtaken': {
      const { byAuthor, byVersion, at } = result;
      const cause = { kind: 'document-overtaken' as const, document: kind.name, author: byAuthor, version: byVersion };
      return problem(
        'overtaken',
        { ...cause, at: momentOf(at), from: startedFrom },
        { since: [...(await changesSince(cases, startedFrom))], version: byVersion },
      );
    }
    case 'overtaken-by-unreadable': {
      const { byVersion, why } = result;
      const cause = { kind: 'overtaken-by-unreadable' as const, version: byVersion, why };
      return problem('overtaken', cause, { version: byVersion });
    }
    case 'unknown-version':
      return problem('not-found', { kind: 'no-such-version', document: kind.name, version: result.version });
    case 'unreadable-version': {
      const { version: wanted, why } = result;
      return problem('refused', { kind: 'no-way-back', document: kind.name, version: wanted, why });
    }
    case 'invalid':
      return refusedDocument(kind.name, result.problems);
  }
}

/** The version that was started from may be wrong as well: then nobody knows what the change would undo. */
function refusedDocument(document: DocumentName, problems: readonly RulesProblem[]): Outcome<never> {
  const faults = [...problems];
  return problems.every(({ path }) => path === 'expectedVersion')
    ? problem('overtaken', { kind: 'version-not-in-force', document }, { faults })
    : problem('refused', { kind: 'document-refused', document }, { faults });
}

async function changesSince<Document, Change>(
  cases: RoutedDocuments<Document, Change>,
  startedFrom: number,
): Promise<readonly ChangeSince[]> {
  const entries = await documentHistory(cases.kind, cases.documents, { limit: MOST_TOLD });
  return entries.flatMap((entry) => {
    if (entry.kind === 'unreadable' || entry.version <= startedFrom) return [];
    const { version: newer, author, at, note, changes } = entry;
    return [{ version: newer, author, at: momentOf(at), note, ...changesBody(cases, changes) }];
  });
}
