import { STRUCTURE_AT_FIRST, salesStructure } from '../domain/sales-structure.ts';
import { type StructureChange, structureDiff } from '../domain/structure-diff.ts';
import { parseStructureDocument } from '../domain/structure-document.ts';
import type { StructureDocument } from '../domain/structure-fields.ts';
import { structureHindrances } from '../domain/structure-hindrances.ts';
import { documentHistory, type HistoryEntry } from './document-history.ts';
import type { DocumentKind } from './document-kind.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';
import type { HistoryPage } from './ports/versioned-documents.ts';
import { type PublishDependencies, type PublishResult, publishInput, type Signature } from './publish-document.ts';
import { type RollBackResult, rollBackDocument } from './roll-back-document.ts';

/** The sales structure as versioned documents. */
export const STRUCTURE: DocumentKind<StructureDocument, StructureChange> = {
  name: 'sales structure',
  atFirst: STRUCTURE_AT_FIRST,
  parse: parseStructureDocument,
  diff: structureDiff,
};

export type PublishStructureResult = PublishResult<StructureChange>;
export type RollBackStructureResult = RollBackResult<StructureChange>;
export type StructureHistoryEntry = HistoryEntry<StructureDocument, StructureChange>;

export interface StructureDependencies extends Pick<PublishDependencies<StructureDocument>, 'clock'> {
  readonly repository: Pick<SettingsRepository, 'structures' | 'read'>;
}

/**
 * Publishes a sales structure; see {@link publishInput}. It is refused while a tier has no campaign that could call its
 * leads, or a campaign would be left without equipment.
 */
export function publishStructure(
  deps: StructureDependencies,
  publication: Signature & { readonly input: unknown },
): Promise<PublishStructureResult> {
  return publishInput(STRUCTURE, documentsOf(deps), publication);
}

/** Returns to an old sales structure, refused on the same grounds; see {@link rollBackDocument}. */
export function rollBackStructure(
  deps: StructureDependencies,
  signature: Signature & { readonly toVersion: number },
): Promise<RollBackStructureResult> {
  return rollBackDocument(STRUCTURE, documentsOf(deps), signature);
}

/** The versions of the sales structure; see {@link documentHistory}. */
export function structureHistory(
  { repository }: { readonly repository: Pick<SettingsRepository, 'structures'> },
  page: HistoryPage,
): Promise<readonly StructureHistoryEntry[]> {
  return documentHistory(STRUCTURE, repository.structures, page);
}

function documentsOf({ repository, clock }: StructureDependencies): PublishDependencies<StructureDocument> {
  return {
    documents: repository.structures,
    clock,
    hindrances: async (document) =>
      structureHindrances(salesStructure(document), (await repository.read()).campaigns, clock()),
  };
}
