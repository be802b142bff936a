import { publishRules, rollBackRules } from '../../shared/application/rules-versions.ts';
import { warningsOf } from '../../shared/application/rules-warnings-of.ts';
import { changesInWords } from '../../shared/domain/rules-change-words.ts';
import type { RulesChange } from '../../shared/domain/rules-diff.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import type { ChangeableDocuments } from '../documents/change-document.ts';
import type { Company } from '../documents/company.ts';

/** The dial rules of a company, to be changed. */
export function changeableRules({
  settings,
  clock,
}: Pick<Company, 'settings' | 'clock'>): ChangeableDocuments<RulesDocument, RulesChange> {
  const deps = { repository: settings, clock };
  return {
    words: {
      command: 'rules',
      inWords: changesInWords,
      afterwards:
        "Waiting leads are moved to where it wants them, some in each of the dialler's runs; npm run rules -- replan does it now.",
    },
    inForce: async () => (await settings.read()).rules,
    publish: (publication) => publishRules(deps, publication),
    rollBack: (signature) => rollBackRules(deps, signature),
    warnings: (document) => warningsOf(document, { now: clock(), settings }),
  };
}
