import type { DocumentKind } from '../../shared/application/document-kind.ts';
import type { DocumentInForce, VersionedDocuments } from '../../shared/application/ports/versioned-documents.ts';
import { readJsonFile } from '../json-file.ts';
import { type Answer, notDone } from './answer.ts';
import { named } from './company.ts';
import { wrongDocument } from './printed-problems.ts';
import type { Which } from './words.ts';

export type Found<Document> =
  | {
      readonly kind: 'document';
      readonly document: Document;
      /** 0 for a document that is not published. */
      readonly version: number;
      readonly name: string;
    }
  | { readonly kind: 'answer'; readonly answer: Answer };

/** Where the documents of a kind are found. */
export interface DocumentSource<Document> {
  readonly documents: VersionedDocuments<Document>;
  readonly inForce: () => Promise<DocumentInForce<Document>>;
}

/**
 * The document that the words mean, or the answer that says why there is none.
 * @param command the command after `npm run`.
 * @param atFirst how version 0 is called.
 * @throws CommandFailure when it lies in no file and no company is named.
 */
export async function documentNamed<Document>(
  { parse }: Pick<DocumentKind<Document, unknown>, 'parse'>,
  source: DocumentSource<Document> | undefined,
  which: Which,
  { command, atFirst }: { readonly command: string; readonly atFirst: string },
): Promise<Found<Document>> {
  switch (which.kind) {
    case 'file': {
      const parsed = parse(await readJsonFile(which.path));
      if (parsed.kind === 'invalid') return { kind: 'answer', answer: wrongDocument(which.path, parsed.problems) };
      return { kind: 'document', document: parsed.document, version: 0, name: which.path };
    }
    case 'version': {
      const { version } = which;
      const found = await named(source).documents.version(version);
      if (found?.kind === 'readable') {
        return { kind: 'document', document: found.document, version, name: `version ${version}` };
      }
      const why =
        found === undefined ? `is none: npm run ${command} -- history lists them` : `cannot be read: ${found.reason}`;
      return { kind: 'answer', answer: notDone(`Version ${version} ${why}.\n`, { kind: 'no-version', version }) };
    }
    case 'in-force': {
      const { document, version } = await named(source).inForce();
      const name = version === 0 ? atFirst : `version ${version}, in force,`;
      return { kind: 'document', document, version, name };
    }
  }
}
