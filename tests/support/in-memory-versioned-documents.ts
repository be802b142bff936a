import type { UnreadableSetting } from '../../shared/application/ports/settings-repository.ts';
import type {
  DamageInForce,
  DocumentInForce,
  DocumentVersion,
  HistoryPage,
  Publication,
  PublicationResult,
  ReadableVersion,
  VersionedDocuments,
} from '../../shared/application/ports/versioned-documents.ts';
import type { Unreadable } from '../../shared/domain/findings/finding.ts';
import { type SettingName, settingNameInWords } from '../../shared/domain/unreadable.ts';
import { frozenCopy } from './frozen-copy.ts';

export const BROKEN = 'It was broken by a test.';
export const WHY_BROKEN: Unreadable = {
  kind: 'misshapen',
  key: 'SETTINGS / TEST',
  members: [{ path: '', code: 'custom' }],
};

/** What a hand leaves of the version in force, whose copy in the history it does not know of. */
export type LeftInForce<Document> =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'removed' }
  | { readonly kind: 'changed'; readonly document: Document };

/** The promises of the port without a database. */
export class InMemoryVersionedDocuments<Document> implements VersionedDocuments<Document> {
  readonly #setting: SettingName;
  readonly #atFirst: Document;
  /** By version, from 1. */
  readonly #published: ReadableVersion<Document>[] = [];
  readonly #broken = new Set<number>();
  #left: LeftInForce<Document> | undefined;

  constructor(setting: SettingName, atFirst: Document) {
    this.#setting = setting;
    this.#atFirst = atFirst;
  }

  async publish({ expectedVersion, ...rest }: Publication<Document>): Promise<PublicationResult> {
    if (expectedVersion !== this.#published.length || this.#left?.kind === 'removed') return { kind: 'stale' };
    this.#left = undefined;
    const version = expectedVersion + 1;
    this.#published.push(frozenCopy({ kind: 'readable', version, ...rest }));
    return { kind: 'published', version };
  }

  async damage(): Promise<DamageInForce<Document> | undefined> {
    return this.#left === undefined ? undefined : { obeyed: this.inForce(), lastVersion: this.#published.length };
  }

  async publishOverDamage(publication: Publication<Document>): Promise<PublicationResult> {
    if (this.#left === undefined) return { kind: 'stale' };
    if (publication.expectedVersion === this.#published.length) this.#left = undefined;
    return this.publish(publication);
  }

  async version(version: number): Promise<DocumentVersion<Document> | undefined> {
    return this.#versions().find((published) => published.version === version);
  }

  async history({
    limit,
    before = Number.POSITIVE_INFINITY,
  }: HistoryPage): Promise<readonly DocumentVersion<Document>[]> {
    return this.#versions()
      .filter(({ version }) => version < before)
      .toReversed()
      .slice(0, limit);
  }

  inForce(): DocumentInForce<Document> {
    if (this.#published.length === 0 || this.#left?.kind === 'removed') return { version: 0, document: this.#atFirst };
    const readable = this.#versions().findLast((version) => version.kind === 'readable');
    if (readable === undefined) throw new Error(`No ${settingNameInWords(this.#setting)} can be read.`);
    const { version, document, at } = readable;
    return { version, document: this.#left?.kind === 'changed' ? this.#left.document : document, publishedAt: at };
  }

  unreadable(): readonly UnreadableSetting[] {
    const isUnreadable = this.#left?.kind === 'unreadable' || this.#broken.has(this.#published.length);
    return isUnreadable
      ? [{ what: settingNameInWords(this.#setting), reason: BROKEN, setting: this.#setting, why: WHY_BROKEN }]
      : [];
  }

  /** Makes a published version unreadable, as a hand in the database may. */
  async breakVersion(version: number): Promise<void> {
    this.#broken.add(version);
  }

  /** Leaves its copy in the history as it was published. */
  async damageInForce(left: LeftInForce<Document>): Promise<void> {
    this.#left = left;
  }

  #versions(): readonly DocumentVersion<Document>[] {
    return this.#published.map((published) =>
      this.#broken.has(published.version)
        ? { kind: 'unreadable', version: published.version, reason: BROKEN, why: WHY_BROKEN }
        : published,
    );
  }
}
