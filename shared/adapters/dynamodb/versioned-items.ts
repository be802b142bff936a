import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { DocumentKind } from '../../application/document-kind.ts';
import type { AuditSubject } from '../../application/ports/audit-log.ts';
import type { DocumentVersion, Publication, ReadableVersion } from '../../application/ports/versioned-documents.ts';
import type { SettingName } from '../../domain/unreadable.ts';
import { storedInstant } from './instant-text.ts';
import { jsonText } from './json-text.ts';
import { SETTINGS_PARTITION } from './settings-items.ts';
import { readItem, UnreadableItemError } from './unreadable-item-error.ts';

type Item = Readonly<Record<string, unknown>>;
interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Where documents of a kind are kept, and how they are judged. */
export interface StoredKind<Document> extends Pick<DocumentKind<Document, unknown>, 'name' | 'atFirst' | 'parse'> {
  /** Begins the keys. */
  readonly key: string;
  /** Its name among the settings. */
  readonly setting: SettingName;
  /** What the audit log calls it. */
  readonly subject: AuditSubject;
}

const VERSION_DIGITS = 8;

/** The last version published, where all that is read every minute lies. */
export function inForceKey({ key }: { readonly key: string }): Key {
  return { pk: SETTINGS_PARTITION, sk: key };
}

/** Every version ever published lies under it, the last one included. */
export function historyPartition({ key }: { readonly key: string }): string {
  return key;
}

/** Padded, so that keys sort as versions do. */
export function historyKey({ key }: { readonly key: string }, version: number): Key {
  return { pk: key, sk: `${key}#${String(version).padStart(VERSION_DIGITS, '0')}` };
}

/** One more fits into the keys. */
const storedVersionNumber = z
  .int()
  .min(1)
  .max(10 ** VERSION_DIGITS - 2);

/** The document is one JSON text: it is read and written whole, and its validation is the domain's. */
const storedVersion = z.object({
  version: z.int().min(1),
  document: jsonText(z.unknown()),
  author: z.string(),
  note: z.string(),
  published_at: storedInstant,
});

/** @throws UnreadableItemError when the item holds no document that this version of the product obeys. */
export function documentFromItem<Document>({ parse }: StoredKind<Document>, item: Item): ReadableVersion<Document> {
  const { document, published_at: at, ...rest } = readItem(storedVersion, item);
  const parsed = parse(document);
  if (parsed.kind === 'valid') return { kind: 'readable', ...rest, document: parsed.document, at };
  const problems = parsed.problems.map(({ path, message, finding }) => ({ path, message, finding }));
  throw new UnreadableItemError({ kind: 'not-obeyed', key: `${item['pk']} / ${item['sk']}`, problems });
}

/** A version of the history; its number is told by its key, which a damaged item has as well. */
export function versionFromItem<Document>(kind: StoredKind<Document>, item: Item): DocumentVersion<Document> {
  const version = Number(String(item['sk']).slice(`${kind.key}#`.length));
  try {
    return { ...documentFromItem(kind, item), version };
  } catch (error) {
    if (!(error instanceof UnreadableItemError)) throw error;
    return { kind: 'unreadable', version, reason: error.message, why: error.why };
  }
}

/** Whether both items hold the same version, byte for byte, readable or not. */
export function isSameVersion(one: Item, other: Item): boolean {
  return Object.keys(storedVersion.shape).every((member) => isDeepStrictEqual(one[member], other[member]));
}

/** The version that an item says it holds, when that is a number that versions can have. */
export function versionNumberOf(item: Item): number | undefined {
  return storedVersionNumber.safeParse(item['version']).data;
}

/** The members of both items that publishing writes. */
export function versionMembers({ document, expectedVersion, author, note, at }: Publication<unknown>): Item {
  return z.encode(storedVersion, { version: expectedVersion + 1, document, author, note, published_at: at });
}
