import { publishStructure, rollBackStructure, STRUCTURE } from '../../../shared/application/structure-versions.ts';
import { salesStructure } from '../../../shared/domain/sales-structure.ts';
import { structureChangesInWords } from '../../../shared/domain/structure-change-words.ts';
import type { StructureChange } from '../../../shared/domain/structure-diff.ts';
import type { StructureDocument } from '../../../shared/domain/structure-fields.ts';
import { structureHindrances } from '../../../shared/domain/structure-hindrances.ts';
import { structureWarnings } from '../../../shared/domain/structure-warnings.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { DocumentUseCases } from './document-routes.ts';
import { readOnce } from './read-once.ts';

export function structureUseCases({
  settings,
  clock,
}: ApiDependencies): DocumentUseCases<StructureDocument, StructureChange> {
  const deps = { repository: settings, clock };
  const company = readOnce(settings);
  return {
    kind: STRUCTURE,
    documents: settings.structures,
    inWords: structureChangesInWords,
    asDifference: (change) => ({ of: 'structure', change }),
    warnings: async (document) => structureWarnings(document),
    hindrances: async (document) =>
      structureHindrances(salesStructure(document), (await company.read()).campaigns, clock()),
    inForce: async () => (await company.read()).structure,
    publish: (publication) => publishStructure(deps, publication),
    rollBack: (signature) => rollBackStructure(deps, signature),
  };
}
