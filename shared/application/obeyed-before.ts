import type { DocumentInForce, DocumentVersion, VersionedDocuments } from './ports/versioned-documents.ts';

/** Versions asked for at once: unreadable ones are rare, and come in a row when a newer product published them. */
const PAGE = 5;

/**
 * The document that was obeyed before a version came into force: the newest earlier one that can be read, or version 0
 * where there is none.
 *
 * @param known versions that need not be read again, newest first and without a gap below `version`.
 */
export async function obeyedBefore<Document>(
  documents: Pick<VersionedDocuments<Document>, 'history'>,
  atFirst: Document,
  version: number,
  known: readonly DocumentVersion<Document>[] = [],
): Promise<DocumentInForce<Document>> {
  let earlier = known.filter((candidate) => candidate.version < version);
  let before = version;
  for (;;) {
    const readable = earlier.find((candidate) => candidate.kind === 'readable');
    if (readable !== undefined) {
      return { version: readable.version, document: readable.document, publishedAt: readable.at };
    }
    before = earlier.at(-1)?.version ?? before;
    earlier = [...(await documents.history({ limit: PAGE, before }))];
    if (earlier.length === 0) return { version: 0, document: atFirst };
  }
}
