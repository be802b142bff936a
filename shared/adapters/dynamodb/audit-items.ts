import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AUDIT_SUBJECTS, type AuditEntry } from '../../application/ports/audit-log.ts';
import { deedSchema } from '../../domain/deed.ts';
import { instantText, storedInstant } from './instant-text.ts';
import { readItem } from './unreadable-item-error.ts';

type Item = Readonly<Record<string, unknown>>;

/** Entries lie in the order of their moments. People write them, so that one partition holds them all. */
export const AUDIT_PARTITION = 'AUDIT';

export const storedEntry = z.object({
  at: storedInstant,
  author: z.string(),
  subject: z.enum(AUDIT_SUBJECTS),
  id: z.string().exactOptional(),
  deeds: z.array(deedSchema).readonly(),
  note: z.string(),
});

/**
 * The item of an entry, written in one transaction with what it tells of, or alone. Its key follows from all that it says:
 * entries of one moment stand beside each other, and one that is written again stays one.
 */
export function itemFromAuditEntry(entry: AuditEntry): Item {
  const { at, author, subject, id = '', deeds, note } = entry;
  const said = JSON.stringify([author, subject, id, deeds, note]);
  const sk = `${instantText(at)}#${createHash('sha256').update(said).digest('hex').slice(0, 12)}`;
  return { pk: AUDIT_PARTITION, sk, ...z.encode(storedEntry, entry) };
}

/** @throws UnreadableItemError when the item is no entry. */
export function auditEntryFromItem(item: Item): AuditEntry {
  return readItem(storedEntry, item);
}
