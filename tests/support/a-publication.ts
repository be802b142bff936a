import type { Publication } from '../../shared/application/ports/versioned-documents.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import type { StructureDocument } from '../../shared/domain/structure-fields.ts';
import { NOON } from './lead-builders.ts';

/** The first publication of rules, at {@link NOON}, of a document that sets nothing. */
export function aPublication(fields: Partial<Publication<RulesDocument>> = {}): Publication<RulesDocument> {
  return { document: {}, expectedVersion: 0, author: 'Alma', note: 'For the spring.', at: NOON, ...fields };
}

/** The same of a sales structure. */
export function aStructurePublication(
  document: StructureDocument,
  fields: Partial<Publication<StructureDocument>> = {},
): Publication<StructureDocument> {
  return { document, expectedVersion: 0, author: 'Alma', note: 'For the spring.', at: NOON, ...fields };
}
