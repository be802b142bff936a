import { type RulesChange, rulesDiff } from '../domain/rules-diff.ts';
import { parseRulesDocument, type RulesDocument } from '../domain/rules-document.ts';
import { documentHistory, type HistoryEntry } from './document-history.ts';
import type { DocumentKind } from './document-kind.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';
import type { HistoryPage } from './ports/versioned-documents.ts';
import { type PublishDependencies, type PublishResult, publishInput, type Signature } from './publish-document.ts';
import { type RollBackResult, rollBackDocument } from './roll-back-document.ts';

/** Dial rules as versioned documents. */
export const RULES: DocumentKind<RulesDocument, RulesChange> = {
  name: 'rules',
  atFirst: {},
  parse: parseRulesDocument,
  diff: rulesDiff,
};

export type PublishRulesResult = PublishResult<RulesChange>;
export type RollBackRulesResult = RollBackResult<RulesChange>;
export type RulesHistoryEntry = HistoryEntry<RulesDocument, RulesChange>;

export interface RulesDependencies extends Pick<PublishDependencies<RulesDocument>, 'clock'> {
  readonly repository: Pick<SettingsRepository, 'rules'>;
}

/** Publishes dial rules; see {@link publishInput}. */
export function publishRules(
  { repository, clock }: RulesDependencies,
  publication: Signature & { readonly input: unknown },
): Promise<PublishRulesResult> {
  return publishInput(RULES, { documents: repository.rules, clock }, publication);
}

/** Returns to old dial rules; see {@link rollBackDocument}. */
export function rollBackRules(
  { repository, clock }: RulesDependencies,
  signature: Signature & { readonly toVersion: number },
): Promise<RollBackRulesResult> {
  return rollBackDocument(RULES, { documents: repository.rules, clock }, signature);
}

/** The versions of the dial rules; see {@link documentHistory}. */
export function rulesHistory(
  { repository }: Pick<RulesDependencies, 'repository'>,
  page: HistoryPage,
): Promise<readonly RulesHistoryEntry[]> {
  return documentHistory(RULES, repository.rules, page);
}
