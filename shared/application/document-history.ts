import type { DocumentKind } from './document-kind.ts';
import { obeyedBefore } from './obeyed-before.ts';
import type {
  HistoryPage,
  ReadableVersion,
  UnreadableVersion,
  VersionedDocuments,
} from './ports/versioned-documents.ts';

/** A version, with what it changed. */
export interface ReadableHistoryEntry<Document, Change> extends ReadableVersion<Document> {
  /** The version that was obeyed before: one less, unless that cannot be read; 0 where none was. */
  readonly comparedWith: number;
  readonly changes: readonly Change[];
}

export type HistoryEntry<Document, Change> = ReadableHistoryEntry<Document, Change> | UnreadableVersion;

/** Published versions, newest first, each with the changes to the document that was obeyed before it. */
export async function documentHistory<Document, Change>(
  kind: DocumentKind<Document, Change>,
  documents: Pick<VersionedDocuments<Document>, 'history'>,
  { limit, ...rest }: HistoryPage,
): Promise<readonly HistoryEntry<Document, Change>[]> {
  const versions = await documents.history({ ...rest, limit: limit + 1 });
  const entries: HistoryEntry<Document, Change>[] = [];
  for (const version of versions.slice(0, limit)) {
    if (version.kind === 'unreadable') {
      entries.push(version);
    } else {
      const earlier = await obeyedBefore(documents, kind.atFirst, version.version, versions);
      const changes = kind.diff(earlier.document, version.document);
      entries.push({ ...version, comparedWith: earlier.version, changes });
    }
  }
  return entries;
}
