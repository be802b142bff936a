import { publishStructure, rollBackStructure } from '../../shared/application/structure-versions.ts';
import { structureChangesInWords } from '../../shared/domain/structure-change-words.ts';
import type { StructureChange } from '../../shared/domain/structure-diff.ts';
import type { StructureDocument } from '../../shared/domain/structure-fields.ts';
import { structureWarnings } from '../../shared/domain/structure-warnings.ts';
import type { ChangeableDocuments } from '../documents/change-document.ts';
import type { Company } from '../documents/company.ts';

/** The sales structure of a company, to be changed. */
export function changeableStructure({
  settings,
  clock,
}: Pick<Company, 'settings' | 'clock'>): ChangeableDocuments<StructureDocument, StructureChange> {
  const deps = { repository: settings, clock };
  return {
    words: {
      command: 'structure',
      inWords: structureChangesInWords,
      afterwards:
        "Waiting leads follow their stages: those that are due at once, all others some in each of the dialler's runs from two minutes on. Calls in the air end where they began.",
    },
    inForce: async () => (await settings.read()).structure,
    publish: (publication) => publishStructure(deps, publication),
    rollBack: (signature) => rollBackStructure(deps, signature),
    warnings: async (document) => structureWarnings(document),
  };
}
