import { publishRules, RULES, rollBackRules } from '../../../shared/application/rules-versions.ts';
import { warningsOf } from '../../../shared/application/rules-warnings-of.ts';
import { changesInWords } from '../../../shared/domain/rules-change-words.ts';
import type { RulesChange } from '../../../shared/domain/rules-diff.ts';
import type { RulesDocument } from '../../../shared/domain/rules-document.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { DocumentUseCases } from './document-routes.ts';
import { readOnce } from './read-once.ts';

export function rulesUseCases({ settings, clock }: ApiDependencies): DocumentUseCases<RulesDocument, RulesChange> {
  const deps = { repository: settings, clock };
  const company = readOnce(settings);
  return {
    kind: RULES,
    documents: settings.rules,
    inWords: changesInWords,
    asDifference: (change) => ({ of: 'rules', change }),
    warnings: (document) => warningsOf(document, { now: clock(), settings: company }),
    hindrances: async () => [],
    inForce: async () => (await company.read()).rules,
    publish: (publication) => publishRules(deps, publication),
    rollBack: (signature) => rollBackRules(deps, signature),
  };
}
