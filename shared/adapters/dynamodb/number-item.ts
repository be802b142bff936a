import * as z from 'zod';
import type { Suppression } from '../../application/ports/suppression-log.ts';
import { storedInstant } from './instant-text.ts';
import { storedSuppressReason } from './lead-item.ts';
import { readItem } from './unreadable-item-error.ts';

/** The item that says who holds a number and whether it may be called: `lead_id?`, `suppressed_at?`, `suppressed_why?`. */
export function numberKeyOf(hashedNumber: string): { readonly pk: string; readonly sk: string } {
  return { pk: `${PARTITION}${hashedNumber}`, sk: 'NUMBER' };
}

const PARTITION = 'NUMBER#';

const numberItem = z.object({ lead_id: z.string().exactOptional() });
const suppressedNumber = z.object({
  pk: z.string().startsWith(PARTITION),
  suppressed_at: storedInstant,
  suppressed_why: storedSuppressReason,
});

/**
 * The lead that holds the number, or undefined when it is only suppressed.
 * @throws UnreadableItemError when the item is no number's.
 */
export function holderFromItem(item: Readonly<Record<string, unknown>>): string | undefined {
  return readItem(numberItem, item).lead_id;
}

/**
 * What the item says of the number's suppression; undefined when it is not suppressed.
 * @throws UnreadableItemError when it is, and cannot be read.
 */
export function suppressionFromItem(item: Readonly<Record<string, unknown>>): Suppression | undefined {
  if (item['suppressed_at'] === undefined) return undefined;
  const { pk, suppressed_at: at, suppressed_why: why } = readItem(suppressedNumber, item);
  return { numberKey: pk.slice(PARTITION.length), at, why };
}
