import type { DocumentInForce } from '../../shared/application/ports/versioned-documents.ts';
import type { PublishResult, Signature as SignedOver } from '../../shared/application/publish-document.ts';
import type { RollBackResult } from '../../shared/application/roll-back-document.ts';
import type { RulesProblem } from '../../shared/domain/rules-problem.ts';
import { readJsonFile } from '../json-file.ts';
import type { Answer } from './answer.ts';
import { type ChangeWords, changeAnswer } from './change-answer.ts';
import { printedProblems } from './printed-problems.ts';
import type { Signature } from './words.ts';

/** Documents of one kind, of one company: how they are changed, and how that is told. */
export interface ChangeableDocuments<Document, Change> {
  readonly words: ChangeWords<Change>;
  readonly inForce: () => Promise<DocumentInForce<Document>>;
  readonly publish: (publication: SignedOver & { readonly input: unknown }) => Promise<PublishResult<Change>>;
  readonly rollBack: (signature: SignedOver & { readonly toVersion: number }) => Promise<RollBackResult<Change>>;
  /** What a right document may do that nobody meant. */
  readonly warnings: (document: Document) => Promise<readonly RulesProblem[]>;
}

/** Publishes the document in a file, and tells what one should know of it. */
export async function publishFile<Document, Change>(
  documents: ChangeableDocuments<Document, Change>,
  path: string,
  by: Signature,
): Promise<Answer> {
  const { words, inForce, publish, warnings: warningsOf } = documents;
  const input = await readJsonFile(path);
  const result = await publish({ ...signedOver(by, await inForce()), input });
  const answer = changeAnswer(result, { kind: 'file', path }, words);
  if (result.kind !== 'published') return answer;
  const warnings = await warningsOf((await inForce()).document);
  const known = warnings.length === 0 ? '' : `Know this of it:\n${printedProblems(warnings)}`;
  return { ...answer, text: `${answer.text}${known}`, data: { ...result, warnings } };
}

/** Publishes an old version again. */
export async function rollBackTo<Document, Change>(
  { words, inForce, rollBack }: ChangeableDocuments<Document, Change>,
  toVersion: number,
  by: Signature,
): Promise<Answer> {
  const result = await rollBack({ ...signedOver(by, await inForce()), toVersion });
  return changeAnswer(result, { kind: 'version', version: toVersion }, words);
}

/** Nobody who does not say otherwise starts from any version but the one in force. */
function signedOver({ author, note, expectedVersion }: Signature, inForce: { readonly version: number }): SignedOver {
  return { author, note, expectedVersion: expectedVersion ?? inForce.version };
}
