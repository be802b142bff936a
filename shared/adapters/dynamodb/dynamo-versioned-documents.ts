import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { UnreadableSetting } from '../../application/ports/settings-repository.ts';
import type {
  DamageInForce,
  DocumentInForce,
  DocumentVersion,
  HistoryPage,
  Publication,
  PublicationResult,
  ReadableVersion,
  VersionedDocuments,
} from '../../application/ports/versioned-documents.ts';
import { atVersion } from './at-version.ts';
import { itemFromAuditEntry } from './audit-items.ts';
import type { ConflictRetry } from './conflict-retry.ts';
import { inPartition, queryItems } from './query-items.ts';
import { transact } from './transaction.ts';
import { UnreadableItemError, unreadableSetting } from './unreadable-item-error.ts';
import {
  documentFromItem,
  historyKey,
  historyPartition,
  inForceKey,
  isSameVersion,
  type StoredKind,
  versionFromItem,
  versionMembers,
  versionNumberOf,
} from './versioned-items.ts';

type Item = Readonly<Record<string, unknown>>;

/** Under which a write is done. */
interface Condition {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
}

/** Versions asked for at once when the one in force cannot be read: the first earlier one nearly always can. */
const EARLIER_VERSIONS = 5;

/** Versioned documents of one kind in a DynamoDB table. */
export class DynamoVersionedDocuments<Document> implements VersionedDocuments<Document> {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #kind: StoredKind<Document>;
  readonly #retry: ConflictRetry;

  constructor(client: DynamoDBDocumentClient, tableName: string, kind: StoredKind<Document>, retry: ConflictRetry) {
    this.#client = client;
    this.#tableName = tableName;
    this.#kind = kind;
    this.#retry = retry;
  }

  publish(publication: Publication<Document>): Promise<PublicationResult> {
    return this.#publish(publication, atVersion(publication.expectedVersion));
  }

  async publishOverDamage(publication: Publication<Document>): Promise<PublicationResult> {
    const { damaged, lastVersion } = await this.#lookForDamage();
    if (!damaged || lastVersion !== publication.expectedVersion) return { kind: 'stale' };
    return this.#publish(publication, asItIs(damaged.item));
  }

  async damage(): Promise<DamageInForce<Document> | undefined> {
    const { damaged, lastVersion } = await this.#lookForDamage();
    if (!damaged) return undefined;
    const obeyed = await this.#obeyedUnder(damaged.item);
    return { obeyed, lastVersion };
  }

  async #publish(publication: Publication<Document>, condition: Condition): Promise<PublicationResult> {
    const version = publication.expectedVersion + 1;
    const members = versionMembers(publication);
    const inForce = { ...inForceKey(this.#kind), ...members };
    const inHistory = { ...historyKey(this.#kind, version), ...members };
    const { author, note, at } = publication;
    const deeds = [{ kind: 'version-published', version } as const];
    const entry = { author, note, at, subject: this.#kind.subject, deeds };
    const writes = [
      { Put: { TableName: this.#tableName, Item: inForce, ...condition } },
      { Put: { TableName: this.#tableName, Item: inHistory, ConditionExpression: 'attribute_not_exists(pk)' } },
      { Put: { TableName: this.#tableName, Item: itemFromAuditEntry(entry) } },
    ];
    const refusals = await transact(this.#client, writes, this.#retry);
    return refusals === undefined ? { kind: 'published', version } : { kind: 'stale' };
  }

  async version(version: number): Promise<DocumentVersion<Document> | undefined> {
    const key = historyKey(this.#kind, version);
    const command = new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true });
    const { Item } = await this.#client.send(command);
    return Item === undefined ? undefined : versionFromItem(this.#kind, Item);
  }

  async history({ limit, before }: HistoryPage): Promise<readonly DocumentVersion<Document>[]> {
    const below = before === undefined ? undefined : historyKey(this.#kind, before).sk;
    const query = { TableName: this.#tableName, ...inPartition(historyPartition(this.#kind), below) };
    const items = await queryItems(this.#client, { ...query, ScanIndexForward: false }, limit);
    return items.map((item) => versionFromItem(this.#kind, item));
  }

  /**
   * The published document; the product's own before the first publication; and when the one in force cannot be read, the
   * newest earlier one that can.
   * @param item the one in force as it was read with the other settings.
   * @throws UnreadableItemError when none can be read: nobody is called under what nobody published.
   */
  async inForce(item: Item | undefined): Promise<{
    readonly inForce: DocumentInForce<Document>;
    readonly unreadable: readonly UnreadableSetting[];
  }> {
    if (item === undefined) return { inForce: { version: 0, document: this.#kind.atFirst }, unreadable: [] };
    const last = this.#attempted(item);
    if (last.kind === 'readable') return { inForce: inForceFrom(last), unreadable: [] };
    let page: HistoryPage | undefined = { limit: EARLIER_VERSIONS };
    while (page !== undefined) {
      const versions: readonly DocumentVersion<Document>[] = await this.history(page);
      const readable = versions.find((version) => version.kind === 'readable');
      if (readable !== undefined) {
        return { inForce: inForceFrom(readable), unreadable: [unreadableSetting(this.#kind.setting, last.error)] };
      }
      const oldest = versions.at(-1);
      page = oldest === undefined ? undefined : { limit: EARLIER_VERSIONS, before: oldest.version };
    }
    throw last.error;
  }

  /** An item that a hand has removed is damaged, too; before the first publication there is none to be damaged. */
  async #lookForDamage() {
    const key = inForceKey(this.#kind);
    const command = new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true });
    const { Item: item } = await this.#client.send(command);
    const query = { TableName: this.#tableName, ...inPartition(historyPartition(this.#kind)), ScanIndexForward: false };
    const [newest] = await queryItems(this.#client, query, 1);
    const versions = [item && versionNumberOf(item), newest && versionFromItem(this.#kind, newest).version];
    const lastVersion = Math.max(0, ...versions.filter((version) => version !== undefined));
    const isWhole = item === undefined || newest === undefined ? item === newest : isSameVersion(item, newest);
    return { lastVersion, ...(!isWhole && { damaged: { item } }) };
  }

  /** Where nothing can be read nothing is obeyed: a change is told beside what the product begins with. */
  async #obeyedUnder(item: Item | undefined): Promise<DocumentInForce<Document>> {
    try {
      return (await this.inForce(item)).inForce;
    } catch (error) {
      if (!(error instanceof UnreadableItemError)) throw error;
      return { version: 0, document: this.#kind.atFirst };
    }
  }

  #attempted(
    item: Item,
  ): ReadableVersion<Document> | { readonly kind: 'unreadable'; readonly error: UnreadableItemError } {
    try {
      return documentFromItem(this.#kind, item);
    } catch (error) {
      if (!(error instanceof UnreadableItemError)) throw error;
      return { kind: 'unreadable', error };
    }
  }
}

/** Nobody has published over the item, or mended it, since it was read. */
function asItIs(item: Item | undefined): Condition {
  if (item === undefined) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const members = Object.entries(item);
  return {
    ConditionExpression: members.map((_, index) => `#${index} = :${index}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(members.map(([name], index) => [`#${index}`, name])),
    ExpressionAttributeValues: Object.fromEntries(members.map(([, value], index) => [`:${index}`, value])),
  };
}

function inForceFrom<Document>({ version, document, at }: ReadableVersion<Document>): DocumentInForce<Document> {
  return { version, document, publishedAt: at };
}
