import * as z from 'zod';
import type {
  ReadableRulesVersion,
  RulesPublication,
  RulesVersion,
} from '../../application/ports/settings-repository.ts';
import { parseRulesDocument } from '../../domain/rules-document.ts';
import { storedInstant } from './instant-text.ts';
import { jsonText } from './json-text.ts';
import { SETTINGS_PARTITION } from './settings-items.ts';
import { readItem, UnreadableItemError } from './unreadable-item-error.ts';

type Item = Readonly<Record<string, unknown>>;
interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The last version published, where all that is read every minute lies. */
export const RULES_KEY: Key = { pk: SETTINGS_PARTITION, sk: 'RULES' };
/** Every version ever published, the last one included. */
export const RULES_HISTORY_PARTITION = 'RULES';
const VERSION_PREFIX = 'RULES#';
const VERSION_DIGITS = 8;

/** Padded, so that keys sort as versions do. */
export function rulesHistoryKey(version: number): Key {
  return { pk: RULES_HISTORY_PARTITION, sk: `${VERSION_PREFIX}${String(version).padStart(VERSION_DIGITS, '0')}` };
}

/** The document is one JSON text: it is read and written whole, and its validation is the domain's. */
const storedRules = z.object({
  version: z.int().min(1),
  document: jsonText(z.unknown()),
  author: z.string(),
  note: z.string(),
  published_at: storedInstant,
});

/** @throws UnreadableItemError when the item holds no rules document that this version of the product obeys. */
export function rulesFromItem(item: Item): ReadableRulesVersion {
  const { document, published_at: at, ...rest } = readItem(storedRules, item);
  const parsed = parseRulesDocument(document);
  if (parsed.kind === 'valid') return { kind: 'readable', ...rest, document: parsed.document, at };
  const problems = parsed.problems.map(({ path, message }) => `${path} ${message}`).join(', ');
  throw new UnreadableItemError(`${item['pk']} / ${item['sk']}`, problems);
}

/** A version of the history; its number is told by its key, which a damaged item has as well. */
export function rulesVersionFromItem(item: Item): RulesVersion {
  const version = Number(String(item['sk']).slice(VERSION_PREFIX.length));
  try {
    return { ...rulesFromItem(item), version };
  } catch (error) {
    if (!(error instanceof UnreadableItemError)) throw error;
    return { kind: 'unreadable', version, reason: error.message };
  }
}

/** The members of both items that publishing writes. */
export function rulesMembers({ document, expectedVersion, author, note, at }: RulesPublication): Item {
  return z.encode(storedRules, { version: expectedVersion + 1, document, author, note, published_at: at });
}
