import type { DocumentKind } from '../../shared/application/document-kind.ts';
import { type Answer, done } from './answer.ts';
import type { Found } from './document-named.ts';
import { printedChanges } from './printed-changes.ts';
import type { Which } from './words.ts';

/** What changes from one document to the other, or the answer that says why one of them is not there. */
export async function comparedDocuments<Document, Change>(
  { from, to }: { readonly from: Which; readonly to: Which },
  named: (which: Which) => Promise<Found<Document>>,
  { diff }: Pick<DocumentKind<Document, Change>, 'diff'>,
  inWords: (changes: readonly Change[]) => readonly string[],
): Promise<Answer> {
  const before = await named(from);
  if (before.kind === 'answer') return before.answer;
  const after = await named(to);
  if (after.kind === 'answer') return after.answer;
  const changes = diff(before.document, after.document);
  return done(`From ${before.name} to ${after.name} changes:\n${printedChanges(inWords(changes))}`, changes);
}
