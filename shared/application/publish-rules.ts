import type { Temporal } from 'temporal-polyfill';
import { type RulesChange, rulesDiff } from '../domain/rules-diff.ts';
import { parseRulesDocument, type RulesDocument, type RulesProblem } from '../domain/rules-document.ts';
import { rulesObeyedBefore } from './earlier-rules.ts';
import type { ReadableRulesVersion, RulesVersion, SettingsRepository } from './ports/settings-repository.ts';

/** What fits on the page that lists the versions. */
const NOTE_LENGTH = 500;

export interface PublishRulesDependencies {
  readonly repository: SettingsRepository;
  readonly clock: () => Temporal.Instant;
}

/** Who publishes, why, and over which version: 0 before the first publication. */
export interface Signature {
  readonly expectedVersion: number;
  readonly author: string;
  readonly note: string;
}

export type PublishRulesResult =
  /** The changes are those to the rules that were obeyed until then. */
  | { readonly kind: 'published'; readonly version: number; readonly changes: readonly RulesChange[] }
  /** The document sets what the version in force sets: nothing was stored. */
  | { readonly kind: 'unchanged'; readonly version: number }
  /** Somebody else published since: what changed from the version that was started from to the one now in force. */
  | {
      readonly kind: 'overtaken';
      readonly byVersion: number;
      readonly byAuthor: string;
      readonly at: Temporal.Instant;
      readonly note: string;
      readonly changes: readonly RulesChange[];
    }
  /** The same, by a document that this version of the product does not obey: the rules obeyed are those before it. */
  | { readonly kind: 'overtaken-by-unreadable'; readonly byVersion: number; readonly reason: string }
  | { readonly kind: 'invalid'; readonly problems: readonly RulesProblem[] };

/**
 * Judges a document and publishes it as the next version, in force at the next read of the settings. Everything wrong
 * with the document, its author, note and expected version is told at once, and then nothing is stored.
 *
 * Of two who publish at once over the same version the second is `overtaken` and told by what. A repeat of the very same
 * publication (document, author, note, expected version) is answered as the first was, whatever was published since.
 */
export async function publishRules(
  deps: PublishRulesDependencies,
  { input, ...signature }: Signature & { readonly input: unknown },
): Promise<PublishRulesResult> {
  const parsed = parseRulesDocument(input);
  const problems = [...(parsed.kind === 'invalid' ? parsed.problems : []), ...signatureProblems(signature)];
  if (parsed.kind === 'invalid' || problems.length > 0) return { kind: 'invalid', problems };
  return publishDocument(deps, parsed.document, signature);
}

/** What is wrong with who publishes, why and over which version; empty when nothing is. */
export function signatureProblems({ expectedVersion, author, note }: Signature): readonly RulesProblem[] {
  const problems: RulesProblem[] = [];
  if (!Number.isSafeInteger(expectedVersion) || expectedVersion < 0) {
    const mend = 'give the version in force that you started from, 0 before the first publication';
    problems.push({ path: 'expectedVersion', value: String(expectedVersion), message: 'is no version', mend });
  }
  if (author.trim() === '') {
    problems.push({ path: 'author', value: '', message: 'is empty', mend: 'say who publishes' });
  }
  if (note.length > NOTE_LENGTH) {
    const value = `${note.length} characters`;
    const mend = `say in at most ${NOTE_LENGTH} characters why the rules change`;
    problems.push({ path: 'note', value, message: `is longer than ${NOTE_LENGTH} characters`, mend });
  }
  return problems;
}

/** The same as {@link publishRules} for a document and a signature that are known to be right. */
export async function publishDocument(
  { repository, clock }: PublishRulesDependencies,
  document: RulesDocument,
  signature: Signature,
): Promise<PublishRulesResult> {
  const { expectedVersion } = signature;
  const startedFrom = await rulesObeyedBefore(repository, expectedVersion + 1);
  const changes = rulesDiff(startedFrom.document, document);
  const isNews = changes.length > 0 || startedFrom.version !== expectedVersion;
  if (isNews) {
    const result = await repository.publishRules({ document, ...signature, at: clock() });
    if (result.kind === 'published') return { ...result, changes };
  }
  const next = await repository.rulesVersion(expectedVersion + 1);
  if (isPublication(next, document, signature)) return { kind: 'published', version: next.version, changes };
  const [newest] = await repository.rulesHistory({ limit: 1 });
  const newestVersion = newest?.version ?? 0;
  if (isNews && newestVersion <= expectedVersion)
    return { kind: 'invalid', problems: [notInForce(signature, newestVersion)] };
  if (newest?.kind === 'unreadable') {
    return { kind: 'overtaken-by-unreadable', byVersion: newest.version, reason: newest.reason };
  }
  if (newest === undefined || isSame(newest.document, document)) return { kind: 'unchanged', version: newestVersion };
  const { version: byVersion, author: byAuthor, at, note } = newest;
  return {
    kind: 'overtaken',
    byVersion,
    byAuthor,
    at,
    note,
    changes: rulesDiff(startedFrom.document, newest.document),
  };
}

function isPublication(
  version: RulesVersion | undefined,
  document: RulesDocument,
  { author, note }: Signature,
): version is ReadableRulesVersion {
  if (version?.kind !== 'readable') return false;
  return version.author === author && version.note === note && isSame(version.document, document);
}

function isSame(one: RulesDocument, other: RulesDocument): boolean {
  return rulesDiff(one, other).length === 0;
}

function notInForce({ expectedVersion }: Signature, newestVersion: number): RulesProblem {
  return {
    path: 'expectedVersion',
    value: String(expectedVersion),
    message: 'is not the version in force',
    mend: `read the rules again and start from there: the newest version in their history is ${newestVersion}`,
  };
}
