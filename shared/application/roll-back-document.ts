import type { DocumentKind } from './document-kind.ts';
import type { UnreadableVersion } from './ports/versioned-documents.ts';
import {
  type PublishDependencies,
  type PublishResult,
  publishDocument,
  type Signature,
  signatureProblems,
} from './publish-document.ts';

export type RollBackResult<Change> =
  | PublishResult<Change>
  | { readonly kind: 'unknown-version'; readonly version: number }
  /** The old document cannot be read or is not obeyed by this version of the product. */
  | ({ readonly kind: 'unreadable-version' } & Omit<UnreadableVersion, 'kind'>);

/**
 * Publishes an old document as a new version, whose note begins with the version that it returns to. Everything else,
 * conflicts and repeats among it, is as when a document is published.
 */
export async function rollBackDocument<Document, Change>(
  kind: DocumentKind<Document, Change>,
  deps: PublishDependencies<Document>,
  { toVersion, ...signature }: Signature & { readonly toVersion: number },
): Promise<RollBackResult<Change>> {
  const problems = signatureProblems(signature);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const old = await deps.documents.version(toVersion);
  if (old === undefined) return { kind: 'unknown-version', version: toVersion };
  if (old.kind === 'unreadable') return { ...old, kind: 'unreadable-version' };
  const note = [`Back to version ${toVersion}.`, signature.note].filter((text) => text !== '').join(' ');
  return publishDocument(kind, deps, old.document, { ...signature, note });
}
