import * as z from 'zod';
import { shortHash } from './short-hash.ts';
import { readItem } from './unreadable-item-error.ts';

/**
 * The item that says which lead the company's own id leads to: `lead_id`. Under a hash, because an id may be of any length
 * and hold anything.
 */
export function externalIdKey(externalId: string): { readonly pk: string; readonly sk: string } {
  return { pk: `EXTERNAL#${shortHash(externalId)}`, sk: 'EXTERNAL' };
}

const externalIdItem = z.object({ lead_id: z.string() });

/** @throws UnreadableItemError when the item is no external id's. */
export function leadIdFromItem(item: Readonly<Record<string, unknown>>): string {
  return readItem(externalIdItem, item).lead_id;
}
