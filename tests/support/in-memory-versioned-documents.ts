import type { UnreadableSetting } from '../../shared/application/ports/settings-repository.ts';
import type {
  DocumentInForce,
  DocumentVersion,
  HistoryPage,
  Publication,
  PublicationResult,
  ReadableVersion,
  VersionedDocuments,
} from '../../shared/application/ports/versioned-documents.ts';
import { type SettingName, settingNameInWords, type Unreadable } from '../../shared/domain/unreadable.ts';
import { frozenCopy } from './frozen-copy.ts';

export const BROKEN = 'It was broken by a test.';
export const WHY_BROKEN: Unreadable = {
  kind: 'misshapen',
  key: 'SETTINGS / TEST',
  members: [{ path: '', code: 'custom' }],
};

/** The promises of the port without a database. */
export class InMemoryVersionedDocuments<Document> implements VersionedDocuments<Document> {
  readonly #setting: SettingName;
  readonly #atFirst: Document;
  /** By version, from 1. */
  readonly #published: ReadableVersion<Document>[] = [];
  readonly #broken = new Set<number>();

  constructor(setting: SettingName, atFirst: Document) {
    this.#setting = setting;
    this.#atFirst = atFirst;
  }

  async publish({ expectedVersion, ...rest }: Publication<Document>): Promise<PublicationResult> {
    if (expectedVersion !== this.#published.length) return { kind: 'stale' };
    const version = expectedVersion + 1;
    this.#published.push(frozenCopy({ kind: 'readable', version, ...rest }));
    return { kind: 'published', version };
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
    if (this.#published.length === 0) return { version: 0, document: this.#atFirst };
    const readable = this.#versions().findLast((version) => version.kind === 'readable');
    if (readable === undefined) throw new Error(`No ${settingNameInWords(this.#setting)} can be read.`);
    return { version: readable.version, document: readable.document, publishedAt: readable.at };
  }

  unreadable(): readonly UnreadableSetting[] {
    return this.#broken.has(this.#published.length)
      ? [{ what: settingNameInWords(this.#setting), reason: BROKEN, setting: this.#setting, why: WHY_BROKEN }]
      : [];
  }

  /** Makes a published version unreadable, as a hand in the database may. */
  async breakVersion(version: number): Promise<void> {
    this.#broken.add(version);
  }

  #versions(): readonly DocumentVersion<Document>[] {
    return this.#published.map((published) =>
      this.#broken.has(published.version)
        ? { kind: 'unreadable', version: published.version, reason: BROKEN, why: WHY_BROKEN }
        : published,
    );
  }
}
