import * as z from 'zod';
import type { AuditEntry, ChangedVersions, SignedChange } from '../../application/ports/audit-log.ts';
import { AUDIT_PARTITION, itemFromAuditEntry, storedEntry } from './audit-items.ts';
import { leadKey } from './lead-item.ts';
import { readableOnly, readItem } from './unreadable-item-error.ts';

type Item = Readonly<Record<string, unknown>>;

/** What was signed of one lead or person, kept beside the log where it is found without reading the log. */
const storedChange = storedEntry.extend({ from: z.int(), to: z.int() });

const CHANGE = 'CHANGE#';
/** Nothing is written more often. */
const VERSION_DIGITS = 12;

/** The item of a lead's change, beside the lead, under the version that came of it. */
export function itemFromLeadChange(leadId: string, entry: AuditEntry, to: number): Item {
  const key = { pk: leadKey(leadId).pk, sk: leadChangeSortKey(to) };
  return { ...key, ...z.encode(storedChange, { ...entry, from: to - 1, to }) };
}

/** In the order of the versions. */
export function leadChangeSortKey(to: number): string {
  return `${CHANGE}${String(to).padStart(VERSION_DIGITS, '0')}`;
}

/** A person's changes lie in the order of their moments: their versions have none. */
export function personChangesPartition(personId: string): string {
  return `${AUDIT_PARTITION}#person#${personId}`;
}

export function itemFromPersonChange(personId: string, entry: AuditEntry, versions: ChangedVersions): Item {
  const key = { pk: personChangesPartition(personId), sk: itemFromAuditEntry(entry)['sk'] };
  return { ...key, ...z.encode(storedChange, { ...entry, ...versions }) };
}

/** Nothing where the item cannot be read: then nobody knows who signed that change. */
export function signedChangesFromItem(item: Item): readonly SignedChange[] {
  return readableOnly(() => readItem(storedChange, item));
}
