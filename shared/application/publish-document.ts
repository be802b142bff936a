import type { Temporal } from 'temporal-polyfill';
import type { CompanyTrouble } from '../domain/findings/company-trouble.ts';
import { companyFinding } from '../domain/findings/found.ts';
import type { RulesProblem } from '../domain/rules-problem.ts';
import type { DocumentKind } from './document-kind.ts';
import { obeyedBefore } from './obeyed-before.ts';
import type {
  DamageInForce,
  DocumentVersion,
  ReadableVersion,
  UnreadableVersion,
  VersionedDocuments,
} from './ports/versioned-documents.ts';

/** What fits on the page that lists the versions. */
const NOTE_LENGTH = 500;

export interface PublishDependencies<Document> {
  readonly documents: VersionedDocuments<Document>;
  readonly clock: () => Temporal.Instant;
  /** What stands in the way of a document that is right in itself, as the company is now; nothing when absent. */
  readonly hindrances?: (document: Document) => Promise<readonly RulesProblem[]>;
}

/** Who publishes, why, and over which version: 0 before the first publication. */
export interface Signature {
  readonly expectedVersion: number;
  readonly author: string;
  readonly note: string;
}

export type PublishResult<Change> =
  /** The changes are those to the document that was obeyed until then. */
  | { readonly kind: 'published'; readonly version: number; readonly changes: readonly Change[] }
  /** The document says what the version in force says, and that is whole: nothing was stored. */
  | { readonly kind: 'unchanged'; readonly version: number }
  /** Somebody else published since: what changed from the version that was started from to the one now in force. */
  | {
      readonly kind: 'overtaken';
      readonly byVersion: number;
      readonly byAuthor: string;
      readonly at: Temporal.Instant;
      readonly note: string;
      readonly changes: readonly Change[];
    }
  /** The same, by a document that this version of the product does not obey: the one obeyed is the one before it. */
  | ({ readonly kind: 'overtaken-by-unreadable'; readonly byVersion: number } & Pick<
      UnreadableVersion,
      'reason' | 'why'
    >)
  | { readonly kind: 'invalid'; readonly problems: readonly RulesProblem[] };

/**
 * Judges a document and publishes it as the next version, in force at the next read of the settings. Everything wrong
 * with the document, its author, note and expected version is told at once, and then nothing is stored.
 *
 * Of two who publish at once over the same version the second is `overtaken` and told by what. A repeat of the very same
 * publication (document, author, note, expected version) is answered as the first was, whatever was published since.
 *
 * Where somebody has damaged what is in force by hand, any document is news, that of the last version too, and is published
 * over the last version or the one that is obeyed meanwhile.
 */
export async function publishInput<Document, Change>(
  kind: DocumentKind<Document, Change>,
  deps: PublishDependencies<Document>,
  { input, ...signature }: Signature & { readonly input: unknown },
): Promise<PublishResult<Change>> {
  const parsed = kind.parse(input);
  const problems = [...(parsed.kind === 'invalid' ? parsed.problems : []), ...signatureProblems(signature)];
  if (parsed.kind === 'invalid' || problems.length > 0) return { kind: 'invalid', problems };
  return publishDocument(kind, deps, parsed.document, signature);
}

/** What is wrong with who publishes, why and over which version; empty when nothing is. */
export function signatureProblems({ expectedVersion, author, note }: Signature): readonly RulesProblem[] {
  const problems: RulesProblem[] = [];
  if (!Number.isSafeInteger(expectedVersion) || expectedVersion < 0) {
    problems.push(found('expectedVersion', String(expectedVersion), { kind: 'no-version' }));
  }
  if (author.trim() === '') problems.push(found('author', '', { kind: 'no-author' }));
  if (note.length > NOTE_LENGTH) {
    problems.push(found('note', `${note.length} characters`, { kind: 'note-too-long', characters: NOTE_LENGTH }));
  }
  return problems;
}

function found(path: string, value: string, trouble: CompanyTrouble): RulesProblem {
  return { ...companyFinding([], trouble), path, value };
}

/** The same as {@link publishInput} for a document and a signature that are known to be right. */
export async function publishDocument<Document, Change>(
  kind: DocumentKind<Document, Change>,
  { documents, clock, hindrances }: PublishDependencies<Document>,
  document: Document,
  signature: Signature,
): Promise<PublishResult<Change>> {
  const { expectedVersion } = signature;
  const damage = await damageUnder(documents, expectedVersion);
  const startedFrom = damage?.obeyed ?? (await obeyedBefore(documents, kind.atFirst, expectedVersion + 1));
  const changes = kind.diff(startedFrom.document, document);
  const isNews = damage !== undefined || changes.length > 0 || startedFrom.version !== expectedVersion;
  const hindering = isNews ? ((await hindrances?.(document)) ?? []) : [];
  if (isNews && hindering.length === 0) {
    const publication = { document, ...signature, at: clock() };
    const result =
      damage === undefined
        ? await documents.publish(publication)
        : await documents.publishOverDamage({ ...publication, expectedVersion: damage.lastVersion });
    if (result.kind === 'published') return { ...result, changes };
  }
  const isSame = (one: Document, other: Document) => kind.diff(one, other).length === 0;
  const next = await documents.version(expectedVersion + 1);
  if (isSigned(next, signature) && isSame(next.document, document)) {
    return { kind: 'published', version: next.version, changes };
  }
  if (hindering.length > 0) return { kind: 'invalid', problems: hindering };
  const [newest] = await documents.history({ limit: 1 });
  const newestVersion = newest?.version ?? 0;
  if (isNews && newestVersion <= expectedVersion) {
    return { kind: 'invalid', problems: [notInForce(kind.name, signature, newestVersion)] };
  }
  if (newest?.kind === 'unreadable') {
    const { version: byVersion, reason, why } = newest;
    return { kind: 'overtaken-by-unreadable', byVersion, reason, why };
  }
  if (newest === undefined || isSame(newest.document, document)) return { kind: 'unchanged', version: newestVersion };
  const { version: byVersion, author: byAuthor, at, note } = newest;
  const since = kind.diff(startedFrom.document, newest.document);
  return { kind: 'overtaken', byVersion, byAuthor, at, note, changes: since };
}

/** How what is in force is damaged, where that is what the author started from. */
async function damageUnder<Document>(
  documents: VersionedDocuments<Document>,
  expectedVersion: number,
): Promise<DamageInForce<Document> | undefined> {
  const damage = await documents.damage();
  if (damage === undefined) return undefined;
  return [damage.obeyed.version, damage.lastVersion].includes(expectedVersion) ? damage : undefined;
}

function isSigned<Document>(
  version: DocumentVersion<Document> | undefined,
  { author, note }: Signature,
): version is ReadableVersion<Document> {
  return version?.kind === 'readable' && version.author === author && version.note === note;
}

function notInForce(name: string, { expectedVersion }: Signature, newestVersion: number): RulesProblem {
  const trouble = { kind: 'version-not-in-force', document: name, newest: newestVersion } as const;
  return found('expectedVersion', String(expectedVersion), trouble);
}
