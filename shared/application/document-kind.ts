import type { DocumentName } from '../domain/document-name.ts';
import type { RulesProblem } from '../domain/rules-problem.ts';

/** What one kind of versioned documents is made of, and how two of them are compared. */
export interface DocumentKind<Document, Change> {
  readonly name: DocumentName;
  /** Version 0. */
  readonly atFirst: Document;
  /** Everything that is wrong is told at once. */
  readonly parse: (
    input: unknown,
  ) =>
    | { readonly kind: 'valid'; readonly document: Document }
    | { readonly kind: 'invalid'; readonly problems: readonly RulesProblem[] };
  /** Empty when both say the same. */
  readonly diff: (before: Document, after: Document) => readonly Change[];
}
